//! `POST /a/CODE/do`: one asking as a form. The same asking as on the socket.
//!
//! A browser without JavaScript is led back to its page; the page's own script asks
//! for JSON and gets the header object of the socket.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::error::WebError;
use super::failure;
use super::form::{Fields, Form, fold};
use super::fresh;
use super::simple::is_ours;
use super::state::AppState;
use super::visitor::Visitor;
use crate::domain::Language;
use crate::i18n::words;
use crate::live::RoomHandle;
use crate::live::asked::Asked;
use crate::live::frame::Answer;
use crate::live::who::Who;

/// Hears one asking.
pub(super) async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
    Form(fields): Form,
) -> Response {
    failure::or_page(&state, &visitor, heard(&state, &code, &visitor, fields).await)
}

async fn heard(
    state: &AppState,
    code: &str,
    visitor: &Visitor,
    fields: Fields,
) -> Result<Response, WebError> {
    let (_, room) = state.room(code).await?;
    let mut asked: Asked = fold(fields)?;
    complete(&mut asked)?;
    let (op, back) = (asked.op.clone(), back(&asked.back, code));
    let who = who(state, visitor, &room, &back);
    let asking = Asking { asked, who, language: visitor.lang.language() };
    let answer = asking.put(state, code, room).await?;
    if visitor.json {
        let message =
            answer.message(&op, |code| words(visitor.lang).refusal(code).to_owned()).text();
        let json = HeaderValue::from_static("application/json");
        return Ok(([(header::CONTENT_TYPE, json)], message).into_response());
    }
    Ok(match answer {
        Answer::Stored { .. } => Redirect::to(&back).into_response(),
        Answer::Refused { refusal, .. } => {
            failure::answer(visitor, StatusCode::CONFLICT, refusal.code())
        }
        Answer::Later { .. } => failure::answer(visitor, StatusCode::SERVICE_UNAVAILABLE, "store"),
    })
}

/// A page without JavaScript cannot make ids: the server makes those that are empty.
/// The id of what is created follows from the op, so that a resend names the same.
fn complete(asked: &mut Asked) -> Result<(), WebError> {
    if asked.op.is_empty() {
        asked.op = fresh::op()?.to_string();
    }
    if asked.card.is_empty() && asked.r#do == "say" {
        asked.card.clone_from(&asked.op);
    }
    if asked.group.is_empty() && asked.r#do == "group" {
        asked.group.clone_from(&asked.op);
    }
    Ok(())
}

/// A browser may hold a role and be somebody in the room: on the participant's page
/// it is the person, elsewhere the role.
fn who(state: &AppState, visitor: &Visitor, room: &RoomHandle, back: &str) -> Who {
    let workshop = room.look().workshop;
    let on_phone = back
        .trim_start_matches("/a/")
        .split_once('/')
        .is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with(['?', '#']));
    let person = visitor.person(state, workshop.id);
    match (on_phone, &person) {
        (true, Who::Device(device)) if !device.seats(&workshop).is_empty() => person,
        _ => visitor.who(state, &workshop),
    }
}

/// What is asked, and by whom.
struct Asking {
    asked: Asked,
    who: Who,
    language: Language,
}

impl Asking {
    /// Asks the room, and once more when it had just ended.
    async fn put(self, state: &AppState, code: &str, room: RoomHandle) -> Result<Answer, WebError> {
        let Self { asked, who, language } = self;
        if let Ok(answer) = room.ask(asked.clone(), who.clone(), language).await {
            return Ok(answer);
        }
        let (_, room) = state.room(code).await?;
        Ok(room.ask(asked, who, language).await.unwrap_or(Answer::Later { ms: 500 }))
    }
}

/// Where to go back: a page of this workshop, never another site.
fn back(wanted: &str, code: &str) -> String {
    let home = format!("/a/{code}/");
    if wanted.starts_with(&home) && is_ours(wanted) { wanted.to_owned() } else { home }
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn a_form_leads_back_into_its_own_workshop() {
        assert_eq!(back("/a/K7DMR/animer#c-1", "K7DMR"), "/a/K7DMR/animer#c-1");
        for elsewhere in [
            "",
            "//evil.example",
            "https://evil.example",
            "/a/OTHER/",
            "/a/K7DMR/\r\nx",
            "/a/K7DMR/\u{7f}",
        ] {
            assert_eq!(back(elsewhere, "K7DMR"), "/a/K7DMR/", "{elsewhere}");
        }
    }
}
