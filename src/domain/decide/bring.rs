//! Bringing in. Whoever leads merges a whole workshop, the team brings paper cards.
//!
//! Nothing is ever taken away for being absent from the file: two halves of a meeting
//! make one. Where both sides know a thing, this decides (see ADR 11):
//!
//! - words: the wording that was reworded more often; between equals the one that comes
//!   last by its letters, and the other is kept as an earlier wording. The same on both
//!   sides, whoever brings to whom.
//! - what somebody took back, hid or took a name off on one side is so on both.
//! - support, passes and answers are counts: the larger one holds.
//! - what the team arranges (where a card stands, what a group is called, the order of
//!   the agenda) stays as it is here, and is added where there is nothing yet.

mod progress;

use std::collections::BTreeSet;

use super::{Decided, Decision};
use crate::domain::brought::stand_in;
use crate::domain::{
    Author, Brought, BroughtEntry, Contribution, ContributionId, Event, GroupAct, Keyed, Mark,
    Refusal, Revision, RoundId, SeatId, Statement, Text, Workshop, limits,
};

impl Decision<'_> {
    pub(super) fn bring(&self, brought: &Brought, keys: &Keyed) -> Decided {
        self.must_be_team()?;
        if !brought.rounds.is_empty() {
            self.must_lead()?;
            allowed_here(self.workshop, brought)?;
        }
        let events = self.workshop.merged(brought, keys);
        within_limits(self.workshop, &events)?;
        Ok(events)
    }
}

/// The file must be of this workshop, or of one that began as a copy of it.
fn allowed_here(workshop: &Workshop, brought: &Brought) -> Result<(), Refusal> {
    let same = brought.workshop == Some(workshop.id);
    let akin = brought.rounds.iter().any(|round| workshop.round(round.plan.id).is_ok());
    if same || akin { Ok(()) } else { Err(Refusal::OtherWorkshop) }
}

fn within_limits(workshop: &Workshop, events: &[Event]) -> Result<(), Refusal> {
    let new = |wanted: fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    let said = new(|event| matches!(event, Event::Contributed { .. }));
    let seats = new(|event| matches!(event, Event::SeatTaken { .. }));
    let rounds = new(|event| matches!(event, Event::RoundAdded { .. }));
    let made = new(|event| matches!(event, Event::Grouped { act: GroupAct::Made(_), .. }));
    let full = workshop.contributions.len() + said > limits::CONTRIBUTIONS
        || workshop.seats.len() + seats > limits::SEATS
        || workshop.rounds.len() + rounds > limits::ROUNDS
        || workshop.groups.len() + made > limits::GROUPS * limits::ROUNDS;
    if full { Err(Refusal::Full) } else { Ok(()) }
}

impl Workshop {
    /// Who takes a seat with it: those who signed and are not here, and as many people
    /// without a name as there are more there than here.
    pub fn newcomers(&self, brought: &Brought) -> Vec<(SeatId, Option<Text>)> {
        let signed = brought.people.iter().filter(|(seat, _)| !self.seats.contains_key(seat));
        let mut new: Vec<_> = signed.map(|(seat, name)| (*seat, Some(name.clone()))).collect();
        let mut signing: BTreeSet<SeatId> = brought.people.iter().map(|(seat, _)| *seat).collect();
        signing.extend(self.public().filter_map(|entry| match entry.author {
            Author::Seat(seat) => self.shown_name(entry).map(|_| seat),
            Author::Claim(_) | Author::Nobody => None,
        }));
        let silent = self.present().filter(|seat| !signing.contains(&seat.id)).count();
        let nameless = (0..).map(|number| stand_in(self.id.0, number));
        let free = nameless.filter(|seat| !self.seats.contains_key(seat));
        new.extend(free.take(brought.others.saturating_sub(silent)).map(|seat| (seat, None)));
        new
    }

    /// What merging it into this workshop leads to; nothing when it is all here.
    pub fn merged(&self, brought: &Brought, keys: &Keyed) -> Vec<Event> {
        let mut merging = Merging { here: self, brought, events: Vec::new() };
        merging.people(keys);
        merging.rounds();
        for entry in &brought.entries {
            merging.entry(entry);
        }
        merging.taken_back();
        merging.groups();
        merging.progress();
        merging.events
    }
}

/// A merge under way.
struct Merging<'a> {
    here: &'a Workshop,
    brought: &'a Brought,
    events: Vec<Event>,
}

