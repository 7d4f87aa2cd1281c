//! Pages that belong to no workshop.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::error::WebError;
use super::failure;
use super::form::{Form, fold};
use super::look::look as of;
use super::show::show;
use super::state::AppState;
use super::visitor::{self, Visitor};
use super::{reach, reachable};
use crate::i18n::Lang;
use crate::views;

/// `GET /`
pub(super) async fn home(
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Response {
    let at_home = reach::is_at_home(from.ip(), reachable::host_of(&headers));
    show(views::home::home(&of(&visitor), at_home)).into_response()
}

/// `GET /accessibilite`
pub(super) async fn accessibility(visitor: Visitor) -> Response {
    show(views::statements::accessibility(&of(&visitor))).into_response()
}

/// `GET /donnees`
pub(super) async fn privacy(visitor: Visitor) -> Response {
    show(views::statements::privacy(&of(&visitor))).into_response()
}

/// `GET /a/CODE`, as people type it.
pub(super) async fn with_slash(Path(code): Path<String>) -> Response {
    match super::code::normal(&code) {
        Some(code) => Redirect::to(&format!("/a/{code}/")).into_response(),
        None => Redirect::to("/").into_response(),
    }
}

/// Any other address.
pub(super) async fn not_found(State(state): State<AppState>, visitor: Visitor) -> Response {
    failure::page(&state, &visitor, WebError::NotFound)
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Preferences {
    size: String,
    theme: String,
    language: String,
    back: String,
}

/// `POST /preferences`: text size, theme and language, without JavaScript.
pub(super) async fn preferences(
    State(state): State<AppState>,
    visitor: Visitor,
    Form(fields): Form,
) -> Response {
    let wanted: Preferences = match fold(fields) {
        Ok(wanted) => wanted,
        Err(error) => return failure::page(&state, &visitor, error),
    };
    let mut jar = CookieJar::new();
    if matches!(wanted.size.as_str(), "1" | "2" | "3") {
        jar = jar.add(visitor::preference("taille", &wanted.size));
    }
    if matches!(wanted.theme.as_str(), "light" | "dark" | "auto") {
        jar = jar.add(visitor::preference("theme", &wanted.theme));
    }
    if let Some(lang) = Lang::from_code(&wanted.language) {
        jar = jar.add(visitor::preference("lang", lang.code()));
    }
    let back = if is_ours(&wanted.back) { wanted.back.as_str() } else { "/" };
    (jar, Redirect::to(back)).into_response()
}

/// Whether a path that a form names leads to a page of this server. Browsers leave out some
/// control characters where they read an address, so a path with any of them is another one.
pub(super) fn is_ours(path: &str) -> bool {
    let odd = |sign: char| sign == '\\' || sign.is_control();
    path.starts_with('/') && !path.starts_with("//") && !path.contains(odd)
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn a_form_leads_to_a_page_of_this_server() {
        for ours in ["/", "/a/K7DMR/", "/a/K7DMR/animer?carte=é#c-1"] {
            assert!(is_ours(ours), "{ours}");
        }
        let controls =
            (0..0x20_u8).chain([0x7f]).map(|sign| format!("/{}/evil.example", char::from(sign)));
        let others =
            ["", "a", "//evil.example", "/\\evil.example", "https://evil.example", "/\u{85}/"];
        for other in controls.chain(others.map(str::to_owned)) {
            assert!(!is_ours(&other), "{other:?}");
        }
    }
}
