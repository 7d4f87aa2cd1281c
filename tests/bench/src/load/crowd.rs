//! All phones of one run: how they come in, and what they read.

use std::net::SocketAddrV4;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, bail};

use super::phone::{Phase, Phone};
use super::tally::Tally;
use crate::clock::{self, now};
use crate::dialect::Dialect;
use crate::mark::Marks;
use crate::poll::{self, Poll, Ready};
use crate::stage::{Shape, Stage};
use crate::websocket::{self, CLOSE, PING, PONG, TEXT};

/// How many crowds there were.
static TURN: AtomicUsize = AtomicUsize::new(0);

/// While no more than so many wait for an answer, they are looked at first: in a hall
/// nobody's phone waits for ten thousand others to have read theirs.
const FIRST: usize = 16;

/// Bytes read at once.
const BUFFER: usize = 1 << 20;

pub(crate) struct Crowd<'a> {
    pub(crate) dialect: Dialect,
    pub(crate) stage: &'a Stage,
    pub(crate) shape: Shape,
    pub(crate) tally: Tally,
    /// Contributions due within these count for the percentiles.
    pub(super) window: (u64, u64),
    /// When each contribution was due, and who said it.
    pub(super) due: Vec<u64>,
    pub(super) author: Vec<usize>,
    /// Phones that said something and have no answer yet.
    asking: Vec<usize>,
    /// Phones whose last contribution was acknowledged, where they say the next at once.
    pub(super) free: Vec<usize>,
    pub(super) phones: Vec<Phone>,
    pub(super) to: SocketAddrV4,
    /// Each crowd comes from addresses of its own.
    pub(super) turn_of: usize,
    /// Whether those who come in now fetch their page first.
    pub(super) fetches: bool,
    pub(super) poll: Poll,
    marks: Marks,
    buffer: Vec<u8>,
    ready: Vec<Ready>,
}

