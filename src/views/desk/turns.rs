//! The floor: who speaks, for how long, and who comes next. Works with one laptop
//! and no phone at all.

use maud::{Markup, html};

use super::forms::{form, hidden, order, press};
use super::now::run_or_pause;
use super::sight::{Desk, count};
use super::{people, turns_list};
use crate::domain::{Round, SeatId, Speaking, Timer};
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    if round.plan.turn.is_none() || !round.is_open() {
        return;
    }
    screen.put(Place::nth("turns", "floor", 10), |at| {
        html! {
            section.panel aria-labelledby="turns-title"
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    screen.put(Place::nth("turns-title", "turns", 1), |at| {
        let title = if round.calls_everybody() {
            desk.words.desk_turn_order()
        } else {
            desk.words.floor_queue()
        };
        html! { h2 id=(at.id) data-in=(at.into) data-k=(at.key) { (title) } }
    });
    speaker(desk, round, screen);
    shared_forms(desk, round, screen);
    waiting(desk, round, screen);
    turns_list::draw(desk, round, screen);
}

fn speaker(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("turn-now", "turns", 2), |at| {
        let said = match round.turns.speaking {
            Some(now) => words.turn_other(&desk.name(now.seat)),
            None => words.desk_turn_nobody().to_owned(),
        };
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=(said) {
                p.speaker { (said) }
                @if let Some(now) = round.turns.speaking { (speaking(desk, round, now)) }
                (next(desk, round))
            }
        }
    });
}

/// The clock of the turn, and how it ends.
fn speaking(desk: &Desk<'_>, round: &Round, now: Speaking) -> Markup {
    let words = desk.words;
    let id = round.plan.id.to_string();
    let time = html! {
        (hidden("do", "turn_time")) (hidden("round", &id)) (hidden("seconds", "15"))
        (desk.ctx.clock(now.timer))
        button name="act" value="extend" { (words.desk_turn_extend()) }
        (run_or_pause(desk, now.timer))
        @if now.timer != Timer::Off {
            button name="act" value="off" { (words.desk_time_stop()) }
        }
    };
    let seat = now.seat.to_string();
    html! {
        (order(desk, "f-turn-time", time))
        div.row {
            (press("f-pass", "seat", &seat, words.desk_turn_pass()))
            (press("f-later", "seat", &seat, words.desk_turn_later()))
            @if !round.calls_everybody() {
                (press("f-done", "seat", &seat, words.desk_turn_done()))
            }
        }
    }
}

fn next(desk: &Desk<'_>, round: &Round) -> Markup {
    let words = desk.words;
    let begun = round.turns.speaking.is_some() || !round.turns.spoken.is_empty();
    let label = if begun { words.desk_turn_next() } else { words.desk_turn_start() };
    html! {
        @if !round.turns.waiting.is_empty() || round.turns.speaking.is_some() {
            (order(desk, "f-turn-next", html! {
                (hidden("do", "next")) (hidden("round", &round.plan.id.to_string()))
                button.main { (label) }
            }))
        }
    }
}

/// One form for each thing that can be done with a person in the list.
fn shared_forms(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let id = round.plan.id.to_string();
    screen.put(Place::nth("turn-forms", "turns", 3), |at| {
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) {
                @for (name, verb) in [("f-give", "give"), ("f-first", "order"), ("f-pass", "pass"),
                    ("f-later", "later"), ("f-done", "done"), ("f-lower", "lower")] {
                    (form(desk, name, verb, hidden("round", &id)))
                }
                @if !round.calls_everybody() { (raise(desk, &id)) }
            }
        }
    });
    if !round.calls_everybody() {
        people::options(desk, screen, ("raise-seat", "oq"));
    }
}

/// Somebody without a phone raises a hand.
fn raise(desk: &Desk<'_>, round: &str) -> Markup {
    let fields = html! {
        (hidden("round", round))
        label for="raise-seat" { (desk.words.desk_floor_add()) }
        div.row {
            select name="seat" id="raise-seat" data-keep {}
            button.small { (desk.words.add()) }
        }
    };
    form(desk, "f-raise", "raise", fields)
}

fn waiting(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let words = desk.words;
    let left = round.turns.waiting.len();
    screen.put(Place::nth("turn-left", "turns", 4), |at| {
        html! {
            p.muted id=(at.id) data-in=(at.into) data-k=(at.key) {
                @if left > 0 { (words.desk_turn_waiting(count(left))) }
                @else if round.calls_everybody() { (words.turn_over()) }
                @else { (words.floor_empty()) }
            }
        }
    });
}

/// How often a person has spoken so far, in all rounds.
pub(super) fn times_spoken(desk: &Desk<'_>, seat: SeatId) -> usize {
    desk.workshop.rounds.iter().map(|round| round.turns.times(seat)).sum()
}
