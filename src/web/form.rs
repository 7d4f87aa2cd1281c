//! Reads a form: the last field of a name wins, as in the browser's own objects.
//!
//! A form has a bound in bytes and in fields, and all forms that are being read have one
//! together: a body that is larger than most waits for room before it is read.

use std::sync::LazyLock;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts as _, Multipart, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::Response;
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::error::WebError;
use super::failure;
use super::state::AppState;
use super::visitor::Visitor;
use crate::live::asked::Asked;
use crate::live::frame::Refused;

/// Largest form, in bytes: a talk of 30,000 letters in any script, each of its bytes
/// written as three.
pub(super) const LONGEST: usize = 1024 * 1024;
/// Most fields of one form; the largest of ours has about twenty.
const MOST_FIELDS: usize = 100;
/// A form that is smaller is read at once, in bytes.
const SMALL: usize = 32 * 1024;
/// Larger forms that are read at the same time.
static LARGE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(64));
/// So much is taken of what is larger, in bytes, before the answer.
const DRAINED: usize = 8 * LONGEST;
/// A form has come whole within this.
const WITHIN: Duration = Duration::from_mins(1);

/// The fields of a form, in the order they came.
pub(super) type Fields = Vec<(String, String)>;

/// A form that was read. One that cannot be is answered in the person's words.
pub(super) struct Form(pub(super) Fields);

impl FromRequest<AppState> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Ok(visitor) = Visitor::from_request_parts(&mut parts, state).await;
        let read = async {
            let length = match announced(&parts.headers) {
                Err(WebError::TooLarge) => {
                    // Who is cut off in the middle of a sentence does not hear the answer.
                    timeout(WITHIN, drain(body)).await.ok();
                    return Err(WebError::TooLarge);
                }
                other => other?,
            };
            // The permits are never closed.
            let _room = if length <= SMALL { None } else { LARGE.acquire().await.ok() };
            let bytes = timeout(WITHIN, to_bytes(body, length)).await;
            let bytes = bytes.ok().and_then(Result::ok).ok_or_else(unreadable)?;
            fields(&bytes)
        };
        read.await.map(Self).map_err(|error| failure::page(state, &visitor, error))
    }
}

/// Takes what is too large and keeps nothing of it.
async fn drain(body: Body) {
    let (mut chunks, mut taken) = (body.into_data_stream(), 0);
    while let Some(Ok(chunk)) = chunks.next().await {
        taken += chunk.len();
        if taken > DRAINED {
            return;
        }
    }
}

/// How long the body says it is; as long as may be when it does not say.
fn announced(headers: &HeaderMap) -> Result<usize, WebError> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let is_form = text(CONTENT_TYPE).is_some_and(|kind| {
        kind.trim().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded")
    });
    // Nothing is unpacked: a small body must not become a large one.
    if !is_form || headers.contains_key(CONTENT_ENCODING) {
        return Err(unreadable());
    }
    let length = text(CONTENT_LENGTH).map_or(Ok(LONGEST), |length| length.trim().parse());
    match length {
        Ok(length) if length <= LONGEST => Ok(length),
        Ok(_) | Err(_) => Err(WebError::TooLarge),
    }
}

/// The fields of a form as browsers write it.
///
/// # Errors
/// [`WebError::BadForm`] for too many of them.
pub(super) fn fields(body: &[u8]) -> Result<Fields, WebError> {
    if body.split(|byte| *byte == b'&').count() > MOST_FIELDS {
        return Err(unreadable());
    }
    Ok(form_urlencoded::parse(body).into_owned().collect())
}

/// What a form of a page asks.
///
/// # Errors
/// [`WebError::BadForm`] with a stable code.
pub fn asked(body: &[u8]) -> Result<Asked, WebError> {
    fold(fields(body)?)
}

fn unreadable() -> WebError {
    WebError::BadForm(Refused::BadFrame.code())
}

/// Folds fields into `T`; unknown fields are refused when `T` says so.
///
/// # Errors
/// [`WebError::BadForm`] with a stable code.
pub(super) fn fold<T: DeserializeOwned>(fields: Fields) -> Result<T, WebError> {
    let object = fields
        .into_iter()
        .map(|(name, value)| (name, serde_json::Value::String(value)))
        .collect::<serde_json::Map<_, _>>();
    serde_json::from_value(serde_json::Value::Object(object))
        .map_err(|_| WebError::BadForm(Refused::UnknownField.code()))
}

/// A form that may bring a file: a file is a field whose value is its text. Bounded like
/// any other form.
pub(super) struct Sent(pub(super) Fields);

impl FromRequest<AppState> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            return Form::from_request(request, state).await.map(|Form(fields)| Self(fields));
        }
        let (mut parts, body) = request.into_parts();
        let Ok(visitor) = Visitor::from_request_parts(&mut parts, state).await;
        let read = async {
            // The permits are never closed.
            let _room = LARGE.acquire().await.ok();
            let bytes = timeout(WITHIN, to_bytes(body, LONGEST)).await;
            let bytes = bytes.ok().and_then(Result::ok).ok_or(WebError::TooLarge)?;
            let request = Request::from_parts(parts, Body::from(bytes));
            with_files(Multipart::from_request(request, state).await.map_err(|_| unreadable())?)
                .await
        };
        read.await.map(Self).map_err(|error| failure::page(state, &visitor, error))
    }
}

async fn with_files(mut parts: Multipart) -> Result<Fields, WebError> {
    let mut fields = Fields::new();
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        if fields.len() == MOST_FIELDS {
            return Err(unreadable());
        }
        let name = part.name().unwrap_or_default().to_owned();
        let value = part.bytes().await.map_err(|_| unreadable())?;
        fields.push((name, String::from_utf8_lossy(&value).into_owned()));
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(axum::http::HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    const KIND: (axum::http::HeaderName, &str) =
        (CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8");

    #[test]
    fn a_form_has_few_fields_and_none_is_half_read() {
        let fields_of = |body: &str| fields(body.as_bytes());
        let read = fields_of("text=caf%C3%A9+%26+th%C3%A9&op=").unwrap();
        assert_eq!(read[0], ("text".to_owned(), "café & thé".to_owned()));
        assert_eq!(read.len(), 2);
        assert_eq!(fields_of("").unwrap(), []);
        assert_eq!(fields_of(&"a=1&".repeat(99)).unwrap().len(), 99);
        assert!(fields_of(&"a=1&".repeat(100)).is_err());
    }

    #[test]
    fn a_form_says_how_long_it_is_and_is_not_packed() {
        assert_eq!(announced(&headers(&[KIND, (CONTENT_LENGTH, "12")])).unwrap(), 12);
        assert_eq!(announced(&headers(&[KIND])).unwrap(), LONGEST);
        let large = announced(&headers(&[KIND, (CONTENT_LENGTH, "1048577")])).unwrap_err();
        assert_eq!(large.code(), "too_large");
        assert!(announced(&headers(&[KIND, (CONTENT_ENCODING, "gzip")])).is_err());
        assert!(announced(&headers(&[(CONTENT_TYPE, "application/json")])).is_err());
        assert!(announced(&headers(&[])).is_err());
    }
}
