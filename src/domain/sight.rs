//! Who may see what. Hidden means not sent: every page, frame and export asks here.

use super::{
    Author, Channel, Claim, Contribution, ContributionId, Names, RoundId, SeatId, Text, Workshop,
};

/// Somebody in front of a device: the seats it holds, and the claims it can make.
pub struct Person<'a> {
    /// The seats of the device.
    pub seats: &'a [SeatId],
    /// Makes the device's claim on an entry again.
    pub claim: &'a dyn Fn(ContributionId) -> Claim,
}

impl Person<'_> {
    /// Whether these are this person's own words.
    pub fn wrote(&self, contribution: &Contribution) -> bool {
        match contribution.author {
            Author::Seat(seat) => self.seats.contains(&seat),
            Author::Claim(claim) => (self.claim)(contribution.id) == claim,
            Author::Nobody => false,
        }
    }
}

impl Workshop {
    /// Whether somebody or something in here was played and not lived.
    pub fn is_rehearsed(&self) -> bool {
        self.seats.values().any(|seat| seat.simulated)
            || self.all_said().any(|entry| entry.simulated)
    }

    /// What a person wrote themselves, drafts included, oldest first.
    pub fn mine<'w>(&'w self, person: &Person<'_>) -> Vec<&'w Contribution> {
        self.all_said().filter(|contribution| person.wrote(contribution)).collect()
    }

    /// The same of one round, in any order. Looks at no entry that a seat of another
    /// person signed.
    pub fn given_in<'w>(&'w self, round: RoundId, person: &Person<'_>) -> Vec<&'w Contribution> {
        let signed = person.seats.iter().filter_map(|seat| self.given.get(&(round, *seat)));
        let claimed = self.claimed.range((round, 0)..=(round, u64::MAX)).map(|(_, id)| id);
        let claimed = claimed.filter_map(|id| self.contribution(*id).ok());
        let signed = signed.flatten().filter_map(|id| self.contribution(*id).ok());
        signed.chain(claimed.filter(|entry| person.wrote(entry))).collect()
    }

    /// Whether the team may read an entry: what is shared (hidden ones too, so that
    /// they can be shown again), and what the team itself typed. A draft on a phone
    /// is its author's alone.
    pub fn team_sees(&self, contribution: &Contribution) -> bool {
        contribution.shared || contribution.channel != Channel::Phone
    }

    /// The name that may stand beside an entry, as its author wished.
    pub fn shown_name<'w>(&self, contribution: &'w Contribution) -> Option<&'w Text> {
        let names = self
            .round(contribution.round)
            .ok()
            .and_then(|round| round.plan.collects)
            .map_or(Names::Shown, |collects| collects.names);
        match names {
            Names::Shown if !contribution.unnamed => contribution.name.as_ref(),
            Names::Shown | Names::Hidden | Names::Anonymous => None,
        }
    }

    /// How many entries a round holds, drafts included: a number tells no words.
    pub fn count_in(&self, round: RoundId) -> usize {
        self.tally(round).all
    }
}
