//! The rules of a workshop, pure: no clock, no I/O, no randomness, no prose.
//!
//! ```text
//! Ask + Command ── decide ──> Ok(Vec<Event>) | Err(Refusal)
//! Event ── apply ──> Workshop
//! ```
//!
//! [`decide`] says what a command leads to, [`Workshop::apply`] folds it in and
//! cannot fail. Everything a person may do is in `decide/`, one file per concern.

mod actor;
mod apply;
pub(crate) mod brought;
mod command;
mod contribution;
mod decide;
mod event;
mod grouping;
mod handover;
mod history;
mod id;
pub mod limits;
mod note;
mod plan;
mod plan_defaults;
mod publication;
mod rank;
mod refusal;
mod roll;
mod round;
mod seat;
mod sight;
mod tally;
mod terms;
mod text;
mod wall;
mod workshop;

#[cfg(test)]
pub(crate) mod tests;

pub use actor::{Actor, Ask, By};
pub use brought::{Brought, BroughtEntry, BroughtRound, Keyed};
pub use command::{Command, TimerAct};
pub use contribution::{Author, Channel, Claim, Contribution, Revision, Statement, Tie};
pub use decide::{create, decide, record};
pub use event::{Event, Happened, Mark};
pub use grouping::{Group, GroupAct, Placement, UndoStep};
pub use handover::{Engine, Handover};
pub(crate) use history::since_erased;
pub use history::steps;
pub use id::{ContributionId, GroupId, LinkId, NotAnId, OpId, RoundId, SeatId, WorkshopId};
pub use note::{Note, NoteId};
pub use plan::{About, Collects, Licence, RoundPlan, TurnRules, Wifi};
pub use publication::{Publication, PublishedNames};
pub use rank::{LONGEST_RANK, Rank};
pub use refusal::Refusal;
pub use round::{Answer, Outcome, Round, Speaking, Status, Timer, Turns};
pub use seat::{Fingerprint, KeyMark, Link, Removal, Role, Seat};
pub use sight::Person;
pub use tally::Tally;
pub use terms::{Kind, Names, Scene, Section, Step, TurnOrder, Visible};
pub use text::{Language, Text, Texts};
pub use wall::{Hall, Wall, WallChange};
pub use workshop::Workshop;

/// A moment, in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment `millis` later.
    #[must_use]
    pub fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}
