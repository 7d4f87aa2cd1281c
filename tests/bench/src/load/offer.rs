//! Contributions: who says something, when, and when it is over.

use super::crowd::Crowd;
use super::phone::Phase;
use super::tally::{Outcome, Tally};
use crate::clock::{self, MILLI, SECOND, now};
use crate::mark;
use crate::process;
use crate::served::Served;

/// How long the last acknowledgement may take after the last contribution.
const DRAIN: u64 = 60 * SECOND;
/// Everything is acknowledged and nothing came for so long: nothing more will come.
const QUIET: u64 = 1_500 * MILLI;

/// Who talk at a time in one room, where the next waits only for an acknowledgement.
const TALKING: usize = 3;

/// Draws until somebody is found who is in: nearly everybody is, or one in twenty.
const TRIES: u32 = 1_000;

/// When contributions are due.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pace {
    /// So many a second in each room, whatever the server does.
    Open(f64),
    /// So many in all, each a calm moment (in milliseconds) after everybody has the
    /// one before: nothing is folded, so that counts are exact.
    Calm { count: usize, gap_ms: u64 },
    /// In each room three talk at a time: as soon as one is acknowledged somebody else
    /// says the next, so that nobody is faster than a person may be.
    Eager,
}

/// What is said, and for how long.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Offer {
    pub(crate) pace: Pace,
    /// Seconds that do not count for the percentiles, then seconds that do.
    pub(crate) warm: f64,
    pub(crate) secs: f64,
    /// Letters of each text.
    pub(crate) size: usize,
    /// Never sleep: the server then pays for no wake-up of this process, as with
    /// phones behind a network.
    pub(crate) spin: bool,
}

impl Default for Offer {
    fn default() -> Self {
        Self { pace: Pace::Open(1.0), warm: 1.0, secs: 3.0, size: 120, spin: true }
    }
}

