//! The porch of every workshop: whoever comes with a code passes here first.
//!
//! A code is short, so it must not be guessed by trying. Each address may try a few
//! codes that are new to it; then its tries wait in a line, and a line that is full is
//! refused before anything is looked up: a right code and a wrong one look the same
//! then, on every page, export, form and socket.
//!
//! A whole hall shares one address. A code that once was right from an address is
//! never counted or held up there again, whatever a neighbour tries; a browser that
//! holds a role of the workshop passes always, and so opens the porch for its hall.

mod address;
mod guesses;
mod turnstile;

use std::net::SocketAddr;

use axum::extract::{FromRequestParts as _, RawPathParams};
use axum::http::Method;
use axum::http::request::Parts;
use tokio::sync::OwnedSemaphorePermit;

use super::error::WebError;
use super::headers::upgrades;
use super::state::AppState;
use super::visitor::Visitor;
use crate::metrics::Limit;

pub use address::Origin;
pub(super) use guesses::Guesses;
pub(super) use turnstile::Turnstile;

/// Before every page, export, form and socket of a workshop: the turn of a page, to be
/// held until it is painted.
///
/// # Errors
/// Those of [`knock`].
pub(super) async fn admit(
    state: &AppState,
    from: SocketAddr,
    visitor: &Visitor,
    parts: &mut Parts,
) -> Result<Option<OwnedSemaphorePermit>, WebError> {
    let Some(typed) = code_of(parts, state).await else { return Ok(None) };
    let code = knock(state, from, visitor, &typed).await?;
    // Pages are painted in turn; askings wait for their room, sockets for nobody.
    let paints = parts.method == Method::GET && !upgrades(parts);
    Ok(if paints { state.turnstile.turn(&code).await } else { None })
}

/// The code in the address of a workshop's page, decoded.
async fn code_of(parts: &mut Parts, state: &AppState) -> Option<String> {
    let found = RawPathParams::from_request_parts(parts, state).await.ok()?;
    found.iter().find(|(name, _)| *name == "code").map(|(_, code)| code.to_owned())
}

/// The code in its usual form, once this address may know whether it is right.
///
/// # Errors
/// [`WebError::UnknownCode`]; [`WebError::SlowDown`] when this address tries too many.
pub(super) async fn knock(
    state: &AppState,
    from: SocketAddr,
    visitor: &Visitor,
    typed: &str,
) -> Result<String, WebError> {
    // What cannot be a code tells nothing: it is not counted.
    let code = super::code::normal(typed).ok_or(WebError::UnknownCode)?;
    let origin = Origin::of(from.ip());
    if state.guesses.is_known(origin, &code) {
        return Ok(code);
    }
    if holds_a_role(state, visitor, &code).await? {
        state.guesses.was_right(origin, &code);
        return Ok(code);
    }
    let find = async { Ok(state.store.find(&code).await?.is_some()) };
    match state.guesses.is_right(origin, &code, find).await {
        Ok(true) => Ok(code),
        Ok(false) => Err(WebError::UnknownCode),
        Err(full) => {
            if matches!(full, WebError::SlowDown) {
                state.live.metrics.held_up(Limit::codes);
            }
            Err(full)
        }
    }
}

/// Whether the browser proves a role of this workshop. Opens no room, so that the
/// answer takes as long for a wrong code as for a right one.
async fn holds_a_role(state: &AppState, visitor: &Visitor, code: &str) -> Result<bool, WebError> {
    let Some((link, secret)) = visitor.role_cookie() else { return Ok(false) };
    let id = state.store.find(code).await?;
    let asked = id.unwrap_or(crate::domain::WorkshopId(0));
    let right = state.secrets.is_link_token(asked, link, secret);
    Ok(right && id.is_some())
}
