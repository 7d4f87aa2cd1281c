//! The plain path: the WebSocket library, a bounded queue and a task for each socket.
//!
//! Works on any connection. Two halves that never wait for each other: whoever hears,
//! and a writer that feeds all that waits and flushes once.

use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Message as Framed, Utf8Bytes};

use crate::live::asked::LONGEST;
use crate::live::message::Message;

/// Messages that may wait for one socket (64 of about 1 kB): more, and it is let go.
const QUEUE: usize = 64;
/// Bytes read from a socket at once. The library's default of 128 KiB would be
/// zeroed at each poll and cost 136 KB for each idle phone.
const READ_BUFFER: usize = 4 * 1024;
/// Bytes gathered before one write.
const WRITE_BUFFER: usize = 16 * 1024;
/// Bytes that may wait for one slow socket before it is let go.
const MAX_WRITE_BUFFER: usize = 256 * 1024;

type Stream = WebSocketStream<TokioIo<Upgraded>>;

/// The near end of the queue.
pub struct Plain {
    /// Gone as soon as the socket is closed.
    queue: Mutex<Option<mpsc::Sender<Bytes>>>,
    code: AtomicU16,
    pub(super) told: AtomicU64,
}

/// The far end: what the task of the socket writes.
pub(in crate::live) struct Mouth {
    plain: Arc<Plain>,
    queue: mpsc::Receiver<Bytes>,
    sink: SplitSink<Stream, Framed>,
}

/// What the browser says.
pub(in crate::live) struct Ear(SplitStream<Stream>);

/// Takes over a connection that was upgraded; `told` is what its page knows.
pub(in crate::live) async fn open(upgraded: Upgraded, told: u64) -> (Arc<Plain>, Mouth, Ear) {
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(MAX_WRITE_BUFFER)
        .max_message_size(Some(LONGEST))
        .max_frame_size(Some(LONGEST));
    let io = TokioIo::new(upgraded);
    let stream = WebSocketStream::from_raw_socket(io, Role::Server, Some(config)).await;
    let (sink, stream) = stream.split();
    let (plain, queue) = Plain::new(told);
    (Arc::clone(&plain), Mouth { plain, queue, sink }, Ear(stream))
}

impl Plain {
    /// A queue, and what comes out of it.
    pub(in crate::live) fn new(told: u64) -> (Arc<Self>, mpsc::Receiver<Bytes>) {
        let (sender, queue) = mpsc::channel(QUEUE);
        let plain = Self {
            queue: Mutex::new(Some(sender)),
            code: AtomicU16::new(super::LET_GO),
            told: AtomicU64::new(told),
        };
        (Arc::new(plain), queue)
    }

    pub(super) fn deliver(&self, message: &Message) -> bool {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().is_some_and(|queue| queue.try_send(message.text()).is_ok())
    }

    pub(super) fn close(&self, code: u16) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.take().is_some() {
            self.code.store(code, Ordering::Relaxed);
        }
    }
}

impl Mouth {
    /// Writes until the socket is closed, and says goodbye.
    pub(in crate::live) async fn speak(mut self) {
        let mut waiting = Vec::with_capacity(QUEUE);
        while self.queue.recv_many(&mut waiting, QUEUE).await > 0 {
            for message in waiting.drain(..) {
                if self.sink.feed(text(message)).await.is_err() {
                    return;
                }
            }
            if self.sink.flush().await.is_err() {
                return;
            }
        }
        let code = CloseCode::from(self.plain.code.load(Ordering::Relaxed));
        let close = CloseFrame { code, reason: "".into() };
        self.sink.send(Framed::Close(Some(close))).await.ok();
    }
}

impl Ear {
    /// The next message; none at the end.
    pub(in crate::live) async fn next(&mut self) -> Option<super::Heard> {
        loop {
            match self.0.next().await?.ok()? {
                Framed::Text(text) => return Some(super::Heard::Text(text.as_str().to_owned())),
                Framed::Binary(_) => return Some(super::Heard::Binary),
                Framed::Close(_) => return None,
                // Answered by the library.
                Framed::Ping(_) | Framed::Pong(_) | Framed::Frame(_) => {}
            }
        }
    }
}

fn text(message: Bytes) -> Framed {
    match Utf8Bytes::try_from(message) {
        Ok(text) => Framed::Text(text),
        // Messages are made from strings; bytes that are not UTF-8 cannot come here.
        Err(_) => Framed::Text("{}".into()),
    }
}
