//! What goes over the wire when the other side reads slowly, or not at all.

use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;

use super::*;
use crate::live::socket::{GOING_AWAY, LET_GO};

/// Both ends of a connection whose buffers are small.
async fn pair() -> (Arc<Direct>, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let dialled = TcpStream::connect(listener.local_addr().unwrap());
    let (near, far) = tokio::join!(listener.accept(), dialled);
    let near = Direct::new(near.unwrap().0, 0, TaskTracker::new());
    SockRef::from(&near.stream).set_send_buffer_size(4_096).unwrap();
    (near, far.unwrap())
}

/// Frames of a server, whole, and the code of the last one.
fn frames(mut bytes: &[u8]) -> (Vec<String>, Option<u16>) {
    let mut texts = Vec::new();
    while let [first, short, rest @ ..] = bytes {
        let (length, rest) = match short {
            126 => (usize::from(u16::from_be_bytes([rest[0], rest[1]])), &rest[2..]),
            127 => panic!("no message of a test is so long"),
            short => (usize::from(*short), rest),
        };
        let (payload, rest) = rest.split_at(length);
        match first {
            0x81 => texts.push(String::from_utf8(payload.to_vec()).unwrap()),
            0x88 => {
                assert!(rest.is_empty(), "nothing comes behind goodbye");
                return (texts, Some(u16::from_be_bytes([payload[0], payload[1]])));
            }
            other => panic!("frame {other:x}"),
        }
        bytes = rest;
    }
    (texts, None)
}

async fn read_all(mut far: TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    far.read_to_end(&mut bytes).await.unwrap();
    bytes
}

fn numbered(number: usize) -> String {
    format!("{number} {}", "x".repeat(4_000))
}

#[tokio::test]
async fn a_slow_reader_gets_all_of_it_in_order_and_the_goodbye_last() {
    let (near, far) = pair().await;
    let mut sent = Vec::new();
    while near.late().waiting.len() < 5 {
        sent.push(numbered(sent.len()));
        assert!(near.deliver(&Message::of(&[sent.last().unwrap()])));
    }
    near.close(GOING_AWAY);
    assert!(!near.deliver(&Message::of(&["too late"])));
    assert_eq!(frames(&read_all(far).await), (sent, Some(GOING_AWAY)));
}

#[tokio::test]
async fn one_who_reads_nothing_holds_so_much_and_no_more_and_is_let_go() {
    let (near, far) = pair().await;
    let mut sent = Vec::new();
    loop {
        let text = numbered(sent.len());
        if !near.deliver(&Message::of(&[&text])) {
            break;
        }
        sent.push(text);
        assert!(near.late().behind() <= BACKLOG);
        assert!(sent.len() < 100_000, "a bound is reached");
    }
    assert!(near.late().waiting.len() <= 2, "what nobody reads is not kept");
    // A phone that wakes up just then finds whole frames, and why it should come back.
    let (heard, code) = frames(&read_all(far).await);
    assert_eq!(code, Some(LET_GO));
    assert!(sent.starts_with(&heard), "an unbroken beginning");
}

#[tokio::test]
async fn one_message_that_is_long_by_itself_is_no_lag() {
    let (near, mut far) = pair().await;
    let long = "x".repeat(8 * BACKLOG);
    assert!(near.deliver(&Message::of(&[&long])));
    let mut bytes = vec![0; 10 + long.len()];
    far.read_exact(&mut bytes).await.unwrap();
    assert_eq!(&bytes[10..], long.as_bytes());
}

#[tokio::test]
async fn a_short_message_behind_a_long_one_is_no_lag() {
    let (near, far) = pair().await;
    let long = "x".repeat(8 * BACKLOG);
    assert!(near.deliver(&Message::of(&[&long])));
    assert!(near.late().bytes > BACKLOG, "it is under way");
    assert!(near.deliver(&Message::of(&["short"])));
    near.close(GOING_AWAY);
    // The head of a frame as long as this has ten bytes.
    let (heard, code) = frames(&read_all(far).await[10 + long.len()..]);
    assert_eq!((heard, code), (vec!["short".to_owned()], Some(GOING_AWAY)));
}

#[tokio::test]
async fn whoever_hears_sees_the_end_when_the_room_lets_go() {
    let (near, far) = pair().await;
    let mut ear = Ear::new(near.clone(), Vec::new());
    near.close(LET_GO);
    assert!(ear.next().await.is_none());
    assert_eq!(frames(&read_all(far).await).1, Some(LET_GO));
}
