//! Frames about the free notes that mean harm, from a stranger and from a participant.

use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::StatusCode;
use tokio_tungstenite::tungstenite::Message;

use super::outsider::{Line, Made, Outsider};
use crate::server::TestServer;
use crate::waiting::within_deadline;

fn var(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 127 {
        bytes.push(u8::try_from(number & 127).unwrap() | 128);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap());
    bytes
}

/// A message of the sync protocol: 0 asks, 1 answers, 2 changes.
fn sync(step: u8, body: &[u8]) -> Vec<u8> {
    [&[0, step], &var(body.len())[..], body].concat()
}

fn hex(digits: &str) -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    (0..digits.len()).step_by(2).map(digit).collect()
}

/// One struct of one client, in the note's text.
fn update(clock: usize, kind: u8, content: &[u8]) -> Vec<u8> {
    let head = [&[1, 1, 7], &var(clock)[..], &[kind, 1, 4], b"text"].concat();
    [&head[..], content, &[0]].concat()
}

/// Each ended the process, or the note, once.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let deep = |depth: usize| [vec![1], [117, 1].repeat(depth), vec![126]].concat();
    let mut frames = Vec::new();
    for step in [1, 2] {
        frames.push(("nested values", sync(step, &update(0, 8, &deep(10_000)))));
        frames.push(("values nested less deep", sync(step, &update(0, 8, &deep(4_780)))));
        frames.push(("an announced update", sync(step, &var(400_000_000))));
        frames.push(("the last clock", sync(step, &update((1 << 31) - 2, 4, b"\x02ab"))));
        frames.push(("a clock beyond", sync(step, &update((1 << 32) - 1, 4, b"\x01a"))));
        frames.push(("a gap", sync(step, &[1, 1, 7, 0, 10, 5, 0])));
        frames.push(("nothing that went", sync(step, &update(0, 0, &[5]))));
    }
    frames.push(("announced knowledge", sync(0, &var(400_000_000))));
    frames.push(("announced people", [vec![1, 5], var(400_000_000)].concat()));
    frames.push(("a failure", hex("00020f0101030200ffffffff0f0102010009")));
    let second = [
        "0002300201090883090a0378797a020300040104746578740026",
        "010178016b04626f6c6401310109018080808008ffffffff0f",
    ];
    frames.push(("that fails again", hex(&second.concat())));
    frames
}

/// The name of a round's note; people may write in it.
async fn open_round(server: &TestServer, made: &Made) -> String {
    let mut lead = Outsider::at(server, 4);
    lead.follow(&made.link(&lead, "facilitator")).await;
    let state = lead.json_of(&made.page("animer")).await;
    let rounds = state["ev"].as_array().unwrap();
    let round = rounds.iter().find(|it| it["e"] == "round.put").unwrap();
    let round = round["id"].as_str().unwrap();
    lead.asks(made, &[("do", "open"), ("round", round)]).await;
    format!("round-{round}")
}

/// Until a sign of life is answered, or the socket ends.
async fn until_heard(line: &mut Line) {
    while let Some(Ok(message)) = line.next().await {
        if message.is_close() || message == Message::binary(Vec::new()) {
            break;
        }
    }
}

async fn says(who: &Outsider, made: &Made) -> String {
    who.get(&made.page("export.txt")).await.body
}

#[tokio::test]
async fn frames_of_the_notes_that_mean_harm_end_their_own_socket_at_most() {
    let mut server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let (mut ana, mut troll) = (Outsider::at(&server, 1), Outsider::at(&server, 2));
    let stranger = Outsider::at(&server, 3);
    ana.enter(&made.code, "Ana").await;
    troll.enter(&made.code, "Troll").await;
    let round = open_round(&server, &made).await;
    let form = [("note", round.as_str()), ("base", ""), ("text", "BONJOUR")];
    let got = ana.post(&made.page("notes"), &form).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
    for who in [&stranger, &troll] {
        for (what, frame) in hostile() {
            let mut line = who.live(&made.page(&format!("notes/{round}"))).await;
            line.send(Message::binary(frame)).await.unwrap();
            // Heard, and answered, or the socket is ended.
            let _ended = line.send(Message::text("?")).await;
            within_deadline(what, until_heard(&mut line)).await;
            assert!(says(&ana, &made).await.contains("BONJOUR"), "{what}");
        }
    }
    let more = [("note", round.as_str()), ("base", "BONJOUR"), ("text", "BONJOUR ENCORE")];
    assert_eq!(ana.post(&made.page("notes"), &more).await.status, StatusCode::SEE_OTHER);
    server.kill9();
    server.restart();
    let ana = Outsider::at(&server, 1);
    assert!(says(&ana, &made).await.contains("BONJOUR ENCORE"));
}

#[tokio::test]
async fn sockets_of_the_notes_are_counted_with_those_of_the_pages() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut troll = Outsider::at(&server, 2);
    troll.enter(&made.code, "Troll").await;
    // 32 of one device: `web::sockets`.
    let mut open = Vec::new();
    for number in 0..32 {
        let page = if number % 2 == 0 { "notes" } else { "ws?page=phone" };
        open.push(troll.live(&made.page(page)).await);
    }
    let status = troll.dial(&made.page("notes"), &[]).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    open.pop();
    within_deadline("room for one more", async {
        while troll.dial(&made.page("notes"), &[]).await != StatusCode::SWITCHING_PROTOCOLS {}
    })
    .await;
}
