//! Tells a person, or a machine, what went wrong.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::error::WebError;
use super::look::look;
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use crate::domain::Language;
use crate::i18n::{Lang, words};
use crate::views;

/// The page, or the JSON object, for a request that failed.
pub(super) fn page(state: &AppState, visitor: &Visitor, error: WebError) -> Response {
    error.log();
    state.live.metrics.refused(error.code());
    if let WebError::BadRecipe(wrong) = &error {
        let say = views::new::recipe_wrong(words(visitor.lang), wrong);
        return said(visitor, (error.status(), error.code()), &say, Some(&wrong.key));
    }
    if let (WebError::NoPdf(print), false) = (&error, visitor.json) {
        let page = views::home::no_pdf(&look(visitor), print);
        return (error.status(), show(page)).into_response();
    }
    told(visitor, error.status(), error.code(), error.place())
}

/// What was made, or the page of why it was not.
pub(super) fn or_page(
    state: &AppState,
    visitor: &Visitor,
    made: Result<impl IntoResponse, WebError>,
) -> Response {
    match made {
        Ok(made) => made.into_response(),
        Err(error) => page(state, visitor, error),
    }
}

/// The page, or the JSON object, for a refusal by its code.
pub(super) fn answer(visitor: &Visitor, status: StatusCode, code: &str) -> Response {
    told(visitor, status, code, None)
}

fn told(visitor: &Visitor, status: StatusCode, code: &str, place: Option<&str>) -> Response {
    let say = words(visitor.lang).refusal(code);
    let shown = place.map_or_else(|| say.to_owned(), |place| format!("{say} ({place})"));
    let say = if visitor.json { say } else { &shown };
    said(visitor, (status, code), say, place)
}

fn said(
    visitor: &Visitor,
    (status, code): (StatusCode, &str),
    say: &str,
    place: Option<&str>,
) -> Response {
    if visitor.json {
        let mut answer = json!({ "code": code, "say": say });
        if let Some(place) = place {
            answer["at"] = place.into();
        }
        return (status, Json(answer)).into_response();
    }
    let page = views::home::failure(&look(visitor), say);
    (status, show(page)).into_response()
}

/// The sentence for a key of the catalogue, else for a refusal's code.
pub fn sentence(language: Language, key: &str) -> String {
    let words = words(Lang::of(language));
    words.by_key(key).unwrap_or_else(|| words.refusal(key)).to_owned()
}
