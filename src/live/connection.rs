//! One socket: what it says goes to the room, what the room sends goes out.
//!
//! Two halves that never wait for each other: a reader that asks and is answered,
//! and a writer that feeds all that waits and flushes once. A connection holds no
//! state of the workshop: losing it loses nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::asked::{Asked, Incoming};
use super::audiences::{Format, Joining, QUEUE};
use super::frame::{Answer, Header, Refused};
use super::handle::{Heard, RoomHandle};
use super::registry::Sentence;
use super::who::Who;
use crate::clock;
use crate::metrics::Metrics;
use crate::screen::Audience;

/// Close code of a page that did not drain its queue: it comes back at once.
const LAGGED: u16 = 4_000;
/// Close code of a server that stops: "going away".
const GOING_AWAY: u16 = 1_001;

/// What a socket is about.
pub struct Terms {
    /// Number of the connection, unique in the process.
    pub connection: u64,
    /// With whom it shares the rendering.
    pub audience: Audience,
    /// How it wants its frames.
    pub format: Format,
    /// Who looks.
    pub who: Who,
    /// The last event its page contains.
    pub since: u64,
    /// The last event that was sent to it; begins with `since`.
    pub told: Arc<AtomicU64>,
    /// The sentence of a refusal, by code, in the person's language.
    pub say: Sentence,
    /// Cancelled when the server stops.
    pub stopping: CancellationToken,
    /// Figures for the operator.
    pub metrics: Arc<Metrics>,
}

/// Serves one socket until either side ends it.
pub async fn run(socket: WebSocket, room: RoomHandle, terms: Terms) {
    let _counted = terms.metrics.connected(terms.audience.page);
    let (sink, stream) = socket.split();
    let (outbox, queue) = mpsc::channel(QUEUE);
    let connection = terms.connection;
    let joining = Joining {
        connection,
        audience: terms.audience,
        format: terms.format,
        who: terms.who.clone(),
        since: terms.since,
        outbox: outbox.clone(),
        told: terms.told.clone(),
    };
    if room.tell(Heard::Joined(Box::new(joining))).await.is_err() {
        return;
    }
    let stopping = terms.stopping.clone();
    let reader = read(stream, room.clone(), terms, outbox.downgrade());
    drop(outbox);
    tokio::select! {
        () = reader => {}
        () = write(sink, queue, stopping) => {}
    }
    // The room may have let it go already.
    room.tell(Heard::Left(connection)).await.ok();
}

async fn write(
    mut sink: SplitSink<WebSocket, Message>,
    mut queue: mpsc::Receiver<Bytes>,
    stopping: CancellationToken,
) {
    let mut waiting = Vec::with_capacity(QUEUE);
    while queue.recv_many(&mut waiting, QUEUE).await > 0 {
        for message in waiting.drain(..) {
            if sink.feed(text(message)).await.is_err() {
                return;
            }
        }
        if sink.flush().await.is_err() {
            return;
        }
    }
    // The room let go: it stops, or this socket lagged.
    let code = if stopping.is_cancelled() { GOING_AWAY } else { LAGGED };
    let close = CloseFrame { code, reason: "".into() };
    sink.send(Message::Close(Some(close))).await.ok();
}

async fn read(
    mut stream: SplitStream<WebSocket>,
    room: RoomHandle,
    terms: Terms,
    outbox: mpsc::WeakSender<Bytes>,
) {
    while let Some(Ok(message)) = stream.next().await {
        let reply = match message {
            Message::Text(text) => hear(&text, &room, &terms).await,
            Message::Close(_) => return,
            Message::Binary(_) => Some(refuse("", Refused::BadFrame, &terms)),
            // Answered by the library.
            Message::Ping(_) | Message::Pong(_) => None,
        };
        let (Some(reply), Some(outbox)) = (reply, outbox.upgrade()) else { continue };
        if outbox.send(reply).await.is_err() {
            return;
        }
    }
}

async fn hear(text: &str, room: &RoomHandle, terms: &Terms) -> Option<Bytes> {
    match Incoming::read(text) {
        Ok(Incoming::Ping) => {
            let pong = Some(terms.told.load(Ordering::Relaxed));
            Some(Header { pong, at: Some(clock::now().0), ..Header::default() }.with(""))
        }
        Ok(Incoming::Asked(asked)) => ask(*asked, room, terms).await,
        Err(refused) => {
            let op = Incoming::op_of(text).unwrap_or_default();
            Some(refuse(&op, refused, terms))
        }
    }
}

async fn ask(asked: Asked, room: &RoomHandle, terms: &Terms) -> Option<Bytes> {
    let op = asked.op.clone();
    let language = terms.audience.language;
    let answer = room.ask(asked, terms.who.clone(), language).await.unwrap_or(Answer::Later {
        // The room ended: this socket ends too, and comes back to a new room.
        ms: 500,
    });
    Some(answer.message(&op, |code| (terms.say)(language, code)))
}

fn refuse(op: &str, refusal: Refused, terms: &Terms) -> Bytes {
    terms.metrics.refused(refusal.code());
    let answer = Answer::Refused { refusal, field: None };
    answer.message(op, |code| (terms.say)(terms.audience.language, code))
}

fn text(message: Bytes) -> Message {
    match axum::extract::ws::Utf8Bytes::try_from(message) {
        Ok(text) => Message::Text(text),
        // Frames are made from strings; bytes that are not UTF-8 cannot come here.
        Err(_) => Message::Text("{}".into()),
    }
}