impl<'a> Crowd<'a> {
    pub(crate) fn new(
        dialect: Dialect,
        stage: &'a Stage,
        shape: Shape,
        to: SocketAddrV4,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            dialect,
            stage,
            shape,
            tally: Tally::default(),
            window: (0, u64::MAX),
            due: Vec::new(),
            author: Vec::new(),
            asking: Vec::new(),
            free: Vec::new(),
            phones: (0..shape.people()).map(|_| Phone::new()).collect(),
            to,
            turn_of: 1 + TURN.fetch_add(1, Ordering::Relaxed),
            fetches: false,
            poll: Poll::new()?,
            marks: Marks::new(),
            buffer: vec![0; BUFFER],
            ready: Vec::new(),
        })
    }

    /// The first `count` phones read nothing once they are in.
    pub(crate) fn stall(&mut self, count: usize) {
        self.phones.iter_mut().take(count).for_each(|phone| phone.stalled = true);
    }

    /// The last event that the page of a phone contains.
    pub(crate) fn page_of(&self, who: usize) -> u64 {
        self.phones[who].seq
    }

    /// Bytes that came to a phone so far.
    pub(crate) fn bytes_of(&self, who: usize) -> u64 {
        self.phones[who].bytes
    }

    /// The network of a phone goes away.
    pub(crate) fn cut(&mut self, who: usize) {
        self.phones[who].cut(Phase::Away);
    }

    /// Takes what is ready, after at most `millis`.
    pub(crate) fn turn(&mut self, millis: u64) -> anyhow::Result<()> {
        let mut ready = std::mem::take(&mut self.ready);
        self.poll.wait(millis, &mut ready)?;
        if self.asking.len() <= FIRST {
            for who in self.asking.clone() {
                self.go_on(Ready { key: who, readable: true, writable: false });
            }
        }
        for one in ready.drain(..) {
            self.go_on(one);
        }
        self.ready = ready;
        Ok(())
    }

    /// Lets time pass while messages are read.
    pub(crate) fn idle(&mut self, seconds: f64) -> anyhow::Result<()> {
        let end = now() + clock::seconds(seconds);
        while now() < end {
            self.turn(5)?;
        }
        Ok(())
    }

    fn go_on(&mut self, ready: Ready) {
        let who = ready.key;
        if self.phones[who].stream.is_none() {
            return;
        }
        let written = if ready.writable { self.writable(who) } else { Ok(()) };
        let read = written.and_then(|()| if ready.readable { self.readable(who) } else { Ok(()) });
        if let Err(error) = read {
            self.hang_up(who, &format!("{error:#}"));
        }
    }

    fn hang_up(&mut self, who: usize, why: &str) {
        self.phones[who].cut(Phase::Gone);
        self.tally.gone += 1;
        self.tally.complaint.get_or_insert_with(|| why.to_owned());
    }

    pub(super) fn write(&mut self, who: usize, bytes: &[u8]) -> anyhow::Result<()> {
        let phone = &mut self.phones[who];
        phone.write(bytes)?;
        let waits = phone.waits();
        let stream = phone.stream.as_ref().context("cut")?;
        Ok(self.poll.change(stream, who, waits)?)
    }

    /// Says something as a frame. A phone that is away says nothing.
    pub(super) fn send(&mut self, who: usize, text: &str) {
        let mut frame = Vec::with_capacity(text.len() + 14);
        websocket::put_masked(&mut frame, TEXT, text.as_bytes());
        self.asking.push(who);
        self.reply(who, &frame);
    }

    fn reply(&mut self, who: usize, frame: &[u8]) {
        let waited = self.phones[who].waits();
        let sent = self.phones[who].write(frame).map_err(anyhow::Error::from);
        // Sockets are told apart from idle ones only while something waits.
        let sent = sent.and_then(|()| {
            if waited == self.phones[who].waits() { Ok(()) } else { self.write(who, &[]) }
        });
        if let Err(error) = sent {
            self.hang_up(who, &format!("{error:#}"));
        }
    }

    fn readable(&mut self, who: usize) -> anyhow::Result<()> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let done = self.read_into(who, &mut buffer);
        self.buffer = buffer;
        done
    }

    fn read_into(&mut self, who: usize, buffer: &mut [u8]) -> anyhow::Result<()> {
        let stream = self.phones[who].stream.as_ref().context("cut")?;
        let Some(count) = poll::read(stream, buffer)? else { return Ok(()) };
        if count == 0 {
            bail!("the server hung up");
        }
        self.tally.bytes += count as u64;
        self.phones[who].bytes += count as u64;
        let mut inbox = std::mem::take(&mut self.phones[who].inbox);
        let held = !inbox.is_empty();
        if held {
            inbox.extend_from_slice(&buffer[..count]);
        }
        let bytes = if held { &inbox[..] } else { &buffer[..count] };
        let used = self.take(who, bytes)?;
        if used < bytes.len() && self.phones[who].stream.is_some() {
            self.phones[who].inbox = bytes[used..].to_vec();
        }
        Ok(())
    }

    /// Takes what is whole off the front; answers how many bytes.
    fn take(&mut self, who: usize, bytes: &[u8]) -> anyhow::Result<usize> {
        let mut used = self.enter(who, bytes)?;
        if matches!(self.phones[who].phase, Phase::Fetching | Phase::Upgrading) {
            return Ok(used);
        }
        let at = now();
        while let Some(frame) = websocket::read(&bytes[used..]) {
            used += frame.length;
            match frame.opcode {
                TEXT => self.heard(who, frame.payload, at)?,
                PING => {
                    let mut pong = Vec::new();
                    websocket::put_masked(&mut pong, PONG, frame.payload);
                    self.reply(who, &pong);
                }
                CLOSE => bail!("closed by the server: {:?}", frame.payload.get(..2)),
                _ => {}
            }
        }
        Ok(used)
    }

    fn heard(&mut self, who: usize, message: &[u8], at: u64) -> anyhow::Result<()> {
        self.tally.frames += 1;
        let said = self.dialect.read(message);
        if self.phones[who].phase == Phase::Greeting {
            self.settle(who)?;
        }
        self.tally.resyncs += u64::from(said.resync);
        if said.refused {
            self.answered(who);
            self.tally.refused += 1;
            let words = || String::from_utf8_lossy(message).into_owned();
            self.tally.complaint.get_or_insert_with(words);
        }
        if let Some(number) = said.ack {
            self.acked(who, number, at);
        }
        let body = &message[said.body..];
        if let Some(seq) = said.seq.filter(|_| body.len() > 1) {
            let phone = &mut self.phones[who];
            self.tally.gaps += u64::from(said.from.unwrap_or(seq) > phone.seq + 1);
            phone.seq = phone.seq.max(seq);
        }
        self.seen(who, body, at);
        Ok(())
    }

    fn seen(&mut self, who: usize, body: &[u8], at: u64) {
        let (phone, tally) = (&mut self.phones[who], &mut self.tally);
        self.marks.each(body, |number| {
            let Some(due) = self.due.get(number) else { return };
            if phone.seen.insert(number) {
                tally.deliveries += 1;
                tally.last = at;
                if (self.window.0..self.window.1).contains(due) {
                    tally.shown.add(at.saturating_sub(*due));
                }
            } else if self.author[number] != who {
                // An author finds the own words twice in the page: in the list and to edit.
                tally.again += 1;
            }
        });
    }

    fn answered(&mut self, who: usize) {
        if let Some(place) = self.asking.iter().position(|asking| *asking == who) {
            self.asking.swap_remove(place);
        }
    }

    fn acked(&mut self, who: usize, number: usize, at: u64) {
        self.answered(who);
        let Some(due) = self.due.get(number) else { return };
        self.tally.acked += 1;
        if (self.window.0..self.window.1).contains(due) {
            self.tally.acks.add(at.saturating_sub(*due));
        }
        self.free.push(who);
    }
}