impl Crowd<'_> {
    /// Says what is offered, waits for what follows from it, and tells.
    pub(crate) fn offer(&mut self, offer: &Offer, server: &Served) -> anyhow::Result<Outcome> {
        let before = self.tally.clone();
        self.tally.shown = crate::histogram::Histogram::default();
        self.tally.acks = crate::histogram::Histogram::default();
        self.tally.late = crate::histogram::Histogram::default();
        let begun = now() + 20 * MILLI;
        let from = begun + clock::seconds(offer.warm);
        self.window = match offer.pace {
            Pace::Calm { .. } => (0, u64::MAX),
            Pace::Open(_) | Pace::Eager => (from, from + clock::seconds(offer.secs)),
        };
        let (server_s, phones_s) = (server.on_core()?, process::on_core(std::process::id())?);
        match offer.pace {
            Pace::Open(rate) => self.say_at(rate, begun, offer)?,
            Pace::Calm { count, gap_ms } => self.say_calmly(count, gap_ms, offer)?,
            Pace::Eager => self.say_eagerly(offer)?,
        }
        self.drain(offer)?;
        let mut outcome = self.told(&before);
        let end = self.tally.last.max(begun + 1);
        outcome.whole_s = now().saturating_sub(begun).max(1) as f64 / 1e9;
        outcome.span_s = (end - begun) as f64 / 1e9;
        outcome.server_s = server.on_core()? - server_s;
        outcome.phones_s = process::on_core(std::process::id())? - phones_s;
        Ok(outcome)
    }

    /// Open loop: the times are fixed before the first word is said.
    fn say_at(&mut self, rate: f64, begun: u64, offer: &Offer) -> anyhow::Result<()> {
        let rooms = self.shape.rooms;
        let gap = 1e9 / (rate * rooms as f64);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
        let total = (rate * rooms as f64 * (offer.warm + offer.secs)).round() as usize;
        let mut dice = Dice::new();
        for index in 0..total {
            let due = begun + clock::seconds(index as f64 * gap / 1e9);
            // Late phones say several before they read again, but not many.
            if index % 16 == 0 {
                self.turn(0)?;
            }
            while now() < due {
                self.turn(if offer.spin { 0 } else { due.saturating_sub(now()) / MILLI })?;
            }
            let room = index % rooms;
            let who = self.drawn(&mut dice, room);
            self.tally.late.add(now() - due);
            self.say(who, due, offer.size);
        }
        Ok(())
    }

    fn say_calmly(&mut self, count: usize, gap_ms: u64, offer: &Offer) -> anyhow::Result<()> {
        let mut dice = Dice::new();
        for index in 0..count {
            let who = self.drawn(&mut dice, index % self.shape.rooms);
            self.say(who, now(), offer.size);
            let given_up = now() + DRAIN;
            while !self.is_settled() && now() < given_up {
                self.turn(u64::from(!offer.spin))?;
            }
            self.idle(gap_ms as f64 / 1e3)?;
        }
        Ok(())
    }

    fn say_eagerly(&mut self, offer: &Offer) -> anyhow::Result<()> {
        let end = now() + clock::seconds(offer.warm + offer.secs);
        let (people, talking) = (self.phones.len(), self.shape.rooms * TALKING);
        for who in 0..talking.min(people) {
            self.say(who, now(), offer.size);
        }
        self.free.clear();
        while now() < end {
            for who in std::mem::take(&mut self.free) {
                self.say((who + talking) % people, now(), offer.size);
            }
            self.turn(u64::from(!offer.spin))?;
        }
        Ok(())
    }

    /// Somebody of a room who is in and reads, drawn evenly.
    fn drawn(&self, dice: &mut Dice, room: usize) -> usize {
        let (rooms, people) = (self.shape.rooms, self.shape.per_room);
        for _ in 0..TRIES {
            let who = dice.below(people) * rooms + room;
            if self.phones[who].phase == Phase::Live && !self.phones[who].stalled {
                return who;
            }
        }
        room
    }

    fn say(&mut self, who: usize, due: u64, size: usize) {
        let (number, room) = (self.due.len(), who % self.shape.rooms);
        self.due.push(due);
        self.author.push(who);
        let words = words(number, size);
        let text = self.dialect.say(self.stage, room, number, &words);
        self.tally.said += 1;
        self.tally.owed += self.readers_of(room) as u64;
        self.send(who, &text);
    }

    fn readers_of(&self, room: usize) -> usize {
        let of_room = self.phones.iter().skip(room).step_by(self.shape.rooms);
        of_room.filter(|phone| phone.phase == Phase::Live && !phone.stalled).count()
    }

    /// Everything is acknowledged and shown to everybody.
    fn is_settled(&self) -> bool {
        let tally = &self.tally;
        tally.acked + tally.refused >= tally.said && tally.deliveries >= tally.owed
    }

    fn drain(&mut self, offer: &Offer) -> anyhow::Result<()> {
        let (given_up, mut heard) = (now() + DRAIN, (now(), self.tally.bytes));
        while !self.is_settled() && now() < given_up && now() < heard.0 + QUIET {
            self.turn(if offer.spin { 0 } else { 5 })?;
            let answered = self.tally.acked + self.tally.refused >= self.tally.said;
            if self.tally.bytes != heard.1 || !answered {
                heard = (now(), self.tally.bytes);
            }
        }
        Ok(())
    }

    fn told(&self, before: &Tally) -> Outcome {
        let tally = &self.tally;
        let reads =
            |who: &usize| self.phones[*who].phase == Phase::Live && !self.phones[*who].stalled;
        let heads: Vec<u64> = (0..self.shape.rooms)
            .map(|room| {
                let of_room = self.phones.iter().skip(room).step_by(self.shape.rooms);
                of_room.map(|phone| phone.seq).max().unwrap_or(0)
            })
            .collect();
        let readers: Vec<usize> = (0..self.phones.len()).filter(reads).collect();
        let whole = |who: &&usize| self.phones[**who].seq == heads[**who % self.shape.rooms];
        Outcome {
            said: tally.said - before.said,
            acked: tally.acked - before.acked,
            refused: tally.refused - before.refused,
            owed: tally.owed - before.owed,
            shown: tally.deliveries - before.deliveries,
            again: tally.again - before.again,
            gaps: tally.gaps - before.gaps,
            resyncs: tally.resyncs - before.resyncs,
            gone: tally.gone - before.gone,
            frames: tally.frames - before.frames,
            bytes: tally.bytes - before.bytes,
            up_to_date: readers.iter().filter(whole).count(),
            readers: readers.len(),
            shown_ms: tally.shown.clone(),
            ack_ms: tally.acks.clone(),
            late_ms: tally.late.clone(),
            complaint: tally.complaint.clone(),
            ..Outcome::default()
        }
    }
}

/// A text of `size` letters with the mark of its number.
fn words(number: usize, size: usize) -> String {
    const PROSE: &str = "un lavoir ou chacun repare ce que le voisin apporte ";
    let mark = mark::of(number);
    let rest = PROSE.chars().cycle().take(size.saturating_sub(mark.len() + 1));
    // Not a space at the end: texts are trimmed.
    format!("{mark} {}", rest.collect::<String>().trim_end())
}

/// The same people in each run.
struct Dice(u64);

impl Dice {
    fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap_or(0)
    }
}

#[test]
fn a_text_has_its_length_and_its_mark() {
    for number in [0, 77] {
        let text = words(number, 120);
        assert!(text.len() <= 120 && text.len() >= 118, "{text}");
        let mut found = Vec::new();
        mark::Marks::new().each(text.as_bytes(), |number| found.push(number));
        assert_eq!(found, [number]);
    }
}
