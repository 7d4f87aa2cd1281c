//! What people ask for. A command says nothing of who asks: see [`Ask`](super::Ask).

use super::{
    About, Answer, Brought, Channel, ContributionId, Fingerprint, GroupId, Handover, KeyMark,
    Keyed, Kind, Language, Link, LinkId, NoteId, Outcome, PublishedNames, RoundId, RoundPlan,
    SeatId, Statement, Text, Texts, WallChange,
};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each command is described once, by its event")]
pub enum Command {
    // The workshop.
    Describe(Box<About>),
    IssueLink(Link),
    RevokeLink(LinkId),
    HandOver(Box<Handover>),
    End,
    Resume,
    EraseSimulated,
    Publish(PublishedNames),
    Unpublish,

    /// Merges what a file brings; the keys are for people who come with it.
    BringIn {
        brought: Box<Brought>,
        keys: Keyed,
    },

    // People.
    TakeSeat {
        seat: SeatId,
        name: Option<Text>,
        language: Language,
        device: Option<Fingerprint>,
        key: KeyMark,
        simulated: bool,
    },
    LinkDevice {
        seat: SeatId,
        device: Fingerprint,
        mark: Fingerprint,
    },
    RenameSeat {
        seat: SeatId,
        name: Option<Text>,
    },
    RemoveSeat {
        seat: SeatId,
        removed: bool,
        /// What the person said goes off all screens with them; on the way back, what
        /// went off with them stays off.
        hide: bool,
    },

    // The agenda.
    AddRound {
        plan: Box<RoundPlan>,
        before: Option<RoundId>,
    },
    RewordRound {
        round: RoundId,
        title: Texts,
        prompt: Texts,
    },
    MoveRound {
        round: RoundId,
        before: Option<RoundId>,
    },
    SkipRound {
        round: RoundId,
        skipped: bool,
    },
    OpenRound(RoundId),
    CloseRound(RoundId),
    RevealRound(RoundId),
    SetTimer {
        round: RoundId,
        act: TimerAct,
    },

    // The floor.
    NextTurn(RoundId),
    GiveTurn {
        round: RoundId,
        seat: SeatId,
    },
    EndTurn {
        round: RoundId,
        seat: SeatId,
        outcome: Outcome,
    },
    TimeTurn {
        round: RoundId,
        act: TimerAct,
    },
    OrderTurns {
        round: RoundId,
        waiting: Vec<SeatId>,
    },
    AskFloor {
        round: RoundId,
        seat: SeatId,
    },
    LeaveFloor {
        round: RoundId,
        seat: SeatId,
    },
    Answer {
        round: RoundId,
        seat: SeatId,
        answer: Answer,
    },

    // Words.
    Contribute {
        id: ContributionId,
        round: RoundId,
        /// What it is; what the round collects without. Only the team may choose another.
        kind: Option<Kind>,
        statement: Box<Statement>,
        channel: Channel,
    },
    /// The team makes an entry of a passage of a free note.
    ContributeFrom {
        note: NoteId,
        id: ContributionId,
        round: RoundId,
        kind: Option<Kind>,
        statement: Box<Statement>,
    },
    Edit {
        id: ContributionId,
        statement: Box<Statement>,
    },
    Share(ContributionId),
    Hide {
        id: ContributionId,
        hidden: bool,
    },
    Withdraw(ContributionId),
    Unname {
        id: ContributionId,
        unnamed: bool,
    },
    MarkAnswered {
        id: ContributionId,
        answered: bool,
    },
    Support {
        id: ContributionId,
        on: bool,
    },
    /// "I do it": the asking person becomes who of an action.
    TakeOn(ContributionId),

    // Groups.
    MakeGroup {
        round: RoundId,
        group: GroupId,
        headline: Option<Text>,
        cards: Vec<ContributionId>,
    },
    NameGroup {
        group: GroupId,
        headline: Option<Text>,
        gesture: Option<Text>,
    },
    MoveGroup {
        group: GroupId,
        before: Option<GroupId>,
    },
    DissolveGroup(GroupId),
    Put {
        round: RoundId,
        cards: Vec<ContributionId>,
        group: Option<GroupId>,
        before: Option<ContributionId>,
    },
    Merge {
        round: RoundId,
        card: ContributionId,
        into: ContributionId,
    },
    Split {
        round: RoundId,
        card: ContributionId,
    },
    Undo(RoundId),

    // The wall.
    SetWall(WallChange),

    // The free notes.
    CloseNotes(bool),
}

/// What can be done to a clock. All are soft: nothing is lost at zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimerAct {
    /// Start anew with that many seconds.
    Start(u32),
    /// Give that many seconds more.
    Extend(u32),
    /// Stop, keeping what is left.
    Pause,
    /// Go on from what was left.
    Resume,
    /// No clock.
    Off,
}
