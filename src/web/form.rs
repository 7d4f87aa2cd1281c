//! Reads a form: the last field of a name wins, as in the browser's own objects.

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
