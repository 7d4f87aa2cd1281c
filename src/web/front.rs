//! What stands before every page, in one layer, since each costs every request something.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::timeout::{DeadlineBody, TimeoutBody};

use super::beside::Turn;
use super::error::WebError;
use super::headers::{self, Seal};
use super::state::AppState;
use super::visitor::Visitor;
use super::{failure, porch};

/// A body stands still for so long at most: a phone that walks past a wall.
const STILL: Duration = Duration::from_secs(15);
/// A body has come whole within this: 16 MiB on a slow line.
const WHOLE: Duration = Duration::from_mins(2);

/// Refuses what another site sends and who may not pass the porch; bounds how long a body
/// takes; puts the headers on every answer.
pub(super) async fn pass(
    State(state): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    visitor: Visitor,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let seal = Seal::of(&parts);
    let admitted = if headers::is_of_another_site(&parts) {
        Err(WebError::OtherSite)
    } else {
        porch::admit(&state, from, &visitor, &mut parts).await
    };
    let mut response = match admitted {
        Ok(turn) => {
            // The handler need not read the cookies again.
            parts.extensions.insert(visitor);
            let turn = Turn::of(turn);
            // Work that outlives the request holds it too.
            parts.extensions.insert(turn.clone());
            let response = next.run(Request::from_parts(parts, in_time(body))).await;
            drop(turn);
            response
        }
        Err(error) => failure::page(&state, &visitor, error),
    };
    seal.put(&mut response);
    response
}

/// A body that ends in an error when it takes too long.
fn in_time(body: Body) -> Body {
    if body.is_end_stream() {
        return body;
    }
    Body::new(DeadlineBody::new(WHOLE, TimeoutBody::new(STILL, body)))
}
