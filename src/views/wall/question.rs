//! The question and the newest entries; the question and a count; who speaks; a break.

use maud::{Markup, html};

use super::board::card;
use super::scene::readable;
use super::{WALL, length};
use crate::domain::{Hall, Round, Step, Timer};
use crate::i18n::dates;
use crate::screen::{Place, Screen};
use crate::views::context::{Context, many, name};

/// Names of a queue that the wall shows.
const QUEUE: usize = 5;

/// The question, the newest entries, and who waits for the floor.
pub(super) fn question(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    asked(ctx, round, screen);
    if round.plan.step == Step::Frame {
        terms(ctx, screen);
    }
    newest(ctx, round, screen, newest_in(ctx.workshop().wall.hall));
    if round.is_open() && !round.calls_everybody() {
        queue(ctx, round, screen);
    }
}

/// The question and how many wrote; no words.
pub(super) fn count(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    asked(ctx, round, screen);
    let words = ctx.words;
    screen.put(Place::new("writing", WALL, "20"), |at| {
        html! {
            p.how id=(at.id) data-in=(at.into) data-k=(at.key) {
                @if round.is_open() { (words.wall_writing()) } @else { (words.round_closed()) }
            }
        }
    });
    let count = many(ctx.workshop().count_in(round.plan.id));
    screen.put(Place::new("number", WALL, "30"), |at| {
        html! {
            p.number id=(at.id) data-in=(at.into) data-k=(at.key) {
                (words.count_contributions(count))
            }
        }
    });
    clock(ctx, round.timer, screen);
}

/// Who has the floor, who is next, and what was said so far.
pub(super) fn speaker(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let words = ctx.words;
    let turns = &round.turns;
    let speaking = turns.speaking.filter(|_| round.is_open());
    let now = speaking.and_then(|now| ctx.name_of(now.seat));
    let next = turns.waiting.first().filter(|_| round.is_open());
    let next = next.and_then(|seat| ctx.name_of(*seat));
    asked(ctx, round, screen);
    screen.put(Place::new("speaker", WALL, "20"), |at| {
        html! {
            div.speaker id=(at.id) data-in=(at.into) data-k=(at.key) {
                @match &now {
                    Some(now) => {
                        p.how { (words.wall_speaking()) }
                        p.who data-length=(name_length(now)) { (name(now)) }
                    }
                    None => p.how { (nobody(ctx, round)) },
                }
                @if let Some(next) = next { p.next { (words.turn_after(&next)) } }
            }
        }
    });
    newest(ctx, round, screen, newest_in(ctx.workshop().wall.hall).div_ceil(2));
    if let Some(now) = speaking {
        clock(ctx, now.timer, screen);
    }
}

/// How long a name is to the eye, from 1 to 3.
fn name_length(name: &str) -> u8 {
    match name.chars().count() {
        0..=16 => 1,
        17..=32 => 2,
        _ => 3,
    }
}

fn nobody(ctx: &Context<'_>, round: &Round) -> &'static str {
    let words = ctx.words;
    match (round.is_open(), round.turns.waiting.is_empty()) {
        (false, _) => words.round_closed(),
        (true, true) => words.turn_over(),
        (true, false) => words.turn_not_started(),
    }
}

/// A break: nothing to read but when it ends.
pub(super) fn pause(ctx: &Context<'_>, round: Option<&Round>, screen: &mut Screen) {
    let words = ctx.words;
    let timer = round.map_or(Timer::Off, |round| round.timer);
    screen.put(Place::new("pause", WALL, "10"), |at| {
        html! {
            div.pause id=(at.id) data-in=(at.into) data-k=(at.key) {
                h1.title data-length="1" { (words.scene_pause()) }
                @if let Timer::Until(end) = timer {
                    p.how { (words.wall_back_at(&dates::time(ctx.lang, end, ctx.zone))) }
                }
            }
        }
    });
}

/// The question of the round; its title where it asks none.
fn asked(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let prompt = ctx.read(&round.plan.prompt);
    let asked = if prompt.text.is_empty() { ctx.read(&round.plan.title) } else { prompt };
    screen.put(Place::new("asked", WALL, "10"), |at| {
        html! {
            h1.title data-length=(length(asked.text)) lang=[asked.lang()] dir="auto"
                id=(at.id) data-in=(at.into) data-k=(at.key) { (asked.text) }
        }
    });
}

fn terms(ctx: &Context<'_>, screen: &mut Screen) {
    let words = ctx.words;
    let licence = ctx.workshop().licence().name();
    screen.put(Place::new("terms", WALL, "20"), |at| {
        html! {
            div.terms id=(at.id) data-in=(at.into) data-k=(at.key) {
                p { (words.rules_may_pass()) }
                p { (words.rules_licence(licence)) }
            }
        }
    });
}

/// The newest entries, newest first, and how many there are in all.
fn newest(ctx: &Context<'_>, round: &Round, screen: &mut Screen, most: usize) {
    let entries = readable(ctx.workshop(), round.plan.id);
    if entries.is_empty() && round.plan.collects.is_none() {
        return;
    }
    screen.put(Place::new("newest", WALL, "40"), |at| {
        html! { ul.newest data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    for entry in entries.iter().rev().take(most) {
        let key = format!("{:020}", u64::MAX - entry.order);
        let place = Place::new(format!("c-{}", entry.id), "newest", key);
        screen.put(place, |at| card(ctx, at, entry));
    }
    let count = ctx.words.count_contributions(many(entries.len()));
    screen.put(Place::new("count", WALL, "50"), |at| {
        html! {
            p.count id=(at.id) data-in=(at.into) data-k=(at.key) {
                (count) " " span data-fold hidden {}
            }
        }
    });
}

/// How many entries each hall can read at once.
fn newest_in(hall: Hall) -> usize {
    match hall {
        Hall::Small => 6,
        Hall::Medium => 4,
        Hall::Large => 3,
    }
}

/// Who asks for the floor, in the order in which it will be given.
fn queue(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let words = ctx.words;
    let speaker = round.turns.speaking.and_then(|now| ctx.name_of(now.seat));
    let mut waiting = round.turns.waiting.clone();
    let spoke =
        |seat| ctx.workshop().rounds.iter().map(move |r| r.turns.times(seat)).sum::<usize>();
    waiting.sort_by_cached_key(|seat| spoke(*seat));
    let names: Vec<_> = waiting.iter().filter_map(|seat| ctx.name_of(*seat)).collect();
    if speaker.is_none() && names.is_empty() {
        return;
    }
    screen.put(Place::new("queue", WALL, "30"), |at| {
        html! {
            div.queue id=(at.id) data-in=(at.into) data-k=(at.key) {
                @if let Some(speaker) = speaker { p.who { (words.turn_other(&speaker)) } }
                @if !names.is_empty() { p.next { (words.with_colon(words.wall_queue())) " " (listed(&names)) } }
            }
        }
    });
}

fn listed(names: &[String]) -> Markup {
    html! {
        @for (index, person) in names.iter().take(QUEUE).enumerate() {
            @if index > 0 { ", " }
            (name(person))
        }
        @if names.len() > QUEUE { "…" }
    }
}

fn clock(ctx: &Context<'_>, timer: Timer, screen: &mut Screen) {
    if timer == Timer::Off {
        return;
    }
    screen.put(Place::new("clock", WALL, "60"), |at| {
        html! {
            p.quiet id=(at.id) data-in=(at.into) data-k=(at.key) { (ctx.clock(timer)) }
        }
    });
}
