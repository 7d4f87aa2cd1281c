//! One step of the running agenda: its plan, and what happened in it so far.

use imbl::{OrdMap, OrdSet};

use super::terms::coded;
use super::{Moment, RoundPlan, SeatId, Step, Text};

/// A round: the plan, and its live state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// What was planned (the team may rename it live).
    pub plan: RoundPlan,
    /// Where it stands.
    pub status: Status,
    /// Left out of the agenda.
    pub skipped: bool,
    /// Its `Later` entries may be read by all.
    pub revealed: bool,
    /// Its clock.
    pub timer: Timer,
    /// Who speaks, who waits, who spoke.
    pub turns: Turns,
    /// Answers to a read-back or to the ground rules.
    pub answers: OrdMap<SeatId, Answer>,
}

coded! {
    /// Where a round stands.
    Status {
        /// Not yet opened.
        Waiting = "waiting",
        /// Running: people may write.
        Open = "open",
        /// Over (it can be reopened).
        Closed = "closed",
    }
}

/// The clock of a round or of a turn. Soft: nothing is lost at zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Timer {
    /// No clock.
    #[default]
    Off,
    /// Runs until that moment, and then goes on counting over.
    Until(Moment),
    /// Stopped with that many milliseconds left.
    Paused(i64),
}

/// Turns of a go-round, or the queue of a discussion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turns {
    /// Who comes, in order.
    pub waiting: Vec<SeatId>,
    /// Who has the floor.
    pub speaking: Option<Speaking>,
    /// Who spoke, in order, once for each time.
    pub spoken: Vec<SeatId>,
    /// Who passed for good. Never shown in public.
    pub passed: Vec<SeatId>,
    /// Who was put back to the end once, after passing.
    pub offered_again: OrdSet<SeatId>,
}

/// Who has the floor, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaking {
    /// The person.
    pub seat: SeatId,
    /// Since when.
    pub since: Moment,
    /// The turn's clock.
    pub timer: Timer,
}

coded! {
    /// How a turn ended.
    Outcome {
        /// The person spoke.
        Spoke = "spoke",
        /// The person passed: an answer like any other.
        Passed = "passed",
        /// The person asked to come later.
        Later = "later",
    }
}

/// An answer to a read-back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// "It suits me", or agreed to the frame.
    Fine,
    /// A reservation, in words.
    Reserve(Text),
    /// "I pass."
    Pass,
}

impl Turns {
    /// How often a person has spoken here.
    pub fn times(&self, seat: SeatId) -> usize {
        self.spoken.iter().filter(|spoken| **spoken == seat).count()
    }

    /// Whether the person has a place in it already.
    pub fn knows(&self, seat: SeatId) -> bool {
        self.waiting.contains(&seat)
            || self.speaking.is_some_and(|now| now.seat == seat)
            || self.spoken.contains(&seat)
            || self.passed.contains(&seat)
    }

    /// A person's place in the queue, 1 for the next one.
    pub fn place(&self, seat: SeatId) -> Option<usize> {
        self.waiting.iter().position(|waiting| *waiting == seat).map(|index| index + 1)
    }
}

impl Round {
    /// A round as planned, not yet opened.
    pub fn planned(plan: RoundPlan) -> Self {
        Self {
            plan,
            status: Status::Waiting,
            skipped: false,
            revealed: false,
            timer: Timer::Off,
            turns: Turns::default(),
            answers: OrdMap::new(),
        }
    }

    /// Whether people may write in it now.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }

    /// Whether everybody gets a turn, as in a go-round.
    pub fn calls_everybody(&self) -> bool {
        self.plan.turn.is_some_and(|rules| !rules.on_request)
    }

    /// Whether its groups can be edited: it makes them, names them or reads them back.
    pub fn groups(&self) -> bool {
        matches!(self.plan.step, Step::Grouping | Step::Naming | Step::ReadBack)
    }
}
