//! `/a/CODE/apporter`: what was gathered elsewhere comes in. The JSON of the same
//! workshop run on another machine is merged; a table of paper cards is read line by
//! line. First a page tells what would change, then the same form does it.

use std::collections::BTreeSet;

use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::beside::beside;
use super::error::WebError;
use super::imports::{self, Bringer};
use super::look::look;
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use super::{failure, fresh};
use crate::clock;
use crate::domain::{
    Actor, Ask, Brought, Command, Keyed, LinkId, NoteId, Refusal, Role, RoundId, Text, Workshop,
    decide,
};
use crate::live::frame::{Answer, Refused};
use crate::live::notes::{Form, Formed, adds};
use crate::live::who::Who;
use crate::live::{Fault, RoomHandle, Sight};
use crate::pad::cards::NoTable;
use crate::pad::{self, cards};
use crate::views::bring::{self as view, Found};

/// Keys tried before giving up on finding one that nobody has.
const KEY_TRIES: u16 = 200;

/// What the address may say: something came in a moment ago.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct BringQuery {
    fait: String,
}

/// `GET /a/CODE/apporter`
pub(super) async fn form(
    State(state): State<AppState>,
    Path(code): Path<String>,
    Query(query): Query<BringQuery>,
    visitor: Visitor,
) -> Response {
    let shown = async {
        let (_, room) = state.room(&code).await?;
        let sight = room.look();
        let (role, _) = team(&state, &visitor, &sight)?;
        let done = !query.fait.is_empty();
        Ok(view::form(&sight.workshop, &sight.door, (&look(&visitor), role), done))
    };
    failure::or_page(&state, &visitor, shown.await.map(show))
}

/// `POST /a/CODE/apporter`
pub(super) async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    (visitor, bringer): (Visitor, Bringer),
    multipart: Multipart,
) -> Response {
    let done = brought(&state, &code, (&visitor, bringer), multipart).await;
    failure::or_page(&state, &visitor, done)
}

async fn brought(
    state: &AppState,
    code: &str,
    (visitor, bringer): (&Visitor, Bringer),
    multipart: Multipart,
) -> Result<Response, WebError> {
    let (_, room) = state.room(code).await?;
    let sight = room.look();
    let (role, link) = team(state, visitor, &sight)?;
    let place = imports::place().await;
    let sent = Sent::read(multipart).await?;
    let workshop = sight.workshop.clone();
    let read = move || {
        let found = sent.found(&workshop)?;
        let notes = new_notes(&found, &workshop);
        // The place goes on with what was read: who asked may have left by now.
        Ok::<_, WebError>((sent, found, notes, place))
    };
    let (sent, found, notes, _place) = beside(state, (), read).await??;
    if matches!(found, Found::Workshop(_)) && !role.leads() {
        return Err(WebError::NotAllowed);
    }
    let brought = match &found {
        Found::Workshop(brought) => (**brought).clone(),
        Found::Cards(table) => table.brought(&sight.workshop),
    };
    let keys = keys(state, &sight.workshop, &brought);
    let ask = sent.ask(role, link, !brought.rounds.is_empty())?;
    let command = Command::BringIn { brought: Box::new(brought), keys };
    if sent.confirmed {
        bringer.brings(state, sent.bytes.len())?;
        let mut answer = room.command(ask, command).await;
        if matches!(answer, Ok(Answer::Stored { .. })) {
            let notes = bring_notes(&room, notes, (role, link)).await;
            answer = notes.and_then(|refused| refused.map_or(answer, Ok));
        }
        return Ok(done(visitor, &sight.door.code, answer));
    }
    let events = match decide(&sight.workshop, &ask, command) {
        Ok(events) => events,
        Err(refusal) => return Ok(refused(visitor, refusal.code())),
    };
    let preview = view::Preview {
        found: &found,
        events: &events,
        notes: notes.len(),
        text: &sent.text,
        round: sent.round,
    };
    let page = view::preview(&sight.workshop, &sight.door, &look(visitor), &preview);
    Ok(show(page).into_response())
}

/// Merges the free notes of a workshop that came in, once its steps and groups are here.
/// Says why where one of them did not fit.
async fn bring_notes(
    room: &RoomHandle,
    notes: Vec<(NoteId, Text)>,
    (role, link): (Role, LinkId),
) -> Result<Option<Answer>, Fault> {
    let here = room.look().workshop;
    for (note, text) in notes {
        // A group that does not exist here any more has no note either.
        if !here.shows_note(note, role) {
            continue;
        }
        let (who, text) = (Who::Team { role, link }, text.as_str().to_owned());
        let form = Form { note, who, base: None, text };
        if let Formed::Refused(refusal) = room.notes().merge(form).await? {
            return Ok(Some(Answer::Refused { refusal: Refused::Rule(refusal), field: None }));
        }
    }
    Ok(None)
}

