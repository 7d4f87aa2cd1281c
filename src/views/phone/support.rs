//! "Me too", "interests me" and "I take it": what one can do with somebody's entry.
//!
//! The button is the same for all and stays where it is; that it was pressed is a
//! small piece of one's own beside it.

use maud::{Markup, html};

use super::entries::newest;
use super::me::Me;
use crate::domain::{Contribution, Kind, Round, RoundId, Step, Workshop};
use crate::screen::{Place, Screen};
use crate::views::context::Context;
use crate::views::form::{Sending, button, hidden, live_form};

/// The form that the buttons belong to.
const FORM: &str = "f-sup";

/// What stands under an entry that all may read.
pub(super) fn acts(ctx: &Context<'_>, round: &Round, entry: &Contribution) -> Markup {
    let id = entry.id.to_string();
    let take = entry.kind == Kind::Action && entry.statement.who.is_none() && round.is_open();
    html! {
        @if supports(ctx, round, entry) {
            div.acts id=(acts_id(entry)) data-keep { (give(ctx, entry, &id)) }
        }
        @if take { (take_on(ctx, &id)) }
    }
}

/// Whether people may support this entry in this step.
fn supports(ctx: &Context<'_>, round: &Round, entry: &Contribution) -> bool {
    takes_support(ctx.workshop(), round, entry.round)
}

/// Whether people may support any entry in this step.
pub(super) fn is_possible(workshop: &Workshop, round: &Round) -> bool {
    workshop.sources(round.plan.id).into_iter().any(|from| takes_support(workshop, round, from))
}

fn takes_support(workshop: &Workshop, round: &Round, from: RoundId) -> bool {
    let given = workshop.round(from).ok().and_then(|from| from.plan.collects);
    round.plan.step == Step::WallReading || given.is_some_and(|rules| rules.support)
}

fn acts_id(entry: &Contribution) -> String {
    format!("a-{}", entry.id)
}

/// The one form of all buttons that support: each entry that arrives stays small.
pub(super) fn form(ctx: &Context<'_>, screen: &mut Screen) {
    screen.put(Place::new("support", "live", "81"), |at| {
        let inside = html! { (hidden("do", "support")) (hidden("on", "1")) };
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) {
                (live_form(ctx, FORM, Sending::Plain, inside))
            }
        }
    });
}

fn give(ctx: &Context<'_>, entry: &Contribution, id: &str) -> Markup {
    let words = ctx.words;
    let question = entry.kind == Kind::Question;
    let label = if question { words.floor_support() } else { words.read_wall_bookmark() };
    html! { button form=(FORM) name="card" value=(id) { (label) } }
}

fn take_on(ctx: &Context<'_>, id: &str) -> Markup {
    let inside = html! {
        (hidden("card", id))
        (button("take", ctx.words.field_it_is_me()))
    };
    live_form(ctx, &format!("f-take-{id}"), Sending::Plain, inside)
}

/// Beside each entry this phone supports: that it does, and a way back.
pub(super) fn personal(me: &Me<'_>, round: &Round, screen: &mut Screen) {
    if !is_possible(me.ctx.workshop(), round) {
        return;
    }
    let shown = newest(&me.ctx, round);
    for entry in shown.filter(|entry| supports(&me.ctx, round, entry)) {
        let Some(seat) = me.seats.iter().find(|seat| entry.support.contains(&seat.id)) else {
            continue;
        };
        let id = entry.id.to_string();
        let inside = html! {
            (hidden("card", &id))
            (hidden("seat", &seat.id.to_string()))
            (hidden("on", "0"))
            span { "✓ " (me.ctx.words.support_given()) " " }
            (button("support", me.ctx.words.support_undo()))
        };
        screen.put(Place::new(format!("u-{id}"), acts_id(entry), "0"), |at| {
            html! {
                div.given id=(at.id) data-in=(at.into) data-k=(at.key) {
                    (live_form(&me.ctx, &format!("f-uns-{id}"), Sending::Plain, inside))
                }
            }
        });
    }
}
