//! An earlier moment, as it may be shown today.
//!
//! A log forgets nothing, people may: what is hidden, withdrawn, unnamed or erased now
//! is so at every earlier moment too. So an earlier state is never shown as it was: it
//! goes through [`Workshop::shown_today`], which takes from it only what *happened*
//! (what was there, where it stood, which round was open) and takes the words and the
//! names from today.
//!
//! What is *not* replayed, on purpose: earlier wordings (they are for the author and the
//! team, on the pad), names people no longer bear, and the moment at which an entry
//! without a name arrived while its round was open: it would tell whose it is.

use std::sync::Arc;

use super::{
    Answer, Author, Contribution, Event, Happened, Names, Round, Seat, SeatId, Speaking, Text,
    Timer, Workshop,
};

impl Workshop {
    /// This earlier state, as `now` lets it be shown.
    #[must_use]
    pub fn shown_today(&self, now: &Self) -> Self {
        let seats = names_of_today(now);
        let is_in = |seat: &SeatId| seats.contains_key(seat);
        let entries = self.contributions.values().filter_map(|then| {
            let today = now.contribution(then.id).ok().filter(|today| today.is_public())?;
            Some((then.id, Arc::new(self.entry_then(then, today, now))))
        });
        let mut shown = Self::empty(self.id);
        for (id, entry) in entries {
            shown.set_entry(id, Some(entry));
        }
        let known = |id: &&super::ContributionId| shown.contributions.contains_key(*id);
        shown.said = self.said.iter().filter(known).copied().collect();
        shown.wall = self.wall;
        shown.wall.quoted = self.wall.quoted.filter(|id| known(&id));
        shown.arrivals = self.arrivals.iter().filter(|seat| is_in(seat)).copied().collect();
        shown.rounds = self.rounds.iter().map(|round| round_then(round, &is_in)).collect();
        shown.seats = seats.into_iter().filter(|(id, _)| self.seats.contains_key(id)).collect();
        shown.roll = super::roll::Roll::of(&shown.seats);
        shown.about = now
            .about
            .as_deref()
            .map(|about| Arc::new(super::About { wifi: None, ..about.clone() }));
        Self {
            seq: self.seq,
            created: now.created,
            purge_at: now.purge_at,
            ended: self.ended,
            current: self.current,
            links: now.links.clone(),
            groups: self.groups.clone(),
            placements: self.placements.clone(),
            ..shown
        }
    }

    /// Today's words and names, where they stood then.
    fn entry_then(&self, then: &Contribution, today: &Contribution, now: &Self) -> Contribution {
        let support = then.support.iter().filter(|seat| now.seats.contains_key(*seat)).copied();
        let held = self.seq < now.seq && self.would_tell_whose(then, today);
        Contribution {
            shared: then.shared && !held,
            hidden: then.hidden,
            answered: then.answered,
            merged_into: then.merged_into,
            support: support.collect(),
            revisions: today.revisions.clone(),
            ..today.clone()
        }
    }

    /// Whether the moment of its arrival would tell whose it is.
    fn would_tell_whose(&self, then: &Contribution, today: &Contribution) -> bool {
        let round = self.round(then.round).ok();
        let open = round.is_some_and(Round::is_open);
        let collects = round.and_then(|round| round.plan.collects);
        let named = collects.is_none_or(|collects| collects.names == Names::Shown);
        open && (today.unnamed || !named)
    }
}

/// Everybody who is in today, under today's name. Who took a name off an entry has none
/// here: beside the turn in which it was read aloud, the name would stand again.
fn names_of_today(now: &Workshop) -> imbl::OrdMap<SeatId, Arc<Seat>> {
    let unnamed: Vec<SeatId> = now
        .all_said()
        .filter(|entry| entry.unnamed)
        .filter_map(|entry| match entry.author {
            Author::Seat(seat) => Some(seat),
            Author::Claim(_) | Author::Nobody => None,
        })
        .collect();
    let shown = |seat: &Arc<Seat>| {
        if unnamed.contains(&seat.id) {
            Arc::new(Seat { name: None, ..(**seat).clone() })
        } else {
            seat.clone()
        }
    };
    let here = now.seats.values().filter(|seat| !seat.removed);
    here.map(|seat| (seat.id, shown(seat))).collect()
}

fn round_then(round: &Round, is_in: &dyn Fn(&SeatId) -> bool) -> Round {
    let mut round = round.clone();
    // A clock of then would count on today.
    round.timer = Timer::Off;
    round.turns.waiting.retain(is_in);
    round.turns.spoken.retain(is_in);
    round.turns.passed.retain(is_in);
    let speaking = round.turns.speaking.filter(|now| is_in(&now.seat));
    round.turns.speaking = speaking.map(|now| Speaking { timer: Timer::Off, ..now });
    // Whoever had a reservation told it to the team.
    let wordless = Text::kept("…").map_or(Answer::Pass, Answer::Reserve);
    round.answers = round
        .answers
        .into_iter()
        .filter(|(seat, _)| is_in(seat))
        .map(|(seat, answer)| match answer {
            Answer::Reserve(_) => (seat, wordless.clone()),
            Answer::Fine | Answer::Pass => (seat, answer),
        })
        .collect();
    round
}

/// The places in the log at which something that a room could see was done, oldest
/// first: the last event of each asking. What was before a rehearsal was erased is gone.
#[must_use]
pub fn steps(log: &[Happened]) -> Vec<u64> {
    let mut steps = Vec::new();
    let mut last = None;
    for happened in since_erased(log) {
        let first = steps.is_empty();
        if !first && !was_seen(&happened.event) {
            continue;
        }
        if last == Some(happened.op) {
            steps.pop();
        }
        last = Some(happened.op);
        steps.push(happened.seq);
    }
    steps
}

/// What of a log may be told: nothing before the last time a rehearsal was erased.
pub(crate) fn since_erased(log: &[Happened]) -> &[Happened] {
    let erased = log.iter().rposition(|it| matches!(it.event, Event::SimulatedErased));
    log.get(erased.unwrap_or(0)..).unwrap_or_default()
}

/// Whether a wall or the notes could change with it.
fn was_seen(event: &Event) -> bool {
    match event {
        Event::Described(_)
        | Event::Published(_)
        | Event::Unpublished
        | Event::LinkIssued(_)
        | Event::LinkRevoked(_)
        | Event::HandedOver(_)
        | Event::TakenFrom { .. }
        | Event::NotesClosed { .. }
        | Event::DeviceLinked { .. }
        | Event::SeatRenamed { .. }
        | Event::TimerSet { .. }
        | Event::TurnTimed { .. }
        | Event::TurnsOrdered { .. }
        | Event::Edited { .. }
        | Event::Reconciled { .. }
        | Event::Supported { .. }
        | Event::Answered { .. } => false,
        Event::Created { .. }
        | Event::Ended
        | Event::Resumed
        | Event::SimulatedErased
        | Event::SeatTaken { .. }
        | Event::SeatRemoved { .. }
        | Event::RoundAdded { .. }
        | Event::RoundReworded { .. }
        | Event::RoundMoved { .. }
        | Event::RoundSkipped { .. }
        | Event::RoundOpened(_)
        | Event::RoundClosed(_)
        | Event::RoundRevealed(_)
        | Event::FloorAsked { .. }
        | Event::FloorLeft { .. }
        | Event::TurnGiven { .. }
        | Event::TurnEnded { .. }
        | Event::Contributed { .. }
        | Event::Marked { .. }
        | Event::Grouped { .. }
        | Event::Undone { .. }
        | Event::WallSet(_) => true,
    }
}
