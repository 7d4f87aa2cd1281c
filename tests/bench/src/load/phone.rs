//! One phone: where it stands, what it has read and what it has seen.

use std::io;
use std::net::TcpStream;

use crate::bits::Bits;
use crate::poll;

/// Where a phone stands on its way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// It has not begun, or was cut.
    Away,
    /// The socket is being connected.
    Dialling,
    /// The live part of the page was asked for.
    Fetching,
    /// The WebSocket was asked for.
    Upgrading,
    /// The server's greeting is awaited.
    Greeting,
    /// It is in.
    Live,
    /// The server hung up on it, or refused it.
    Gone,
}

pub(super) struct Phone {
    pub(super) phase: Phase,
    pub(super) stream: Option<TcpStream>,
    /// Bytes of a message that is not whole yet.
    pub(super) inbox: Vec<u8>,
    outbox: Vec<u8>,
    /// Contributions that were shown to it.
    pub(super) seen: Bits,
    /// The last event that its page contains.
    pub(super) seq: u64,
    /// Bytes that came to it.
    pub(super) bytes: u64,
    /// When it began to come in.
    pub(super) began: u64,
    /// It reads nothing once it is in.
    pub(super) stalled: bool,
}

impl Phone {
    pub(super) fn new() -> Self {
        Self {
            phase: Phase::Away,
            stream: None,
            inbox: Vec::new(),
            outbox: Vec::new(),
            seen: Bits::default(),
            seq: 0,
            bytes: 0,
            began: 0,
            stalled: false,
        }
    }

    /// Whether something waits until the kernel takes more.
    pub(super) fn waits(&self) -> bool {
        !self.outbox.is_empty()
    }

    /// Writes what waited, then `bytes`.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Some(stream) = &self.stream else { return Ok(()) };
        if self.outbox.is_empty() && !bytes.is_empty() {
            let taken = poll::write(stream, bytes)?;
            self.outbox.extend_from_slice(&bytes[taken..]);
            return Ok(());
        }
        self.outbox.extend_from_slice(bytes);
        if !self.outbox.is_empty() {
            let taken = poll::write(stream, &self.outbox)?;
            self.outbox.drain(..taken);
        }
        Ok(())
    }

    /// The network is gone; what it has seen it keeps.
    pub(super) fn cut(&mut self, phase: Phase) {
        self.stream = None;
        self.inbox.clear();
        self.outbox.clear();
        self.phase = phase;
    }
}
