//! Anything that could stand in a log, for properties here and elsewhere.
//!
//! Ids come from small pools, so that events meet: an event about a seat is
//! likely to find it.

pub(in crate::domain::tests) mod commands;
mod parts;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::domain::*;
use parts::*;
pub(crate) use parts::{plan, text};

/// Any event in any place of a log.
pub(crate) fn happened() -> BoxedStrategy<Happened> {
    (1..=u64::from(u32::MAX), moment(), op_id(), by(), event())
        .prop_map(|(seq, at, op, by, event)| Happened { seq, at, op, by, event })
        .boxed()
}

/// Any event; every variant comes up.
pub(crate) fn event() -> BoxedStrategy<Event> {
    prop_oneof![
        7 => workshop_event(),
        7 => people_event(),
        8 => agenda_event(),
        7 => turn_event(),
        7 => words_event(),
        5 => grouping_event(),
    ]
    .boxed()
}

fn workshop_event() -> BoxedStrategy<Event> {
    prop_oneof![
        (pooled().prop_map(WorkshopId), about(), vec(plan(), 0..4), moment()).prop_map(
            |(id, about, rounds, purge_at)| Event::Created {
                id,
                about: Box::new(about),
                rounds,
                purge_at
            }
        ),
        about().prop_map(|about| Event::Described(Box::new(about))),
        handover().prop_map(|to| Event::HandedOver(Box::new(to))),
        Just(Event::Ended),
        Just(Event::Resumed),
        select(PublishedNames::ALL).prop_map(Event::Published),
        Just(Event::Unpublished),
        wall().prop_map(Event::WallSet),
        any::<bool>().prop_map(|closed| Event::NotesClosed { closed }),
    ]
    .boxed()
}

fn people_event() -> BoxedStrategy<Event> {
    prop_oneof![
        link().prop_map(Event::LinkIssued),
        link_id().prop_map(Event::LinkRevoked),
        (
            (seat_id(), option::of(text()), language()),
            option::of(fingerprint()),
            key(),
            any::<bool>()
        )
            .prop_map(|((seat, name, language), device, key, simulated)| {
                Event::SeatTaken { seat, name, language, device, key, simulated }
            }),
        (fingerprint(), seat_id()).prop_map(|(device, seat)| Event::DeviceLinked { device, seat }),
        (seat_id(), option::of(text())).prop_map(|(seat, name)| Event::SeatRenamed { seat, name }),
        (seat_id(), any::<bool>()).prop_map(|(seat, removed)| Event::SeatRemoved { seat, removed }),
        Just(Event::SimulatedErased),
    ]
    .boxed()
}

fn agenda_event() -> BoxedStrategy<Event> {
    prop_oneof![
        (plan(), option::of(round_id()))
            .prop_map(|(plan, before)| Event::RoundAdded { plan: Box::new(plan), before }),
        (round_id(), texts(), texts()).prop_map(|(round, title, prompt)| Event::RoundReworded {
            round,
            title,
            prompt
        }),
        (round_id(), option::of(round_id()))
            .prop_map(|(round, before)| Event::RoundMoved { round, before }),
        (round_id(), any::<bool>())
            .prop_map(|(round, skipped)| Event::RoundSkipped { round, skipped }),
        round_id().prop_map(Event::RoundOpened),
        round_id().prop_map(Event::RoundClosed),
        round_id().prop_map(Event::RoundRevealed),
        (round_id(), timer()).prop_map(|(round, timer)| Event::TimerSet { round, timer }),
    ]
    .boxed()
}

