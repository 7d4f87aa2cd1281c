//! The mirror of events.

use serde::{Deserialize, Serialize};

use super::form::{self, mirrors};
use crate::domain::{
    About, Answer, Author, Channel, ContributionId, Event, Fingerprint, GroupAct, Handover,
    KeyMark, Kind, Language, Link, LinkId, Mark, Moment, NoteId, OpId, Outcome, PublishedNames,
    RoundId, RoundPlan, SeatId, Speaking, Statement, Text, Texts, Timer, Wall, WorkshopId,
};

mirrors!(Event: EventForm);

/// Names of events, as stored.
pub(super) const NAMES: &[&str] = &[
    "created",
    "described",
    "link_issued",
    "link_revoked",
    "ended",
    "resumed",
    "simulated_erased",
    "seat_taken",
    "device_linked",
    "seat_renamed",
    "seat_removed",
    "round_added",
    "round_reworded",
    "round_moved",
    "round_skipped",
    "round_opened",
    "round_closed",
    "round_revealed",
    "timer_set",
    "turns_ordered",
    "floor_asked",
    "floor_left",
    "turn_given",
    "turn_ended",
    "turn_timed",
    "answered",
    "contributed",
    "edited",
    "marked",
    "supported",
    "grouped",
    "undone",
    "wall_set",
    "handed_over",
    "taken_from",
    "notes_closed",
    "reconciled",
    "published",
    "unpublished",
];

/// Whether an event has that name.
pub(super) fn is_known(name: &str) -> bool {
    NAMES.contains(&name)
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Event", rename_all = "snake_case")]
enum EventForm {
    Created {
        #[serde(with = "form")]
        id: WorkshopId,
        #[serde(with = "form")]
        about: Box<About>,
        #[serde(with = "form")]
        rounds: Vec<RoundPlan>,
        #[serde(with = "form")]
        purge_at: Moment,
    },
    Described(#[serde(with = "form")] Box<About>),
    LinkIssued(#[serde(with = "form")] Link),
    LinkRevoked(#[serde(with = "form")] LinkId),
    HandedOver(#[serde(with = "form")] Box<Handover>),
    Ended,
    Resumed,
    SimulatedErased,
    Published(#[serde(with = "form")] PublishedNames),
    Unpublished,
    SeatTaken {
        #[serde(with = "form")]
        seat: SeatId,
        #[serde(with = "form", default)]
        name: Option<Text>,
        #[serde(with = "form")]
        language: Language,
        #[serde(with = "form", default)]
        device: Option<Fingerprint>,
        #[serde(with = "form")]
        key: KeyMark,
        simulated: bool,
    },
    DeviceLinked {
        #[serde(with = "form")]
        device: Fingerprint,
        #[serde(with = "form")]
        seat: SeatId,
    },
    SeatRenamed {
        #[serde(with = "form")]
        seat: SeatId,
        #[serde(with = "form", default)]
        name: Option<Text>,
    },
    SeatRemoved {
        #[serde(with = "form")]
        seat: SeatId,
        removed: bool,
    },
    RoundAdded {
        #[serde(with = "form")]
        plan: Box<RoundPlan>,
        #[serde(with = "form", default)]
        before: Option<RoundId>,
    },
    RoundReworded {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        title: Texts,
        #[serde(with = "form")]
        prompt: Texts,
    },
    RoundMoved {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form", default)]
        before: Option<RoundId>,
    },
    RoundSkipped {
        #[serde(with = "form")]
        round: RoundId,
        skipped: bool,
    },
    RoundOpened(#[serde(with = "form")] RoundId),
    RoundClosed(#[serde(with = "form")] RoundId),
    RoundRevealed(#[serde(with = "form")] RoundId),
    TimerSet {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        timer: Timer,
    },
    TurnsOrdered {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        waiting: Vec<SeatId>,
    },
    FloorAsked {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        seat: SeatId,
    },
    FloorLeft {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        seat: SeatId,
    },
    TurnGiven {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        speaking: Speaking,
    },
    TurnEnded {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        seat: SeatId,
        #[serde(with = "form")]
        outcome: Outcome,
    },
    TurnTimed {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        timer: Timer,
    },
    Answered {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        seat: SeatId,
        #[serde(with = "form")]
        answer: Answer,
    },
    Contributed {
        #[serde(with = "form")]
        id: ContributionId,
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        kind: Kind,
        #[serde(with = "form")]
        statement: Box<Statement>,
        #[serde(with = "form")]
        author: Author,
        #[serde(with = "form", default)]
        name: Option<Text>,
        #[serde(with = "form")]
        channel: Channel,
        shared: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        simulated: bool,
    },
    Edited {
        #[serde(with = "form")]
        id: ContributionId,
        #[serde(with = "form")]
        statement: Box<Statement>,
    },
    Reconciled {
        #[serde(with = "form")]
        id: ContributionId,
        #[serde(with = "form")]
        statement: Box<Statement>,
        revision: u32,
    },
    Marked {
        #[serde(with = "form")]
        id: ContributionId,
        #[serde(with = "form")]
        mark: Mark,
        on: bool,
    },
    Supported {
        #[serde(with = "form")]
        id: ContributionId,
        #[serde(with = "form")]
        seat: SeatId,
        on: bool,
    },
    Grouped {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        act: GroupAct,
    },
    Undone {
        #[serde(with = "form")]
        round: RoundId,
        #[serde(with = "form")]
        step: OpId,
        #[serde(with = "form")]
        acts: Vec<GroupAct>,
    },
    WallSet(#[serde(with = "form")] Wall),
    TakenFrom {
        #[serde(with = "form")]
        id: ContributionId,
        #[serde(with = "form")]
        note: NoteId,
    },
    NotesClosed {
        closed: bool,
    },
}
