//! Tags of what is sent, so that what a reader has already costs nothing.

use axum::http::{HeaderMap, HeaderValue, header};

/// The tag of a body: weak, because it may be sent compressed.
pub(super) fn of(body: &[u8]) -> String {
    format!("W/\"{}\"", &blake3::hash(body).to_hex()[..16])
}

/// Whether the reader has what has this tag.
pub(super) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag))
}

/// Says the tag.
pub(super) fn put(headers: &mut HeaderMap, tag: &str) {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
}
