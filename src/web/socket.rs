//! `GET /a/CODE/ws`: a page becomes live.

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::{ConnectionNotUpgradable, WebSocketUpgradeRejection};
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::header::{
    CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL, UPGRADE,
};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use hyper::upgrade::OnUpgrade;
use serde::Deserialize;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::failure;
use super::pages;
use super::state::AppState;
use super::visitor::Visitor;
use crate::assets::BUILD;
use crate::i18n::Lang;
use crate::live::connection::{self, Terms};
use crate::live::{Format, OpenPage};
use crate::screen::{Audience, Page};

/// Which page the socket belongs to.
#[derive(Deserialize)]
pub(super) struct SocketQuery {
    /// `phone`, `desk`, `wall`, `pad`.
    #[serde(default)]
    page: String,
    /// The last event the page contains.
    #[serde(default)]
    since: u64,
    /// The number of what the page contains that has no event.
    pulse: Option<u64>,
    /// The page's language.
    #[serde(default)]
    lang: String,
    /// The build of the page's script, which holds the list of phrases.
    #[serde(default)]
    build: String,
}

/// A request to become a WebSocket, checked.
pub(super) struct Upgrade {
    asked: WebSocketUpgrade,
    key: HeaderValue,
    done: OnUpgrade,
}

impl<S: Send + Sync> FromRequestParts<S> for Upgrade {
    type Rejection = WebSocketUpgradeRejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        // Kept before axum takes it: the connection itself is wanted, not its WebSocket.
        let done = parts.extensions.get::<OnUpgrade>().cloned();
        let asked = WebSocketUpgrade::from_request_parts(parts, state).await?;
        let key = parts.headers.get(SEC_WEBSOCKET_KEY).cloned();
        let (Some(done), Some(key)) = (done, key) else {
            return Err(ConnectionNotUpgradable::default().into());
        };
        Ok(Self { asked, key, done })
    }
}

impl Upgrade {
    /// The answer that makes the connection a WebSocket.
    fn accept(&self) -> Response {
        let accept = derive_accept_key(self.key.as_bytes());
        let upgrade = [(CONNECTION, "upgrade"), (UPGRADE, "websocket")];
        let accept = [(SEC_WEBSOCKET_ACCEPT, accept)];
        let mut answer = (StatusCode::SWITCHING_PROTOCOLS, upgrade, accept).into_response();
        if let Some(protocol) = self.asked.selected_protocol() {
            answer.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, protocol.clone());
        }
        answer
    }
}

/// Upgrades, in the subprotocol that the browser asks for.
pub(super) async fn get(
    State(state): State<AppState>,
    Path(code): Path<String>,
    Query(query): Query<SocketQuery>,
    visitor: Visitor,
    mut upgrade: Upgrade,
) -> Response {
    let room = match state.room(&code).await {
        Ok((_, room)) => room,
        Err(error) => return failure::page(&state, &visitor, error),
    };
    let page = match query.page.as_str() {
        "desk" => Page::Desk,
        "wall" => Page::Wall,
        "pad" => Page::Pad,
        _ => Page::Phone,
    };
    let sight = room.look();
    let Some(who) = pages::viewer_of(&state, &visitor, &sight.workshop, page) else {
        return failure::page(&state, &visitor, super::error::WebError::NotAllowed);
    };
    let open = match state.count_socket(&who, &sight.workshop) {
        Ok(open) => open,
        Err(error) => return failure::page(&state, &visitor, error),
    };
    let role = match page {
        Page::Pad => who.on_pad(&sight.workshop),
        Page::Phone | Page::Desk | Page::Wall => who.role(),
    };
    let lang = Lang::from_code(&query.lang).unwrap_or(visitor.lang);
    upgrade.asked =
        upgrade.asked.protocols(["collecte.html.1", "collecte.json.1", "collecte.json.2"]);
    let protocol = upgrade.asked.selected_protocol();
    let protocol = protocol.and_then(|name| name.to_str().ok());
    let format = match protocol {
        Some("collecte.json.1") => Format::Json,
        Some("collecte.json.2") => Format::Lists,
        _ if query.build == BUILD => Format::Signs,
        _ => Format::Html,
    };
    let terms = Terms {
        page: OpenPage {
            connection: state.next_connection(),
            audience: Audience { page, role, language: lang.language() },
            format,
            who,
            since: query.since,
            pulse: query.pulse,
        },
        say: state.live.say,
        tasks: state.live.tasks.clone(),
        plain: state.plain_sockets,
    };
    let answer = upgrade.accept();
    let done = upgrade.done;
    // A stop waits until the goodbye is said.
    state.live.tasks.spawn(async move {
        // A browser that went away before it was answered needs nothing.
        if let Ok(upgraded) = done.await {
            connection::run(upgraded, room, terms).await;
        }
        drop(open);
    });
    answer
}
