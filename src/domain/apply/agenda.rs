//! The agenda, its clocks, and who has the floor.

use super::unreachable_here;
use crate::domain::{
    Event, Outcome, Round, RoundId, SeatId, Status, Texts, Timer, Turns, Workshop,
};

impl Workshop {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn apply_agenda(&mut self, event: &Event) {
        match event {
            Event::RoundAdded { plan, before } => {
                self.insert_round(Round::planned((**plan).clone()), *before);
            }
            Event::RoundReworded { round, title, prompt } => self.reword(*round, title, prompt),
            Event::RoundMoved { round, before } => self.move_round(*round, *before),
            Event::RoundSkipped { round, skipped } => {
                self.change_round(*round, |round| round.skipped = *skipped);
            }
            Event::RoundOpened(id) => {
                self.current = Some(*id);
                self.change_round(*id, |round| {
                    round.status = Status::Open;
                    round.skipped = false;
                });
            }
            Event::RoundClosed(id) => self.close(*id),
            Event::RoundRevealed(id) => self.reveal(*id),
            Event::TimerSet { round, timer } => {
                self.change_round(*round, |round| round.timer = *timer);
            }
            other => unreachable_here(other),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn apply_turn(&mut self, event: &Event) {
        match event {
            Event::TurnsOrdered { round, waiting } => {
                self.change_round(*round, |round| round.turns.waiting.clone_from(waiting));
            }
            Event::FloorAsked { round, seat } => {
                self.change_round(*round, |round| round.turns.waiting.push(*seat));
            }
            Event::FloorLeft { round, seat } => {
                self.change_round(*round, |round| round.turns.stop_waiting(*seat));
            }
            Event::TurnGiven { round, speaking } => self.change_round(*round, |round| {
                round.turns.stop_waiting(speaking.seat);
                round.turns.passed.retain(|passed| *passed != speaking.seat);
                round.turns.speaking = Some(*speaking);
            }),
            Event::TurnEnded { round, seat, outcome } => self.change_round(*round, |round| {
                let again = round.plan.turn.is_some_and(|rules| rules.comes_back);
                round.turns.end(*seat, *outcome, again);
            }),
            Event::TurnTimed { round, timer } => self.change_round(*round, |round| {
                if let Some(speaking) = &mut round.turns.speaking {
                    speaking.timer = *timer;
                }
            }),
            Event::Answered { round, seat, answer } => self.change_round(*round, |round| {
                round.answers.insert(*seat, answer.clone());
            }),
            other => unreachable_here(other),
        }
    }

    pub(super) fn change_round(&mut self, id: RoundId, change: impl FnOnce(&mut Round)) {
        if let Some(round) = self.rounds.iter_mut().find(|round| round.plan.id == id) {
            change(round);
        }
    }

    pub(super) fn close_current(&mut self) {
        if let Some(current) = self.current {
            self.close(current);
        }
    }

    fn close(&mut self, id: RoundId) {
        self.change_round(id, |round| {
            round.status = Status::Closed;
            round.timer = Timer::Off;
            // Who was interrupted comes first when it opens again.
            if let Some(speaking) = round.turns.speaking.take() {
                round.turns.stop_waiting(speaking.seat);
                round.turns.waiting.insert(0, speaking.seat);
            }
        });
    }

    fn reword(&mut self, id: RoundId, title: &Texts, prompt: &Texts) {
        self.change_round(id, |round| {
            round.plan.title = title.clone();
            round.plan.prompt = prompt.clone();
        });
    }

    fn insert_round(&mut self, round: Round, before: Option<RoundId>) {
        let index = before
            .and_then(|id| self.rounds.iter().position(|round| round.plan.id == id))
            .unwrap_or(self.rounds.len());
        self.rounds.insert(index, round);
    }

    fn move_round(&mut self, id: RoundId, before: Option<RoundId>) {
        if before == Some(id) {
            return;
        }
        if let Some(index) = self.rounds.iter().position(|round| round.plan.id == id) {
            let round = self.rounds.remove(index);
            self.insert_round(round, before);
        }
    }

    fn reveal(&mut self, id: RoundId) {
        self.change_round(id, |round| round.revealed = true);
        let drafts: Vec<_> = self
            .all_said()
            .filter(|entry| entry.round == id && !entry.shared)
            .map(|entry| entry.id)
            .collect();
        for draft in drafts {
            self.change_contribution(draft, |entry| entry.shared = true);
        }
    }
}

impl Turns {
    fn stop_waiting(&mut self, seat: SeatId) {
        self.waiting.retain(|waiting| *waiting != seat);
    }

    fn end(&mut self, seat: SeatId, outcome: Outcome, comes_back: bool) {
        self.stop_waiting(seat);
        if self.speaking.is_some_and(|now| now.seat == seat) {
            self.speaking = None;
        }
        match outcome {
            Outcome::Spoke => self.spoken.push(seat),
            Outcome::Later => self.waiting.push(seat),
            Outcome::Passed if comes_back && !self.offered_again.contains(&seat) => {
                self.offered_again.insert(seat);
                self.waiting.push(seat);
            }
            Outcome::Passed => self.passed.push(seat),
        }
    }
}
