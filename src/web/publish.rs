//! `/a/CODE/publier`: the facilitator publishes the notes, or takes them down.
//! `/p/ID`: the published notes, for anybody. The address is the workshop's id, which
//! opens nothing else: the join code stands nowhere in it.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::beside::Turn;
use super::error::WebError;
use super::etag;
use super::failure;
use super::files;
use super::history;
use super::look::look;
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use crate::clock;
use crate::domain::{Role, WorkshopId};
use crate::live::who::Who;
use crate::pad::{Format, Source};
use crate::views;
use crate::views::publish::Standing;
use crate::views::published::Addresses;

/// `GET /a/CODE/publier`
pub(super) async fn form(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
) -> Response {
    let shown = async {
        let (id, room) = state.room(&code).await?;
        let sight = room.look();
        match visitor.team(&state, &sight.workshop) {
            Some(Who::Team { role: Role::Facilitator, .. }) => {}
            Some(_) | None => return Err(WebError::NotAllowed),
        }
        let standing = Standing { now: clock::now(), address: address(&state, id) };
        let page = views::publish::page(&sight.workshop, &sight.door, &look(&visitor), &standing);
        Ok(show(page).into_response())
    };
    failure::or_page(&state, &visitor, shown.await)
}

fn address(state: &AppState, id: WorkshopId) -> String {
    format!("{}/p/{id}", state.reach.base())
}

/// `GET /p/ID`
pub(super) async fn notes(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visitor: Visitor,
) -> Response {
    let shown = async {
        let id = id.parse::<WorkshopId>().map_err(|_| WebError::NotFound)?;
        let sight = state.room_of(id).await?.look();
        // Not published, taken down, not yet, or never there: strangers are told the same.
        let how = sight.workshop.published(clock::now()).ok_or(WebError::NotFound)?;
        let address = address(&state, id);
        let feed = format!("/p/{id}/{}", Format::Atom.file_name());
        let at = Addresses { page: &address, feed: Some(&feed) };
        let page = views::published::page(&sight.workshop, how, &look(&visitor), at);
        let mut response = show(page).into_response();
        // Anybody's, but asked for anew each time: it may be taken down.
        let cache = HeaderValue::from_static("no-cache, public");
        response.headers_mut().insert(header::CACHE_CONTROL, cache);
        Ok(response)
    };
    failure::or_page(&state, &visitor, shown.await)
}

/// `GET /p/ID/export.EXTENSION`: the same as a file, with the names that were chosen.
pub(super) async fn file(
    State(state): State<AppState>,
    Path((id, name)): Path<(String, String)>,
    visitor: Visitor,
    asked: HeaderMap,
) -> Response {
    let made = async {
        // The published page is also the one that browsers print.
        let format = files::format(&name, || format!("/p/{id}"))?;
        let id = id.parse::<WorkshopId>().map_err(|_| WebError::NotFound)?;
        let sight = state.room_of(id).await?.look();
        let how = sight.workshop.published(clock::now()).ok_or(WebError::NotFound)?;
        let address = address(&state, id);
        let records = files::records(&state, &sight, format).await?;
        let make = move || {
            let log = history::known(&sight.workshop, records)?;
            let signing = views::published::signing(how.names);
            let source = Source::published(&sight.workshop, &address, signing).with_log(&log);
            Ok(format.file(&source))
        };
        // There is no code in the address for the porch to give turns by.
        let turn = Turn::of(state.turnstile.turn(&id.to_string()).await);
        let (file, tag) = files::written(&state, (format, turn), make).await?;
        let headers = [
            (header::CONTENT_TYPE, format.media_type()),
            (header::CACHE_CONTROL, "no-cache, public"),
            // Anybody's: other sites may read it too. It runs nothing.
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"),
        ];
        // What the file says of itself comes over what its bytes are taken for.
        let mut response = etag::answer(&asked, &tag, || file.into_response());
        for (name, value) in headers {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        Ok(response)
    };
    failure::or_page(&state, &visitor, made.await)
}
