//! The other direction of the fast path: what a browser says, read without a buffer of
//! its own.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read as _};
use std::sync::Arc;

use socket2::SockRef;
use tokio::io::Interest;

use super::Direct;
use crate::live::socket::decode::{Decoder, Said};
use crate::live::socket::{Heard, LET_GO};

/// Bytes read at once: many askings, or a part of a long one.
const READ: usize = 16 * 1024;

thread_local! {
    /// One for all sockets of a thread: a phone that says nothing holds no buffer.
    static BUFFER: std::cell::RefCell<Vec<u8>> = std::cell::RefCell::new(vec![0; READ]);
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
        self.socket.close(LET_GO);
    }
}

impl Direct {
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
}
