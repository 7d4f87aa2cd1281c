//! Whose personal part may look different after a change.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Author, Claim, ContributionId, Fingerprint, SeatId};

/// How much of a personal part may look different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// What reads the person's own words or what became of them.
    Words,
    /// Anything.
    All,
}

/// People whose personal part may look different. Naming too many costs time, naming
/// too few would leave something old on a phone.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    /// All of them; the rest is then without meaning.
    pub everybody: bool,
    /// By seat.
    pub seats: BTreeMap<SeatId, Touch>,
    /// Devices that hold other seats than before.
    pub devices: BTreeSet<Fingerprint>,
    /// Authors of anonymous entries: only their device makes the same claim again.
    pub claims: Vec<(ContributionId, Claim)>,
}

impl Concerned {
    /// Everybody.
    pub fn everybody() -> Self {
        Self { everybody: true, ..Self::default() }
    }

    /// This person too.
    pub fn seat(&mut self, seat: SeatId, touch: Touch) {
        let known = self.seats.entry(seat).or_insert(touch);
        *known = touch.max(*known);
    }

    /// The author of this entry too.
    pub fn author(&mut self, entry: ContributionId, author: Author) {
        match author {
            Author::Seat(seat) => self.seat(seat, Touch::Words),
            Author::Claim(claim) => self.claims.push((entry, claim)),
            Author::Nobody => {}
        }
    }
}
