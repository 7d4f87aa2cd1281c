//! A server from its start to its stop, over real sockets.

use std::future::{pending, ready};
use std::net::SocketAddr;
use std::path::Path;

use axum::extract::ConnectInfo;
use axum::routing::get;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::config::{Request, read};
use super::*;
use crate::storage::OpenError;

fn config(data: &Path) -> Config {
    let line = ["collecte".into(), "--data".into(), data.into()];
    match read(line.into(), |_| None) {
        Ok(Request::Run(config)) => *config,
        other => panic!("{other:?}"),
    }
}

fn opened() -> (tempfile::TempDir, Server) {
    let place = tempfile::tempdir().unwrap();
    let server = Server::open(&config(&place.path().join("donnees"))).unwrap();
    (place, server)
}

async fn bound() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// The bytes of one answer, up to the end the server makes.
async fn answer(address: SocketAddr, connection: &str) -> String {
    let mut socket = TcpStream::connect(address).await.unwrap();
    let request = format!("GET / HTTP/1.1\r\nHost: x\r\nConnection: {connection}\r\n\r\n");
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut text = String::new();
    socket.read_to_string(&mut text).await.unwrap();
    text
}

#[tokio::test]
async fn pages_are_served_with_the_address_of_the_phone_and_a_stop_is_clean() {
    let (_place, server) = opened();
    let (listener, address) = bound().await;
    let router = Router::new().route(
        "/",
        get(|ConnectInfo(phone): ConnectInfo<SocketAddr>| async move { phone.ip().to_string() }),
    );
    let (stop, asked) = oneshot::channel::<()>();
    let visit = async {
        let text = answer(address, "close").await;
        assert!(text.starts_with("HTTP/1.1 200") && text.ends_with("127.0.0.1"), "{text}");
        stop.send(()).unwrap();
    };
    let stopped = async { asked.await.unwrap() };
    let (end, ()) = tokio::join!(server.listen(listener, router, stopped), visit);
    assert_eq!(end, Stop::Clean);
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn a_stop_lets_the_answer_under_way_finish_and_closes_the_idle_connection() {
    let (_place, server) = opened();
    let (listener, address) = bound().await;
    let stopping = server.stopping();
    // The answer is ready only once the stop has begun.
    let router = Router::new().route(
        "/",
        get(move || {
            stopping.cancel();
            async { "jusqu’au bout" }
        }),
    );
    let (end, text) =
        tokio::join!(server.listen(listener, router, pending()), answer(address, "keep-alive"));
    assert!(text.ends_with("jusqu’au bout"), "{text}");
    assert_eq!(end, Stop::Clean);
}

#[tokio::test]
async fn a_tracked_task_hears_the_stop_and_is_waited_for() {
    let (_place, server) = opened();
    let (listener, _) = bound().await;
    let (said, goodbye) = oneshot::channel();
    let stopping = server.stopping();
    server.tasks().spawn(async move {
        stopping.cancelled().await;
        said.send("1001").unwrap();
    });
    assert_eq!(server.listen(listener, Router::new(), ready(())).await, Stop::Clean);
    assert_eq!(goodbye.await.unwrap(), "1001");
}

#[tokio::test(start_paused = true)]
async fn a_task_that_does_not_end_is_given_up_at_the_deadline() {
    let (_place, server) = opened();
    let (listener, _) = bound().await;
    server.tasks().spawn(pending::<()>());
    let start = tokio::time::Instant::now();
    assert_eq!(server.listen(listener, Router::new(), ready(())).await, Stop::Deadline);
    assert!(start.elapsed() >= GRACE && start.elapsed() < 2 * GRACE);
}

#[tokio::test]
async fn the_hourly_work_begins_with_the_server_and_ends_with_it() {
    let (_place, server) = opened();
    let (listener, _) = bound().await;
    let (done, mut runs) = tokio::sync::mpsc::channel(1);
    server.every_hour(move || {
        let done = done.clone();
        async move { done.send(()).await.unwrap() }
    });
    let first = async { runs.recv().await.unwrap() };
    assert_eq!(server.listen(listener, Router::new(), first).await, Stop::Clean);
    assert_eq!(runs.recv().await, None);
}

#[tokio::test]
async fn the_folder_of_a_running_server_is_taken_until_it_has_stopped() {
    let (place, server) = opened();
    let same = config(&place.path().join("donnees"));
    let refused = Server::open(&same).unwrap_err();
    assert!(matches!(refused, StartError::Store(OpenError::InUse { .. })), "{refused}");
    let key = server.secret().key("collecte 1 test");
    assert!(server.is_first_start());
    let (listener, _) = bound().await;
    assert_eq!(server.listen(listener, Router::new(), ready(())).await, Stop::Clean);
    let again = Server::open(&same).unwrap();
    assert_eq!(again.secret().key("collecte 1 test"), key);
    assert!(!again.is_first_start());
}
