//! From a read file to the events that create the workshop again, with the same ids.
//!
//! What was counted needs somebody: people without a name stand for it, so that no
//! passing, answer or support is ascribed to a person who signs.
//! Record these events as nobody's (`By::Nobody`): then nobody can undo the grouping
//! of a former meeting by accident.

use std::collections::BTreeSet;

use super::Import;
use crate::domain::brought::{answers, stand_in};
use crate::domain::{
    Answer, Brought, BroughtEntry, BroughtRound, ContributionId, Event, Fingerprint, GroupAct,
    KeyMark, Mark, Moment, Outcome, SeatId, Status, WorkshopId, limits,
};

/// Keys tried before giving up on finding one that nobody has.
const KEY_TRIES: u16 = 200;

/// What a new workshop needs and a file does not hold.
pub struct Fresh<'a> {
    /// Its id.
    pub workshop: WorkshopId,
    /// When everything is deleted.
    pub purge_at: Moment,
    /// Randomness for the ids of people without a name.
    pub dice: u128,
    /// The spoken key of a seat at a nonce; the first one that nobody has is taken.
    pub key: &'a dyn Fn(SeatId, u16) -> KeyMark,
}

impl Import {
    /// The events that create this workshop; links are issued apart.
    pub fn into_events(self, fresh: &Fresh<'_>) -> Vec<Event> {
        let brought = &self.brought;
        let crowd = self.crowd(fresh.dice);
        let mut keys = Keys { key: fresh.key, taken: BTreeSet::new() };
        let mut events = vec![Event::Created {
            id: fresh.workshop,
            about: Box::new(self.about.clone()),
            rounds: brought.rounds.iter().map(|round| round.plan.clone()).collect(),
            purge_at: fresh.purge_at,
        }];
        let language = self.about.language;
        let nameless = crowd.iter().take(brought.others).map(|seat| (*seat, None));
        let people = brought.people.iter().map(|(seat, name)| (*seat, Some(name.clone())));
        let unnamed = crowd.iter().take(brought.others_simulated);
        let played: BTreeSet<SeatId> = brought.simulated.iter().chain(unnamed).copied().collect();
        events.extend(people.chain(nameless).map(|(seat, name)| {
            let (key, simulated) = (keys.of(seat), played.contains(&seat));
            Event::SeatTaken { seat, name, language, device: None, key, simulated }
        }));
        for entry in &brought.entries {
            said(entry, &crowd, &mut events);
        }
        self.grouping(&mut events);
        self.agenda(&crowd, &mut events);
        events.extend(gone(brought));
        if brought.notes_closed {
            events.push(Event::NotesClosed { closed: true });
        }
        if brought.ended {
            events.push(Event::Ended);
        }
        events
    }

    /// As many people as were counted anywhere at once.
    fn crowd(&self, dice: u128) -> Vec<SeatId> {
        let counted = self.brought.rounds.iter().flat_map(|round| {
            [round.passed, round.answers.iter().fold(0, |sum: usize, n| sum.saturating_add(*n))]
        });
        let support = self.brought.entries.iter().map(|entry| entry.support);
        let most = counted.chain(support).chain([self.brought.others]).max().unwrap_or(0);
        (0..most.min(limits::SEATS * 3)).map(|number| stand_in(dice, number)).collect()
    }

    fn grouping(&self, events: &mut Vec<Event>) {
        for group in &self.brought.groups {
            let act = GroupAct::Made(group.clone());
            events.push(Event::Grouped { round: group.round, act });
        }
        for (round, card, placement) in &self.brought.placements {
            let act = GroupAct::Put { card: *card, placement: Some(placement.clone()) };
            events.push(Event::Grouped { round: *round, act });
        }
        for entry in self.brought.entries.iter().filter(|entry| entry.merged_into.is_some()) {
            let act = GroupAct::Merged { card: entry.id, into: entry.merged_into };
            events.push(Event::Grouped { round: entry.round, act });
        }
    }

    /// The current round comes last: it is the one people find open or just closed.
    fn agenda(&self, crowd: &[SeatId], events: &mut Vec<Event>) {
        let is_current = |round: &&BroughtRound| self.brought.current == Some(round.plan.id);
        let before = self.brought.rounds.iter().filter(|round| !is_current(round));
        for round in before.chain(self.brought.rounds.iter().filter(is_current)) {
            let id = round.plan.id;
            if round.status != Status::Waiting {
                events.push(Event::RoundOpened(id));
            }
            turns(round, crowd, events);
            answered(round, crowd, events);
            if round.status == Status::Closed {
                events.push(Event::RoundClosed(id));
            }
            if round.revealed {
                events.push(Event::RoundRevealed(id));
            }
            if round.skipped {
                events.push(Event::RoundSkipped { round: id, skipped: true });
            }
        }
    }
}

/// Spoken keys, each given once.
struct Keys<'a> {
    key: &'a dyn Fn(SeatId, u16) -> KeyMark,
    taken: BTreeSet<Fingerprint>,
}

impl Keys<'_> {
    fn of(&mut self, seat: SeatId) -> KeyMark {
        let free = (0..KEY_TRIES).map(|nonce| (self.key)(seat, nonce));
        let first = (self.key)(seat, 0);
        let key = free.into_iter().find(|key| !self.taken.contains(&key.mark)).unwrap_or(first);
        self.taken.insert(key.mark);
        key
    }
}

fn said(entry: &BroughtEntry, crowd: &[SeatId], events: &mut Vec<Event>) {
    events.push(entry.said(true));
    if entry.revision > 0 {
        let (statement, revision) = (Box::new(entry.statement.clone()), entry.revision);
        events.push(Event::Reconciled { id: entry.id, statement, revision });
    }
    if entry.answered {
        events.push(Event::Marked { id: entry.id, mark: Mark::Answered, on: true });
    }
    events.extend(entry.source.map(|note| Event::TakenFrom { id: entry.id, note }));
    let support = crowd.iter().take(entry.support);
    events.extend(support.map(|seat| Event::Supported { id: entry.id, seat: *seat, on: true }));
}

/// What was taken back or hidden stays so, whatever other file is brought later.
fn gone(brought: &Brought) -> impl Iterator<Item = Event> {
    let marked = |mark| move |id: &ContributionId| Event::Marked { id: *id, mark, on: true };
    let withdrawn = brought.withdrawn.iter().map(marked(Mark::Withdrawn));
    withdrawn.chain(brought.hidden.iter().map(marked(Mark::Hidden)))
}

/// Where people who pass are asked again, it takes two passes to have passed.
fn turns(round: &BroughtRound, crowd: &[SeatId], events: &mut Vec<Event>) {
    let times = if round.plan.turn.is_some_and(|rules| rules.comes_back) { 2 } else { 1 };
    for seat in crowd.iter().take(round.passed) {
        let passed =
            Event::TurnEnded { round: round.plan.id, seat: *seat, outcome: Outcome::Passed };
        events.extend(std::iter::repeat_n(passed, times));
    }
}

fn answered(round: &BroughtRound, crowd: &[SeatId], events: &mut Vec<Event>) {
    let id = round.plan.id;
    let given =
        |(seat, answer): (&SeatId, Answer)| Event::Answered { round: id, seat: *seat, answer };
    events.extend(crowd.iter().zip(answers(round.answers)).map(given));
}
