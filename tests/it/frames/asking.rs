//! Any asking of a workshop: verbs as often as they come, ids that mostly exist.

use collecte::domain::{
    ContributionId, GroupId, Hall, Kind, LinkId, OpId, Role, Round, RoundId, Scene, SeatId, Step,
};
use collecte::live::asked::Asked;
use collecte::live::verbs::VERBS;

use super::world::World;
use crate::dice::Dice;

/// Verbs that come often.
const OFTEN: [&str; 26] = [
    "say", "say", "say", "say", "say", "say", "open", "open", "next", "next", "done", "put", "put",
    "put", "group", "group", "merge", "merge", "split", "hide", "edit", "support", "raise",
    "answer", "undo", "close",
];

const WORDS: [&str; 12] = [
    "Un lavoir",
    "<b>gras</b> & \"guillemets\"",
    "deux\nlignes",
    "👩🏽‍🌾",
    "مرحبا",
    "=1+1",
    "une phrase un peu plus longue que les autres, pour voir",
    "\" data-keep>",
    "id=\"live\"",
    "*étoile* _souligné_ | barre",
    "Repair café",
    "’",
];

pub(super) fn is_of_people(verb: &str) -> bool {
    let theirs = [
        "say", "edit", "withdraw", "share", "unname", "support", "take", "done", "pass", "later",
        "raise", "lower", "answer", "rename",
    ];
    theirs.contains(&verb)
}

/// What exists at this moment, as text.
struct Known {
    rounds: Vec<String>,
    cards: Vec<String>,
    groups: Vec<String>,
    seats: Vec<String>,
}

impl Known {
    fn of(world: &World) -> Self {
        let workshop = &world.workshop;
        Self {
            rounds: workshop.rounds.iter().map(|round| round.plan.id.to_string()).collect(),
            cards: workshop.said.iter().map(ContributionId::to_string).collect(),
            groups: workshop.groups.keys().map(GroupId::to_string).collect(),
            seats: workshop.arrivals.iter().map(SeatId::to_string).collect(),
        }
    }
}

fn any(dice: &mut Dice, from: &[String]) -> String {
    dice.pick(from).cloned().unwrap_or_default()
}

fn maybe(dice: &mut Dice, from: &[String]) -> String {
    if dice.under(3) == 0 { String::new() } else { any(dice, from) }
}

fn words(dice: &mut Dice) -> String {
    (*dice.pick(&WORDS).expect("there are words")).to_owned()
}

fn one_of(dice: &mut Dice, from: &[&str]) -> String {
    dice.pick(from).map(|code| (*code).to_owned()).unwrap_or_default()
}

fn code<T: Copy>(dice: &mut Dice, all: &[T], code: impl Fn(T) -> &'static str) -> String {
    dice.pick(all).map(|one| code(*one).to_owned()).unwrap_or_default()
}

/// Anything that somebody may ask.
pub(super) fn anything(world: &mut World, dice: &mut Dice) -> Asked {
    let known = Known::of(world);
    let verb = verb(world, dice);
    let mut asked = Asked {
        r#do: verb.to_owned(),
        op: OpId(world.id()).to_string(),
        round: round(world, dice, &known, verb),
        on: one_of(dice, &["1", "1", "0"]),
        ..Asked::default()
    };
    fill(world, dice, &known, &mut asked);
    asked
}

fn verb(world: &World, dice: &mut Dice) -> &'static str {
    let is_open = world.workshop.current_round().is_some_and(Round::is_open);
    match dice.under(6) {
        0 | 1 if world.workshop.ended.is_some() => {
            dice.pick(&["resume", "publish", "unpublish"]).expect("there are verbs")
        }
        0..=2 if !is_open => "open",
        3 | 4 => dice.pick(&VERBS).expect("there are verbs"),
        _ => dice.pick(&OFTEN).expect("there are verbs"),
    }
}

fn round(world: &World, dice: &mut Dice, known: &Known, verb: &str) -> String {
    let workshop = &world.workshop;
    let current = workshop.current;
    let is_grouping = ["group", "put", "merge", "split", "undo"].contains(&verb);
    let grouping = workshop.rounds.iter().find(|round| round.plan.step == Step::Grouping);
    match (dice.under(4), verb) {
        (0, _) => any(dice, &known.rounds),
        (1 | 2, "open") => {
            workshop.next_round(current).map(|round| round.plan.id.to_string()).unwrap_or_default()
        }
        (1 | 2, _) if is_grouping => {
            grouping.map(|round| round.plan.id.to_string()).unwrap_or_default()
        }
        _ => current.as_ref().map(RoundId::to_string).unwrap_or_default(),
    }
}

