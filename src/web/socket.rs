//! `GET /a/CODE/ws`: a page becomes live.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::failure;
use super::pages;
use super::state::AppState;
use super::visitor::Visitor;
use crate::i18n::Lang;
use crate::live::Format;
use crate::live::asked::LONGEST;
use crate::live::connection::{self, Terms};
use crate::metrics::Limit;
use crate::screen::{Audience, Page};

/// Bytes read from a socket at once. The library's default of 128 KiB would be
/// zeroed at each poll and cost 136 KB for each idle phone.
const READ_BUFFER: usize = 4 * 1024;
/// Bytes gathered before one write.
const WRITE_BUFFER: usize = 16 * 1024;
/// Bytes that may wait for one slow socket before it is let go.
const MAX_WRITE_BUFFER: usize = 256 * 1024;

/// Which page the socket belongs to.
#[derive(Deserialize)]
pub(super) struct SocketQuery {
    /// `phone`, `desk`, `wall`, `pad`.
    #[serde(default)]
    page: String,
    /// The last event the page contains.
    #[serde(default)]
    since: u64,
    /// The page's language.
    #[serde(default)]
    lang: String,
}

/// Upgrades, in the subprotocol that the browser asks for.
pub(super) async fn get(
    State(state): State<AppState>,
    Path(code): Path<String>,
    Query(query): Query<SocketQuery>,
    visitor: Visitor,
    upgrade: WebSocketUpgrade,
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
    let Some(open) = state.sockets.open(&who, &sight.workshop) else {
        state.live.metrics.held_up(Limit::sockets);
        return failure::page(&state, &visitor, super::error::WebError::SlowDown);
    };
    let lang = Lang::from_code(&query.lang).unwrap_or(visitor.lang);
    let upgrade = upgrade
        .protocols(["collecte.html.1", "collecte.json.1"])
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(MAX_WRITE_BUFFER)
        .max_message_size(LONGEST)
        .max_frame_size(LONGEST);
    let json = upgrade.selected_protocol().is_some_and(|name| name == "collecte.json.1");
    let terms = Terms {
        connection: state.next_connection(),
        audience: Audience { page, role: who.role(), language: lang.language() },
        format: if json { Format::Json } else { Format::Html },
        who,
        since: query.since,
        told: Arc::new(AtomicU64::new(query.since)),
        say: state.live.say,
        stopping: state.live.stopping.clone(),
        metrics: state.live.metrics.clone(),
    };
    // A stop waits until the goodbye is said.
    let tasks = state.live.tasks.clone();
    upgrade.on_upgrade(move |socket| {
        tasks.track_future(async move {
            connection::run(socket, room, terms).await;
            drop(open);
        })
    })
}