/// The free notes that say something which those here do not.
fn new_notes(found: &Found, here: &Workshop) -> Vec<(NoteId, Text)> {
    let brought = match found {
        Found::Workshop(brought) => brought.notes.as_slice(),
        Found::Cards(_) => &[],
    };
    let says = |note: &NoteId| here.notes.get(note).map_or("", |note| &note.typed);
    brought.iter().filter(|(note, text)| adds(text.as_str(), says(note))).cloned().collect()
}

fn no_table(fault: NoTable) -> WebError {
    match fault {
        NoTable::Empty => WebError::BadForm("table_empty"),
        NoTable::NoText => WebError::BadForm("table_no_text"),
        NoTable::TooLong => WebError::BadForm("table_too_long"),
        NoTable::Broken => WebError::BadForm("table_broken"),
    }
}

/// The team alone, by the link this browser holds.
fn team(state: &AppState, visitor: &Visitor, sight: &Sight) -> Result<(Role, LinkId), WebError> {
    match visitor.team(state, &sight.workshop) {
        Some(Who::Team { role, link }) if role.is_team() => Ok((role, link)),
        Some(_) | None => Err(WebError::NotAllowed),
    }
}

fn refused(visitor: &Visitor, code: &str) -> Response {
    failure::answer(visitor, StatusCode::CONFLICT, code)
}

fn done(visitor: &Visitor, code: &str, answer: Result<Answer, Fault>) -> Response {
    match answer {
        Ok(Answer::Stored { seq }) if visitor.json => {
            axum::Json(serde_json::json!({ "seq": seq })).into_response()
        }
        Ok(Answer::Stored { .. }) => {
            Redirect::to(&format!("/a/{code}/apporter?fait=1")).into_response()
        }
        Ok(Answer::Refused { refusal, .. }) => refused(visitor, refusal.code()),
        Ok(Answer::Later { .. }) | Err(_) => {
            failure::answer(visitor, StatusCode::SERVICE_UNAVAILABLE, "store")
        }
    }
}

/// A spoken key for each person who comes with it.
fn keys(state: &AppState, workshop: &Workshop, brought: &Brought) -> Keyed {
    let mut taken: BTreeSet<_> = workshop.seats.values().map(|seat| seat.key.mark).collect();
    let mut keys = Keyed::new();
    for (seat, _) in workshop.newcomers(brought) {
        let free = (0..KEY_TRIES).map(|nonce| state.secrets.key_mark(workshop.id, seat, nonce));
        // Without a free key the person is left out; there are some 200,000 keys.
        if let Some(key) = free.into_iter().find(|key| !taken.contains(&key.mark)) {
            taken.insert(key.mark);
            keys.insert(seat, key);
        }
    }
    keys
}

/// A form as it was sent.
#[derive(Default)]
struct Sent {
    op: String,
    text: String,
    bytes: Vec<u8>,
    round: Option<RoundId>,
    confirmed: bool,
}

impl Sent {
    async fn read(mut multipart: Multipart) -> Result<Self, WebError> {
        let bad = |_| WebError::BadForm("bad_file");
        let mut sent = Self::default();
        while let Some(field) = multipart.next_field().await.map_err(bad)? {
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(bad)?;
            let text = || String::from_utf8_lossy(&bytes).into_owned();
            match name.as_str() {
                "file" if !bytes.is_empty() => sent.bytes = bytes.to_vec(),
                "text" if sent.bytes.is_empty() => sent.bytes = bytes.to_vec(),
                "round" => sent.round = text().trim().parse().ok(),
                "op" => sent.op = text(),
                "confirm" => sent.confirmed = true,
                "file" | "text" => {}
                _ => return Err(WebError::BadForm(Refused::UnknownField.code())),
            }
        }
        if sent.bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(WebError::BadForm("bad_file"));
        }
        sent.text = cards::decoded(&sent.bytes).0;
        Ok(sent)
    }

    /// A workshop begins with a brace; anything else is a table.
    fn found(&self, workshop: &Workshop) -> Result<Found, WebError> {
        if self.text.trim_start().starts_with('{') {
            return Ok(Found::Workshop(Box::new(pad::json::parse(&self.text)?.brought)));
        }
        let table = cards::parse(&self.bytes, workshop, self.round);
        table.map(Found::Cards).map_err(no_table)
    }

    /// Whose it is: cards are typed by somebody of the team. What another meeting did is
    /// nobody's here, so that nobody undoes it as an act of their own.
    fn ask(&self, role: Role, link: LinkId, whole: bool) -> Result<Ask, WebError> {
        let op = if self.op.is_empty() { Ok(fresh::op()?) } else { self.op.parse() };
        let op = op.map_err(|_| WebError::BadForm(Refusal::BadField.code()))?;
        let link = Some(link).filter(|_| !whole);
        let actor = Actor { role, link, seat: None, claim: None };
        Ok(Ask { actor, op, now: clock::now(), dice: 0 })
    }
}