fn fill(world: &mut World, dice: &mut Dice, known: &Known, asked: &mut Asked) {
    match asked.r#do.as_str() {
        "say" => {
            asked.card = ContributionId(world.id()).to_string();
            statement(dice, known, asked);
        }
        "edit" => {
            asked.card = any(dice, &known.cards);
            statement(dice, known, asked);
        }
        "group" => {
            asked.group = GroupId(world.id()).to_string();
            asked.text = one_of(dice, &["", "Le temps", "<i>Le</i> lieu"]);
            asked.cards = [any(dice, &known.cards), any(dice, &known.cards)].join(" ");
        }
        "put" | "merge" | "split" => {
            let cards = on_the_board(world, &asked.round);
            asked.card = any(dice, &cards);
            asked.into = any(dice, &cards);
            asked.group = maybe(dice, &known.groups);
            asked.before = maybe(dice, &known.cards);
            if asked.r#do == "split" {
                asked.card = any(dice, &merged(world));
            }
        }
        "headline" | "rank" | "ungroup" => {
            asked.group = any(dice, &known.groups);
            asked.before = maybe(dice, &known.groups);
            asked.headline = words(dice).replace('\n', " ");
            asked.gesture = words(dice).replace('\n', " ");
        }
        "wall" => {
            asked.scene = (dice.under(3) > 0).then(|| code(dice, Scene::ALL, Scene::code));
            asked.blank = (dice.under(3) == 0).then(|| one_of(dice, &["1", "0"]));
            asked.hall = (dice.under(3) == 0).then(|| code(dice, Hall::ALL, Hall::code));
            asked.quoted = (dice.under(2) == 0).then(|| maybe(dice, &known.cards));
        }
        _ => fill_rest(world, dice, known, asked),
    }
}

/// Cards of a grouping, as text.
fn on_the_board(world: &World, round: &str) -> Vec<String> {
    let workshop = &world.workshop;
    let sources = round.parse().map(|round| workshop.sources(round)).unwrap_or_default();
    let cards = workshop.public().filter(|card| sources.contains(&card.round));
    cards.map(|card| card.id.to_string()).collect()
}

fn merged(world: &World) -> Vec<String> {
    let cards = world.workshop.all_said().filter(|card| card.merged_into.is_some());
    cards.map(|card| card.id.to_string()).collect()
}

fn fill_rest(world: &World, dice: &mut Dice, known: &Known, asked: &mut Asked) {
    asked.card = any(dice, &known.cards);
    asked.seat = maybe(dice, &known.seats);
    asked.seats = [any(dice, &known.seats), any(dice, &known.seats)].join(",");
    asked.text = words(dice);
    asked.answer = one_of(dice, &["fine", "reserve", "pass"]);
    asked.act = one_of(dice, &["start", "extend", "pause", "resume", "off"]);
    asked.seconds = one_of(dice, &["60", "120", "5"]);
    asked.nickname = one_of(dice, &["Mona", "", "<Mona>"]);
    asked.step = code(dice, Step::ALL, Step::code);
    asked.title = one_of(dice, &["Une étape", "Autre \"chose\""]);
    asked.prompt = one_of(dice, &["", "Que voyez-vous ?"]);
    asked.takes = maybe(dice, &known.rounds);
    asked.before = if asked.r#do == "move_round" || asked.r#do == "add_round" {
        maybe(dice, &known.rounds)
    } else {
        String::new()
    };
    asked.place = one_of(dice, &["", "Brest"]);
    asked.role = code(dice, Role::ALL, Role::code);
    let links: Vec<String> = world.workshop.links.keys().map(LinkId::to_string).collect();
    asked.link = any(dice, &links[links.len().saturating_sub(2)..]);
    asked.names = one_of(dice, &["shown", "initials", "none"]);
    asked.label = one_of(dice, &["", "Jeanne"]);
    asked.simulated = one_of(dice, &["", "1"]);
}

fn statement(dice: &mut Dice, known: &Known, asked: &mut Asked) {
    asked.text = words(dice);
    asked.seat = maybe(dice, &known.seats);
    if dice.under(3) == 0 {
        asked.what = words(dice);
        asked.place = one_of(dice, &["Brest", ""]);
        asked.tie = one_of(dice, &["mine", "known"]);
    }
    if dice.under(3) == 0 {
        asked.who = one_of(dice, &["", "Ana"]);
        asked.due = one_of(dice, &["", "demain"]);
        asked.kind = code(dice, Kind::ALL, Kind::code);
    }
    if dice.under(4) == 0 {
        asked.sub = one_of(dice, &["0", "1"]);
    }
}
