//! A page's socket, as the browser's client keeps it: frames are read as they come,
//! askings wait for their answer, and a socket that is lost is dialled again with all
//! that was not answered.
//!
//! It shows nothing: of a frame it keeps the place in the log, and fetches the page
//! again when it missed something, as a phone would.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::header::{COOKIE, HeaderValue, ORIGIN, SEC_WEBSOCKET_PROTOCOL};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::ask::Ask;
use super::browser::{Browser, PATIENCE};
use super::fault::Fault;
use super::wire::{Answer, Heard};

/// Askings that may wait for one socket: a person does one thing at a time, the
/// facilitator a few.
const QUEUE: usize = 16;
/// So long without a word, and the socket is probed: proxies close what is silent.
const QUIET: Duration = Duration::from_secs(20);
/// Times a lost socket is dialled again before it is given up.
const TRIES: u32 = 6;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Which page the socket is for.
pub(super) struct Place {
    /// The page, `/a/K7DMR/`.
    pub(super) page: String,
    /// The socket's own path, from the page.
    pub(super) socket: String,
    /// The subprotocol.
    pub(super) protocol: &'static str,
    /// The last event the page contains.
    pub(super) seq: u64,
}

/// An open line. It is closed with this value.
pub(super) struct Line {
    asks: mpsc::Sender<Waiting>,
    _kept: JoinSet<()>,
}

struct Waiting {
    op: String,
    message: String,
    answer: oneshot::Sender<Answer>,
}

impl Line {
    /// Opens a line.
    pub(super) async fn open(browser: Arc<Browser>, place: Place) -> Result<Self, Fault> {
        let call = Call { browser, place, waiting: Vec::new() };
        let socket = call.dial().await.map_err(|error| Fault::Unexpected {
            doing: "opening a socket",
            what: error.to_string(),
        })?;
        let (asks, asked) = mpsc::channel(QUEUE);
        let mut kept = JoinSet::new();
        kept.spawn(call.keep(socket, asked));
        Ok(Self { asks, _kept: kept })
    }

    /// Asks, and waits for the answer.
    pub(super) async fn ask(&self, ask: &Ask) -> Result<Answer, Fault> {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { op: ask.op.clone(), message: ask.message(), answer };
        let late = || Fault::Late { verb: ask.verb() };
        let heard = async {
            self.asks.send(waiting).await.ok()?;
            answered.await.ok()
        };
        timeout(PATIENCE, heard).await.ok().flatten().ok_or_else(late)
    }
}

struct Call {
    browser: Arc<Browser>,
    place: Place,
    waiting: Vec<Waiting>,
}

/// What happens next on a line.
enum Next {
    Asked(Option<Waiting>),
    Heard(Option<Result<Message, tungstenite::Error>>),
    Quiet,
}

/// How a socket ended.
enum End {
    /// It may be dialled again.
    Lost,
    /// Nobody needs it any more, or the server said goodbye.
    Over,
}

impl Call {
    async fn keep(mut self, mut socket: Socket, mut asked: mpsc::Receiver<Waiting>) {
        while let End::Lost = self.converse(&mut socket, &mut asked).await {
            let Some(again) = self.redial().await else { return };
            socket = again;
        }
    }

    async fn converse(&mut self, socket: &mut Socket, asked: &mut mpsc::Receiver<Waiting>) -> End {
        for waiting in &self.waiting {
            if socket.send(Message::text(waiting.message.clone())).await.is_err() {
                return End::Lost;
            }
        }
        loop {
            let next = tokio::select! {
                waiting = asked.recv() => Next::Asked(waiting),
                message = socket.next() => Next::Heard(message),
                () = sleep(QUIET) => Next::Quiet,
            };
            let out = match next {
                Next::Asked(None) => return End::Over,
                Next::Asked(Some(waiting)) => {
                    let message = waiting.message.clone();
                    self.waiting.push(waiting);
                    message
                }
                Next::Quiet => r#"{"ping":1}"#.to_owned(),
                Next::Heard(Some(Ok(Message::Text(text)))) => match self.hear(&text).await {
                    Some(end) => return end,
                    None => continue,
                },
                // Pings are answered by the library, at the next write or read.
                Next::Heard(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => continue,
                Next::Heard(_) => return End::Lost,
            };
            if socket.send(Message::text(out)).await.is_err() {
                return End::Lost;
            }
        }
    }

    async fn hear(&mut self, text: &str) -> Option<End> {
        let heard = Heard::read(text)?;
        if let Some((op, answer)) = heard.answer()
            && let Some(index) = self.waiting.iter().position(|waiting| waiting.op == op)
        {
            // Whoever asked may have given up.
            self.waiting.swap_remove(index).answer.send(answer).ok();
        }
        if heard.bye.is_some() {
            return Some(End::Over);
        }
        if !heard.brings_frame(text) {
            return None;
        }
        if heard.leaves_gap_after(self.place.seq) {
            return self.catch_up().await.is_none().then_some(End::Lost);
        }
        self.place.seq = self.place.seq.max(heard.seq.unwrap_or_default());
        None
    }

    /// Catch-up is the page itself.
    async fn catch_up(&mut self) -> Option<()> {
        let part = format!("{}?part=1", self.place.page);
        let got = self.browser.get(&part, "text/html", "catching up").await.ok()?;
        self.place.seq = self.place.seq.max(got.seq?);
        Some(())
    }

    async fn redial(&self) -> Option<Socket> {
        for tried in 0..TRIES {
            sleep(Duration::from_millis(100 << tried)).await;
            if let Ok(socket) = self.dial().await {
                return Some(socket);
            }
        }
        None
    }

    async fn dial(&self) -> Result<Socket, tungstenite::Error> {
        let and = if self.place.socket.contains('?') { '&' } else { '?' };
        let path = format!("{}{and}since={}", self.place.socket, self.place.seq);
        let mut request = self.browser.socket_address(&path).into_client_request()?;
        let headers = request.headers_mut();
        headers.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(self.place.protocol));
        headers.insert(ORIGIN, HeaderValue::from_str(self.browser.origin())?);
        headers.insert(COOKIE, HeaderValue::from_str(&self.browser.cookies())?);
        let dialled = timeout(PATIENCE, connect_async(request)).await;
        dialled.map_err(|_| tungstenite::Error::ConnectionClosed)?.map(|(socket, _)| socket)
    }
}

#[cfg(test)]
mod tests;
