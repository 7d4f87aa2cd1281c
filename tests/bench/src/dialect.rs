//! What the phones must know of a server: how to join, how to say something, and how
//! to read what comes.

use memchr::memchr;

use crate::stage::{Stage, id};

/// What is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// The floor's own.
    Floor,
    /// `collecte.html.1`, as the script of the phones speaks it.
    Html,
    /// `collecte.json.2`.
    Json,
}

/// What a message from a server says beside the contributions in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The last event it contains.
    pub(crate) seq: Option<u64>,
    /// The first event it contains, when it folds several.
    pub(crate) from: Option<u64>,
    /// This contribution is stored.
    pub(crate) ack: Option<usize>,
    /// A contribution was refused, or put off.
    pub(crate) refused: bool,
    /// The page misses something and must be fetched.
    pub(crate) resync: bool,
    /// Where the contributions begin.
    pub(crate) body: usize,
}

impl Dialect {
    /// The request that opens the socket of person `who`, and its header lines.
    pub(crate) fn upgrade(self, stage: &Stage, who: usize, rooms: usize, since: u64) -> String {
        let (path, more) = match self {
            Self::Floor => (format!("/r/{}", who % rooms), String::new()),
            Self::Html | Self::Json => {
                let code = &stage.rooms[who % rooms].code;
                let name = if self == Self::Json { "json.2" } else { "html.1" };
                let (cookie, build) = (&stage.seats[who], &stage.build);
                (
                    format!("/a/{code}/ws?page=phone&lang=fr&since={since}&build={build}"),
                    format!(
                        "Cookie: place={cookie}\r\nSec-WebSocket-Protocol: collecte.{name}\r\n"
                    ),
                )
            }
        };
        format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n\
             Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {}\r\n{more}\r\n",
            crate::websocket::KEY
        )
    }

    /// Whether the server greets a socket that opened.
    pub(crate) fn greets(self) -> bool {
        self != Self::Floor
    }

    /// Contribution `number`, with these words.
    pub(crate) fn say(self, stage: &Stage, room: usize, number: usize, words: &str) -> String {
        match self {
            Self::Floor => format!(r#"{{"id":{number},"text":"{words}"}}"#),
            Self::Html | Self::Json => {
                let (id, round) = (id(number as u64), &stage.rooms[room].round);
                format!(
                    r#"{{"op":"{id}","do":"say","round":"{round}","card":"{id}","text":"{words}"}}"#
                )
            }
        }
    }

    /// Reads the head of a message.
    pub(crate) fn read(self, message: &[u8]) -> Said {
        match self {
            Self::Floor => {
                let ack = message.strip_prefix(b"{\"ack\":").and_then(digits);
                Said { ack: ack.and_then(|number| number.try_into().ok()), ..Said::default() }
            }
            Self::Html | Self::Json => header(message),
        }
    }
}

/// Reads the header object of a message as far as its keys are numbers and texts.
fn header(message: &[u8]) -> Said {
    let mut said = Said::default();
    let mut rest = message.strip_prefix(b"{").unwrap_or_default();
    while let Some((key, value, after)) = field(rest) {
        match key {
            b"seq" => said.seq = digits(value),
            b"from" => said.from = digits(value),
            b"ack" => said.ack = number_of(value),
            b"nack" | b"later" => said.refused = true,
            b"resync" => said.resync = true,
            _ => {}
        }
        rest = after;
    }
    said.body = message.len() - rest.len();
    said
}

/// Key, value and what follows; nothing at the end or before a list.
fn field(rest: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let rest = rest.strip_prefix(b",").unwrap_or(rest).strip_prefix(b"\"")?;
    let (key, rest) = rest.split_at(memchr(b'"', rest)?);
    let rest = rest.strip_prefix(b"\":")?;
    if let Some(text) = rest.strip_prefix(b"\"") {
        let end = end_of_text(text)?;
        return Some((key, &text[..end], &text[end + 1..]));
    }
    let end = rest.iter().position(|byte| matches!(byte, b',' | b'}'))?;
    (!rest.starts_with(b"[")).then(|| (key, &rest[..end], &rest[end..]))
}

fn end_of_text(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    while *text.get(at)? != b'"' {
        at += if text[at] == b'\\' { 2 } else { 1 };
    }
    Some(at)
}

fn digits(text: &[u8]) -> Option<u64> {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&text[..count]).ok()?.parse().ok()
}

/// The number of a contribution from its id.
fn number_of(id: &[u8]) -> Option<usize> {
    let letters = id.get(13..26)?;
    letters.iter().try_fold(0usize, |number, letter| {
        let digit = match letter {
            b'a'..=b'z' => letter - b'a',
            b'2'..=b'7' => letter - b'2' + 26,
            _ => return None,
        };
        Some(number << 5 | usize::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_and_words_are_left_alone() {
        let message = b"{\"seq\":18,\"from\":12}\n<li>\"ack\":\"x\"</li>";
        let said = Dialect::Html.read(message);
        assert_eq!((said.seq, said.from, said.ack), (Some(18), Some(12), None));
        assert_eq!(&message[said.body..][..2], b"}\n");
        let stored = format!(r#"{{"seq":7,"ack":"{}"}}"#, id(1_234));
        assert_eq!(Dialect::Html.read(stored.as_bytes()).ack, Some(1_234));
        let list = br#"{"seq":3,"ev":[{"ack":"no","text":"a"}]}"#;
        let said = Dialect::Json.read(list);
        assert_eq!((said.seq, said.ack), (Some(3), None));
        assert!(list[said.body..].starts_with(b",\"ev\":["));
    }

    #[test]
    fn refusals_and_greetings_are_told_apart() {
        let refused = br#"{"nack":"abc","code":"full","say":"C\"est plein"}"#;
        assert!(Dialect::Html.read(refused).refused);
        let hello = br#"{"resync":9,"at":1,"build":"x"}"#;
        assert!(Dialect::Html.read(hello).resync);
        assert_eq!(Dialect::Floor.read(br#"{"ack":12}"#).ack, Some(12));
        assert_eq!(Dialect::Floor.read(br#"{"id":12,"text":"a"}"#), Said::default());
    }
}
