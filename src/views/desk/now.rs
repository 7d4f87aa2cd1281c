//! The step that everybody follows: its question, its clock, and the way to the next.

use maud::{Markup, html};

use super::forms::{hidden, order};
use super::sight::Desk;
use crate::domain::{Round, Status, Timer, Visible};
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    screen.put(Place::nth("now", "live", 20), |at| {
        html! {
            section aria-labelledby="now-title"
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    let round = desk.workshop.current_round();
    head(desk, round, screen);
    if let Some(round) = round {
        if desk.leads() && desk.workshop.ended.is_none() {
            buttons(desk, round, screen);
        }
        time(desk, round, screen);
    }
    if desk.leads() && desk.workshop.ended.is_none() {
        next(desk, screen);
    }
}

fn head(desk: &Desk<'_>, round: Option<&Round>, screen: &mut Screen) {
    screen.put(Place::nth("now-head", "now", 1), |at| {
        let title = round.map_or_else(
            || desk.words.desk_not_begun().to_owned(),
            |round| format!("{}, {}", desk.title(round), desk.words.status(round.status)),
        );
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=(title) {
                @match round {
                    None => h2 id="now-title" { (title) },
                    Some(round) => { (headline(desk, round)) }
                }
            }
        }
    });
}

fn headline(desk: &Desk<'_>, round: &Round) -> Markup {
    let words = desk.words;
    html! {
        h2 id="now-title" {
            (desk.say(&round.plan.title)) " " small.muted { (words.status(round.status)) }
        }
        p { (desk.say(&round.plan.prompt)) }
        p.muted {
            (words.step(round.plan.step))
            @if let Some(rules) = round.plan.collects {
                " · "
                @if round.revealed { (words.revealed()) } @else { (words.visible(rules.visible)) }
                " · " (words.names(rules.names))
                @if let Some(turn) = round.plan.turn { " · " (words.order(turn.order)) }
            }
        }
    }
}

fn buttons(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("now-acts", "now", 2), |at| {
        let fields = html! {
            (hidden("round", &round.plan.id.to_string()))
            @if can_reveal(round) {
                button name="do" value="reveal" title=(words.desk_reveal_lead()) {
                    (words.desk_reveal())
                }
            }
            @match round.status {
                Status::Open => button name="do" value="close" { (words.desk_close_step()) },
                Status::Waiting => button name="do" value="open" { (words.desk_open()) },
                Status::Closed => button name="do" value="open" { (words.desk_reopen()) },
            }
        };
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) { (order(desk, "f-now", fields)) }
        }
    });
}

fn can_reveal(round: &Round) -> bool {
    let later = round.plan.collects.is_some_and(|rules| rules.visible == Visible::Later);
    later && !round.revealed && round.status != Status::Waiting
}

/// The clock of the round; whoever leads starts, extends and stops it.
fn time(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    screen.put(Place::nth("now-time", "now", 3), |at| {
        html! {
            div.row id=(at.id) data-in=(at.into) data-k=(at.key) {
                (desk.ctx.clock(round.timer))
                @if desk.leads() && round.is_open() { (time_buttons(desk, round)) }
            }
        }
    });
}

fn time_buttons(desk: &Desk<'_>, round: &Round) -> Markup {
    let words = desk.words;
    let id = round.plan.id.to_string();
    let whole = (round.plan.minutes * 60).max(60).to_string();
    let start = html! {
        (hidden("do", "timer")) (hidden("round", &id)) (hidden("seconds", &whole))
        button name="act" value="start" { (words.desk_time_start()) }
    };
    let change = html! {
        (hidden("do", "timer")) (hidden("round", &id)) (hidden("seconds", "60"))
        button name="act" value="extend" { (words.desk_minute_more()) }
        (run_or_pause(desk, round.timer))
        button name="act" value="off" { (words.desk_time_stop()) }
    };
    match round.timer {
        Timer::Off => order(desk, "f-time-start", start),
        Timer::Until(_) | Timer::Paused(_) => order(desk, "f-time", change),
    }
}

/// A running clock can pause, a paused one run.
pub(super) fn run_or_pause(desk: &Desk<'_>, timer: Timer) -> Markup {
    html! {
        @match timer {
            Timer::Off => {},
            Timer::Until(_) => button name="act" value="pause" { (desk.words.desk_pause()) },
            Timer::Paused(_) => button name="act" value="resume" { (desk.words.desk_resume()) },
        }
    }
}

/// One big button leads on; its label says where.
fn next(desk: &Desk<'_>, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("now-next", "now", 4), |at| {
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) {
                @if let Some(next) = desk.workshop.next_round(desk.workshop.current) {
                    (order(desk, "f-next", html! {
                        (hidden("do", "open")) (hidden("round", &next.plan.id.to_string()))
                        button.main { (words.desk_step_next(desk.title(next))) }
                    }))
                } @else { p.muted { (words.desk_all_done()) } }
            }
        }
    });
}
