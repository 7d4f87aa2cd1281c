//! Headers that every page carries, and the check that a form comes from our pages.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::WebError;
use super::failure;
use super::state::AppState;
use super::visitor::Visitor;

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// Adds the headers, unless the handler chose its own.
pub(super) async fn add(request: Request, next: Next) -> Response {
    let policy = policy(request.headers());
    // What is not published is in no search engine, whoever wrote its address where.
    let inside = request.uri().path().starts_with("/a/");
    let mut response = next.run(request).await;
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        // No page, and a phone in a weak network pays for each byte.
        return response;
    }
    let headers = response.headers_mut();
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    if inside {
        headers.entry(ROBOTS).or_insert(HeaderValue::from_static("noindex, nofollow"));
    }
    for (name, value) in [
        // Addresses with a code must not travel to other sites.
        (REFERRER_POLICY, "same-origin"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "no-cache, private"),
        (PERMISSIONS, "camera=(), microphone=(), geolocation=()"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Only our own files, no inline script or style, no frame. Older Safari does not
/// take `'self'` for sockets, so they are named.
fn policy(headers: &HeaderMap) -> HeaderValue {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_host(host));
    let sockets = host.map(|host| format!(" ws://{host} wss://{host}")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy)
        .unwrap_or(HeaderValue::from_static("default-src 'none'; form-action 'self'"))
}

fn is_host(host: &str) -> bool {
    host.len() <= 255
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'))
}

/// Refuses what a page of another site sends: `Origin`, where a browser says it, must
/// be the `Host` it speaks to.
pub(super) async fn same_site(
    State(state): State<AppState>,
    visitor: Visitor,
    request: Request,
    next: Next,
) -> Response {
    let changes = request.method() != Method::GET && request.method() != Method::HEAD;
    let upgrades = request.headers().contains_key("sec-websocket-key");
    if (changes || upgrades) && !is_same_site(request.headers()) {
        return failure::page(&state, &visitor, WebError::OtherSite).into_response();
    }
    next.run(request).await
}

fn is_same_site(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(ORIGIN), text(HOST)) {
        // Not a browser, or an old one: cookies are SameSite=Lax anyway.
        (None, _) => true,
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
        }
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn only_our_own_pages_may_send_forms() {
        let host = ("host", "192.168.1.20:8080");
        assert!(is_same_site(&headers(&[host, ("origin", "http://192.168.1.20:8080")])));
        assert!(is_same_site(&headers(&[host])));
        assert!(!is_same_site(&headers(&[host, ("origin", "http://evil.example")])));
        assert!(!is_same_site(&headers(&[host, ("origin", "null")])));
    }

    #[test]
    fn the_policy_lets_no_inline_code_in() {
        let policy = policy(&headers(&[("host", "atelier.example:8080")]));
        let policy = policy.to_str().unwrap();
        assert!(!policy.contains("unsafe") && policy.contains("ws://atelier.example:8080"));
        let odd = super::policy(&headers(&[("host", "a;script-src *")]));
        assert!(!odd.to_str().unwrap().contains('*'));
    }
}
