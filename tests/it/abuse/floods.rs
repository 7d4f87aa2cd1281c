//! Input that is huge, slow, malformed or endless: it costs little, and nobody else
//! notices.

use std::io::ErrorKind;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;

use super::outsider::{Line, Made, Outsider, op};
use crate::server::TestServer;
use crate::waiting::within_deadline;

/// The longest time-out of the program, and as much again for a busy machine.
const LET_GO_WITHIN: Duration = Duration::from_mins(1);
const FORM: &str = "application/x-www-form-urlencoded";

/// Sends this as it is; what the server says until it ends the connection.
async fn raw(server: &TestServer, bytes: &[u8]) -> String {
    let mut socket = TcpStream::connect(server.address()).await.unwrap();
    // The server may end it before all is sent: what it said can be read all the same.
    let (mut read, mut write) = socket.split();
    let sending = async {
        let _ended = write.write_all(bytes).await;
        std::future::pending::<()>().await;
    };
    let mut said = Vec::new();
    let hearing = async {
        match read.read_to_end(&mut said).await {
            Err(error) if error.kind() != ErrorKind::ConnectionReset => panic!("{error}"),
            _ => {}
        }
    };
    let heard = async {
        tokio::select! { () = sending => {}, () = hearing => {} }
    };
    timeout(LET_GO_WITHIN, heard).await.expect("the connection is ended");
    String::from_utf8_lossy(&said).into_owned()
}

async fn is_alive(server: &TestServer) {
    assert_eq!(Outsider::at(server, 1).get("/sante").await.body, "ok\n");
}

#[tokio::test]
async fn a_request_that_never_ends_is_let_go() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let head = "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    let body = format!(
        "POST /a/{}/do HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\nContent-Length: 900\r\n\r\ndo=",
        made.code
    );
    let silent = raw(&server, b"");
    let (silent, head, body) =
        tokio::join!(silent, raw(&server, head.as_bytes()), raw(&server, body.as_bytes()));
    assert_eq!(silent, "", "a connection without a word");
    assert!(head.is_empty() || head.starts_with("HTTP/1.1 408"), "half a head: {head}");
    assert!(body.starts_with("HTTP/1.1 4") || body.is_empty(), "half a body: {body}");
    is_alive(&server).await;
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let server = TestServer::start();
    let endless = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}", "a".repeat(1024 * 1024));
    let many = format!("GET / HTTP/1.1\r\nHost: x\r\n{}\r\n", "X-One: 1\r\n".repeat(2_000));
    let address = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(100_000));
    for (what, bytes) in [("endless", endless), ("many", many), ("address", address)] {
        let said = raw(&server, bytes.as_bytes()).await;
        let status = said.split(' ').nth(1).unwrap_or_default();
        assert!(["", "400", "414", "431"].contains(&status), "{what}: {said}");
    }
    let who = Outsider::at(&server, 1);
    let cookies = (0..500).map(|n| format!("c{n}=v{n}")).collect::<Vec<_>>().join("; ");
    let many_cookies = who.http.get(who.url("/")).header("cookie", cookies);
    assert_eq!(who.send(many_cookies).await.status, 200, "cookies of others are let be");
    let parameters = (0..2_000).map(|n| format!("p{n}={n}")).collect::<Vec<_>>().join("&");
    assert_eq!(who.get(&format!("/?{parameters}")).await.status, 200, "parameters too");
    is_alive(&server).await;
}

#[tokio::test]
async fn a_form_that_is_too_large_or_packed_is_refused_in_words() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let who = Outsider::at(&server, 2);
    let send = |kind: &'static str, body: Vec<u8>| {
        let request = who.http.post(who.url(&made.page("do"))).body(body);
        request.header(CONTENT_TYPE, kind).header(ACCEPT, "application/json")
    };
    let huge = [b"do=say&text=".to_vec(), vec![b'a'; 2 * 1024 * 1024]].concat();
    let fields = "a=1&".repeat(75_000).into_bytes();
    let packed = send(FORM, vec![0x1f, 0x8b, 8, 0, 0]).header(CONTENT_ENCODING, "gzip");
    for (what, request, status, code) in [
        ("two megabytes", send(FORM, huge), 413, "too_large"),
        ("75,000 fields", send(FORM, fields), 422, "bad_frame"),
        ("packed", packed, 422, "bad_frame"),
        ("JSON", send("application/json", b"{}".to_vec()), 422, "bad_frame"),
        ("an unknown field", send(FORM, b"admin=1".to_vec()), 422, "unknown_field"),
    ] {
        let got = who.send(request).await;
        let answer = got.json();
        let found = (got.status.as_u16(), answer["code"].as_str().unwrap());
        assert_eq!(found, (status, code), "{what}");
        assert!(answer["say"].as_str().unwrap().len() > 20, "{what}: {answer}");
    }
    let odd = who.send(send(FORM, b"do=say&text=%ff%fe\xff".to_vec())).await.json();
    assert!(odd["nack"].is_string(), "what is not UTF-8 is an asking like another: {odd}");
    is_alive(&server).await;
}

/// A chunked body that has no end.
#[tokio::test]
async fn a_form_without_an_end_is_refused_where_forms_end() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    let bytes = format!(
        "POST /a/{}/do HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\n\
         Transfer-Encoding: chunked\r\n\r\n{}",
        made.code,
        chunk.repeat(64)
    );
    let said = raw(&server, bytes.as_bytes()).await;
    assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "{said}");
    is_alive(&server).await;
}

