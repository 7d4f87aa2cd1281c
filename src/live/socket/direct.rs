//! The fast path: the room writes to the TCP socket itself.
//!
//! A message that fits into the kernel's buffer costs one system call and nothing else:
//! no queue, no task, no copy, since all sockets of an audience are given the same bytes.
//! Only a socket that is full gets a queue of shared messages, at most [`BACKLOG`] bytes
//! behind the one that is under way, and a task that empties it.
//!
//! Invariant: the bytes on the wire are whole frames, one behind the other. A message
//! that was written in part is finished before anything else, a close frame included.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read as _};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use socket2::SockRef;
use tokio::io::Interest;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Control, OpCode};
use tokio_util::task::TaskTracker;

use super::Heard;
use super::decode::{Decoder, Said};
use crate::live::message::{Message, framed};

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
/// Bytes read at once: many askings, or a part of a long one.
const READ: usize = 16 * 1024;

thread_local! {
    /// One for all sockets of a thread: a phone that says nothing holds no buffer.
    static BUFFER: std::cell::RefCell<Vec<u8>> = std::cell::RefCell::new(vec![0; READ]);
}

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
        if !late.waiting.is_empty() && late.bytes + framed.len() > BACKLOG {
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
        if late.state == State::Open && late.bytes <= BACKLOG {
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

    /// Reads what is there. What leaves room in the buffer was all of it: the socket is
    /// known to be empty then, without a second call that says so.
    fn read(&self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut all = None;
        let read = self.stream.try_io(Interest::READABLE, || {
            let count = (&*SockRef::from(&self.stream)).read(buffer)?;
            if cfg!(unix) && (1..buffer.len()).contains(&count) {
                all = Some(count);
                return Err(ErrorKind::WouldBlock.into());
            }
            Ok(count)
        });
        all.map_or(read, Ok)
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
    fn push(&mut self, framed: Bytes) {
        self.bytes += framed.len();
        self.waiting.push_back(framed);
    }
}

/// Hears what a browser says, message by message, until either side ends it.
pub(in crate::live) struct Ear {
    socket: Arc<Direct>,
    decoder: Decoder,
    said: VecDeque<Said>,
}

impl Ear {
    /// Hears `socket`; `rest` is what was read before it was upgraded.
    pub(in crate::live) fn new(socket: Arc<Direct>, mut rest: Vec<u8>) -> Self {
        let mut ear = Self { socket, decoder: Decoder::default(), said: VecDeque::new() };
        ear.take(&mut rest);
        ear
    }

    /// The next message; none at the end.
    pub(in crate::live) async fn next(&mut self) -> Option<Heard> {
        loop {
            while let Some(said) = self.said.pop_front() {
                match said {
                    Said::Text(text) => return Some(Heard::Text(text)),
                    Said::Binary => return Some(Heard::Binary),
                    Said::Ping(payload) => self.socket.pong(&payload),
                    Said::Close(code) => {
                        self.socket.close(code);
                        return None;
                    }
                }
            }
            // A buffer of a browser that sent a burst is not kept while it is silent.
            self.said = VecDeque::new();
            self.socket.stream.readable().await.ok()?;
            let heard = BUFFER.with_borrow_mut(|buffer| {
                let count = match self.socket.read(buffer) {
                    Ok(0) => return false,
                    Ok(count) => count,
                    Err(error) => return error.kind() == ErrorKind::WouldBlock,
                };
                self.take(buffer.get_mut(..count).unwrap_or_default())
            });
            if !heard {
                return None;
            }
        }
    }

    fn take(&mut self, bytes: &mut [u8]) -> bool {
        let taken = self.decoder.take(bytes, &mut self.said);
        if let Err(code) = taken {
            self.socket.close(code);
        }
        taken.is_ok()
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.socket.close(super::LET_GO);
    }
}

#[cfg(test)]
mod tests;
