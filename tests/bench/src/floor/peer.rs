//! One socket of the floor: what it says, and what waits for it.

use std::io;
use std::net::TcpStream;

use memchr::memmem;

use crate::poll;
use crate::websocket::{self, CLOSE, TEXT};

pub(super) struct Peer {
    pub(super) stream: TcpStream,
    /// Its room, once it joined.
    pub(super) room: Option<usize>,
    inbox: Vec<u8>,
    outbox: Vec<u8>,
}

/// What a peer said.
pub(super) enum Heard {
    /// It asked for the socket of a room.
    Joined(String),
    /// A contribution.
    Said { id: u64, text: Vec<u8> },
    /// It leaves.
    Bye,
}

impl Peer {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream, room: None, inbox: Vec::new(), outbox: Vec::new() }
    }

    /// Whether something waits until the socket takes more.
    pub(super) fn waits(&self) -> bool {
        !self.outbox.is_empty()
    }

    /// Writes what waited and `bytes`; keeps at most `most` bytes.
    pub(super) fn write(&mut self, bytes: &[u8], most: usize) -> io::Result<()> {
        if self.outbox.is_empty() {
            let taken = if bytes.is_empty() { 0 } else { poll::write(&self.stream, bytes)? };
            self.outbox.extend_from_slice(&bytes[taken..]);
            return Ok(());
        }
        let taken = poll::write(&self.stream, &self.outbox)?;
        self.outbox.drain(..taken);
        if self.outbox.len() < most {
            self.outbox.extend_from_slice(bytes);
        }
        Ok(())
    }

    /// Reads once; an error is the end of this peer.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> io::Result<Vec<Heard>> {
        let Some(count) = poll::read(&self.stream, buffer)? else { return Ok(Vec::new()) };
        if count == 0 {
            return Ok(vec![Heard::Bye]);
        }
        if self.inbox.is_empty() && self.room.is_some() {
            let mut heard = Vec::new();
            let used = frames(&buffer[..count], &mut heard);
            self.inbox.extend_from_slice(&buffer[used..count]);
            return Ok(heard);
        }
        self.inbox.extend_from_slice(&buffer[..count]);
        let mut heard = Vec::new();
        let mut used = 0;
        if self.room.is_none() {
            let Some(end) = memmem::find(&self.inbox, b"\r\n\r\n") else { return Ok(heard) };
            let asks = String::from_utf8_lossy(&self.inbox[..end]);
            heard.push(Heard::Joined(asks.split(' ').nth(1).unwrap_or("/").to_owned()));
            used = end + 4;
        }
        used += frames(&self.inbox[used..], &mut heard);
        self.inbox.drain(..used);
        Ok(heard)
    }
}

/// Takes whole frames off the front; answers how many bytes.
fn frames(bytes: &[u8], heard: &mut Vec<Heard>) -> usize {
    let mut used = 0;
    while let Some(frame) = websocket::read(&bytes[used..]) {
        match frame.opcode {
            TEXT => {
                let text = unmasked(frame.payload, frame.mask);
                heard.push(Heard::Said { id: id_of(&text), text });
            }
            CLOSE => heard.push(Heard::Bye),
            _ => {}
        }
        used += frame.length;
    }
    used
}

fn unmasked(payload: &[u8], mask: [u8; 4]) -> Vec<u8> {
    let mut text = payload.to_vec();
    if mask != [0; 4] {
        text.iter_mut().zip(mask.iter().cycle()).for_each(|(byte, key)| *byte ^= key);
    }
    text
}

/// The number behind `"id":`.
fn id_of(text: &[u8]) -> u64 {
    let Some(at) = memmem::find(text, b"\"id\":") else { return 0 };
    let digits = text[at + 5..].iter().take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

#[test]
fn frames_are_taken_whole_and_unmasked() {
    let mut bytes = Vec::new();
    websocket::put_masked(&mut bytes, TEXT, br#"{"id":42,"text":"a"}"#);
    let whole = bytes.len();
    let mask = [1, 2, 3, 4];
    bytes.extend([0x81, 0x83]);
    bytes.extend(mask);
    bytes.extend([b'a' ^ 1, b'b' ^ 2, b'c' ^ 3, 0x81]);
    let mut heard = Vec::new();
    assert_eq!(frames(&bytes, &mut heard), whole + 9);
    let said: Vec<_> = heard
        .iter()
        .map(|heard| match heard {
            Heard::Said { id, text } => (*id, text.as_slice()),
            Heard::Joined(_) | Heard::Bye => (0, &b""[..]),
        })
        .collect();
    assert_eq!(said, [(42, &br#"{"id":42,"text":"a"}"#[..]), (0, b"abc")]);
}
