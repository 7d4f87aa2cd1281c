//! Coming in: by code, as a new person, as a second person on one phone, or back
//! with a spoken key.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::error::WebError;
use super::failure;
use super::form::{Fields, Form, fold};
use super::fresh;
use super::porch::{self, Origin};
use super::state::AppState;
use super::visitor::{self, PLACE, Visitor};
use crate::clock;
use crate::domain::{Actor, Ask, Command, Fingerprint, OpId, Refusal, Role, SeatId, Text, limits};
use crate::i18n::Lang;
use crate::live::RoomHandle;
use crate::live::frame::{Answer, Refused};
use crate::live::secrets::DeviceToken;
use crate::live::who::{Device, Who};
use crate::metrics::Limit;

/// `GET /rejoindre?code=`
#[derive(Deserialize)]
pub(super) struct JoinQuery {
    /// The code, as typed.
    #[serde(default)]
    code: String,
}

/// Leads from a typed code to the workshop.
pub(super) async fn find(
    State(state): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Query(query): Query<JoinQuery>,
    visitor: Visitor,
) -> Response {
    let found = porch::knock(&state, from, &visitor, &query.code).await;
    let led = found.map(|code| Redirect::to(&format!("/a/{code}/")));
    failure::or_page(&state, &visitor, led)
}

/// The join form. Unknown fields are refused.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Entering {
    nickname: String,
    language: String,
    size: String,
    shared: String,
    key: String,
    op: String,
    simulated: String,
}

/// `POST /a/CODE/entrer`
pub(super) async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    visitor: Visitor,
    Form(fields): Form,
) -> Response {
    let origin = Origin::of(from.ip());
    match enter(&state, &code, (&visitor, origin), fields).await {
        Ok(response) => response,
        Err(Problem::Edge(error)) => failure::page(&state, &visitor, error),
        Err(Problem::Refused(refusal)) => {
            failure::answer(&visitor, StatusCode::CONFLICT, refusal.code())
        }
    }
}

enum Problem {
    Edge(WebError),
    Refused(Refusal),
}

impl<E: Into<WebError>> From<E> for Problem {
    fn from(error: E) -> Self {
        Self::Edge(error.into())
    }
}

async fn enter(
    state: &AppState,
    code: &str,
    (visitor, origin): (&Visitor, Origin),
    fields: Fields,
) -> Result<Response, Problem> {
    let (id, room) = state.room(code).await?;
    let entering: Entering = fold(fields)?;
    let device = match visitor.person(state, id) {
        Who::Device(device) => device,
        Who::Team { .. } | Who::Stranger => {
            let token = DeviceToken::draw()?;
            Device { mark: state.secrets.device(id, &token), token }
        }
    };
    let door = room.look().door;
    let newcomer = Newcomer { state, room: &room, device: device.mark };
    let held = !device.seats(&room.look().workshop).is_empty();
    let lang = Lang::from_code(&entering.language).unwrap_or(visitor.lang);
    // Sending the form twice, or Back and again, makes no second person.
    if !entering.key.trim().is_empty() {
        newcomer.come_back(&entering.key, origin).await?;
    } else if !held || !entering.shared.is_empty() {
        newcomer.take_seat(&entering, lang).await?;
    }
    let secure = state.is_secure();
    let mut jar = CookieJar::new()
        .add(visitor::proof(PLACE, &device.token.text(), &door.code, secure))
        .add(visitor::preference("lang", lang.code()));
    if matches!(entering.size.as_str(), "1" | "2" | "3") {
        jar = jar.add(visitor::preference("taille", &entering.size));
    }
    Ok((jar, Redirect::to(&format!("/a/{}/", door.code))).into_response())
}

struct Newcomer<'a> {
    state: &'a AppState,
    room: &'a RoomHandle,
    device: Fingerprint,
}

impl Newcomer<'_> {
    async fn take_seat(&self, entering: &Entering, lang: Lang) -> Result<(), Problem> {
        let name =
            Text::optional_line(&entering.nickname, limits::PERSON).map_err(Problem::Refused)?;
        let op = entering.op.parse().or_else(|_| fresh::op())?;
        // The seat follows from the op: the same form sent twice is one person.
        let seat = SeatId(op.0);
        // Another newcomer may take the same key in between: look again then.
        loop {
            let workshop = self.room.look().workshop;
            if workshop.seats.contains_key(&seat) {
                return Ok(());
            }
            let key = self.state.secrets.free_key(&workshop, seat);
            let command = Command::TakeSeat {
                seat,
                name: name.clone(),
                language: lang.language(),
                device: Some(self.device),
                key: key.ok_or(Problem::Refused(Refusal::Full))?,
                simulated: entering.simulated == "1",
            };
            match self.command(op, command).await {
                Err(Problem::Refused(Refusal::KeyTaken)) => {}
                other => return other,
            }
        }
    }

    /// Comes back with a spoken key. An address that tries many is refused before the
    /// key is looked at: a right one and a wrong one look the same then.
    async fn come_back(&self, key: &str, origin: Origin) -> Result<(), Problem> {
        let workshop = self.room.look().workshop;
        let tries = &self.state.keys_tried;
        if tries.check_key(&(origin, workshop.id)).is_err() {
            self.state.live.metrics.held_up(Limit::keys);
            return Err(Problem::Edge(WebError::SlowDown));
        }
        let mark = self.state.secrets.mark_of(workshop.id, key);
        let seat = workshop.seat_with_key(mark).ok_or(Problem::Refused(Refusal::WrongKey))?;
        let command = Command::LinkDevice { seat, device: self.device, mark };
        self.command(fresh::op()?, command).await
    }

    async fn command(&self, op: OpId, command: Command) -> Result<(), Problem> {
        let actor = Actor { role: Role::Participant, link: None, seat: None, claim: None };
        let ask = Ask { actor, op, now: clock::now(), dice: 0 };
        match self.room.command(ask, command).await {
            Ok(Answer::Stored { .. }) => Ok(()),
            Ok(Answer::Refused { refusal: Refused::Rule(refusal), .. }) => {
                Err(Problem::Refused(refusal))
            }
            Ok(Answer::Refused { .. } | Answer::Later { .. }) | Err(_) => {
                Err(Problem::Edge(WebError::NotNow))
            }
        }
    }
}
