//! The agenda: every step, where it stands, what it holds, and how to change it.

use maud::{Markup, html};

use super::agenda_add;
use super::forms::{area, field, form, hidden, order, press_about};
use super::sight::{Desk, count};
use crate::domain::{Round, Status};
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    screen.put(Place::nth("agenda", "live", 60), |at| {
        html! {
            details.panel open id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { h2 { (desk.words.desk_agenda()) } }
                ol.steps id="steps" data-keep {}
                @if desk.leads() {
                    (order(desk, "f-open", html! { (hidden("do", "open")) }))
                    (skip_forms(desk))
                    div id="agenda-more" data-keep {}
                }
            }
        }
    });
    let mut start = 0;
    for (place, round) in desk.workshop.rounds.iter().enumerate() {
        step(desk, screen, Line { round, place, start });
        if !round.skipped {
            start += i64::from(round.plan.minutes);
        }
    }
    if desk.leads() {
        agenda_add::draw(desk, screen);
    }
}

/// One line of the agenda: the round, its place from 0, the minute it should start.
struct Line<'a> {
    round: &'a Round,
    place: usize,
    start: i64,
}

fn skip_forms(desk: &Desk<'_>) -> Markup {
    html! {
        (form(desk, "f-skip", "skip", hidden("on", "1")))
        (form(desk, "f-take-in", "skip", hidden("on", "0")))
    }
}

fn step(desk: &Desk<'_>, screen: &mut Screen, line: Line<'_>) {
    let Line { round, place, start } = line;
    let id = round.plan.id;
    let current = desk.workshop.current == Some(id);
    screen.put(Place::nth(format!("r-{id}"), "steps", place as u64), |at| {
        html! {
            li.step.skipped[round.skipped] id=(at.id) data-in=(at.into) data-k=(at.key)
                aria-current=[current.then_some("step")] {
                div.row {
                    (mark(desk, round))
                    a href={ "?etape=" (id) } { (desk.say(&round.plan.title)) }
                    span id={ "rn-" (id) } data-keep {}
                    @if desk.leads() { (menu(desk, round, place)) }
                }
                div.row.muted {
                    span {
                        @if !round.skipped { (planned(desk, start)) " · " }
                        (desk.words.desk_step_lasts(round.plan.minutes.into()))
                    }
                    @if !(current && round.is_open()) { (open(desk, round)) }
                }
            }
        }
    });
    held(desk, round, screen);
}

/// How many entries it holds: a piece of its own, because it changes often.
fn held(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let id = round.plan.id;
    let held = desk.workshop.count_in(id);
    if held > 0 {
        screen.put(Place::nth(format!("rc-{id}"), format!("rn-{id}"), 1), |at| {
            html! {
                small id=(at.id) data-in=(at.into) data-k=(at.key) {
                    span aria-hidden="true" { (held) }
                    span.sr { (desk.words.count_contributions(count(held))) }
                }
            }
        });
    }
}

/// When a step should start, in hours and minutes since the first one.
fn planned(desk: &Desk<'_>, start: i64) -> Markup {
    html! {
        span aria-hidden="true" title=(desk.words.desk_step_starts(start)) {
            (format!("{}:{:02}", start / 60, start % 60))
        }
        span.sr { (desk.words.desk_step_starts(start)) }
    }
}

/// Where a step stands: a sign for those who see, words for those who listen.
fn mark(desk: &Desk<'_>, round: &Round) -> Markup {
    let sign = match (round.skipped, round.status) {
        (true, _) => "–",
        (false, Status::Waiting) => "○",
        (false, Status::Open) => "▶",
        (false, Status::Closed) => "✓",
    };
    let said =
        if round.skipped { desk.words.status_skipped() } else { desk.words.status(round.status) };
    html! { span.sign title=(said) aria-hidden="true" { (sign) } span.sr { (said) } }
}

fn open(desk: &Desk<'_>, round: &Round) -> Markup {
    let id = round.plan.id.to_string();
    let label = match round.status {
        Status::Waiting | Status::Open => desk.words.desk_open(),
        Status::Closed => desk.words.desk_reopen(),
    };
    html! {
        @if desk.leads() && desk.workshop.ended.is_none() {
            (press_about("f-open", ("round", &id), label, desk.title(round)))
        }
    }
}

/// Skip, move and reword, folded away.
fn menu(desk: &Desk<'_>, round: &Round, place: usize) -> Markup {
    let words = desk.words;
    let id = round.plan.id.to_string();
    let (form, label) = if round.skipped {
        ("f-take-in", words.desk_step_take_in())
    } else {
        ("f-skip", words.desk_skip())
    };
    html! {
        details.menu data-close {
            summary {
                span aria-hidden="true" { "⋯" }
                span.sr { (words.desk_step_menu(desk.title(round))) }
            }
            div.row {
                button.small form=(form) name="round" value=(id) { (label) }
                (shift(desk, &id, place))
            }
            (reword(desk, round))
        }
    }
}

/// Up goes before the step above; down goes before the one after the next.
fn shift(desk: &Desk<'_>, id: &str, place: usize) -> Markup {
    let rounds = &desk.workshop.rounds;
    let at = |place: usize| {
        rounds.get(place).map_or_else(String::new, |round| round.plan.id.to_string())
    };
    let fields = html! {
        (hidden("round", id))
        @if place > 0 {
            button.small name="before" value=(at(place - 1)) { (desk.words.desk_step_up()) }
        }
        @if place + 1 < rounds.len() {
            button.small name="before" value=(at(place + 2)) { (desk.words.desk_step_down()) }
        }
    };
    form(desk, &format!("f-shift-{id}"), "move_round", fields)
}

fn reword(desk: &Desk<'_>, round: &Round) -> Markup {
    let words = desk.words;
    let id = round.plan.id.to_string();
    let prompt = round.plan.prompt.read(desk.language).0;
    let name = format!("f-reword-{id}");
    let fields = html! {
        (hidden("round", &id))
        (field(desk, &name, "title", words.desk_step_title(), desk.title(round)))
        (area(desk, &name, "prompt", words.desk_step_prompt(), prompt))
        button.small { (words.save()) }
    };
    form(desk, &name, "reword", fields)
}
