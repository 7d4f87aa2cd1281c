//! A frame on its way to the sockets of one audience.
//!
//! Writing to ten thousand sockets takes the better part of 100 ms. Nobody's asking waits
//! for that: a large audience is written to in slices, and between two of them its room
//! hears who writes, stores, and answers.
//!
//! Invariant: each socket gets the frames of its audience whole and in their order, since
//! the next one begins when this one has reached all; a socket that comes in meanwhile
//! has a page that contains it, or was told to fetch one.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::format::Format;
use super::group::Connected;
use super::message::Message;
use super::painting::{Numbers, message};
use crate::metrics::Metrics;

/// Sockets that are written to before the room listens again: about half a millisecond.
const SLICE: usize = 64;
/// So many are written to in one go: listening costs system calls too.
const AT_ONCE: usize = 512;

/// What everybody is told, and what single people are told beside it.
pub(super) struct News {
    pub(super) format: Format,
    pub(super) numbers: Numbers,
    /// The head of the log that it shows.
    pub(super) seq: u64,
    pub(super) body: String,
    /// By connection.
    pub(super) own: BTreeMap<u64, String>,
}

/// News under way.
pub(super) struct Fanout {
    news: News,
    /// For whom nothing is added; none when only single people are told something.
    frame: Option<Message>,
    /// Which frame of its audience this is.
    number: u64,
    /// Where the next slice begins.
    next: Bound<u64>,
}

impl Fanout {
    /// The frame of this `number`, which nobody has yet.
    pub(super) fn new(news: News, number: u64) -> Self {
        let shared = !news.body.is_empty();
        let frame = shared.then(|| message(news.format, news.numbers, (&news.body, "")));
        Self { news, frame, number, next: Bound::Unbounded }
    }

    /// Writes to the next sockets. True when all have it; whoever lags too far behind, or
    /// ended, is added to `gone`.
    pub(super) fn go_on(
        &mut self,
        connections: &BTreeMap<u64, Connected>,
        metrics: &Metrics,
        gone: &mut Vec<u64>,
    ) -> bool {
        let most = if connections.len() <= AT_ONCE { AT_ONCE } else { SLICE };
        let (mut frames, mut bytes) = (0, 0);
        let mut rest = connections.range((self.next, Bound::Unbounded));
        for (connection, held) in rest.by_ref().take(most) {
            self.next = Bound::Excluded(*connection);
            if held.joined_at >= self.number {
                continue;
            }
            let Some(sent) = self.message_for(*connection) else { continue };
            (frames, bytes) = (frames + 1, bytes + sent.framed().len() as u64);
            held.outlet.tell(self.news.seq);
            if !held.outlet.deliver(&sent) {
                gone.push(*connection);
            }
        }
        metrics.framed(frames, bytes);
        rest.next().is_none()
    }

    fn message_for(&self, connection: u64) -> Option<Message> {
        let News { format, numbers, body, own, .. } = &self.news;
        match own.get(&connection) {
            Some(mine) => Some(message(*format, *numbers, (body, mine))),
            None => self.frame.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
