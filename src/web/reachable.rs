//! `GET /essai`: can a phone come in? And by which address, where there are several.
//! `GET /ici`: what the phone sees that tries.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::error::WebError;
use super::form::{Form, fold};
use super::look::look;
use super::reach::{self, Because};
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use super::{code, failure};
use crate::clock;
use crate::screen::Page;
use crate::views::reachable::{self as views, Found};

/// From which workshop somebody asks. Never looked up: these pages must not tell which
/// codes there are.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct From {
    code: String,
}

type Asked = (State<AppState>, ConnectInfo<SocketAddr>, Query<From>, Visitor, HeaderMap);

/// `GET /essai`: for whoever prepares the room.
pub(super) async fn test(
    State(state): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Query(asked): Query<From>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Response {
    let networks = state.reach.networks();
    let (base, because) = state.reach.because();
    let found = Found {
        code: code::normal(&asked.code),
        base,
        can_be_reached: because != Because::Nowhere,
        is_chosen: because == Because::Chosen,
        is_public: because == Because::Public,
        chosen: state.reach.chosen(),
        at_home: reach::is_at_home(from.ip(), host_of(&headers)),
        phones: networks.phones,
        lan: state.reach.is_lan(),
        wifi: state.reach.host().wifi,
        phone_at: state.reach.phone_at(),
    };
    show(views::test(&look(&visitor), &found)).into_response()
}

/// `GET /ici`: the answer is the page itself; that somebody came is remembered,
/// who is not.
pub(super) async fn phone(asked: Asked) -> Response {
    let (State(state), ConnectInfo(from), Query(asked), visitor, headers) = asked;
    let elsewhere = state.reach.is_elsewhere(from.ip(), host_of(&headers));
    if elsewhere {
        state.reach.phone_came(clock::now());
    }
    let code = code::normal(&asked.code);
    show(views::phone(&look(&visitor), code.as_deref(), elsewhere)).into_response()
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Choosing {
    interface: String,
    code: String,
    op: String,
}

/// `POST /essai`: which interface, chosen at the machine itself.
pub(super) async fn choose(
    State(state): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(fields): Form,
) -> Response {
    let chosen = async {
        if !reach::is_at_home(from.ip(), host_of(&headers)) {
            return Err(WebError::NotAllowed);
        }
        let choosing: Choosing = fold(fields)?;
        tracing::debug!(op = choosing.op, "an interface is chosen");
        let interface = Some(choosing.interface.as_str()).filter(|name| !name.is_empty());
        state.reach.choose(interface);
        state.announce().await;
        Ok(match code::normal(&choosing.code) {
            Some(code) => format!("/essai?code={code}"),
            None => "/essai".to_owned(),
        })
    };
    failure::or_page(&state, &visitor, chosen.await.map(|back| Redirect::to(&back)))
}

/// Somebody opened a page they may see: the address by which a facilitator came is one
/// that works.
pub(super) async fn came(state: &AppState, page: Page, headers: &HeaderMap) {
    if page == Page::Desk && state.reach.reached_by(host_of(headers)) {
        state.announce().await;
    }
}

/// What the browser calls this server; empty when it does not say.
pub(super) fn host_of(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}
