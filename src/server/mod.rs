//! The server as a value: what is around the pages and the rooms.
//!
//! `Server::open` takes the data folder, its log and its secret; `Server::listen`
//! serves a router until it is told to stop. The listener, the router and the stop
//! come from outside, so that a test starts one on any port and ends it at will.
//!
//! Stopping, in order: no new connection; the token is cancelled, and whoever holds
//! a socket closes it; every tracked task is waited for, five seconds at most; then
//! the store carries out what it was given, and closes.

pub mod address;
pub mod assemble;
pub mod backup;
mod choice;
mod command_line;
pub mod config;
mod connections;
mod copies;
mod hourly;
pub mod listen;
pub mod log;
mod misuse;
mod options;
pub mod secret;
pub mod signal;
mod start_error;
pub mod terminal;
pub mod watch;

use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::storage::Store;
use config::Config;
use connections::Connections;
pub use misuse::Misuse;
use secret::Secret;
pub use start_error::StartError;

/// How long a stop waits for requests and sockets: a service manager kills after ten.
const GRACE: Duration = Duration::from_secs(5);

/// A server that has its data folder and does not listen yet.
#[derive(Debug)]
pub struct Server {
    store: Store,
    secret: Secret,
    first_start: bool,
    stopping: CancellationToken,
    tasks: TaskTracker,
}

/// How a stop went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Every request, socket and task had ended.
    Clean,
    /// Some were still there at the deadline and are given up.
    Deadline,
    /// The store failed while closing; what was acknowledged is on the disk all the same.
    Unclosed,
}

impl Server {
    /// Takes the data folder, made on the first start together with its secret. Blocks
    /// while the log is checked.
    pub fn open(config: &Config) -> Result<Self, StartError> {
        let store = Store::open(&config.data)?;
        let (secret, first_start) = Secret::open(&config.data)?;
        let (stopping, tasks) = (CancellationToken::new(), TaskTracker::new());
        Ok(Self { store, secret, first_start, stopping, tasks })
    }

    /// The durable log; another handle on the same one.
    pub fn store(&self) -> Store {
        self.store.clone()
    }

    /// The keys of links and claims come from it.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Whether the folder and its secret were made just now.
    pub fn is_first_start(&self) -> bool {
        self.first_start
    }

    /// Cancelled when the server stops: a socket then says goodbye (close code 1001).
    pub fn stopping(&self) -> CancellationToken {
        self.stopping.clone()
    }

    /// Where every task is spawned, so that a stop waits for it.
    pub fn tasks(&self) -> TaskTracker {
        self.tasks.clone()
    }

    /// Does `work` at once and every hour until the stop.
    pub fn every_hour<F, Work>(&self, work: F)
    where
        F: FnMut() -> Work + Send + 'static,
        Work: Future<Output = ()> + Send + 'static,
    {
        self.tasks.spawn(hourly::repeat(self.stopping(), work));
    }

    /// Serves `router` beside the pages until the server stops.
    pub fn serve(&self, listener: TcpListener, router: Router) {
        let connections = Connections::new(router, self.stopping(), self.tasks());
        self.tasks.spawn(connections.accept(listener));
    }

    /// Serves `router` until `stop` is done or the token is cancelled, then gives the
    /// data folder back.
    pub async fn listen(
        self,
        listener: TcpListener,
        router: Router,
        stop: impl Future<Output = ()>,
    ) -> Stop {
        self.serve(listener, router);
        tokio::select! {
            () = stop => {}
            () = self.stopping.cancelled() => {}
        }
        self.stop().await
    }

    async fn stop(self) -> Stop {
        self.stopping.cancel();
        self.tasks.close();
        let ended = tokio::time::timeout(GRACE, self.tasks.wait()).await.is_ok();
        let left = self.tasks.len();
        if let Err(error) = self.store.close().await {
            tracing::error!(%error, "the store did not close well: {error}");
            return Stop::Unclosed;
        }
        if ended {
            return Stop::Clean;
        }
        tracing::warn!(tasks = left, "{left} tasks were still running at the end of the stop");
        Stop::Deadline
    }
}

#[cfg(test)]
mod tests;
