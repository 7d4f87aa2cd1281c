//! `POST /a/CODE/repetition`: simulated people fill the workshop, through the same
//! interface as real ones.

use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use serde::Deserialize;

use super::error::WebError;
use super::form::{Fields, Form, fold};
use super::state::AppState;
use super::visitor::Visitor;
use super::{failure, fresh};
use crate::clock;
use crate::domain::{Actor, Ask, Command, Link, LinkId, Role};
use crate::live::frame::Answer;
use crate::live::who::Who;
use crate::rehearsal::{self, Pace, Player};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Rehearsing {
    pace: String,
    op: String,
    seat: String,
}

/// Starts a rehearsal; it goes on while the facilitator watches.
pub(super) async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
    Form(fields): Form,
) -> Response {
    let started = start(&state, &code, &visitor, fields).await;
    failure::or_page(&state, &visitor, started.map(|back| Redirect::to(&back)))
}

async fn start(
    state: &AppState,
    code: &str,
    visitor: &Visitor,
    fields: Fields,
) -> Result<String, WebError> {
    let (id, room) = state.room(code).await?;
    let sight = room.look();
    let Some(Who::Team { role: Role::Facilitator, link }) = visitor.team(state, &sight.workshop)
    else {
        return Err(WebError::NotAllowed);
    };
    let rehearsing: Rehearsing = fold(fields)?;
    // The same form sent twice starts one rehearsal: its link exists already.
    let op = rehearsing.op.parse().or_else(|_| fresh::op())?;
    let simulated = LinkId(op.0);
    let back = format!("/a/{}/animer", sight.door.code);
    if sight.workshop.links.contains_key(&simulated) {
        return Ok(back);
    }
    let command = Command::IssueLink(Link {
        id: simulated,
        role: Role::Facilitator,
        label: None,
        revoked: false,
        simulated: true,
    });
    let actor = Actor::team(Role::Facilitator, link);
    let ask = Ask { actor, op, now: clock::now(), dice: 0 };
    match room.command(ask, command).await {
        Ok(Answer::Stored { .. }) => {}
        Ok(_) | Err(_) => return Err(WebError::NotNow),
    }
    let player = Player {
        base: state.own.clone(),
        code: sight.door.code.clone(),
        secret: state.secrets.link_token(id, simulated),
        pace: if rehearsing.pace == "fast" { Pace::Fast } else { Pace::Human },
    };
    let stopping = state.live.stopping.clone();
    state.live.tasks.spawn(async move {
        tokio::select! {
            () = stopping.cancelled() => {}
            ended = rehearsal::play(player) => match ended {
                Ok(_) => tracing::info!(workshop.id = %id, "rehearsal of {id} played to the end"),
                Err(error) => {
                    tracing::warn!(workshop.id = %id, %error, "rehearsal of {id} stopped: {error}");
                }
            },
        }
    });
    Ok(back)
}
