//! The printed sheet, and the page of links.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::error::WebError;
use super::failure;
use super::look::look;
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use crate::domain::{Link, Role, Workshop};
use crate::live::who::Who;
use crate::views;

/// `GET /a/CODE/affiche`: the A4 join sheet, for whoever has the code.
pub(super) async fn sheet(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
) -> Response {
    let found = state.room(&code).await.map(|(_, room)| {
        let sight = room.look();
        show(views::sheet::page(&sight.workshop, &sight.door, &look(&visitor)))
    });
    failure::or_page(&state, &visitor, found)
}

/// `GET /a/CODE/liens`: one link per role, for the facilitator alone.
pub(super) async fn links(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
) -> Response {
    let shown = async {
        let (_, room) = state.room(&code).await?;
        let sight = room.look();
        match visitor.team(&state, &sight.workshop) {
            Some(Who::Team { role: Role::Facilitator, .. }) => {}
            Some(_) | None => return Err(WebError::NotAllowed),
        }
        let links = addressed(&state, &sight.workshop, &sight.door.code);
        let page = views::created::page(&sight.workshop, &sight.door, &links, &look(&visitor));
        Ok(show(page).into_response())
    };
    failure::or_page(&state, &visitor, shown.await)
}

/// The valid links of a workshop, with the address of each.
pub(super) fn addressed(state: &AppState, workshop: &Workshop, code: &str) -> Vec<(Link, String)> {
    let valid = workshop.links.values().filter(|link| !link.revoked && !link.simulated);
    valid.map(|link| (link.clone(), address(state, workshop, link, code))).collect()
}

/// The address that gives a role.
pub(super) fn address(state: &AppState, workshop: &Workshop, link: &Link, code: &str) -> String {
    let page = if link.role == Role::Projector { "mur" } else { "animer" };
    let secret = state.secrets.link_token(workshop.id, link.id);
    format!("{}/a/{code}/{page}?cle={secret}", state.reach.base())
}
