//! The agenda. Whoever leads adds, rewords, moves, skips, opens, closes and reveals
//! rounds, live; the clock is soft.

use super::{Decided, Decision};
use crate::domain::{
    Command, Event, Moment, Refusal, Round, RoundId, SeatId, Status, Step, Timer, TimerAct,
    TurnOrder, Turns, limits,
};

impl Decision<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn agenda(&self, command: Command) -> Decided {
        self.must_lead()?;
        match command {
            Command::AddRound { plan, before } => {
                self.room_for_a_round(plan.id)?;
                before.map_or(Ok(()), |id| self.workshop.round(id).map(|_| ()))?;
                plan.takes.iter().try_for_each(|id| self.workshop.round(*id).map(|_| ()))?;
                Ok(vec![Event::RoundAdded { plan, before }])
            }
            Command::RewordRound { round, title, prompt } => {
                self.workshop.round(round)?;
                Ok(vec![Event::RoundReworded { round, title, prompt }])
            }
            Command::MoveRound { round, before } => {
                self.workshop.round(round)?;
                before.map_or(Ok(()), |id| self.workshop.round(id).map(|_| ()))?;
                Ok(vec![Event::RoundMoved { round, before }])
            }
            Command::SkipRound { round, skipped } => {
                let same = self.workshop.round(round)?.skipped == skipped;
                Ok(if same { vec![] } else { vec![Event::RoundSkipped { round, skipped }] })
            }
            Command::OpenRound(id) => self.open(id),
            Command::CloseRound(id) => {
                let round = self.workshop.round(id)?;
                Ok(if round.is_open() { self.close(round) } else { vec![] })
            }
            Command::RevealRound(id) => {
                let done = self.workshop.round(id)?.revealed;
                Ok(if done { vec![] } else { vec![Event::RoundRevealed(id)] })
            }
            Command::SetTimer { round, act } => {
                let timer = self.workshop.round(round)?.timer.after(act, self.ask.now)?;
                Ok(vec![Event::TimerSet { round, timer }])
            }
            _ => Err(Refusal::NotAllowed),
        }
    }

    fn room_for_a_round(&self, id: RoundId) -> Result<(), Refusal> {
        if self.workshop.rounds.len() >= limits::ROUNDS {
            return Err(Refusal::Full);
        }
        match self.workshop.round(id) {
            Ok(_) => Err(Refusal::IdTaken),
            Err(_) => Ok(()),
        }
    }

    /// Opens a round: the running one closes, what was written alone before a
    /// grouping is revealed, the order of a go-round is set, a silence gets its clock.
    fn open(&self, id: RoundId) -> Decided {
        let round = self.workshop.round(id)?;
        if self.workshop.ended.is_some() {
            return Err(Refusal::WorkshopEnded);
        }
        if round.is_open() && self.workshop.current == Some(id) {
            return Ok(vec![]);
        }
        let mut events = self.closing();
        events.extend(self.to_reveal(round).map(Event::RoundRevealed));
        events.push(Event::RoundOpened(id));
        if round.calls_everybody() {
            events.push(Event::TurnsOrdered { round: id, waiting: self.order(round) });
        }
        if round.plan.step == Step::SilentWriting && round.status == Status::Waiting {
            let end = self.ask.now.plus(i64::from(round.plan.minutes) * 60_000);
            events.push(Event::TimerSet { round: id, timer: Timer::Until(end) });
        }
        Ok(events)
    }

    /// What the end of a round leads to. Who has the floor has spoken, unless a go-round
    /// is interrupted while others wait: the turn is kept for when it opens again.
    fn close(&self, round: &Round) -> Vec<Event> {
        let interrupted = round.calls_everybody() && !round.turns.waiting.is_empty();
        let mut events = if interrupted { Vec::new() } else { self.finish(round) };
        events.push(Event::RoundClosed(round.plan.id));
        events
    }

    /// What the end of the running round leads to, if one runs.
    pub(super) fn closing(&self) -> Vec<Event> {
        let running = self.workshop.current_round().filter(|round| round.is_open());
        running.map_or_else(Vec::new, |round| self.close(round))
    }

    fn to_reveal<'s>(&'s self, round: &'s Round) -> impl Iterator<Item = RoundId> + 's {
        let grouping = round.plan.step == Step::Grouping;
        round.plan.takes.iter().copied().filter(move |_| grouping).filter(|id| {
            self.workshop
                .round(*id)
                .is_ok_and(|source| source.plan.step == Step::SilentWriting && !source.revealed)
        })
    }

    /// Who waits, in order: those who wait already, then all who are not in it yet.
    fn order(&self, round: &Round) -> Vec<SeatId> {
        let mut newcomers: Vec<SeatId> = self
            .workshop
            .present()
            .map(|seat| seat.id)
            .filter(|seat| !round.turns.knows(*seat))
            .collect();
        match round.plan.turn.map_or(TurnOrder::Arrival, |rules| rules.order) {
            TurnOrder::Arrival | TurnOrder::Seat | TurnOrder::Chosen => {}
            TurnOrder::Reverse => newcomers.reverse(),
            TurnOrder::Drawn => shuffle(&mut newcomers, self.ask.dice),
            TurnOrder::FewestTurns => newcomers.sort_by_key(|seat| self.times_spoken(*seat)),
        }
        let mut waiting = round.turns.waiting.clone();
        waiting.append(&mut newcomers);
        waiting
    }

    /// How often a person has had the floor, now included.
    pub(super) fn times_spoken(&self, seat: SeatId) -> usize {
        let times = |turns: &Turns| {
            let speaking = turns.speaking.is_some_and(|now| now.seat == seat);
            turns.times(seat) + usize::from(speaking)
        };
        self.workshop.rounds.iter().map(|round| times(&round.turns)).sum()
    }
}

impl Timer {
    /// The clock after `act` at `now`.
    pub(super) fn after(self, act: TimerAct, now: Moment) -> Result<Self, Refusal> {
        let seconds = |seconds: u32| match seconds {
            1..=36_000 => Ok(i64::from(seconds) * 1_000),
            _ => Err(Refusal::BadField),
        };
        Ok(match (act, self) {
            (TimerAct::Off, _) => Self::Off,
            (TimerAct::Start(s), _) | (TimerAct::Extend(s), Self::Off) => {
                Self::Until(now.plus(seconds(s)?))
            }
            (TimerAct::Extend(s), Self::Paused(left)) => Self::Paused(left.max(0) + seconds(s)?),
            // A minute more after the end is a minute from now.
            (TimerAct::Extend(s), Self::Until(end)) => Self::Until(end.max(now).plus(seconds(s)?)),
            (TimerAct::Pause, Self::Until(end)) => Self::Paused(end.0 - now.0),
            (TimerAct::Resume, Self::Paused(left)) => Self::Until(now.plus(left)),
            (TimerAct::Pause | TimerAct::Resume, same) => same,
        })
    }
}

/// Fisher and Yates, fed by splitmix64: a seed always draws the same order.
fn shuffle(seats: &mut [SeatId], mut seed: u64) {
    for last in (1..seats.len()).rev() {
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut dice = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        dice = (dice ^ (dice >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let pick = usize::try_from((dice ^ (dice >> 31)) % (last as u64 + 1)).unwrap_or(0);
        seats.swap(last, pick);
    }
}
