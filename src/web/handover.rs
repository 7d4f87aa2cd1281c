//! `/a/CODE/remettre`: the notes are handed over to a pad that people already have,
//! and read back; `/a/CODE/copier`: the same by hand, for a pad without a key.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::error::WebError;
use super::form::{Form, fold};
use super::look::look;
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use super::{failure, fresh};
use crate::clock;
use crate::domain::{Actor, Ask, Command, Engine, Handover, Moment, Role};
use crate::handover::{Fault, Key, Notes, PadName, Server, Target};
use crate::live::frame::Answer;
use crate::live::who::Who;
use crate::live::{RoomHandle, Sight};
use crate::pad;
use crate::views::handover::{Told, Typed, page};

/// The form. Keys are read, used and forgotten: they are in no page, log or record.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Sent {
    op: String,
    act: String,
    engine: String,
    server: String,
    pad: String,
    key: String,
    client: String,
    secret: String,
}

/// Somebody who leads, in front of a workshop.
struct Leading {
    room: RoomHandle,
    sight: Sight,
    actor: Actor,
}

/// `GET /a/CODE/copier`: the notes, ready to be pasted into a pad.
pub(super) async fn copy(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
) -> Response {
    let found = state.room(&code).await.map(|(_, room)| {
        let sight = room.look();
        let notes = pad::etherpad::etherpad(&outline(&sight, &address(&sight)));
        let look = look(&visitor);
        show(crate::views::handover::copy_page(&sight.workshop, &sight.door, &look, &notes))
    });
    failure::or_page(&state, &visitor, found)
}

/// `GET /a/CODE/remettre`: the form, and where the notes went before.
pub(super) async fn form(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
) -> Response {
    let shown = leading(&state, &code, &visitor).await.map(|leading| {
        let typed = leading.typed(&Sent::default());
        answer(&visitor, &leading.sight, &typed, None)
    });
    failure::or_page(&state, &visitor, shown)
}

/// `POST /a/CODE/remettre`: tries, hands over, or reads back.
pub(super) async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
    Form(fields): Form,
) -> Response {
    let asked = async {
        let leading = leading(&state, &code, &visitor).await?;
        Ok::<_, WebError>((leading, fold::<Sent>(fields)?))
    };
    let (leading, sent) = match asked.await {
        Ok(asked) => asked,
        Err(error) => return failure::page(&state, &visitor, error),
    };
    let told = match act(&state, &leading, &sent).await {
        Ok(Done::Told(told)) => told,
        Ok(Done::HandedOver(handover)) => match leading.remember(&sent.op, handover).await {
            Ok(()) => {
                let place = format!("/a/{}/remettre#remis", leading.sight.door.code);
                return Redirect::to(&place).into_response();
            }
            Err(error) => return failure::page(&state, &visitor, error),
        },
        Err(fault) => Told::Fault(fault),
    };
    answer(&visitor, &leading.sight, &leading.typed(&sent), Some(&told))
}

/// What came of an act.
enum Done {
    Told(Told),
    HandedOver(Handover),
}

async fn act(state: &AppState, leading: &Leading, sent: &Sent) -> Result<Done, Fault> {
    let target = leading.target(sent, state.pads.may_go_inside())?;
    let notes = || {
        let address = address(&leading.sight);
        let outline = outline(&leading.sight, &address);
        Notes {
            html: pad::etherpad::etherpad(&outline).into_string(),
            markdown: pad::markdown::markdown(&outline),
        }
    };
    Ok(match sent.act.as_str() {
        "send" => Done::HandedOver(state.pads.push(&target, &notes()).await?),
        "read" => Done::Told(Told::Changes(state.pads.read_back(&target, &notes()).await?)),
        _ => Done::Told(Told::Plan(state.pads.plan(&target).await?)),
    })
}

impl Leading {
    fn target(&self, sent: &Sent, private: bool) -> Result<Target, Fault> {
        let engine = Engine::from_code(&sent.engine).unwrap_or(Engine::Etherpad);
        let server = Server::parse(&sent.server, private)?;
        let mut before: Vec<&(Handover, Moment)> = self
            .sight
            .workshop
            .handovers
            .values()
            .filter(|(it, _)| it.engine == engine && it.server.as_str() == server.as_str())
            .collect();
        before.sort_by_key(|(_, at)| *at);
        Ok(Target {
            engine,
            server,
            pad: PadName::parse(&self.typed(sent).pad)?,
            key: key(sent),
            before: before.into_iter().map(|(handover, _)| handover.clone()).collect(),
        })
    }

    /// What the form shows: what was sent, else what suits this workshop.
    fn typed(&self, sent: &Sent) -> Typed {
        let workshop = &self.sight.workshop;
        let newest = workshop.handovers.values().max_by_key(|(_, at)| *at).map(|(it, _)| it);
        let or = |sent: &str, usual: &dyn Fn() -> String| {
            if sent.trim().is_empty() { usual() } else { sent.trim().to_owned() }
        };
        let last = |part: fn(&Handover) -> String| newest.map(part).unwrap_or_default();
        Typed {
            engine: Engine::from_code(&sent.engine)
                .or(newest.map(|it| it.engine))
                .unwrap_or(Engine::Etherpad),
            server: or(&sent.server, &|| last(|it| it.server.to_string())),
            pad: or(&sent.pad, &|| PadName::suggested(workshop.title(), &self.sight.door.code)),
        }
    }

    /// Notes in the log where the notes are now.
    async fn remember(&self, op: &str, handover: Handover) -> Result<(), WebError> {
        let op = op.parse().or_else(|_| fresh::op())?;
        let ask = Ask { actor: self.actor.clone(), op, now: clock::now(), dice: 0 };
        match self.room.command(ask, Command::HandOver(Box::new(handover))).await {
            Ok(Answer::Stored { .. }) => Ok(()),
            Ok(Answer::Refused { .. }) => Err(WebError::NotAllowed),
            Ok(Answer::Later { .. }) | Err(_) => Err(WebError::NotNow),
        }
    }
}

fn key(sent: &Sent) -> Key {
    let (key, client) = (sent.key.trim(), sent.client.trim());
    if !client.is_empty() {
        return Key::Client { id: client.to_owned(), secret: sent.secret.trim().to_owned() };
    }
    if key.is_empty() { Key::None } else { Key::Key(key.to_owned()) }
}

async fn leading(state: &AppState, code: &str, visitor: &Visitor) -> Result<Leading, WebError> {
    let (_, room) = state.room(code).await?;
    let sight = room.look();
    match visitor.team(state, &sight.workshop) {
        Some(Who::Team { role: role @ (Role::Facilitator | Role::CoFacilitator), link }) => {
            Ok(Leading { room, sight, actor: Actor::team(role, link) })
        }
        Some(_) | None => Err(WebError::NotAllowed),
    }
}

fn answer(visitor: &Visitor, sight: &Sight, typed: &Typed, told: Option<&Told>) -> Response {
    let status = match told {
        Some(Told::Fault(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Told::Plan(_) | Told::Changes(_)) | None => StatusCode::OK,
    };
    (status, show(page(&sight.workshop, &sight.door, &look(visitor), typed, told))).into_response()
}

fn address(sight: &Sight) -> String {
    format!("{}pad", sight.door.address())
}

fn outline<'s>(sight: &'s Sight, address: &'s str) -> pad::Outline<'s> {
    pad::Outline::of(&sight.workshop, sight.workshop.language(), address)
}