impl Merging<'_> {
    fn people(&mut self, keys: &Keyed) {
        let language = self.here.language();
        for (seat, name) in self.here.newcomers(self.brought) {
            // Without a key nobody could come back to it: it is not made.
            let Some(key) = keys.get(&seat).copied() else { continue };
            let simulated = self.brought.simulated.contains(&seat);
            let taken = Event::SeatTaken { seat, name, language, device: None, key, simulated };
            self.events.push(taken);
        }
    }

    /// Steps that are not here yet, each before the next one that both know.
    fn rounds(&mut self) {
        for (place, round) in self.brought.rounds.iter().enumerate() {
            if self.here.round(round.plan.id).is_ok() {
                continue;
            }
            let later = self.brought.rounds[place + 1..].iter().map(|round| round.plan.id);
            let before = later.into_iter().find(|id| self.here.round(*id).is_ok());
            self.events.push(Event::RoundAdded { plan: Box::new(round.plan.clone()), before });
        }
    }

    fn entry(&mut self, entry: &BroughtEntry) {
        if self.here.withdrawn.contains(&entry.id) || !self.has_round(entry.round) {
            return;
        }
        match self.here.contributions.get(&entry.id) {
            None => self.said(entry),
            // Hidden here: what it says elsewhere does not bring it back.
            Some(known) if known.hidden => {}
            Some(known) => self.both(entry, known),
        }
    }

    fn has_round(&self, id: RoundId) -> bool {
        self.here.round(id).is_ok() || self.brought.rounds.iter().any(|it| it.plan.id == id)
    }

    fn said(&mut self, entry: &BroughtEntry) {
        let id = entry.id;
        self.events.push(entry.said(entry.shared));
        if let Some(note) = entry.source {
            self.events.push(Event::TakenFrom { id, note });
        }
        if entry.revision > 0 {
            self.reword(id, &entry.statement, entry.revision);
        }
        if entry.answered {
            self.events.push(Event::Marked { id, mark: Mark::Answered, on: true });
        }
        self.supported(entry, 0);
    }

    /// Both sides know it.
    fn both(&mut self, entry: &BroughtEntry, known: &Contribution) {
        let id = entry.id;
        self.words(entry, known);
        let signs = self.here.shown_name(known).is_some();
        let marks = [
            (Mark::Shared, entry.shared && !known.shared),
            (Mark::Answered, entry.answered && !known.answered),
            // It had a name there as here, and somebody took it away.
            (Mark::Unnamed, signs && entry.name.is_none()),
        ];
        for (mark, on) in marks {
            if on {
                self.events.push(Event::Marked { id, mark, on });
            }
        }
        self.supported(entry, known.support.len());
    }

    fn words(&mut self, entry: &BroughtEntry, known: &Contribution) {
        let (theirs, ours) = (&entry.statement, &known.statement);
        let before = |revision: &Revision| same(&revision.statement, theirs);
        if same(theirs, ours) || known.revisions.iter().any(before) {
            return;
        }
        let newer = (entry.revision, letters(theirs)) > (known.edits, letters(ours));
        if newer {
            self.reword(entry.id, theirs, entry.revision);
        } else if entry.revision == known.edits {
            // Said at the same time: ours holds, theirs is kept behind it.
            self.reword(entry.id, theirs, known.edits);
            self.reword(entry.id, ours, known.edits);
        }
    }

    fn reword(&mut self, id: ContributionId, statement: &Statement, revision: u32) {
        let statement = Box::new(statement.clone());
        self.events.push(Event::Reconciled { id, statement, revision });
    }

    fn supported(&mut self, entry: &BroughtEntry, here: usize) {
        let missing = (here..entry.support).map(|number| stand_in(entry.id.0, number));
        let id = entry.id;
        self.events.extend(missing.map(|seat| Event::Supported { id, seat, on: true }));
    }

    /// What was taken back or hidden there is so here; what is not here yet shall not
    /// come with another file.
    fn taken_back(&mut self) {
        let here = self.here;
        let withdrawn = self.brought.withdrawn.iter().filter(|id| !here.withdrawn.contains(*id));
        let hidden = self.brought.hidden.iter().filter(|id| match here.contributions.get(*id) {
            Some(known) => known.is_public(),
            None => !here.hidden.contains(*id) && !here.withdrawn.contains(*id),
        });
        let marked = |mark| move |id: &ContributionId| Event::Marked { id: *id, mark, on: true };
        self.events.extend(withdrawn.map(marked(Mark::Withdrawn)));
        self.events.extend(hidden.map(marked(Mark::Hidden)));
    }

    fn groups(&mut self) {
        let here = self.here;
        for group in &self.brought.groups {
            let act = match here.groups.get(&group.id) {
                None => GroupAct::Made(group.clone()),
                Some(known) => {
                    let headline = known.headline.clone().or_else(|| group.headline.clone());
                    let gesture = known.gesture.clone().or_else(|| group.gesture.clone());
                    if headline == known.headline && gesture == known.gesture {
                        continue;
                    }
                    GroupAct::Named { group: group.id, headline, gesture }
                }
            };
            self.events.push(Event::Grouped { round: group.round, act });
        }
        for (round, card, placement) in &self.brought.placements {
            if !here.placements.contains_key(&(*round, *card)) {
                let act = GroupAct::Put { card: *card, placement: Some(placement.clone()) };
                self.events.push(Event::Grouped { round: *round, act });
            }
        }
        self.merges();
    }

    /// One level only, and never in circles: what is merged here stays as it is.
    fn merges(&mut self) {
        let here = self.here;
        let heads: BTreeSet<_> =
            here.contributions.values().filter_map(|entry| entry.merged_into).collect();
        for entry in &self.brought.entries {
            let Some(into) = entry.merged_into else { continue };
            let merged =
                |id| here.contributions.get(&id).is_some_and(|it| it.merged_into.is_some());
            if merged(entry.id) || merged(into) || heads.contains(&entry.id) {
                continue;
            }
            let act = GroupAct::Merged { card: entry.id, into: Some(into) };
            self.events.push(Event::Grouped { round: entry.round, act });
        }
    }
}

/// Whether two wordings say the same. A speaker who wants no name is in no file: that
/// alone is no other wording.
fn same(theirs: &Statement, ours: &Statement) -> bool {
    let who = theirs.who.is_none() || theirs.who == ours.who;
    let ours = Statement { who: theirs.who.clone(), ..ours.clone() };
    who && *theirs == ours
}

/// Something to compare two wordings by, the same everywhere.
fn letters(statement: &Statement) -> [&str; 5] {
    let Statement { text, what, place, who, due, .. } = statement;
    let [what, place, who, due] =
        [what, place, who, due].map(|part| part.as_ref().map_or("", Text::as_str));
    [text.as_str(), what, place, who, due]
}
