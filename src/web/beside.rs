//! Heavy work, on threads that may wait.
//!
//! A client that hangs up ends its handler, and the work goes on: so whatever bounds the
//! work is held by the work itself, not by who waits for it.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use tokio::sync::OwnedSemaphorePermit;
use tokio_util::task::TaskTracker;

use super::error::WebError;
use super::state::AppState;

/// The turn of a page of a workshop, which the next page waits for: held by the request,
/// and by the work that it began.
#[derive(Clone, Default)]
pub(super) struct Turn {
    _held: Option<Arc<OwnedSemaphorePermit>>,
}

impl Turn {
    pub(super) fn of(permit: Option<OwnedSemaphorePermit>) -> Self {
        Self { _held: permit.map(Arc::new) }
    }
}

impl FromRequestParts<AppState> for Turn {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &AppState) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

/// Does the work when there is a thread for it, and holds what bounds it until it is done.
///
/// # Errors
/// [`WebError::NotNow`] when the work failed, or the server stops.
pub(super) async fn beside<T: Send + 'static>(
    state: &AppState,
    held: impl Send + 'static,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, WebError> {
    let place = state.heavy.clone().acquire_owned().await.map_err(|_| WebError::NotNow)?;
    to_its_end(&state.live.tasks, (held, place), work).await
}

async fn to_its_end<T: Send + 'static>(
    tasks: &TaskTracker,
    held: impl Send + 'static,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, WebError> {
    let working = tasks.spawn_blocking(move || {
        let done = work();
        // Only now: who asked may have left.
        drop(held);
        done
    });
    working.await.map_err(|_| WebError::NotNow)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use futures_util::FutureExt as _;
    use tokio::sync::Semaphore;

    use super::*;

    #[tokio::test]
    async fn work_that_nobody_waits_for_any_more_holds_its_turn_to_its_end() {
        let queue = Arc::new(Semaphore::new(1));
        let turn = Turn::of(queue.clone().acquire_owned().await.ok());
        let (finish, finished) = mpsc::channel::<()>();
        let tasks = TaskTracker::new();
        let mut asked = Box::pin(to_its_end(&tasks, turn.clone(), move || finished.recv().is_ok()));
        assert!((&mut asked).now_or_never().is_none(), "it works");
        // The client hangs up: the handler ends, and so does what stood before it.
        drop((asked, turn));
        assert!(queue.try_acquire().is_err(), "the next one waits for the work");
        finish.send(()).unwrap();
        assert!(queue.acquire().await.is_ok());
    }
}
