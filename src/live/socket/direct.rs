//! The fast path: the room writes to the TCP socket itself.
//!
//! A message that fits into the kernel's buffer costs one system call and nothing else:
//! no queue, no task, no copy, since all sockets of an audience are given the same bytes.
//! Only a socket that is full gets a queue of shared messages, at most [`BACKLOG`] bytes
//! behind the one that is under way, and a task that empties it.
//!
//! Invariant: the bytes on the wire are whole frames, one behind the other. A message
//! that was written in part is finished before anything else, a close frame included.

mod ear;

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use socket2::SockRef;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Control, OpCode};
use tokio_util::task::TaskTracker;

use crate::live::message::{Message, framed};

pub(in crate::live) use ear::Ear;

/// Bytes that may wait for a socket behind the message under way: about a minute of a
/// busy room, and what 10,000 stalled phones may hold of a small server's memory.
const BACKLOG: usize = 64 * 1024;
/// What the kernel may hold for a socket, in bytes; Linux doubles it for its own books, so
/// that about 30 KB of messages wait there. Left alone it grows to megabytes for a phone
/// that does not read, all of it older than the page that the phone will fetch.
/// Pages and exports come before the upgrade, and are not slowed down by it.
const SEND_BUFFER: usize = 16 * 1024;
/// How often the task of a full socket looks whether the socket was closed meanwhile, and
/// how long a socket that is closed may take its last bytes.
const PATIENCE: Duration = Duration::from_secs(2);

/// A TCP socket that was upgraded.
pub struct Direct {
    stream: TcpStream,
    late: Mutex<Late>,
    pub(super) told: AtomicU64,
    tasks: TaskTracker,
}

/// What a socket that was full has not taken yet.
#[derive(Default)]
struct Late {
    waiting: VecDeque<Bytes>,
    bytes: usize,
    /// The first of `waiting` was written in part.
    begun: bool,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Open,
    /// The last bytes are under way.
    Closing,
    Closed,
}

impl Direct {
    /// Messages go to `stream` from now on; `told` is what its page knows.
    pub(in crate::live) fn new(stream: TcpStream, told: u64, tasks: TaskTracker) -> Arc<Self> {
        // A system that does not know the option holds what it likes.
        SockRef::from(&stream).set_send_buffer_size(SEND_BUFFER).ok();
        let told = AtomicU64::new(told);
        Arc::new(Self { stream, late: Mutex::default(), told, tasks })
    }

    /// Sends a message. False when the socket ended or lags too far behind.
    pub(super) fn deliver(self: &Arc<Self>, message: &Message) -> bool {
        let mut late = self.late();
        if late.state != State::Open {
            return false;
        }
        let framed = message.framed();
        // A message that is long by itself may wait, if nothing else does.
        if !late.waiting.is_empty() && late.behind() + framed.len() > BACKLOG {
            let begun = usize::from(late.begun);
            late.waiting.truncate(begun);
            self.end(&mut late, super::LET_GO);
            return false;
        }
        self.put(&mut late, framed);
        late.state == State::Open
    }

    /// Answers a ping of the protocol.
    fn pong(self: &Arc<Self>, payload: &[u8]) {
        let (mut pong, _) = framed(OpCode::Control(Control::Pong), payload.len());
        pong.extend_from_slice(payload);
        let mut late = self.late();
        // Whoever does not read needs no sign of life.
        if late.state == State::Open && late.behind() <= BACKLOG {
            self.put(&mut late, &pong.into());
        }
    }

    /// Says goodbye, behind what waits, and ends.
    pub(super) fn close(self: &Arc<Self>, code: u16) {
        let mut late = self.late();
        if late.state == State::Open {
            self.end(&mut late, code);
        }
    }

    fn end(self: &Arc<Self>, late: &mut Late, code: u16) {
        late.state = State::Closing;
        let (mut close, _) = framed(OpCode::Control(Control::Close), 2);
        close.extend_from_slice(&code.to_be_bytes());
        self.put(late, &close.into());
        if late.waiting.is_empty() {
            self.hang_up(late);
        }
    }

    /// Writes what fits, and leaves the rest to a task.
    fn put(self: &Arc<Self>, late: &mut Late, framed: &Bytes) {
        if !late.waiting.is_empty() {
            return late.push(framed.clone());
        }
        match self.stream.try_write(framed) {
            Ok(written) if written == framed.len() => {}
            Ok(written) => {
                late.begun = written > 0;
                late.push(framed.slice(written..));
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => late.push(framed.clone()),
            Err(_) => self.hang_up(late),
        }
        if !late.waiting.is_empty() {
            self.tasks.spawn(Arc::clone(self).drain());
        }
    }

    /// The task of a socket that was full: until it took all that waits.
    async fn drain(self: Arc<Self>) {
        loop {
            let ready = timeout(PATIENCE, self.stream.writable()).await;
            let mut late = self.late();
            let failed = match ready {
                Ok(ready) => ready.is_err() || self.write_waiting(&mut late).is_err(),
                Err(_) if late.state == State::Closing => {
                    self.give_up();
                    true
                }
                Err(_) => false,
            };
            if failed || (late.waiting.is_empty() && late.state == State::Closing) {
                self.hang_up(&mut late);
            }
            if late.waiting.is_empty() {
                return;
            }
        }
    }

    fn write_waiting(&self, late: &mut Late) -> Result<(), std::io::Error> {
        while let Some(first) = late.waiting.front_mut() {
            match self.stream.try_write(first) {
                Ok(written) if written == first.len() => {
                    late.bytes = late.bytes.saturating_sub(written);
                    late.begun = false;
                    late.waiting.pop_front();
                }
                Ok(written) => {
                    first.advance(written);
                    late.bytes = late.bytes.saturating_sub(written);
                    late.begun |= written > 0;
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Whoever was let go and still takes nothing: what the kernel holds for it is dropped
    /// when the socket is, instead of being sent again and again for half a minute.
    fn give_up(&self) {
        SockRef::from(&self.stream).set_linger(Some(Duration::ZERO)).ok();
    }

    /// Ends the connection in both directions: whoever reads from it sees the end.
    fn hang_up(&self, late: &mut Late) {
        *late = Late { state: State::Closed, ..Late::default() };
        // A socket that the other side ended is over already.
        SockRef::from(&self.stream).shutdown(std::net::Shutdown::Both).ok();
    }

    fn late(&self) -> MutexGuard<'_, Late> {
        // Nothing in here can panic half-way.
        self.late.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Late {
    /// Bytes that wait behind the message under way.
    fn behind(&self) -> usize {
        self.bytes.saturating_sub(self.waiting.front().map_or(0, Bytes::len))
    }

    fn push(&mut self, framed: Bytes) {
        self.bytes += framed.len();
        self.waiting.push_back(framed);
    }
}

#[cfg(test)]
mod tests;
