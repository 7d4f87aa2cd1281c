//! The floor. The team gives it; a person ends, passes or postpones their own turn,
//! asks for the floor, and answers a read-back. Passing is an answer, never an absence.

use super::{Decided, Decision, allowed};
use crate::domain::{
    Answer, Command, Event, Mark, Outcome, Refusal, Round, RoundId, SeatId, Speaking, Status,
    Timer, TimerAct, TurnOrder, limits,
};

impl Decision<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn floor(&self, command: Command) -> Decided {
        match command {
            Command::NextTurn(round) => {
                self.must_be_team()?;
                Ok(self.next(self.running(round)?))
            }
            Command::GiveTurn { round, seat } => self.give(self.running(round)?, seat),
            Command::EndTurn { round, seat, outcome } => {
                self.end_turn(self.running(round)?, seat, outcome)
            }
            Command::TimeTurn { round, act } => self.time_turn(self.running(round)?, act),
            Command::OrderTurns { round, waiting } => {
                self.must_be_team()?;
                self.reorder(self.running(round)?, waiting)
            }
            Command::AskFloor { round, seat } => self.ask_floor(self.running(round)?, seat),
            Command::LeaveFloor { round, seat } => {
                self.must_be(seat)?;
                let waits = self.running(round)?.turns.waiting.contains(&seat);
                Ok(if waits { vec![Event::FloorLeft { round, seat }] } else { vec![] })
            }
            Command::Answer { round, seat, answer } => self.answer(round, seat, answer),
            _ => Err(Refusal::NotAllowed),
        }
    }

    /// The round, if people take turns in it now.
    fn running(&self, id: RoundId) -> Result<&Round, Refusal> {
        let round = self.workshop.round(id)?;
        if round.plan.turn.is_none() {
            return Err(Refusal::UnknownRound);
        }
        self.opened(round)?;
        Ok(round)
    }

    pub(super) fn opened(&self, round: &Round) -> Result<(), Refusal> {
        if self.workshop.ended.is_some() {
            return Err(Refusal::WorkshopEnded);
        }
        match round.status {
            Status::Open => Ok(()),
            Status::Waiting => Err(Refusal::RoundNotOpen),
            Status::Closed => Err(Refusal::RoundClosed),
        }
    }

    fn next(&self, round: &Round) -> Vec<Event> {
        let mut events = self.finish(round);
        events.extend(self.upcoming(round, None).map(|seat| self.given(round, seat)));
        events
    }

    fn give(&self, round: &Round, seat: SeatId) -> Decided {
        let chosen = round.plan.turn.is_some_and(|rules| rules.order == TurnOrder::Chosen);
        let speaker = round.turns.speaking.is_some_and(|now| self.is_self(now.seat));
        allowed(self.actor().role.is_team() || (chosen && speaker))?;
        if self.workshop.seat(seat)?.removed {
            return Err(Refusal::Removed);
        }
        if round.turns.speaking.is_some_and(|now| now.seat == seat) {
            return Ok(vec![]);
        }
        let mut events = self.finish(round);
        events.push(self.given(round, seat));
        Ok(events)
    }

    fn end_turn(&self, round: &Round, seat: SeatId, outcome: Outcome) -> Decided {
        self.must_be(seat)?;
        let speaking = round.turns.speaking.is_some_and(|now| now.seat == seat);
        let waiting = round.turns.waiting.contains(&seat);
        if !speaking && (!waiting || outcome == Outcome::Spoke) {
            return Err(Refusal::NotYourTurn);
        }
        let mut events = Vec::new();
        if outcome == Outcome::Spoke {
            events.extend(self.shared_by(round, seat));
        }
        events.push(Event::TurnEnded { round: round.plan.id, seat, outcome });
        // In a go-round the floor goes on by itself; in a discussion the team gives it.
        if speaking && round.calls_everybody() {
            events.extend(self.upcoming(round, Some(seat)).map(|next| self.given(round, next)));
        }
        Ok(events)
    }

    /// What the end of the present turn leads to: the speaker's words become public.
    pub(super) fn finish(&self, round: &Round) -> Vec<Event> {
        let Some(Speaking { seat, .. }) = round.turns.speaking else { return Vec::new() };
        let mut events = self.shared_by(round, seat);
        let outcome = Outcome::Spoke;
        events.push(Event::TurnEnded { round: round.plan.id, seat, outcome });
        events
    }

    fn shared_by(&self, round: &Round, seat: SeatId) -> Vec<Event> {
        let sources = self.workshop.sources(round.plan.id);
        self.workshop
            .all_said()
            .filter(|entry| !entry.shared && sources.contains(&entry.round))
            .filter(|entry| entry.author == crate::domain::Author::Seat(seat))
            .map(|entry| Event::Marked { id: entry.id, mark: Mark::Shared, on: true })
            .collect()
    }

    /// Who comes next: in a discussion those who spoke least first, else the order.
    fn upcoming(&self, round: &Round, but: Option<SeatId>) -> Option<SeatId> {
        let waiting = round.turns.waiting.iter().copied().filter(|seat| Some(*seat) != but);
        if round.calls_everybody() {
            return { waiting }.next();
        }
        waiting.min_by_key(|seat| self.times_spoken(*seat))
    }

    fn given(&self, round: &Round, seat: SeatId) -> Event {
        let seconds = round.plan.turn.map_or(0, |rules| rules.seconds);
        let timer = match seconds {
            0 => Timer::Off,
            _ => Timer::Until(self.ask.now.plus(i64::from(seconds) * 1_000)),
        };
        let speaking = Speaking { seat, since: self.ask.now, timer };
        Event::TurnGiven { round: round.plan.id, speaking }
    }

    fn time_turn(&self, round: &Round, act: TimerAct) -> Decided {
        let speaking = round.turns.speaking.ok_or(Refusal::NotYourTurn)?;
        let extends = matches!(act, TimerAct::Extend(s) if s <= limits::TURN_SECONDS);
        allowed(self.actor().role.is_team() || (extends && self.is_self(speaking.seat)))?;
        let timer = speaking.timer.after(act, self.ask.now)?;
        Ok(vec![Event::TurnTimed { round: round.plan.id, timer }])
    }

    /// Puts those named first, in that order; the others keep theirs behind.
    fn reorder(&self, round: &Round, wanted: Vec<SeatId>) -> Decided {
        let mut waiting: Vec<SeatId> = Vec::new();
        for seat in wanted.into_iter().chain(round.turns.waiting.iter().copied()) {
            let person = self.workshop.seat(seat)?;
            let speaks = round.turns.speaking.is_some_and(|now| now.seat == seat);
            if !waiting.contains(&seat) && !person.removed && !speaks {
                waiting.push(seat);
            }
        }
        Ok(vec![Event::TurnsOrdered { round: round.plan.id, waiting }])
    }

    fn ask_floor(&self, round: &Round, seat: SeatId) -> Decided {
        self.must_be(seat)?;
        allowed(!round.calls_everybody())?;
        let there = round.turns.waiting.contains(&seat)
            || round.turns.speaking.is_some_and(|now| now.seat == seat);
        let asked = Event::FloorAsked { round: round.plan.id, seat };
        Ok(if there { vec![] } else { vec![asked] })
    }

    fn answer(&self, id: RoundId, seat: SeatId, answer: Answer) -> Decided {
        self.must_be(seat)?;
        let round = self.workshop.round(id)?;
        if !self.actor().role.is_team() {
            self.opened(round)?;
        }
        let same = round.answers.get(&seat) == Some(&answer);
        Ok(if same { vec![] } else { vec![Event::Answered { round: id, seat, answer }] })
    }
}
