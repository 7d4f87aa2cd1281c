//! Any command, from anybody: ids from the same small pools as events, so that
//! commands meet what is there.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::parts::*;
use crate::domain::*;

/// Anybody: each role, with and without a link, a seat, a claim.
pub(in crate::domain::tests) fn actor() -> BoxedStrategy<Actor> {
    (
        select(Role::ALL),
        option::of(link_id()),
        option::weighted(0.8, seat_id()),
        option::of(claim()),
    )
        .prop_map(|(role, link, seat, claim)| Actor {
            // As at the edge: a role comes from a link, a person has none.
            link: link.filter(|_| role != Role::Participant),
            role,
            seat,
            claim,
        })
        .boxed()
}

/// An asking of anybody.
pub(in crate::domain::tests) fn ask() -> BoxedStrategy<Ask> {
    (actor(), op_id(), moment(), any::<u64>())
        .prop_map(|(actor, op, now, dice)| Ask { actor, op, now, dice })
        .boxed()
}

/// Any command; every variant comes up.
pub(in crate::domain::tests) fn command() -> BoxedStrategy<Command> {
    prop_oneof![
        4 => of_people(),
        3 => of_the_agenda(),
        4 => of_the_floor(),
        6 => of_words(),
        4 => of_groups(),
        3 => of_the_workshop(),
    ]
    .boxed()
}

fn of_the_workshop() -> BoxedStrategy<Command> {
    let change = (
        option::of(option::of(select(Scene::ALL))),
        option::of(any::<bool>()),
        option::of(select(Hall::ALL)),
        option::of(option::of(card_id())),
    );
    prop_oneof![
        about().prop_map(|about| Command::Describe(Box::new(about))),
        link().prop_map(Command::IssueLink),
        link_id().prop_map(Command::RevokeLink),
        Just(Command::End),
        Just(Command::Resume),
        Just(Command::EraseSimulated),
        change.prop_map(|(scene, blank, hall, quoted)| {
            Command::SetWall(WallChange { scene, blank, hall, quoted })
        }),
    ]
    .boxed()
}

fn of_people() -> BoxedStrategy<Command> {
    let taking = (seat_id(), option::of(text()), language(), option::of(fingerprint()), key());
    prop_oneof![
        (taking, any::<bool>()).prop_map(|((seat, name, language, device, key), simulated)| {
            Command::TakeSeat { seat, name, language, device, key, simulated }
        }),
        (seat_id(), fingerprint(), fingerprint())
            .prop_map(|(seat, device, mark)| Command::LinkDevice { seat, device, mark }),
        (seat_id(), option::of(text())).prop_map(|(seat, name)| Command::RenameSeat { seat, name }),
        (seat_id(), any::<bool>(), any::<bool>())
            .prop_map(|(seat, removed, hide)| Command::RemoveSeat { seat, removed, hide }),
    ]
    .boxed()
}

fn act() -> BoxedStrategy<TimerAct> {
    prop_oneof![
        any::<u32>().prop_map(TimerAct::Start),
        any::<u32>().prop_map(TimerAct::Extend),
        Just(TimerAct::Pause),
        Just(TimerAct::Resume),
        Just(TimerAct::Off),
    ]
    .boxed()
}

fn of_the_agenda() -> BoxedStrategy<Command> {
    prop_oneof![
        (plan(), option::of(round_id()))
            .prop_map(|(plan, before)| Command::AddRound { plan: Box::new(plan), before }),
        (round_id(), texts(), texts()).prop_map(|(round, title, prompt)| Command::RewordRound {
            round,
            title,
            prompt
        }),
        (round_id(), option::of(round_id()))
            .prop_map(|(round, before)| Command::MoveRound { round, before }),
        (round_id(), any::<bool>())
            .prop_map(|(round, skipped)| Command::SkipRound { round, skipped }),
        round_id().prop_map(Command::OpenRound),
        round_id().prop_map(Command::CloseRound),
        round_id().prop_map(Command::RevealRound),
        (round_id(), act()).prop_map(|(round, act)| Command::SetTimer { round, act }),
    ]
    .boxed()
}

fn of_the_floor() -> BoxedStrategy<Command> {
    let answer =
        prop_oneof![Just(Answer::Fine), text().prop_map(Answer::Reserve), Just(Answer::Pass)];
    let place = || (round_id(), seat_id());
    prop_oneof![
        round_id().prop_map(Command::NextTurn),
        place().prop_map(|(round, seat)| Command::GiveTurn { round, seat }),
        (place(), select(Outcome::ALL)).prop_map(|((round, seat), outcome)| Command::EndTurn {
            round,
            seat,
            outcome
        }),
        (round_id(), act()).prop_map(|(round, act)| Command::TimeTurn { round, act }),
        (round_id(), vec(seat_id(), 0..4))
            .prop_map(|(round, waiting)| Command::OrderTurns { round, waiting }),
        place().prop_map(|(round, seat)| Command::AskFloor { round, seat }),
        place().prop_map(|(round, seat)| Command::LeaveFloor { round, seat }),
        (place(), answer).prop_map(|((round, seat), answer)| Command::Answer {
            round,
            seat,
            answer
        }),
    ]
    .boxed()
}

fn of_words() -> BoxedStrategy<Command> {
    let what = (option::of(select(Kind::ALL)), statement(), select(Channel::ALL));
    prop_oneof![
        3 => (card_id(), round_id(), what).prop_map(|(id, round, (kind, statement, channel))| {
            let statement = Box::new(statement);
            Command::Contribute { id, round, kind, statement, channel }
        }),
        2 => (card_id(), statement())
            .prop_map(|(id, statement)| Command::Edit { id, statement: Box::new(statement) }),
        1 => card_id().prop_map(Command::Share),
        1 => (card_id(), any::<bool>()).prop_map(|(id, hidden)| Command::Hide { id, hidden }),
        1 => card_id().prop_map(Command::Withdraw),
        1 => (card_id(), any::<bool>()).prop_map(|(id, unnamed)| Command::Unname { id, unnamed }),
        1 => (card_id(), any::<bool>())
            .prop_map(|(id, answered)| Command::MarkAnswered { id, answered }),
        1 => (card_id(), any::<bool>()).prop_map(|(id, on)| Command::Support { id, on }),
        1 => card_id().prop_map(Command::TakeOn),
    ]
    .boxed()
}

fn of_groups() -> BoxedStrategy<Command> {
    let words = || option::of(text());
    prop_oneof![
        (round_id(), group_id(), words(), vec(card_id(), 0..4)).prop_map(
            |(round, group, headline, cards)| Command::MakeGroup { round, group, headline, cards }
        ),
        (group_id(), words(), words()).prop_map(|(group, headline, gesture)| Command::NameGroup {
            group,
            headline,
            gesture
        }),
        (group_id(), option::of(group_id()))
            .prop_map(|(group, before)| Command::MoveGroup { group, before }),
        group_id().prop_map(Command::DissolveGroup),
        (round_id(), vec(card_id(), 0..4), option::of(group_id()), option::of(card_id()))
            .prop_map(|(round, cards, group, before)| Command::Put { round, cards, group, before }),
        (round_id(), card_id(), card_id()).prop_map(|(round, card, into)| Command::Merge {
            round,
            card,
            into
        }),
        (round_id(), card_id()).prop_map(|(round, card)| Command::Split { round, card }),
        round_id().prop_map(Command::Undo),
    ]
    .boxed()
}
