//! What takes long to read, to compare or to keep: it is bounded, and holds up nobody.

use std::time::Duration;

use reqwest::RequestBuilder;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HOST};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use super::outsider::{Made, Outsider};
use crate::server::TestServer;
use crate::waiting::within_deadline;

/// Files that the program reads at the same time.
const PLACES: usize = 8;
/// An answer that does not come in this time waits for something.
const WAITS: Duration = Duration::from_secs(1);

/// Words in an order of their own.
fn words(many: usize, factor: usize) -> String {
    let letter = |at: usize| char::from(b"abcdefghij"[at * at * factor % 9_973 % 10]);
    (0..many).flat_map(|at| [letter(at), ' ']).collect()
}

async fn code_of(who: &Outsider, request: RequestBuilder) -> (u16, String) {
    let got = who.send(request.header(ACCEPT, "application/json")).await;
    (got.status.as_u16(), got.json()["code"].as_str().unwrap_or_default().to_owned())
}

/// A note of the workshop, as its page names it.
async fn note_of(who: &Outsider, made: &Made) -> String {
    let page = who.get(&made.page("pad")).await.body;
    let (_, after) = page.split_once("name=\"note\" value=\"").expect("a form of a note");
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn notes_of_words_that_have_nothing_in_common_hold_up_nobody() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut lead = Outsider::at(&server, 1);
    lead.follow(&made.link(&lead, "facilitator")).await;
    let note = note_of(&lead, &made).await;
    let send = |many: usize, factor: usize| {
        let (base, text) = (words(many, factor), words(many, factor + 4));
        let form = [("note", note.clone()), ("base", base), ("text", text)];
        lead.http.post(lead.url(&made.page("notes"))).form(&form)
    };
    let (status, code) = code_of(&lead, send(200_000, 7)).await;
    assert_eq!((status, code.as_str()), (409, "too_long"), "400 KB each is no note");
    let begun = Instant::now();
    let written = within_deadline("two whole notes merged", async {
        tokio::join!(lead.send(send(9_990, 7)), lead.send(send(9_990, 13)))
    });
    let (one, other) = written.await;
    // Whichever comes first is taken; the second may find no room.
    let mut came = [one.status.as_u16(), other.status.as_u16()];
    came.sort_unstable();
    assert!(matches!(came, [303, 303 | 409]), "{came:?}: {} {}", one.body, other.body);
    assert!(begun.elapsed() < Duration::from_secs(15), "after {:?}", begun.elapsed());
}

#[tokio::test]
async fn every_form_has_the_same_bounds_before_anybody_is_asked_for_a_role() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let who = Outsider::at(&server, 2);
    for page in [made.page("notes"), made.page("remettre"), "/essai".to_owned()] {
        let send = |body: String| {
            let request = who.http.post(who.url(&page)).body(body);
            request.header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        };
        let large = code_of(&who, send("a".repeat(2 * 1024 * 1024))).await;
        assert_eq!(large, (413, "too_large".to_owned()), "{page}");
        let many = code_of(&who, send("a=1&".repeat(75_000))).await;
        assert_eq!(many, (422, "bad_frame".to_owned()), "{page}");
    }
}

/// A file of so many bytes that is none of ours.
fn with_file(request: RequestBuilder, bytes: usize) -> RequestBuilder {
    let head = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n";
    let body = format!("{head}{}\r\n--X--\r\n", "?".repeat(bytes));
    request.header(CONTENT_TYPE, "multipart/form-data; boundary=X").body(body)
}

/// As whoever comes by the name of the server, and so by a proxy.
fn import(who: &Outsider, bytes: usize) -> RequestBuilder {
    let request = with_file(who.http.post(who.url("/importer")), bytes);
    request.header(HOST, "atelier.example.org")
}

#[tokio::test]
async fn what_one_address_brings_in_files_has_an_end() {
    let server = TestServer::start();
    let who = Outsider::at(&server, 2);
    let large = 15 * 1024 * 1024;
    for _ in 0..4 {
        assert_eq!(code_of(&who, import(&who, large)).await.1, "bad_json", "it is read");
    }
    assert_eq!(code_of(&who, import(&who, large)).await, (429, "too_many_files".to_owned()));
    let other = Outsider::at(&server, 3);
    assert_eq!(code_of(&other, import(&other, large)).await.1, "bad_json", "others may");
    let home = with_file(who.http.post(who.url("/importer")), large);
    let home = home.header(HOST, "localhost");
    assert_eq!(code_of(&who, home).await.1, "bad_json", "whose machine it is, too");
}

/// An import whose end does not come.
async fn half(server: &TestServer) -> TcpStream {
    let mut socket = TcpStream::connect(server.address()).await.unwrap();
    let head = "POST /importer HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\
                Content-Type: multipart/form-data; boundary=X\r\n\r\n--X\r\n";
    socket.write_all(head.as_bytes()).await.unwrap();
    socket
}

#[tokio::test]
async fn what_is_brought_into_a_workshop_waits_in_the_line_of_the_imports() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut lead = Outsider::at(&server, 1);
    lead.follow(&made.link(&lead, "facilitator")).await;
    let bring = || lead.send(with_file(lead.http.post(lead.url(&made.page("apporter"))), 9));
    assert_eq!(bring().await.status, 422, "it is read");
    let mut halves = Vec::new();
    for _ in 0..PLACES {
        halves.push(half(&server).await);
    }
    let taken = async { while timeout(WAITS, lead.send(import(&lead, 9))).await.is_ok() {} };
    within_deadline("every place taken", taken).await;
    let mut brought = Box::pin(bring());
    assert!(timeout(WAITS, &mut brought).await.is_err(), "it waits");
    halves.pop();
    assert_eq!(within_deadline("its turn", brought).await.status, 422);
}
