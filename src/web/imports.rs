//! Files that come in: how many are read at once, and how much one address may bring.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::num::NonZeroU32;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::error::WebError;
use super::porch::Origin;
use super::state::AppState;
use super::{reach, reachable};
use crate::metrics::Limit;

/// Files that are read at the same time: each may hold 16 MiB, and as much again.
static PLACES: Semaphore = Semaphore::const_new(8);

/// Waits for a place to read a file in.
pub(super) async fn place() -> Option<SemaphorePermit<'static>> {
    // The places are never closed.
    PLACES.acquire().await.ok()
}

/// Where a file comes from; none is who sits at the machine itself, whose disk it is. An
/// address of the loopback alone proves nothing: whoever comes by a proxy has one too.
pub(super) struct Bringer(Option<Origin>);

impl FromRequestParts<AppState> for Bringer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let from = ConnectInfo::<SocketAddr>::from_request_parts(parts, state).await;
        let Ok(ConnectInfo(from)) = from else { return Ok(Self(None)) };
        let at_home = reach::is_at_home(from.ip(), reachable::host_of(&parts.headers));
        Ok(Self((!at_home).then(|| Origin::of(from.ip()))))
    }
}

impl Bringer {
    /// Counts a file of this many bytes that is to be kept.
    ///
    /// # Errors
    /// [`WebError::TooManyFiles`] when this address has brought too much lately.
    pub(super) fn brings(&self, state: &AppState, bytes: usize) -> Result<(), WebError> {
        let kib = u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
        let (Some(origin), Some(kib)) = (self.0, NonZeroU32::new(kib)) else { return Ok(()) };
        if matches!(state.imported.check_key_n(&origin, kib), Ok(Ok(()))) {
            return Ok(());
        }
        state.live.metrics.held_up(Limit::imports);
        Err(WebError::TooManyFiles)
    }
}
