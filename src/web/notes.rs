//! `/a/CODE/notes`: the free notes. Sockets of the Yjs sync protocol, and the form of a
//! page without scripts.
//!
//! `/a/CODE/notes/NOTE` is what a Yjs client dials for one note (a server address and the
//! name of a room); `/a/CODE/notes` carries all notes on one socket, for our own page.

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::error::WebError;
use super::failure;
use super::form::{Fields, Form, fold};
use super::state::AppState;
use super::visitor::Visitor;
use crate::domain::NoteId;
use crate::live::RoomHandle;
use crate::live::notes::{self, Formed, LONGEST, Terms};
use crate::live::who::Who;

/// Bytes read from a socket at once: most messages are a letter or two.
const READ_BUFFER: usize = 4 * 1024;
/// Bytes gathered before one write.
const WRITE_BUFFER: usize = 16 * 1024;
/// Bytes that may wait for one slow socket: the longest note twice, and it is let go.
const MAX_WRITE_BUFFER: usize = 2 * LONGEST;

/// All notes on one socket.
pub(super) async fn all(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
    upgrade: WebSocketUpgrade,
) -> Response {
    match reader(&state, &visitor, &code, None).await {
        Ok((room, who)) => open(&state, &visitor, upgrade, &room, (who, None)),
        Err(error) => failure::page(&state, &visitor, error),
    }
}

/// One note.
pub(super) async fn one(
    State(state): State<AppState>,
    Path((code, note)): Path<(String, String)>,
    visitor: Visitor,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Ok(note) = note.parse::<NoteId>() else {
        return failure::page(&state, &visitor, WebError::NotFound);
    };
    match reader(&state, &visitor, &code, Some(note)).await {
        Ok((room, who)) => open(&state, &visitor, upgrade, &room, (who, Some(note))),
        Err(error) => failure::page(&state, &visitor, error),
    }
}

/// Who asks, if the note is there for them.
async fn reader(
    state: &AppState,
    visitor: &Visitor,
    code: &str,
    note: Option<NoteId>,
) -> Result<(RoomHandle, Who), WebError> {
    let (_, room) = state.room(code).await?;
    let workshop = room.look().workshop;
    let who = visitor.who(state, &workshop);
    if !who.may_look(&workshop) {
        return Err(WebError::NotAllowed);
    }
    let hidden = note.is_some_and(|note| !workshop.shows_note(note, who.on_pad(&workshop)));
    if hidden { Err(WebError::NotFound) } else { Ok((room, who)) }
}

/// Opens a socket, which is counted with those of the pages.
fn open(
    state: &AppState,
    visitor: &Visitor,
    upgrade: WebSocketUpgrade,
    room: &RoomHandle,
    (who, note): (Who, Option<NoteId>),
) -> Response {
    let counted = match state.count_socket(&who, &room.look().workshop) {
        Ok(counted) => counted,
        Err(error) => return failure::page(state, visitor, error),
    };
    let upgrade = upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(MAX_WRITE_BUFFER)
        .max_message_size(LONGEST)
        .max_frame_size(LONGEST);
    let stopping = state.live.stopping.clone();
    let terms = Terms { connection: state.next_connection(), who, note, stopping };
    // A stop waits until the goodbye is said.
    let (tasks, notes) = (state.live.tasks.clone(), room.notes().clone());
    upgrade.on_upgrade(move |socket| {
        tasks.track_future(async move {
            notes::run(socket, notes, terms).await;
            drop(counted);
        })
    })
}

/// A note as a page without scripts sends it. Unknown fields are refused.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Sent {
    note: String,
    /// What it said when the page was made.
    base: String,
    text: String,
}

/// Merges a note that was written on a page without scripts.
pub(super) async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
    Form(fields): Form,
) -> Response {
    match merged(&state, &code, &visitor, fields).await {
        Ok((Formed::Stored, back)) => Redirect::to(&back).into_response(),
        Ok((Formed::Refused(refusal), _)) => {
            failure::answer(&visitor, StatusCode::CONFLICT, refusal.code())
        }
        Err(error) => failure::page(&state, &visitor, error),
    }
}

async fn merged(
    state: &AppState,
    code: &str,
    visitor: &Visitor,
    fields: Fields,
) -> Result<(Formed, String), WebError> {
    let sent: Sent = fold(fields)?;
    let note: NoteId = sent.note.parse().map_err(|_| WebError::NotFound)?;
    let (_, room) = state.room(code).await?;
    let sight = room.look();
    let form = notes::Form {
        note,
        who: visitor.who(state, &sight.workshop),
        base: Some(lines(&sent.base)),
        text: lines(&sent.text),
    };
    let formed = room.notes().merge(form).await.map_err(|_| WebError::NotNow)?;
    Ok((formed, format!("/a/{}/pad#note-{note}", sight.door.code)))
}

/// A form sends CR and LF for each line; a note has LF.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
