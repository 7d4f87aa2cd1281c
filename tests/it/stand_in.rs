//! The smallest server that keeps the promises of the wire: one list, to which
//! everybody adds.
//!
//! It stands in for the real one where the tools themselves are tried, so that
//! a failure there is a failure of the tool.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use tokio::task::JoinSet;

/// A running stand-in; it ends with this value.
pub(crate) struct StandIn {
    pub(crate) address: SocketAddr,
    _task: JoinSet<()>,
}

impl StandIn {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let room = Arc::new(Room { said: Mutex::default(), feed: broadcast::Sender::new(64) });
        let router = Router::new()
            .route("/rejoindre", get(join))
            .route("/a/KOAD7/", get(page))
            .route("/a/KOAD7/do", post(act))
            .route("/a/KOAD7/ws", get(listen))
            .with_state(room);
        let mut task = JoinSet::new();
        task.spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, _task: task }
    }
}

#[derive(Clone, Deserialize)]
struct Saying {
    op: String,
    text: String,
}

struct Room {
    said: Mutex<Vec<Saying>>,
    feed: broadcast::Sender<String>,
}

type Shared = State<Arc<Room>>;

impl Room {
    fn seq(&self) -> usize {
        self.said.lock().unwrap().len()
    }

    /// Known already: answered as the first time.
    fn take(&self, saying: Saying) -> String {
        let mut said = self.said.lock().unwrap();
        let op = saying.op.clone();
        if saying.text == "non" {
            return format!(r#"{{"nack":"{op}","say":"Pas cela."}}"#);
        }
        if !said.iter().any(|known| known.op == op) {
            said.push(saying);
            let seq = said.len();
            let frame = format!("{{\"seq\":{seq}}}\n{}", piece(seq, &said[seq - 1]));
            let _nobody_listens = self.feed.send(frame);
        }
        format!(r#"{{"ack":"{op}","seq":{}}}"#, said.len())
    }

    fn live(&self) -> String {
        let said = self.said.lock().unwrap();
        let cards = said.iter().enumerate().map(|(index, saying)| piece(index + 1, saying));
        format!(
            "<main id=live data-keep><ul id=all data-in=live data-k=a data-keep>{}</ul>\
             <form id=f-say data-in=live data-k=b method=post action=\"/a/KOAD7/do\">\
             <input type=hidden name=op value=printed-{}><input type=hidden name=do value=say>\
             <textarea name=text></textarea></form></main>",
            cards.collect::<Vec<_>>().concat(),
            said.len(),
        )
    }
}

fn piece(seq: usize, saying: &Saying) -> String {
    format!("<li id=\"c-{seq}\" data-in=all data-k=\"{seq:03}\">{}</li>", saying.text)
}

const SEAT: &str = "place=ana";

fn has_seat(headers: &HeaderMap) -> bool {
    headers.get(header::COOKIE).is_some_and(|cookie| cookie == SEAT)
}

async fn join() -> impl IntoResponse {
    let cookie = format!("{SEAT}; Path=/a/KOAD7/; HttpOnly; SameSite=Lax");
    ([(header::SET_COOKIE, cookie)], Redirect::to("/a/KOAD7/"))
}

#[derive(Deserialize)]
struct Part {
    part: Option<u8>,
}

async fn page(State(room): Shared, Query(asked): Query<Part>, headers: HeaderMap) -> Response {
    if !has_seat(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (seq, live) = (room.seq(), room.live());
    if asked.part.is_none() {
        let body = format!(
            "<!doctype html><title id=title>Atelier</title><body data-seq={seq} \
             data-ws=\"/a/KOAD7/ws?view=phone\" data-do=\"/a/KOAD7/do\">{live}"
        );
        return Html(body).into_response();
    }
    let etag = format!("\"{seq}\"");
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == etag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    ([("x-seq", seq.to_string()), ("etag", etag)], Html(live)).into_response()
}

async fn act(State(room): Shared, headers: HeaderMap, Form(saying): Form<Saying>) -> Response {
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if !has_seat(&headers) || origin != Some(&format!("http://{host}")) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let answer = room.take(saying);
    if headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json") {
        return answer.into_response();
    }
    Redirect::to("/a/KOAD7/").into_response()
}

#[derive(Deserialize)]
struct Since {
    since: usize,
    view: String,
}

async fn listen(
    State(room): Shared,
    Query(asked): Query<Since>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !has_seat(&headers) || asked.view != "phone" {
        return StatusCode::FORBIDDEN.into_response();
    }
    let upgrade = upgrade.protocols(["collecte.html.1"]);
    upgrade.on_upgrade(move |socket| converse(socket, room, asked.since))
}

async fn converse(mut socket: WebSocket, room: Arc<Room>, since: usize) {
    let mut feed = room.feed.subscribe();
    let seq = room.seq();
    if since < seq && socket.send(Message::text(format!("{{\"resync\":{seq}}}"))).await.is_err() {
        return;
    }
    loop {
        let out = tokio::select! {
            frame = feed.recv() => frame.ok(),
            said = socket.recv() => match said {
                Some(Ok(Message::Text(text))) => Some(answer(&room, &text)),
                _ => None,
            },
        };
        let Some(out) = out else { return };
        if socket.send(Message::text(out)).await.is_err() {
            return;
        }
    }
}

fn answer(room: &Room, text: &str) -> String {
    match serde_json::from_str(text) {
        Ok(saying) => room.take(saying),
        Err(_) => format!(r#"{{"pong":{}}}"#, room.seq()),
    }
}
