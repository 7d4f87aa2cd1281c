//! What happened. The log of events is the workshop; all else is a fold of it.

use super::{
    About, Answer, Author, By, Channel, ContributionId, Fingerprint, GroupAct, Handover, KeyMark,
    Kind, Link, LinkId, Moment, NoteId, OpId, Outcome, PublishedNames, RoundId, RoundPlan, SeatId,
    Speaking, Statement, Text, Texts, Timer, Wall, WorkshopId,
};
use super::{Language, terms::coded};

/// An event in its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// Place in the log, from 1.
    pub seq: u64,
    /// When the server wrote it.
    pub at: Moment,
    /// The asking that caused it.
    pub op: OpId,
    /// Who is remembered for it.
    pub by: By,
    /// What happened.
    pub event: Event,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The workshop was created, with its whole agenda.
    Created {
        /// Its id.
        id: WorkshopId,
        /// Title, place, terms.
        about: Box<About>,
        /// The agenda.
        rounds: Vec<RoundPlan>,
        /// When everything is deleted.
        purge_at: Moment,
    },
    /// Title, place or terms changed.
    Described(Box<About>),
    /// A link that gives a role exists.
    LinkIssued(Link),
    /// A link no longer works.
    LinkRevoked(LinkId),
    /// A pad elsewhere received the notes.
    HandedOver(Box<Handover>),
    /// The meeting is over; the withdrawal window runs.
    Ended,
    /// The meeting goes on after all.
    Resumed,
    /// Everything the rehearsal played is gone.
    SimulatedErased,
    /// The notes are to be public, with these names.
    Published(PublishedNames),
    /// The notes are no longer public.
    Unpublished,

    /// Somebody arrived.
    SeatTaken {
        /// The seat.
        seat: SeatId,
        /// First name, nickname or nothing.
        name: Option<Text>,
        /// Language of the pages.
        language: Language,
        /// The device; none when the team writes for this person.
        device: Option<Fingerprint>,
        /// The spoken key.
        key: KeyMark,
        /// Played by the rehearsal.
        simulated: bool,
    },
    /// A person came back on another device.
    DeviceLinked {
        /// The device.
        device: Fingerprint,
        /// The person.
        seat: SeatId,
    },
    /// A person changed name.
    SeatRenamed {
        /// Who.
        seat: SeatId,
        /// The new name.
        name: Option<Text>,
    },
    /// A person was asked to leave (`true`) or let back in.
    SeatRemoved {
        /// Who.
        seat: SeatId,
        /// Out or in.
        removed: bool,
    },

    /// A round was added to the agenda.
    RoundAdded {
        /// The step.
        plan: Box<RoundPlan>,
        /// The round it stands before; at the end without.
        before: Option<RoundId>,
    },
    /// A round was reworded.
    RoundReworded {
        /// Which.
        round: RoundId,
        /// Its title.
        title: Texts,
        /// Its question.
        prompt: Texts,
    },
    /// A round changed its place.
    RoundMoved {
        /// Which.
        round: RoundId,
        /// The round it stands before now; at the end without.
        before: Option<RoundId>,
    },
    /// A round was left out or taken in again.
    RoundSkipped {
        /// Which.
        round: RoundId,
        /// Out or in.
        skipped: bool,
    },
    /// A round opened and became the current one; the former one closed.
    RoundOpened(RoundId),
    /// A round closed.
    RoundClosed(RoundId),
    /// What was written in a round may be read by all.
    RoundRevealed(RoundId),
    /// The clock of a round changed.
    TimerSet {
        /// Which.
        round: RoundId,
        /// Its clock.
        timer: Timer,
    },

    /// The order of those who wait was set.
    TurnsOrdered {
        /// Where.
        round: RoundId,
        /// Who waits, in order.
        waiting: Vec<SeatId>,
    },
    /// Somebody asked for the floor.
    FloorAsked {
        /// Where.
        round: RoundId,
        /// Who.
        seat: SeatId,
    },
    /// Somebody no longer asks for the floor.
    FloorLeft {
        /// Where.
        round: RoundId,
        /// Who.
        seat: SeatId,
    },
    /// Somebody has the floor.
    TurnGiven {
        /// Where.
        round: RoundId,
        /// Who, and the clock.
        speaking: Speaking,
    },
    /// A turn ended, or was passed before it began.
    TurnEnded {
        /// Where.
        round: RoundId,
        /// Whose.
        seat: SeatId,
        /// How.
        outcome: Outcome,
    },
    /// The clock of the present turn changed.
    TurnTimed {
        /// Where.
        round: RoundId,
        /// The clock.
        timer: Timer,
    },
    /// A person answered a read-back or agreed to the frame.
    Answered {
        /// Where.
        round: RoundId,
        /// Who.
        seat: SeatId,
        /// What.
        answer: Answer,
    },

    /// Something was said.
    Contributed {
        /// Its id.
        id: ContributionId,
        /// Where.
        round: RoundId,
        /// What it is.
        kind: Kind,
        /// The words.
        statement: Box<Statement>,
        /// Whose words.
        author: Author,
        /// The author's name, as shown.
        name: Option<Text>,
        /// By which way.
        channel: Channel,
        /// Whether others may read it at once.
        shared: bool,
        /// Played by the rehearsal, where neither author nor signature tells it.
        simulated: bool,
    },
    /// The words changed.
    Edited {
        /// Which.
        id: ContributionId,
        /// The new words.
        statement: Box<Statement>,
    },
    /// The words after a merge: the wording that holds on both sides.
    Reconciled {
        /// Which.
        id: ContributionId,
        /// The words.
        statement: Box<Statement>,
        /// How often they were reworded, on the side that reworded them more often.
        revision: u32,
    },
    /// Something about an entry changed, not its words.
    Marked {
        /// Which.
        id: ContributionId,
        /// What.
        mark: Mark,
        /// Set or taken away.
        on: bool,
    },
    /// A person supports an entry, or no longer.
    Supported {
        /// Which.
        id: ContributionId,
        /// Who.
        seat: SeatId,
        /// Supports or not.
        on: bool,
    },
    /// The words of an entry come from a free note.
    TakenFrom {
        /// Which entry.
        id: ContributionId,
        /// Which note.
        note: NoteId,
    },

    /// Cards or groups moved.
    Grouped {
        /// In which grouping.
        round: RoundId,
        /// What was done.
        act: GroupAct,
    },
    /// The last grouping step of this op was undone by these acts.
    Undone {
        /// In which grouping.
        round: RoundId,
        /// The step that no longer counts.
        step: OpId,
        /// What was done instead.
        acts: Vec<GroupAct>,
    },

    /// The wall shows something else.
    WallSet(Wall),

    /// Only the team may write into the free notes (`true`), or everybody again.
    NotesClosed {
        /// Closed or open.
        closed: bool,
    },
}

coded! {
    /// What can be said of an entry beside its words.
    Mark {
        /// Others may read it.
        Shared = "shared",
        /// The team took it off every screen.
        Hidden = "hidden",
        /// Its author took it back.
        Withdrawn = "withdrawn",
        /// Its author asked not to be named.
        Unnamed = "unnamed",
        /// It got its answer.
        Answered = "answered",
    }
}
