//! How phones come in: a page, a WebSocket, a greeting.

use std::net::Ipv4Addr;

use anyhow::{Context as _, bail};

use super::crowd::Crowd;
use super::phone::Phase;
use crate::clock::{self, now};
use crate::{http, poll};

/// What the kernel keeps for a phone that does not read, in bytes.
const STALLED_BUFFER: usize = 4_096;
/// When a storm of arrivals is given up.
const PATIENCE: u64 = 60 * clock::SECOND;

/// How phones come in.
#[derive(Clone, Copy)]
pub(crate) struct Arriving {
    /// So many a second; none: as fast as 64 under way at once allow.
    pub(crate) per_second: Option<f64>,
    /// Each fetches the live part of its page first, as a phone that was away does.
    pub(crate) fetches: bool,
    /// Never sleep meanwhile, as [`Offer::spin`](super::Offer::spin).
    pub(crate) spin: bool,
}

impl Crowd<'_> {
    /// Lets phones come in; answers how many seconds that took. Those who are in
    /// already, and those who were hung up on, stay as they are.
    pub(crate) fn arrive(&mut self, who: &[usize], how: Arriving) -> anyhow::Result<f64> {
        self.fetches = how.fetches;
        let begun = now();
        let settled = self.tally.joined + self.tally.gone;
        let mut opened = 0;
        while self.tally.joined + self.tally.gone < settled + who.len() {
            let since = now() - begun;
            let done = self.tally.joined + self.tally.gone - settled;
            if since > PATIENCE {
                bail!("only {done} of {} came in within a minute", who.len());
            }
            let due = match how.per_second {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a count"
                )]
                Some(rate) => (since as f64 / 1e9 * rate) as usize + 1,
                None => done + 64,
            };
            while opened < who.len().min(due) {
                self.dial(who[opened])?;
                opened += 1;
            }
            self.turn(u64::from(!how.spin))?;
        }
        Ok((now() - begun) as f64 / 1e9)
    }

    /// The address that the people of a room come from.
    pub(crate) fn origin(&self, room: usize) -> Ipv4Addr {
        poll::origin(self.turn_of, room)
    }

    fn dial(&mut self, who: usize) -> anyhow::Result<()> {
        let from = self.origin(who % self.shape.rooms);
        let phone = &mut self.phones[who];
        let stream = poll::dial(from, self.to, phone.stalled.then_some(STALLED_BUFFER))?;
        self.poll.add(&stream, who, true)?;
        phone.stream = Some(stream);
        phone.phase = Phase::Dialling;
        phone.began = now();
        Ok(())
    }

    /// A socket is connected, or takes more of what waits.
    pub(super) fn writable(&mut self, who: usize) -> anyhow::Result<()> {
        if self.phones[who].phase == Phase::Dialling {
            let room = who % self.shape.rooms;
            if self.fetches {
                self.phones[who].phase = Phase::Fetching;
                let page = format!("/a/{}/?part=1", self.stage.rooms[room].code);
                let cookie = &self.stage.seats[who];
                let asks = format!(
                    "GET {page} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\n\
                     Cookie: place={cookie}\r\n\r\n"
                );
                return self.write(who, asks.as_bytes());
            }
            let since = self.stage.rooms.get(room).map_or(0, |room| room.head);
            return self.upgrade(who, since.max(self.phones[who].seq));
        }
        self.write(who, &[])
    }

    fn upgrade(&mut self, who: usize, since: u64) -> anyhow::Result<()> {
        self.phones[who].phase = Phase::Upgrading;
        self.phones[who].seq = since;
        let asks = self.dialect.upgrade(self.stage, who, self.shape.rooms, since);
        self.write(who, asks.as_bytes())
    }

    /// What comes before the frames: the page, the answer to the upgrade. Answers how
    /// many bytes that is so far.
    pub(super) fn enter(&mut self, who: usize, bytes: &[u8]) -> anyhow::Result<usize> {
        let mut used = 0;
        if self.phones[who].phase == Phase::Fetching {
            let Some(end) = http::end(bytes) else { return Ok(0) };
            let page = http::read(&bytes[..end])?;
            let seq = page.header("x-seq").and_then(|seq| seq.parse().ok());
            self.upgrade(who, seq.with_context(|| format!("{} instead of a page", page.status))?)?;
            used = end;
        }
        if self.phones[who].phase == Phase::Upgrading {
            let Some(end) = http::end(&bytes[used..]) else { return Ok(used) };
            if !bytes[used..].starts_with(b"HTTP/1.1 101") {
                bail!("refused: {}", String::from_utf8_lossy(&bytes[used..used + end.min(200)]));
            }
            used += end;
            self.phones[who].phase = Phase::Greeting;
            if !self.dialect.greets() {
                self.settle(who)?;
            }
        }
        Ok(used)
    }

    /// A phone is in.
    pub(super) fn settle(&mut self, who: usize) -> anyhow::Result<()> {
        let phone = &mut self.phones[who];
        phone.phase = Phase::Live;
        self.tally.joined += 1;
        self.tally.joins.add(now() - phone.began);
        if phone.stalled
            && let Some(stream) = &phone.stream
        {
            self.poll.remove(stream)?;
        }
        Ok(())
    }
}
