//! `GET /sante`: whether something typed now would be kept.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;

use super::state::AppState;

/// The store's writer answers within this, or it does not work.
const DEADLINE: Duration = Duration::from_secs(5);

/// `ok`, or 503 when the store does not take anything.
pub(super) async fn get(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match tokio::time::timeout(DEADLINE, state.store.health()).await {
        Ok(Ok(())) => (StatusCode::OK, "ok\n"),
        Ok(Err(error)) => {
            tracing::error!(%error, "the store is not healthy: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, "store\n")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "slow\n"),
    }
}