fn turn_event() -> BoxedStrategy<Event> {
    let outcome = select(Outcome::ALL);
    let answer =
        prop_oneof![Just(Answer::Fine), text().prop_map(Answer::Reserve), Just(Answer::Pass)];
    let speaking = (seat_id(), moment(), timer()).prop_map(|(seat, since, timer)| Speaking {
        seat,
        since,
        timer,
    });
    prop_oneof![
        (round_id(), vec(seat_id(), 0..4))
            .prop_map(|(round, waiting)| Event::TurnsOrdered { round, waiting }),
        (round_id(), seat_id()).prop_map(|(round, seat)| Event::FloorAsked { round, seat }),
        (round_id(), seat_id()).prop_map(|(round, seat)| Event::FloorLeft { round, seat }),
        (round_id(), speaking).prop_map(|(round, speaking)| Event::TurnGiven { round, speaking }),
        (round_id(), seat_id(), outcome).prop_map(|(round, seat, outcome)| Event::TurnEnded {
            round,
            seat,
            outcome
        }),
        (round_id(), timer()).prop_map(|(round, timer)| Event::TurnTimed { round, timer }),
        (round_id(), seat_id(), answer).prop_map(|(round, seat, answer)| Event::Answered {
            round,
            seat,
            answer
        }),
    ]
    .boxed()
}

fn words_event() -> BoxedStrategy<Event> {
    let author = prop_oneof![
        seat_id().prop_map(Author::Seat),
        prop_oneof![claim(), any::<[u8; 16]>().prop_map(Claim)].prop_map(Author::Claim),
        Just(Author::Nobody)
    ];
    prop_oneof![
        1 => (card_id(), round_id())
            .prop_map(|(id, round)| Event::TakenFrom { id, note: NoteId::Round(round) }),
        3 => (
            (card_id(), round_id(), select(Kind::ALL), statement()),
            (author, option::of(text()), select(Channel::ALL), any::<[bool; 2]>())
        )
            .prop_map(|((id, round, kind, statement), (author, name, channel, marks))| {
                Event::Contributed {
                    id,
                    round,
                    kind,
                    statement: Box::new(statement),
                    author,
                    name,
                    channel,
                    shared: marks[0],
                    simulated: marks[1],
                }
            }),
        1 => (card_id(), statement())
            .prop_map(|(id, statement)| Event::Edited { id, statement: Box::new(statement) }),
        1 => (card_id(), statement(), 0..4u32).prop_map(|(id, statement, revision)| {
            Event::Reconciled { id, statement: Box::new(statement), revision }
        }),
        1 => (card_id(), select(Mark::ALL), any::<bool>())
            .prop_map(|(id, mark, on)| Event::Marked { id, mark, on }),
        1 => (card_id(), seat_id(), any::<bool>())
            .prop_map(|(id, seat, on)| Event::Supported { id, seat, on }),
    ]
    .boxed()
}

fn grouping_event() -> BoxedStrategy<Event> {
    prop_oneof![
        4 => (round_id(), act()).prop_map(|(round, act)| Event::Grouped { round, act }),
        1 => (round_id(), op_id(), vec(act(), 0..4))
            .prop_map(|(round, step, acts)| Event::Undone { round, step, acts }),
    ]
    .boxed()
}

fn act() -> BoxedStrategy<GroupAct> {
    let words = || option::of(text());
    let group = (group_id(), round_id(), rank(), words(), words()).prop_map(
        |(id, round, rank, headline, gesture)| Group { id, round, rank, headline, gesture },
    );
    let placement =
        (option::of(group_id()), rank()).prop_map(|(group, rank)| Placement { group, rank });
    prop_oneof![
        group.prop_map(GroupAct::Made),
        group_id().prop_map(GroupAct::Dissolved),
        (group_id(), words(), words()).prop_map(|(group, headline, gesture)| GroupAct::Named {
            group,
            headline,
            gesture
        }),
        (group_id(), rank()).prop_map(|(group, rank)| GroupAct::Ranked { group, rank }),
        (card_id(), option::of(placement))
            .prop_map(|(card, placement)| GroupAct::Put { card, placement }),
        (card_id(), option::of(card_id())).prop_map(|(card, into)| GroupAct::Merged { card, into }),
    ]
    .boxed()
}
