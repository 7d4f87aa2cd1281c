//! Takes connections and serves them, with a bound on what each may cost.
//!
//! A connection that says nothing, half a request, or never reads what it asked for is
//! let go; how many there may be is bounded, and one address cannot have them all.
//! Who finds them all taken waits in the kernel's queue: nobody is refused.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::options;
use crate::web::{Counted, Counts, Origin};

/// Connections at once: two large halls, each page with its socket. One costs a file
/// descriptor and about 10 kB.
const MOST: usize = 20_000;
/// Of one address: a hall behind one access point. The machine itself is not counted,
/// since a proxy stands there for everybody.
const MOST_OF_ONE: usize = 12_000;
/// A request line and its headers come within this, and an idle connection ends after it.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// Bytes of one request's line and headers; browsers send about 1 kB.
const HEADER_BYTES: usize = 32 * 1024;
/// Headers of one request; browsers send about 20.
const HEADERS: usize = 100;
/// How long it rests when the machine has no descriptor left.
const REST: Duration = Duration::from_millis(200);

/// What connections are served with.
pub(super) struct Connections {
    router: TowerToHyperService<Router>,
    stopping: CancellationToken,
    tasks: TaskTracker,
    places: Arc<Semaphore>,
    by_address: Arc<Counts<Origin>>,
}

impl Connections {
    /// Serves `router` until `stopping`, each connection in a task of its own.
    pub(super) fn new(router: Router, stopping: CancellationToken, tasks: TaskTracker) -> Self {
        let places = Arc::new(Semaphore::new(MOST));
        let router = TowerToHyperService::new(router);
        Self { router, stopping, tasks, places, by_address: Arc::default() }
    }

    /// Takes what comes in until the server stops.
    pub(super) async fn accept(self, listener: TcpListener) {
        loop {
            let taken = tokio::select! {
                taken = self.take(&listener) => taken,
                () = self.stopping.cancelled() => return,
            };
            match taken {
                Ok(()) => {}
                Err(error) if is_theirs(&error) => {}
                Err(error) => {
                    tracing::error!(%error, "no connection can be taken: {error}");
                    tokio::time::sleep(REST).await;
                }
            }
        }
    }

    /// Waits for a place, then for a connection.
    async fn take(&self, listener: &TcpListener) -> io::Result<()> {
        // The places are never closed.
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(io::Error::other)?;
        let (socket, from) = listener.accept().await?;
        let Some(share) = share(&self.by_address, from.ip()) else { return Ok(()) };
        if !options::ARE_INHERITED {
            options::set(&SockRef::from(&socket));
        }
        let (router, stopping) = (self.router.clone(), self.stopping.clone());
        self.tasks.spawn(async move {
            serve(socket, from, router, stopping).await;
            drop((place, share));
        });
        Ok(())
    }
}

/// Serves one connection to its end, or until the answer under way at a stop.
async fn serve(
    socket: TcpStream,
    from: SocketAddr,
    router: TowerToHyperService<Router>,
    stopping: CancellationToken,
) {
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        let answered = router.call(request.map(Body::new));
        async move { Ok::<_, Infallible>(answered.await.unwrap_or_else(|never| match never {})) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_headers(HEADERS)
        .max_buf_size(HEADER_BYTES)
        .serve_connection(TokioIo::new(socket), service)
        .with_upgrades();
    let mut served = pin!(served);
    let ended = tokio::select! {
        ended = served.as_mut() => ended,
        () = stopping.cancelled() => {
            served.as_mut().graceful_shutdown();
            served.await
        }
    };
    if let Err(error) = ended {
        tracing::trace!(%error, "a connection ended early: {error}");
    }
}

/// Whether the other side gave up before it was taken: nothing of ours is wrong.
fn is_theirs(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset
    )
}

/// The share of an address: none when it has all that one may have. A proxy on this
/// machine stands for everybody.
fn share(all: &Arc<Counts<Origin>>, address: IpAddr) -> Option<Counted<Origin>> {
    let most = if address.is_loopback() { MOST } else { MOST_OF_ONE };
    all.enter(Origin::of(address), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_its_share_and_no_more() {
        let all = Arc::default();
        let one = IpAddr::from([192, 0, 2, 1]);
        let shares: Vec<_> = (0..MOST_OF_ONE).map(|_| share(&all, one).unwrap()).collect();
        assert!(share(&all, one).is_none());
        assert!(share(&all, IpAddr::from([192, 0, 2, 2])).is_some(), "others are not held up");
        drop(shares);
        assert!(share(&all, one).is_some());
    }

    #[test]
    fn a_proxy_on_this_machine_stands_for_everybody() {
        let (all, here) = (Arc::default(), IpAddr::from([127, 0, 0, 1]));
        let shares: Vec<_> = (0..=MOST_OF_ONE).filter_map(|_| share(&all, here)).collect();
        assert_eq!(shares.len(), MOST_OF_ONE + 1);
    }
}