/// One frame of a client, masked with zeros.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let length = payload.len() as u64;
    let mut bytes = vec![first];
    match u8::try_from(length) {
        Ok(short) if short < 126 => bytes.push(0x80 | short),
        // The long form may be used for any length that a frame claims.
        Ok(_) | Err(_) => {
            bytes.push(0xff);
            bytes.extend(length.to_be_bytes());
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(payload);
    bytes
}

/// Reads on until a message has these words.
async fn hears(line: &mut Line, words: &str) {
    let hearing = async {
        while !line.next().await.unwrap().unwrap().into_text().unwrap().contains(words) {}
    };
    within_deadline(words, hearing).await;
}

#[tokio::test]
async fn frames_that_make_no_sense_end_their_own_socket_at_most() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let (mut ana, mut troll) = (Outsider::at(&server, 1), Outsider::at(&server, 2));
    ana.enter(&made.code, "Ana").await;
    troll.enter(&made.code, "Troll").await;
    let mut line = ana.live(&made.page("ws?page=phone")).await;
    let deep = format!("{{\"do\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let endless: Vec<u8> = (0..40).flat_map(|_| frame(0x00, &[b'a'; 16_384])).collect();
    let claims = [&[0x81, 0xff][..], &u64::MAX.to_be_bytes(), &[0; 4]].concat();
    for (what, bytes) in [
        ("binary", frame(0x82, &[0, 159, 146, 150])),
        ("not JSON", frame(0x81, b"{\"do\":")),
        ("deep JSON", frame(0x81, deep.as_bytes())),
        ("a number for a string", frame(0x81, b"{\"do\":1}")),
        ("300 KiB", frame(0x81, &vec![b' '; 300 * 1024])),
        ("not UTF-8", frame(0x81, &[0xff, 0xfe])),
        ("a continuation of nothing", frame(0x80, b"a")),
        ("a message without an end", [frame(0x01, b"{"), endless].concat()),
        ("a length without an end", claims),
        ("reserved bits", frame(0xf1, b"{}")),
        ("an unknown sort", frame(0x83, b"{}")),
        ("not masked", vec![0x81, 0x02, b'{', b'}']),
        ("a ping that is too long", frame(0x89, &[b'a'; 200])),
        ("a close that makes no sense", frame(0x88, &[0x03])),
        ("pings", frame(0x89, b"a").repeat(2_000)),
        ("signs of life", frame(0x81, b"{\"ping\":1}").repeat(500)),
    ] {
        let mut socket = troll.upgraded(&made.page("ws?page=phone")).await;
        // It may be ended before all is taken.
        let _ended = socket.write_all(&bytes).await;
        let id = op();
        line.send(Message::text(json!({ "op": id, "do": "rename", "nickname": what }).to_string()))
            .await
            .unwrap();
        hears(&mut line, &format!("\"ack\":\"{id}\"")).await;
    }
    is_alive(&server).await;
}

#[tokio::test]
async fn one_seat_that_floods_holds_up_nobody_and_loses_nothing() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let (mut ana, mut troll) = (Outsider::at(&server, 1), Outsider::at(&server, 2));
    ana.enter(&made.code, "Ana").await;
    troll.enter(&made.code, "Troll").await;
    let (mut calm, mut flood) = (
        ana.live(&made.page("ws?page=phone")).await,
        troll.live(&made.page("ws?page=phone")).await,
    );
    let ops: Vec<String> = (0..70).map(|_| op()).collect();
    let ask = |number: usize| {
        let nickname = format!("Nom {number}");
        Message::text(
            json!({ "op": ops[number], "do": "rename", "nickname": nickname }).to_string(),
        )
    };
    for number in 0..ops.len() {
        flood.send(ask(number)).await.unwrap();
    }
    let mine = op();
    let rename = json!({ "op": mine, "do": "rename", "nickname": "Anaïg" });
    calm.send(Message::text(rename.to_string())).await.unwrap();
    let (mut stored, mut later) = (0, 0);
    within_deadline("every asking of the flood on the disk", async {
        while stored < ops.len() {
            let message = flood.next().await.unwrap().unwrap().into_text().unwrap();
            let head: serde_json::Value =
                serde_json::from_str(message.lines().next().unwrap()).unwrap();
            stored += usize::from(head["ack"].is_string());
            assert!(head["nack"].is_null(), "nobody is refused: {head}");
            if let Some(op) = head["later"].as_str() {
                later += 1;
                let wait = Duration::from_millis(head["ms"].as_u64().unwrap());
                sleep_until(Instant::now() + wait).await;
                let number = ops.iter().position(|known| known == op).unwrap();
                flood.send(ask(number)).await.unwrap();
            }
        }
    })
    .await;
    assert!(later > 0, "a flood is told to come later");
    hears(&mut calm, &mine).await;
}

#[tokio::test]
async fn a_flood_on_a_socket_of_the_notes_is_read_at_a_pace() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut troll = Outsider::at(&server, 1);
    troll.enter(&made.code, "Troll").await;
    let mut flood = troll.live(&made.page("notes")).await;
    // 500 at once, and 50 a second from then on: `live::notes::connection`.
    let begun = Instant::now();
    for _ in 0..600 {
        flood.send(Message::text("?")).await.unwrap();
    }
    let mut answers = 0;
    within_deadline("every question answered", async {
        while answers < 600 {
            let message = flood.next().await.unwrap().unwrap();
            answers += usize::from(message == Message::binary(Vec::new()));
        }
    })
    .await;
    assert!(begun.elapsed() >= Duration::from_millis(1_900), "after {:?}", begun.elapsed());
    is_alive(&server).await;
}
