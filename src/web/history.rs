//! `GET /a/CODE/histoire?a=SEQ`: what the notes or the wall showed at a moment.
//!
//! The log is read and replayed beside the live room, which is not touched. An address
//! names a place in the log, so it leads to the same moment for ever; a slider counts
//! steps, and is led from there.

use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use serde::Deserialize;

use super::beside::{Turn, beside};
use super::error::WebError;
use super::failure;
use super::look::look;
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use crate::domain::{Happened, Workshop, steps};
use crate::live::{OpenFault, Sight, log};
use crate::storage::StoredRecord;
use crate::views::layout::Look;
use crate::views::past::{self, Past, View};

/// What an address of the past may say.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(super) struct Wanted {
    /// A place in the log.
    a: String,
    /// A step, as the slider counts; led to its place in the log.
    n: String,
    /// `mur`, or the notes.
    vue: String,
}

/// One moment; the last one without any.
pub(super) async fn page(
    State(state): State<AppState>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    (visitor, turn): (Visitor, Turn),
) -> Response {
    let shown = shown(&state, (&code, turn), wanted, look(&visitor)).await;
    failure::or_page(&state, &visitor, shown)
}

async fn shown(
    state: &AppState,
    (code, turn): (&str, Turn),
    wanted: Wanted,
    look: Look,
) -> Result<Response, WebError> {
    let (id, room) = state.room(code).await?;
    let replay = state.replays.clone().acquire_owned().await.map_err(|_| WebError::NotNow)?;
    let sight = room.look();
    let records = state.store.read(id, 0).await?;
    // Decoding and folding is work for a core: not on the threads that serve sockets.
    beside(state, (turn, replay), move || moment(&sight, records, &wanted, look)).await?
}

fn moment(
    sight: &Sight,
    records: Vec<StoredRecord>,
    wanted: &Wanted,
    look: Look,
) -> Result<Response, WebError> {
    let now = &sight.workshop;
    let log = known(now, records)?;
    let steps = steps(&log);
    if let Ok(step) = wanted.n.parse::<usize>() {
        return Ok(Redirect::to(&address(sight, wanted, &steps, step)).into_response());
    }
    let step = step_at(&steps, &wanted.a);
    let seq = steps.get(step).copied().ok_or(WebError::NotFound)?;
    let until = log.partition_point(|happened| happened.seq <= seq);
    let then = Workshop::empty(now.id).replay(&log[..until]).shown_today(now);
    let view = if wanted.vue == "mur" { View::Wall } else { View::Notes };
    let past = Past { log: &log, steps: &steps, step, then: &then, now, view };
    Ok(answer(past::page(&past, &sight.door, &look), seq))
}

/// What happened up to `now`. What was stored a moment after the look is not known to it.
pub(super) fn known(
    now: &Workshop,
    records: Vec<StoredRecord>,
) -> Result<Vec<Happened>, OpenFault> {
    let known = records.into_iter().filter(|stored| stored.seq <= now.seq).collect();
    log::events(now.id, known).collect()
}

/// The step that a place in the log belongs to: the last one not after it.
fn step_at(steps: &[u64], place: &str) -> usize {
    let last = steps.len().saturating_sub(1);
    let Ok(place) = place.parse::<u64>() else { return last };
    steps.partition_point(|step| *step <= place).saturating_sub(1).min(last)
}

fn address(sight: &Sight, wanted: &Wanted, steps: &[u64], step: usize) -> String {
    let seq = steps.get(step).or(steps.last()).copied().unwrap_or_default();
    let view = if wanted.vue == "mur" { "&vue=mur" } else { "" };
    format!("/a/{}/histoire?a={seq}{view}", sight.door.code)
}

fn answer(page: Markup, seq: u64) -> Response {
    let mut response = show(page).into_response();
    response.headers_mut().insert("x-seq", HeaderValue::from(seq));
    response
}

#[cfg(test)]
mod tests {
    use super::step_at;

    #[test]
    fn any_place_in_the_log_leads_to_a_step() {
        let steps = [3, 7, 9];
        for (place, step) in [("", 2), ("1", 0), ("3", 0), ("6", 0), ("7", 1), ("8", 1), ("99", 2)]
        {
            assert_eq!(step_at(&steps, place), step, "{place}");
        }
        assert_eq!(step_at(&[], "5"), 0);
    }
}
