//! `POST /a/CODE/supprimer`: the facilitator deletes the workshop, for good.

use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use serde::Deserialize;

use super::code;
use super::error::WebError;
use super::failure;
use super::form::{Fields, Form, fold};
use super::state::AppState;
use super::visitor::Visitor;
use crate::domain::Role;
use crate::live::who::Who;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Removal {
    /// The code typed once more: nobody deletes by a slip of the finger.
    confirm: String,
    op: String,
}

/// Deletes, when the facilitator typed the code once more.
pub(super) async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
    Form(fields): Form,
) -> Response {
    let removed = remove(&state, &code, &visitor, fields).await;
    failure::or_page(&state, &visitor, removed.map(|()| Redirect::to("/")))
}

async fn remove(
    state: &AppState,
    code: &str,
    visitor: &Visitor,
    fields: Fields,
) -> Result<(), WebError> {
    let (id, room) = state.room(code).await?;
    let sight = room.look();
    match visitor.team(state, &sight.workshop) {
        Some(Who::Team { role: Role::Facilitator, .. }) => {}
        Some(_) | None => return Err(WebError::NotAllowed),
    }
    let removal: Removal = fold(fields)?;
    tracing::debug!(op = removal.op, "deletion asked");
    if code::normal(&removal.confirm).as_deref() != Some(&sight.door.code) {
        return Err(WebError::BadForm("confirm_code"));
    }
    state.registry.end(id).await;
    state.heads.forget(id);
    state.store.purge(id).await?;
    tracing::info!(workshop.id = %id, "workshop {id} deleted by its facilitator");
    Ok(())
}
