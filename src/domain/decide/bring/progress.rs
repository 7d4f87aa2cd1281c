//! How far the agenda of the other half went, and what people answered there.

use super::Merging;
use crate::domain::brought::{answers, stand_in};
use crate::domain::{BroughtRound, Event, Outcome, Round, Status};

impl Merging<'_> {
    /// How far the agenda went. A meeting that began here goes on where it is.
    pub(super) fn progress(&mut self) {
        let current = self.here.current;
        let (follows, others): (Vec<_>, Vec<_>) =
            self.brought.rounds.iter().partition(|it| self.brought.current == Some(it.plan.id));
        let before = self.events.len();
        for round in others.into_iter().chain(follows) {
            self.round(round, current.is_some());
        }
        let opened = self.events[before..].iter().any(|it| matches!(it, Event::RoundOpened(_)));
        if let Some(id) = current.filter(|_| opened) {
            self.events.push(Event::RoundOpened(id));
            let closed = self.here.round(id).is_ok_and(|round| round.status == Status::Closed);
            self.events.extend(closed.then_some(Event::RoundClosed(id)));
        }
        if self.brought.ended && current.is_none() && self.here.ended.is_none() {
            self.events.push(Event::Ended);
        }
    }

    fn round(&mut self, round: &BroughtRound, began_here: bool) {
        let id = round.plan.id;
        let planned = Round::planned(round.plan.clone());
        let here = self.here.round(id).unwrap_or(&planned);
        if here.status == Status::Waiting && round.status != Status::Waiting {
            self.reworded(round, here);
            self.events.push(Event::RoundOpened(id));
        }
        self.counted(round, here);
        let over = round.status == Status::Closed || began_here && round.status == Status::Open;
        if here.status == Status::Waiting && over {
            self.events.push(Event::RoundClosed(id));
        }
        // To reveal would show drafts that were written here.
        let drafts = self.here.all_said().any(|entry| entry.round == id && !entry.shared);
        if round.revealed && !here.revealed && !drafts {
            self.events.push(Event::RoundRevealed(id));
        }
        if round.skipped && !here.skipped && here.status == Status::Waiting {
            self.events.push(Event::RoundSkipped { round: id, skipped: true });
        }
    }

    /// What was really asked, where nobody was asked here yet.
    fn reworded(&mut self, round: &BroughtRound, here: &Round) {
        let (title, prompt) = (&round.plan.title, &round.plan.prompt);
        if here.plan.title != *title || here.plan.prompt != *prompt {
            let (title, prompt) = (title.clone(), prompt.clone());
            self.events.push(Event::RoundReworded { round: round.plan.id, title, prompt });
        }
    }

    /// Passes and answers, where none were given here.
    fn counted(&mut self, round: &BroughtRound, here: &Round) {
        let id = round.plan.id;
        if here.turns.passed.is_empty() {
            // Where people who pass are asked again, it takes two passes to have passed.
            let times = if round.plan.turn.is_some_and(|rules| rules.comes_back) { 2 } else { 1 };
            for seat in (0..round.passed).map(|number| stand_in(id.0, number)) {
                let passed = Event::TurnEnded { round: id, seat, outcome: Outcome::Passed };
                self.events.extend(std::iter::repeat_n(passed, times));
            }
        }
        if here.answers.is_empty() {
            let given = answers(round.answers).enumerate();
            self.events.extend(given.map(|(number, answer)| Event::Answered {
                round: id,
                seat: stand_in(id.0, number),
                answer,
            }));
        }
    }
}
