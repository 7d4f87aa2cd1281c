//! One socket of a browser, seen from its room: something that takes messages.
//!
//! There are two ways to speak on it, and the same tests run on both:
//! - [`direct`]: the room writes to the TCP socket itself, and only a socket that is full
//!   has a queue and a task. This is what serves phones: ADR 8 says why.
//! - [`plain`]: the WebSocket library with a queue and a task for each socket. It serves
//!   where a connection is not a TCP socket of ours, or with `--plain-sockets`.
//!
//! What is heard on either is answered by [`super::connection`].

mod decode;
pub(super) mod direct;
pub(super) mod plain;

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use decode::texts_of;
pub(super) use direct::Direct;
pub(super) use plain::Plain;

use super::message::Message;

/// Close code of a page that is let go, because it lagged or was told goodbye.
pub(super) const LET_GO: u16 = 4_000;
/// Close code of a server that stops: "going away".
pub(super) const GOING_AWAY: u16 = 1_001;

/// What a browser said, without what the protocol says for itself.
pub(super) enum Heard {
    /// A text.
    Text(String),
    /// Bytes.
    Binary,
}

/// Where messages for one socket go. Cheap to clone.
#[derive(Clone)]
pub enum Outlet {
    /// Straight to the TCP socket.
    Direct(Arc<Direct>),
    /// Into the queue of its own task.
    Plain(Arc<Plain>),
}

impl Outlet {
    /// Sends a message, without ever waiting. False when the socket ended, or when so
    /// much waits for it that it should be let go.
    pub(super) fn deliver(&self, message: &Message) -> bool {
        match self {
            Self::Direct(direct) => direct.deliver(message),
            Self::Plain(plain) => plain.deliver(message),
        }
    }

    /// Ends the socket with a close code, once; what was delivered before still goes
    /// first, unless it is what the socket does not take.
    pub(super) fn close(&self, code: u16) {
        match self {
            Self::Direct(direct) => direct.close(code),
            Self::Plain(plain) => plain.close(code),
        }
    }

    /// Notes the last event that was sent, for the answer to a ping.
    pub(super) fn tell(&self, seq: u64) {
        self.told_cell().store(seq, Ordering::Relaxed);
    }

    /// The last event that was sent.
    pub(super) fn told(&self) -> u64 {
        self.told_cell().load(Ordering::Relaxed)
    }

    fn told_cell(&self) -> &AtomicU64 {
        match self {
            Self::Direct(direct) => &direct.told,
            Self::Plain(plain) => &plain.told,
        }
    }
}

/// The room's hold on a socket: let go, the socket is closed. Whoever is forgotten, by a
/// room that ends too, comes back and asks for what it missed.
pub struct Held(pub(super) Outlet);

impl Deref for Held {
    type Target = Outlet;
    fn deref(&self) -> &Outlet {
        &self.0
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.close(LET_GO);
    }
}
