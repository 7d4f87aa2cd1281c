//! One socket of the notes: what it says goes to their task, what they send goes out.
//!
//! Two halves that never wait for each other, as for the pages. A connection holds no
//! words: losing it loses nothing.

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use governor::DefaultDirectRateLimiter;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::outbox::{Queue, outbox};
use super::wire;
use super::{Heard, Joining, NotesHandle};
use crate::domain::NoteId;
use crate::live::pace::quota;
use crate::live::who::Who;

/// Longest message, in bytes: what was written in hours without a network fits.
pub const LONGEST: usize = 512 * 1024;
/// Messages a second that are heard of one socket, and how many at once: somebody who
/// types, and says where, stays far below. Whoever says more is heard later: nothing is
/// refused, the socket is read more slowly.
const PACE: (u32, u32) = (50, 500);
/// Close code of a socket that did not drain its queue or may no longer read.
const LET_GO: u16 = 4_000;
/// Close code of a server that stops: "going away".
const GOING_AWAY: u16 = 1_001;

/// What a socket is about.
pub struct Terms {
    /// Number of the connection, unique in the process.
    pub connection: u64,
    /// Who looks.
    pub who: Who,
    /// The one note that the address names; all notes without.
    pub note: Option<NoteId>,
    /// Cancelled when the server stops.
    pub stopping: CancellationToken,
}

/// Counts a socket for as long as it is open, so that its room stays.
struct Counted(NotesHandle);

impl Counted {
    fn new(notes: NotesHandle) -> Self {
        notes.sockets.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Self(notes)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.sockets.fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
    }
}

/// Serves one socket until either side ends it.
pub async fn run(socket: WebSocket, notes: NotesHandle, terms: Terms) {
    let counted = Counted::new(notes.clone());
    let Terms { connection, who, note, stopping } = terms;
    let (sink, stream) = socket.split();
    let (outbox, queue) = outbox();
    let pongs = outbox.pongs();
    let joining = Joining { connection, who, note, outbox };
    if notes.tell(Heard::Joined(Box::new(joining))).await.is_err() {
        return;
    }
    tokio::select! {
        () = read(stream, &notes, (connection, note), pongs) => {}
        () = write(sink, queue, (&notes, connection), stopping) => {}
    }
    // First, so that a room which is woken by the last one sees that nobody is left.
    drop(counted);
    // The notes may have let it go already.
    notes.tell(Heard::Left(connection)).await.ok();
}

async fn write(
    mut sink: SplitSink<WebSocket, Message>,
    mut queue: Queue,
    (notes, connection): (&NotesHandle, u64),
    stopping: CancellationToken,
) {
    loop {
        let first = tokio::select! {
            first = queue.next() => first,
            () = stopping.cancelled() => None,
        };
        let Some(first) = first else { break };
        let mut next = Some(first);
        while let Some(message) = next {
            let length = message.len();
            if sink.feed(Message::Binary(message)).await.is_err() {
                return;
            }
            next = queue.waiting();
            if next.is_none() && sink.flush().await.is_err() {
                return;
            }
            // What was put off may come now.
            if queue.left(length) && notes.tell(Heard::Drained(connection)).await.is_err() {
                return;
            }
        }
    }
    let code = if stopping.is_cancelled() { GOING_AWAY } else { LET_GO };
    let close = CloseFrame { code, reason: "".into() };
    sink.send(Message::Close(Some(close))).await.ok();
}

/// Ends at the first frame that is none of the protocol.
async fn read(
    mut stream: SplitStream<WebSocket>,
    notes: &NotesHandle,
    (connection, note): (u64, Option<NoteId>),
    pongs: mpsc::WeakSender<Bytes>,
) {
    let pace = DefaultDirectRateLimiter::direct(quota(PACE));
    while let Some(Ok(message)) = stream.next().await {
        pace.until_ready().await;
        let told = match message {
            Message::Binary(frame) => {
                let Some((note, said)) = wire::read(&frame, note) else { return };
                notes.tell(Heard::Said { connection, note, said }).await.is_ok()
            }
            // "Are you there?", as on the pages' socket: answered by an empty frame.
            Message::Text(_) => match pongs.upgrade() {
                Some(outbox) => outbox.send(Bytes::new()).await.is_ok(),
                None => false,
            },
            // Answered by the library.
            Message::Ping(_) | Message::Pong(_) => true,
            Message::Close(_) => false,
        };
        if !told {
            return;
        }
    }
}
