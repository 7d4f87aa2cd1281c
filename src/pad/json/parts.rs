//! What a file holds once it is read: people, steps and entries, every code understood.

use crate::domain::{
    Channel, ContributionId, Kind, NoteId, RoundId, RoundPlan, SeatId, Statement, Status, Text,
};

/// Somebody who takes part again.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) seat: SeatId,
    pub(super) name: Option<Text>,
    pub(super) simulated: bool,
}

/// A step and how far it went.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) plan: RoundPlan,
    pub(super) status: Status,
    pub(super) skipped: bool,
    pub(super) revealed: bool,
    pub(super) passed: usize,
    /// How many were fine with it, had a reservation, passed.
    pub(super) answers: [usize; 3],
}

/// Something that was said.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: ContributionId,
    pub(super) round: RoundId,
    pub(super) kind: Kind,
    pub(super) statement: Statement,
    pub(super) seat: Option<SeatId>,
    pub(super) name: Option<Text>,
    pub(super) channel: Channel,
    pub(super) merged_into: Option<ContributionId>,
    pub(super) support: usize,
    pub(super) answered: bool,
    pub(super) source: Option<NoteId>,
    pub(super) simulated: bool,
}
