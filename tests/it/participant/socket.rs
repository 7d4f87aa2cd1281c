//! The live half of a person: the socket, when it is given up, and how it
//! comes back.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use reqwest::cookie::CookieStore;
use reqwest::header::{COOKIE, HeaderValue, ORIGIN, SEC_WEBSOCKET_PROTOCOL};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::Participant;
use crate::page::Outcome;

/// So long without a word, and a person touches the screen: the client probes.
const QUIET: Duration = Duration::from_millis(400);
/// So long without an answer to that, and the socket is dropped.
const SILENCE: Duration = Duration::from_secs(1);
/// So long without an answer to what was asked, and it is sent again: the client
/// waits longer (10 s), and a known `op` counts no second time.
const UNANSWERED: Duration = Duration::from_secs(2);
/// After so many failed handshakes the page is polled instead.
const BLOCKED: i32 = 3;
/// How often it is polled then (the client is calmer: 4 s).
const POLL: Duration = Duration::from_millis(200);

const PING: &str = r#"{"ping":1}"#;

pub(crate) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    is_probed: bool,
}

impl Participant {
    /// Switches JavaScript on: from here the page is live.
    pub(crate) async fn connect(&mut self) {
        self.is_live = true;
        self.wait("an open socket", |person| person.socket.is_some()).await;
    }

    /// The same without waiting for anything.
    pub(crate) fn go_live(&mut self) {
        self.is_live = true;
    }

    /// Probes until the server answers, on this socket or on the next one.
    pub(crate) async fn until_it_hears_the_server(&mut self) {
        self.pongs = 0;
        self.send(PING.to_owned()).await;
        self.wait("an answer to a probe", |person| person.pongs > 0).await;
    }

    /// Whether a socket is open, as far as this person knows.
    pub(crate) fn is_connected(&self) -> bool {
        self.socket.is_some()
    }

    /// The phone is put away: the socket closes, the page stays.
    pub(crate) fn leave(&mut self) {
        self.is_live = false;
        self.socket = None;
    }

    pub(super) async fn send(&mut self, text: String) {
        if let Some(socket) = &mut self.socket
            && socket.stream.send(Message::text(text)).await.is_err()
        {
            self.socket = None;
        }
    }

    /// Goes on with its life for one frame, one silence or one try to come back.
    pub(crate) async fn live(&mut self) {
        self.live_a_moment().await;
    }

    /// One step: a frame, a probe, a reconnection or, without JavaScript, a reload.
    pub(super) async fn live_a_moment(&mut self) {
        if !self.is_live {
            sleep_until(Instant::now() + POLL).await;
            return self.reload().await;
        }
        let Some(socket) = &mut self.socket else { return self.reconnect().await };
        let patience = if socket.is_probed { SILENCE } else { QUIET };
        match timeout(patience, socket.stream.next()).await {
            Ok(Some(Ok(Message::Text(text)))) => {
                socket.is_probed = false;
                self.hear(&text).await;
            }
            Ok(Some(Ok(_other))) => socket.is_probed = false,
            Ok(Some(Err(_)) | None) => self.socket = None,
            Err(_silence) if socket.is_probed => self.socket = None,
            Err(_silence) => {
                socket.is_probed = true;
                self.send(PING.to_owned()).await;
                self.resend(Instant::now() - UNANSWERED).await;
            }
        }
    }

    /// Sends again what left before this moment and was not answered.
    async fn resend(&mut self, before: Instant) {
        let late = self.outbox.iter().filter(|waiting| waiting.sent <= before);
        let ops: Vec<String> = late.map(|waiting| waiting.op.clone()).collect();
        for op in ops {
            self.repeat(&op).await;
        }
    }

    async fn hear(&mut self, text: &str) {
        let (header, outcome) = self.page.receive(text);
        self.etag = None;
        self.pongs += usize::from(header.pong.is_some());
        self.laters += usize::from(header.later.is_some());
        if let Some(why) = &header.bye {
            self.bye = Some(why.clone());
            self.leave();
        }
        if let Some(op) = header.later.clone().filter(|op| self.outbox().contains(&op.as_str())) {
            sleep_until(Instant::now() + Duration::from_millis(header.ms.unwrap_or(1000))).await;
            self.repeat(&op).await;
        }
        self.settle(header);
        if outcome == Outcome::NeedsResync && !self.catch_up(false).await {
            self.socket = None;
        }
    }

    /// Dials when it is time; sends again all that was not acknowledged.
    async fn reconnect(&mut self) {
        sleep_until(self.next_try).await;
        if let Some(stream) = self.dial().await {
            self.socket = Some(Socket { stream, is_probed: false });
            self.failures = 0;
            self.resend(Instant::now()).await;
            return;
        }
        self.failures += 1;
        let wait = Duration::from_millis(300).mul_f64(1.7_f64.powi(self.failures - 1));
        self.next_try = Instant::now() + wait.min(Duration::from_secs(4)).mul_f64(0.75);
        if self.failures >= BLOCKED && self.catch_up(true).await {
            self.post_outbox().await;
            self.next_try = Instant::now() + POLL;
        }
    }

    async fn dial(&self) -> Option<WebSocketStream<MaybeTlsStream<TcpStream>>> {
        let path = self.page.says("data-ws").expect("a live page has data-ws");
        let mut address = self.address.join(path).unwrap();
        address.query_pairs_mut().append_pair("since", &self.page.seq().to_string());
        if self.page.pulse() > 0 {
            address.query_pairs_mut().append_pair("pulse", &self.page.pulse().to_string());
        }
        if let Some(build) = self.page.says("data-build") {
            address.query_pairs_mut().append_pair("build", build);
        }
        let cookies = self.cookies.cookies(&address);
        address.set_scheme("ws").unwrap();
        let mut request = address.as_str().into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static("collecte.html.1"));
        headers.insert(ORIGIN, self.origin().parse().unwrap());
        if let Some(cookies) = cookies {
            headers.insert(COOKIE, cookies);
        }
        let (stream, _) = timeout(SILENCE, connect_async(request)).await.ok()?.ok()?;
        Some(stream)
    }
}
