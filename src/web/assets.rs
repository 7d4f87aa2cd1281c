//! `GET /_/{file}`: the browser files, compressed once at build time.
//!
//! A name carries the hash of its content, so an answer never changes and a
//! browser may keep it for ever.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::assets::{self, Bundled};

/// Serves one file in the best encoding the browser takes.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = assets::find(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Weak: one tag for the file in every encoding.
    let etag = format!("W/\"{name}\"");
    let mut response = if unchanged(&headers, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body(file, &headers)
    };
    let fixed: [(HeaderName, &'static str); 3] = [
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (header, value) in fixed {
        response.headers_mut().insert(header, HeaderValue::from_static(value));
    }
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    response
}

fn body(file: &'static Bundled, headers: &HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let accepted = accepted.unwrap_or_default();
    let packed = [("br", file.br), ("gzip", file.gz)]
        .into_iter()
        .find_map(|(name, bytes)| Some((name, bytes?)).filter(|_| accepts(accepted, name)));
    let kind = (header::CONTENT_TYPE, file.kind);
    match packed {
        Some((name, bytes)) => {
            ([kind, (header::CONTENT_ENCODING, name)], Bytes::from_static(bytes)).into_response()
        }
        None => ([kind], Bytes::from_static(file.bytes)).into_response(),
    }
}

/// Whether an `Accept-Encoding` names this encoding and does not forbid it (`q=0`).
pub(super) fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case(encoding) && weight.is_none_or(|q| q > 0.0)
    })
}

fn unchanged(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    known.is_some_and(|known| {
        known
            .split(',')
            .any(|tag| tag.trim().trim_start_matches("W/") == etag.trim_start_matches("W/"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::Asset;

    async fn get(name: &str, headers: &[(HeaderName, &str)]) -> Response {
        let headers =
            headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        serve(Path(name.to_owned()), headers).await
    }

    fn header_of(response: &Response, name: HeaderName) -> &str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn phone() -> &'static str {
        Asset::PhoneJs.path().trim_start_matches("/_/")
    }

    #[tokio::test]
    async fn a_browser_gets_the_smallest_form_it_takes() {
        for (accepted, expected) in [
            ("gzip, deflate, br", "br"),
            ("gzip", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
            ("identity", ""),
            ("", ""),
        ] {
            let response = get(phone(), &[(header::ACCEPT_ENCODING, accepted)]).await;
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(header_of(&response, header::CONTENT_ENCODING), expected, "{accepted}");
            assert_eq!(
                header_of(&response, header::CONTENT_TYPE),
                "text/javascript; charset=utf-8"
            );
        }
    }

    #[tokio::test]
    async fn what_the_browser_has_is_not_sent_again() {
        let first = get(phone(), &[]).await;
        let etag = header_of(&first, header::ETAG).to_owned();
        let again = get(phone(), &[(header::IF_NONE_MATCH, &etag)]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert!(header_of(&again, header::CACHE_CONTROL).contains("immutable"));
        let other = get(phone(), &[(header::IF_NONE_MATCH, "\"other\"")]).await;
        assert_eq!(other.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn an_unknown_name_is_not_found() {
        assert_eq!(get("phone.js", &[]).await.status(), StatusCode::NOT_FOUND);
    }
}
