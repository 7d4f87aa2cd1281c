//! Reads a form: the last field of a name wins, as in the browser's own objects.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::{Form, extract::rejection::FormRejection};
use serde::de::DeserializeOwned;

use super::error::WebError;
use crate::live::frame::Refused;

/// The fields of a form, in the order they came.
pub(super) type Fields = Vec<(String, String)>;

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

/// The fields of a form that may bring a file, however the browser encoded them; a file is
/// a field whose value is its text.
pub(super) struct Sent(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let form: Result<Form<Fields>, FormRejection> =
                Form::from_request(request, state).await;
            return form.map(|Form(fields)| Self(fields)).map_err(IntoResponse::into_response);
        }
        let mut parts =
            Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        let mut fields = Fields::new();
        while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
            let name = part.name().unwrap_or_default().to_owned();
            let value = part.bytes().await.map_err(IntoResponse::into_response)?;
            fields.push((name, String::from_utf8_lossy(&value).into_owned()));
        }
        Ok(Self(fields))
    }
}
