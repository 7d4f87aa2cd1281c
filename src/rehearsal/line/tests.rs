//! A line through a bad network: a server that hangs up, defers, and runs ahead.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::extract::State;
use axum::extract::ws::{self, WebSocket, WebSocketUpgrade};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use tokio::net::TcpListener;

use super::*;

/// What a connection of the fake server does with the first message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// Answers, as it should.
    Kind,
    /// Hangs up without a word.
    Gone,
    /// Defers once, then answers.
    Busy,
    /// Sends a frame from far ahead, then answers.
    Ahead,
    /// Says no.
    Strict,
}

#[derive(Default)]
struct Fake {
    moods: Mutex<VecDeque<Mood>>,
    heard: Mutex<Vec<String>>,
    fetched: AtomicU64,
}

async fn fake(moods: &[Mood]) -> (Arc<Fake>, Line, JoinSet<()>) {
    let state =
        Arc::new(Fake { moods: Mutex::new(moods.iter().copied().collect()), ..Fake::default() });
    let router = Router::new()
        .route("/a/K7DMR/", get(page))
        .route("/a/K7DMR/ws", any(upgrade))
        .with_state(state.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let mut server = JoinSet::new();
    server.spawn(async move { axum::serve(listener, router).await.unwrap() });
    let browser = Arc::new(Browser::new(&base, "fr").unwrap());
    let place = Place {
        page: "/a/K7DMR/".to_owned(),
        socket: "/a/K7DMR/ws?page=phone".to_owned(),
        protocol: "collecte.html.1",
        seq: 3,
    };
    (state, Line::open(browser, place).await.unwrap(), server)
}

async fn page(State(fake): State<Arc<Fake>>) -> Response {
    fake.fetched.fetch_add(1, Ordering::SeqCst);
    ([("x-seq", "40")], "<main id=live data-keep></main>").into_response()
}

async fn upgrade(State(fake): State<Arc<Fake>>, upgrade: WebSocketUpgrade) -> Response {
    let mood = fake.moods.lock().unwrap().pop_front().unwrap_or(Mood::Kind);
    upgrade.protocols(["collecte.html.1"]).on_upgrade(move |socket| talk(socket, mood, fake))
}

async fn talk(mut socket: WebSocket, mut mood: Mood, fake: Arc<Fake>) {
    while let Some(Ok(ws::Message::Text(text))) = socket.recv().await {
        let ask: serde_json::Value = serde_json::from_str(&text).unwrap();
        let op = ask["op"].as_str().unwrap().to_owned();
        fake.heard.lock().unwrap().push(op.clone());
        let answers = match mood {
            Mood::Gone => return,
            Mood::Kind => vec![format!(r#"{{"ack":"{op}","seq":4}}"#)],
            Mood::Busy => vec![format!(r#"{{"later":"{op}","ms":1}}"#)],
            Mood::Ahead => vec![
                "{\"seq\":39}\n<li id=\"c-1\"></li>".to_owned(),
                format!(r#"{{"ack":"{op}","seq":40}}"#),
            ],
            Mood::Strict => vec![format!(r#"{{"nack":"{op}","code":"round_closed","say":"…"}}"#)],
        };
        mood = Mood::Kind;
        for answer in answers {
            socket.send(ws::Message::text(answer)).await.unwrap();
        }
    }
}

#[tokio::test]
async fn an_asking_is_sent_again_on_a_new_socket_when_the_first_one_is_lost() {
    let (fake, line, _server) = fake(&[Mood::Gone]).await;
    let ask = Ask::to("say").unwrap();
    assert_eq!(line.ask(&ask).await.unwrap(), Answer::Stored);
    assert_eq!(*fake.heard.lock().unwrap(), [ask.op.clone(), ask.op]);
}

#[tokio::test]
async fn a_deferred_and_a_refused_asking_are_told_apart() {
    let (_fake, line, _server) = fake(&[Mood::Busy]).await;
    let ask = Ask::to("say").unwrap();
    assert_eq!(line.ask(&ask).await.unwrap(), Answer::Later(1));
    assert_eq!(line.ask(&ask).await.unwrap(), Answer::Stored);
    let (_strict, line, _server) = fake(&[Mood::Strict]).await;
    let refused = line.ask(&Ask::to("say").unwrap()).await.unwrap();
    assert_eq!(refused, Answer::Refused("round_closed".to_owned()));
}

#[tokio::test]
async fn a_page_that_missed_a_frame_is_fetched_again() {
    let (fake, line, _server) = fake(&[Mood::Ahead]).await;
    assert_eq!(line.ask(&Ask::to("say").unwrap()).await.unwrap(), Answer::Stored);
    assert_eq!(fake.fetched.load(Ordering::SeqCst), 1);
    assert_eq!(line.ask(&Ask::to("done").unwrap()).await.unwrap(), Answer::Stored);
    assert_eq!(fake.fetched.load(Ordering::SeqCst), 1, "one catch-up is enough");
}
