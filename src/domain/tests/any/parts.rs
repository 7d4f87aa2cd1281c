//! The parts that events are made of.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::domain::*;

/// How many different ids of one sort there are.
const POOL: u128 = 5;

/// Terms of a workshop.
pub(in crate::domain::tests) fn about() -> BoxedStrategy<About> {
    let words = || option::of(text());
    let wifi = (text(), words()).prop_map(|(name, password)| Wifi { name, password });
    (
        (text(), words(), words(), words(), words()),
        (select(&Licence::ALL[..]), language(), any::<u32>(), option::of(wifi)),
    )
        .prop_map(|((title, place, date, organiser, recipe), rest)| {
            let (licence, language, withdrawal_hours, wifi) = rest;
            About {
                title,
                place,
                date,
                organiser,
                licence,
                language,
                recipe,
                withdrawal_hours,
                wifi,
            }
        })
        .boxed()
}

/// A pad that received the notes.
pub(in crate::domain::tests) fn handover() -> BoxedStrategy<Handover> {
    (select(Engine::ALL), text(), text(), text(), text())
        .prop_map(|(engine, server, pad, address, left)| Handover {
            engine,
            server,
            pad,
            address,
            left,
        })
        .boxed()
}

/// A step of an agenda.
pub(crate) fn plan() -> BoxedStrategy<RoundPlan> {
    (
        (round_id(), select(Step::ALL), texts(), texts(), option::of(texts()), any::<u32>()),
        (option::of(collects()), vec(round_id(), 0..3), option::of(turn())),
        (vec(texts(), 0..3), vec(texts(), 0..3), select(Scene::ALL), select(Section::ALL)),
    )
        .prop_map(|(words, rules, rest)| {
            let (id, step, title, prompt, example, minutes) = words;
            let (collects, takes, turn) = rules;
            let (sub_questions, suggestions, scene, section) = rest;
            RoundPlan {
                id,
                step,
                title,
                prompt,
                example,
                minutes,
                collects,
                takes,
                turn,
                sub_questions,
                suggestions,
                scene,
                section,
            }
        })
        .boxed()
}

/// What a round collects.
pub(in crate::domain::tests) fn collects() -> BoxedStrategy<Collects> {
    (
        (select(Kind::ALL), any::<u32>(), option::of(any::<u32>())),
        (select(Visible::ALL), select(Names::ALL), any::<bool>(), any::<bool>()),
    )
        .prop_map(|((kind, advised, per_person), (visible, names, support, phones))| Collects {
            kind,
            advised,
            per_person,
            visible,
            names,
            support,
            phones,
        })
        .boxed()
}

/// How people take turns.
pub(in crate::domain::tests) fn turn() -> BoxedStrategy<TurnRules> {
    (select(TurnOrder::ALL), any::<u32>(), any::<bool>(), any::<bool>())
        .prop_map(|(order, seconds, comes_back, on_request)| TurnRules {
            order,
            seconds,
            comes_back,
            on_request,
        })
        .boxed()
}

/// Words of an entry, with any of its fields.
pub(in crate::domain::tests) fn statement() -> BoxedStrategy<Statement> {
    let words = || option::of(text());
    (
        (text(), words(), words(), option::of(select(Tie::ALL))),
        (words(), words(), option::of(any::<u32>())),
    )
        .prop_map(|((text, what, place, tie), (who, due, sub_question))| Statement {
            text,
            what,
            place,
            tie,
            who,
            due,
            sub_question,
        })
        .boxed()
}

/// What somebody may type, hostile or not.
pub(crate) fn text() -> BoxedStrategy<Text> {
    prop_oneof![
        "[a-zé ’]{1,12}",
        "\\PC{1,20}",
        select(vec!["<b>gras</b>", "\"\\", "a\nb", "👩🏽‍🌾", "مرحبا", "=1+1"]).prop_map(str::to_owned),
    ]
    .prop_filter_map("nothing but space", |typed| Text::parse(&typed, 100).ok())
    .boxed()
}

/// Sentences in no, one or two languages.
pub(crate) fn texts() -> BoxedStrategy<Texts> {
    vec((language(), text()), 0..3).prop_map(Texts).boxed()
}

pub(super) fn language() -> BoxedStrategy<Language> {
    "[a-z]{2}".prop_filter_map("two letters", |code| Language::parse(&code)).boxed()
}

pub(super) fn rank() -> BoxedStrategy<Rank> {
    (0..6u8)
        .prop_map(|steps| {
            (0..steps).fold(Rank::between(None, None), |low, _| Rank::between(Some(&low), None))
        })
        .boxed()
}

pub(super) fn timer() -> BoxedStrategy<Timer> {
    prop_oneof![
        Just(Timer::Off),
        moment().prop_map(Timer::Until),
        any::<i64>().prop_map(Timer::Paused)
    ]
    .boxed()
}

pub(super) fn wall() -> BoxedStrategy<Wall> {
    (option::of(select(Scene::ALL)), any::<bool>(), select(Hall::ALL), option::of(card_id()))
        .prop_map(|(scene, blank, hall, quoted)| Wall { scene, blank, hall, quoted })
        .boxed()
}

pub(super) fn link() -> BoxedStrategy<Link> {
    (link_id(), select(Role::ALL), option::of(text()), any::<bool>(), any::<bool>())
        .prop_map(|(id, role, label, revoked, simulated)| Link {
            id,
            role,
            label,
            revoked,
            simulated,
        })
        .boxed()
}

pub(super) fn key() -> BoxedStrategy<KeyMark> {
    (any::<u16>(), fingerprint()).prop_map(|(nonce, mark)| KeyMark { nonce, mark }).boxed()
}

pub(super) fn fingerprint() -> BoxedStrategy<Fingerprint> {
    prop_oneof![(0..3u8).prop_map(|n| [n; 16]), any::<[u8; 16]>()].prop_map(Fingerprint).boxed()
}

pub(super) fn claim() -> BoxedStrategy<Claim> {
    (1..4u8).prop_map(|n| Claim([n; 16])).boxed()
}

pub(super) fn by() -> BoxedStrategy<By> {
    prop_oneof![link_id().prop_map(By::Team), seat_id().prop_map(By::Seat), Just(By::Nobody)]
        .boxed()
}

pub(super) fn moment() -> BoxedStrategy<Moment> {
    prop_oneof![0..4_102_444_800_000i64, any::<i64>()].prop_map(Moment).boxed()
}

pub(super) fn pooled() -> BoxedStrategy<u128> {
    prop_oneof![9 => 1..=POOL, 1 => any::<u128>()].boxed()
}

macro_rules! ids {
    ($($function:ident: $name:ident),*) => {$(
        pub(super) fn $function() -> BoxedStrategy<$name> {
            pooled().prop_map($name).boxed()
        }
    )*};
}
ids!(round_id: RoundId, seat_id: SeatId, card_id: ContributionId, group_id: GroupId, link_id: LinkId);

pub(super) fn op_id() -> BoxedStrategy<OpId> {
    prop_oneof![1 => pooled(), 3 => any::<u128>()].prop_map(OpId).boxed()
}
