//! Headers that every page carries, and the check that a form comes from our pages.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, SEC_WEBSOCKET_KEY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::Response;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// What the headers of an answer say, from what was asked.
pub(super) struct Seal {
    host: Option<HeaderValue>,
    inside: bool,
}

impl Seal {
    /// Of the answer to this request.
    pub(super) fn of(request: &Parts) -> Self {
        let host = request.headers.get(HOST).cloned();
        // What is not published is in no search engine, whoever wrote its address where.
        Self { host, inside: request.uri.path().starts_with("/a/") }
    }

    /// Adds the headers, unless the handler chose its own.
    pub(super) fn put(&self, response: &mut Response) {
        if response.status() == StatusCode::SWITCHING_PROTOCOLS {
            // No page, and a phone in a weak network pays for each byte.
            return;
        }
        let headers = response.headers_mut();
        headers.entry(CONTENT_SECURITY_POLICY).or_insert_with(|| policy(self.host.as_ref()));
        if self.inside {
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
    }
}

/// Only our own files, no inline script or style, no frame. Older Safari does not
/// take `'self'` for sockets, so they are named.
fn policy(host: Option<&HeaderValue>) -> HeaderValue {
    let host = host.and_then(|host| host.to_str().ok()).filter(|host| is_host(host));
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

/// Whether a page of another site sends this: `Origin`, where a browser says it, must be
/// the `Host` it speaks to; where it does not, `Sec-Fetch-Site` must not say another one.
pub(super) fn is_of_another_site(request: &Parts) -> bool {
    let changes = request.method != Method::GET && request.method != Method::HEAD;
    (changes || upgrades(request)) && !is_same_site(&request.headers)
}

/// Whether it asks for a socket.
pub(super) fn upgrades(request: &Parts) -> bool {
    request.headers.contains_key(SEC_WEBSOCKET_KEY)
}

fn is_same_site(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(ORIGIN), text(HOST)) {
        // Not a browser, or an old one: cookies are SameSite=Lax anyway.
        (None, _) => !matches!(text(SEC_FETCH_SITE), Some("cross-site" | "same-site")),
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
        for (site, ours) in
            [("same-origin", true), ("none", true), ("cross-site", false), ("same-site", false)]
        {
            assert_eq!(is_same_site(&headers(&[host, ("sec-fetch-site", site)])), ours, "{site}");
        }
    }

    #[test]
    fn the_policy_lets_no_inline_code_in() {
        let policy = policy(Some(&HeaderValue::from_static("atelier.example:8080")));
        let policy = policy.to_str().unwrap();
        assert!(!policy.contains("unsafe") && policy.contains("ws://atelier.example:8080"));
        let odd = super::policy(Some(&HeaderValue::from_static("a;script-src *")));
        assert!(!odd.to_str().unwrap().contains('*'));
    }
}
