//! Who asks for a page: preferences from cookies and headers, proofs from cookies.
//!
//! Cookies: `lang`, `taille`, `theme` are preferences; `place` is the device's secret
//! and `role` the secret of a role's link, both `HttpOnly` and only sent to the pages of
//! one workshop.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;

use super::state::AppState;
use crate::domain::{LinkId, Workshop, WorkshopId};
use crate::i18n::{Lang, choose};
use crate::live::secrets::DeviceToken;
use crate::live::who::{Device, Who};

/// Name of the cookie that holds the device's secret.
pub(super) const PLACE: &str = "place";
/// Name of the cookie that holds the secret of a role's link.
pub(super) const ROLE: &str = "role";

/// Whoever sent a request.
#[derive(Clone)]
pub(super) struct Visitor {
    /// Cookies, as sent.
    pub jar: CookieJar,
    /// Language of the pages.
    pub lang: Lang,
    /// Whether the answer should be JSON.
    pub json: bool,
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        // Read once, before the page.
        if let Some(known) = parts.extensions.remove() {
            return Ok(known);
        }
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let jar = CookieJar::from_headers(&parts.headers);
        let chosen = jar.get("lang").and_then(|cookie| Lang::from_code(cookie.value()));
        let lang = chosen
            .unwrap_or_else(|| header(ACCEPT_LANGUAGE).map_or(state.lang, choose::from_header));
        Ok(Self {
            lang,
            json: header(ACCEPT).is_some_and(|accept| accept.starts_with("application/json")),
            jar,
        })
    }
}

impl Visitor {
    /// A preference, if it is short and plain.
    pub(super) fn preference(&self, name: &str) -> Option<&str> {
        let value = self.jar.get(name)?.value();
        let plain = value.len() <= 8 && value.bytes().all(|byte| byte.is_ascii_alphanumeric());
        plain.then_some(value)
    }

    /// What this browser has proved in a workshop, a role before a device.
    pub(super) fn who(&self, state: &AppState, workshop: &Workshop) -> Who {
        self.team(state, workshop).unwrap_or_else(|| self.person(state, workshop.id))
    }

    /// The role that the browser's link gives, unless the link was revoked.
    pub(super) fn team(&self, state: &AppState, workshop: &Workshop) -> Option<Who> {
        let (link, token) = self.role_cookie()?;
        let link = workshop.links.get(&link)?;
        let right = !link.revoked && state.secrets.is_link_token(workshop.id, link.id, token);
        right.then_some(Who::Team { role: link.role, link: link.id })
    }

    /// The link that the cookie of a role names, and the secret that has to be proved.
    pub(super) fn role_cookie(&self) -> Option<(LinkId, &str)> {
        let (link, token) = self.jar.get(ROLE)?.value().split_once('.')?;
        Some((link.parse().ok()?, token))
    }

    /// The person in front of this device, whatever role it also holds.
    pub(super) fn person(&self, state: &AppState, id: WorkshopId) -> Who {
        let token = self.jar.get(PLACE).and_then(|cookie| DeviceToken::parse(cookie.value()));
        token.map_or(Who::Stranger, |token| {
            let mark = state.secrets.device(id, &token);
            Who::Device(Device { token, mark })
        })
    }
}

/// A cookie that proves something: `HttpOnly`, for one workshop's pages only.
pub(super) fn proof(name: &str, value: &str, code: &str, secure: bool) -> Cookie<'static> {
    let secure = if secure { "; Secure" } else { "" };
    cookie(format!(
        "{name}={value}; Path=/a/{code}/; Max-Age={KEPT}; HttpOnly; SameSite=Lax{secure}"
    ))
}

/// A cookie that keeps a preference; the page's own script may read and change it.
pub(super) fn preference(name: &str, value: &str) -> Cookie<'static> {
    cookie(format!("{name}={value}; Path=/; Max-Age={KEPT}; SameSite=Lax"))
}

/// Cookies live as long as a workshop is usually kept, 90 days, and a month more.
const KEPT: u32 = 120 * 24 * 3_600;

fn cookie(text: String) -> Cookie<'static> {
    // Names are ours; values are letters and digits: it always parses.
    Cookie::parse(text).unwrap_or_else(|_| Cookie::new("lang", ""))
}
