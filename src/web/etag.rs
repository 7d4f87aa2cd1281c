//! Tags of what is sent, so that what a reader has already costs nothing.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The tag of a body: weak, because it may be sent compressed.
pub(super) fn of(body: &[u8]) -> String {
    format!("W/\"{}\"", &blake3::hash(body).to_hex()[..16])
}

/// A file with its tag.
pub(super) fn tagged(file: Vec<u8>) -> (Vec<u8>, String) {
    let tag = of(&file);
    (file, tag)
}

/// What has this tag, and the tag; or that the reader has it.
pub(super) fn answer(asked: &HeaderMap, tag: &str, whole: impl FnOnce() -> Response) -> Response {
    let known = is_known(asked, tag);
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { whole() };
    put(response.headers_mut(), tag);
    response
}

/// Whether the reader has what has this tag.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag))
}

/// Says the tag.
fn put(headers: &mut HeaderMap, tag: &str) {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
}
