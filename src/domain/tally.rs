//! What pages ask of all entries at every change, kept beside the entries.
//!
//! Invariant: a tally is what a walk over all entries would count, and `merged` what
//! it would find. [`Workshop::set_entry`] is the only way by which entries change.

use std::sync::Arc;

use imbl::Vector;

use super::{Channel, Contribution, ContributionId, Kind, RoundId, Workshop};

/// How many entries a round holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them, drafts included.
    pub all: usize,
    /// Those that are not shared.
    pub private: usize,
    /// Of these, the ones on phones, which only their authors may read.
    pub drafts: usize,
    /// Those that everybody may read.
    pub public: usize,
    /// Of these, the ones that stand for themselves: neither merged nor a talk.
    pub readable: usize,
}

/// Few enough that comparing them costs nothing.
const FEW: usize = 16;

/// Whether two lists are the same. One that is short stands in its owner, and so is never
/// the same in memory: it is read.
fn same<T: Clone + PartialEq>(now: &Vector<T>, before: &Vector<T>) -> bool {
    now.ptr_eq(before) || (now.len() <= FEW && now == before)
}

impl Workshop {
    /// What a round holds.
    pub fn tally(&self, round: RoundId) -> Tally {
        self.tallies.get(&round).copied().unwrap_or_default()
    }

    /// How many entries everybody may read, of all rounds.
    pub fn count_public(&self) -> usize {
        self.tallies.values().map(|tally| tally.public).sum()
    }

    /// Whether nothing but words differs from `before`: the same people, agenda, turns,
    /// groups and wall. May say no where all is the same, never yes where it is not.
    pub fn differs_in_words_only(&self, before: &Self) -> bool {
        // Taken apart, so that a new field has to be looked at here: words, or not.
        #[rustfmt::skip]
        let Self {
            seq: _, ops: _, contributions: _, said: _, given: _, claimed: _, withdrawn: _,
            tallies: _, merged: _, hidden: _, roll: _,
            id, about, created, purge_at, ended, rounds, current, seats, arrivals, devices,
            links, handovers, groups, placements, undo, wall, notes_closed, notes,
            publication,
        } = self;
        let same_about = match (about, &before.about) {
            (Some(now), Some(before)) => Arc::ptr_eq(now, before),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        same_about
            && (id, created, purge_at) == (&before.id, &before.created, &before.purge_at)
            && (ended, current, wall) == (&before.ended, &before.current, &before.wall)
            && same(rounds, &before.rounds)
            && seats.ptr_eq(&before.seats)
            && same(arrivals, &before.arrivals)
            && devices.ptr_eq(&before.devices)
            && links.ptr_eq(&before.links)
            && handovers.ptr_eq(&before.handovers)
            && *publication == before.publication
            && *notes_closed == before.notes_closed
            && notes.ptr_eq(&before.notes)
            && groups.ptr_eq(&before.groups)
            && placements.ptr_eq(&before.placements)
            && same(undo, &before.undo)
    }

    /// Puts an entry in its new shape, or takes it away; answers the one before.
    pub(super) fn set_entry(
        &mut self,
        id: ContributionId,
        entry: Option<Arc<Contribution>>,
    ) -> Option<Arc<Contribution>> {
        if let Some(entry) = &entry {
            self.count(entry, usize::saturating_add);
            if let Some(head) = entry.merged_into {
                self.merged.insert((head, entry.order), id);
            }
        }
        let before = match &entry {
            Some(entry) => self.contributions.insert(id, Arc::clone(entry)),
            None => self.contributions.remove(&id),
        };
        if let Some(before) = &before {
            self.count(before, usize::saturating_sub);
            let head = before.merged_into;
            if let Some(head) = head.filter(|_| entry.and_then(|now| now.merged_into) != head) {
                self.merged.remove(&(head, before.order));
            }
        }
        before
    }

    fn count(&mut self, entry: &Contribution, by: impl Fn(usize, usize) -> usize) {
        let tally = self.tallies.entry(entry.round).or_default();
        let stands_alone = entry.merged_into.is_none() && entry.kind != Kind::Talk;
        tally.all = by(tally.all, 1);
        tally.private = by(tally.private, usize::from(!entry.shared));
        let is_draft = !entry.shared && entry.channel == Channel::Phone;
        tally.drafts = by(tally.drafts, usize::from(is_draft));
        tally.public = by(tally.public, usize::from(entry.is_public()));
        tally.readable = by(tally.readable, usize::from(entry.is_public() && stands_alone));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Round, RoundPlan, SeatId, Step, Texts, WorkshopId};

    #[test]
    fn a_copy_differs_in_nothing_whether_its_lists_are_short_or_long() {
        let mut workshop = Workshop::empty(WorkshopId(1));
        for seat in 0..200 {
            assert!(workshop.clone().differs_in_words_only(&workshop), "{seat} people");
            let before = workshop.clone();
            workshop.arrivals.push_back(SeatId(seat));
            assert!(!workshop.differs_in_words_only(&before), "{seat} people and one more");
        }
        for round in 0..20 {
            let none = Texts(vec![]);
            let plan = RoundPlan::of_step(RoundId(round), Step::Frame, none.clone(), none);
            workshop.rounds.push_back(Round::planned(plan));
            assert!(workshop.clone().differs_in_words_only(&workshop), "{round} rounds");
        }
    }
}
