//! The floor: who speaks and who is next, for all; my place and my turn, for me.
//!
//! Gentle: no red countdown, one notice ahead, and "I pass" as large as the rest.
//! Who passed is nobody's business.

use maud::{Markup, html};

use super::me::Me;
use crate::domain::{Contribution, Round, Seat, SeatId, Speaking};
use crate::screen::{Place, Screen};
use crate::views::context::{Context, many, typed};
use crate::views::form::{Sending, button, hidden, live_form, main_button};

/// Names of a queue that a phone shows.
const QUEUE: usize = 5;

pub(super) fn shared(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    if round.plan.turn.is_none() || !round.is_open() {
        return;
    }
    let speaker = round.turns.speaking.and_then(|now| ctx.name_of(now.seat));
    let announced = speaker.as_deref().map(|name| ctx.words.turn_other(name));
    screen.put(Place::new("floor", "live", "30"), |at| {
        html! {
            section.floor id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=[announced] {
                @match &speaker {
                    Some(name) => p.speaker { (ctx.words.turn_other(name)) },
                    None => (nobody_speaks(ctx, round)),
                }
                @if round.calls_everybody() { (next_one(ctx, round)) } @else { (queue(ctx, round)) }
            }
        }
    });
}

fn nobody_speaks(ctx: &Context<'_>, round: &Round) -> Markup {
    let words = ctx.words;
    html! {
        @if !round.calls_everybody() {
            @if round.turns.waiting.is_empty() { p.muted { (words.floor_empty()) } }
        } @else if !round.turns.waiting.is_empty() {
            p.muted { (words.turn_not_started()) }
        } @else {
            p.muted { (words.turn_over()) }
        }
    }
}

fn next_one(ctx: &Context<'_>, round: &Round) -> Markup {
    let next = round.turns.waiting.first().and_then(|seat| ctx.name_of(*seat));
    html! {
        @if let Some(next) = next { p.muted { (ctx.words.turn_after(&next)) } }
    }
}

/// In the order in which the floor will be given: who spoke least comes first.
fn queue(ctx: &Context<'_>, round: &Round) -> Markup {
    let mut waiting = round.turns.waiting.clone();
    waiting.sort_by_cached_key(|seat| times_spoken(ctx, *seat));
    let more = waiting.len().saturating_sub(QUEUE);
    html! {
        @if !waiting.is_empty() {
            h2 { (ctx.words.floor_queue()) }
            ol.queue {
                @for seat in waiting.iter().take(QUEUE) {
                    @if let Some(name) = ctx.name_of(*seat) { li { bdi { (name) } } }
                }
            }
            @if more > 0 { p.muted { (ctx.words.wall_more(many(more))) } }
            p.muted { (ctx.words.floor_first_rule()) }
        }
    }
}

fn times_spoken(ctx: &Context<'_>, seat: SeatId) -> usize {
    ctx.workshop().rounds.iter().map(|round| round.turns.times(seat)).sum()
}

/// Whether somebody of this phone has the floor.
pub(super) fn is_mine(me: &Me<'_>, round: &Round) -> bool {
    round.is_open() && speaking(me, round).is_some()
}

fn speaking<'a>(me: &Me<'a>, round: &Round) -> Option<(&'a Seat, Speaking)> {
    let now = round.turns.speaking?;
    me.seats.iter().find(|seat| seat.id == now.seat).map(|seat| (*seat, now))
}

pub(super) fn personal(me: &Me<'_>, round: &Round, screen: &mut Screen) {
    if round.plan.turn.is_none() || !round.is_open() || me.seats.is_empty() {
        return;
    }
    let words = me.ctx.words;
    let mine = speaking(me, round);
    let next = me.seats.iter().any(|seat| round.turns.place(seat.id) == Some(1));
    let soon = (round.calls_everybody() && next && mine.is_none()).then(|| words.turn_next());
    let now = mine.map(|(seat, _)| whose(me, seat));
    screen.put(Place::new("turn", "live", "35"), |at| {
        html! {
            section.turn.mine[mine.is_some()] id=(at.id) data-in=(at.into) data-k=(at.key)
                data-announce=[soon] data-announce-now=[now] {
                @for seat in &me.seats {
                    @match mine.filter(|(speaker, _)| speaker.id == seat.id) {
                        Some((_, now)) => (my_turn(me, round, seat, now)),
                        None if round.calls_everybody() => (my_place(me, round, seat)),
                        None => (my_hand(me, round, seat)),
                    }
                }
            }
        }
    });
}

/// "It is your turn", with the name where one phone has several people.
fn whose(me: &Me<'_>, seat: &Seat) -> String {
    match me.seats.len() {
        0 | 1 => me.ctx.words.turn_mine().to_owned(),
        _ => me.ctx.words.turn_mine_name(&me.ctx.name(seat)),
    }
}

fn my_turn(me: &Me<'_>, round: &Round, seat: &Seat, now: Speaking) -> Markup {
    let words = me.ctx.words;
    let drafts: Vec<_> = me.drafts_of(seat.id).collect();
    let done = if drafts.is_empty() { words.turn_done() } else { words.turn_share() };
    let later = round.calls_everybody();
    let buttons = html! {
        (about(round, seat))
        (hidden("act", "extend"))
        (hidden("seconds", "60"))
        div.equal {
            (main_button("done", done))
            @if later {
                (button("pass", words.turn_pass()))
                (button("later", words.turn_later()))
            }
            (button("turn_time", words.turn_more_time()))
        }
    };
    html! {
        h2 { (whose(me, seat)) " " (me.ctx.clock(now.timer)) }
        @if later { p.muted { (words.turn_say_it()) } }
        (large(&drafts))
        (live_form(&me.ctx, &form_id(seat), Sending::Plain, buttons))
        p.muted { (words.turn_time_soft()) }
    }
}

/// The person's own words, large enough to read aloud.
fn large(drafts: &[&Contribution]) -> Markup {
    html! {
        @for draft in drafts {
            blockquote.aloud {
                p { (typed(draft.statement.text.as_str())) }
                @if let Some(what) = &draft.statement.what { p { (typed(what.as_str())) } }
                @if let Some(place) = &draft.statement.place { p { (typed(place.as_str())) } }
            }
        }
    }
}

fn my_place(me: &Me<'_>, round: &Round, seat: &Seat) -> Markup {
    let words = me.ctx.words;
    let turns = &round.turns;
    let buttons = html! {
        (about(round, seat))
        div.equal {
            (button("pass", words.turn_pass()))
            (button("later", words.turn_later()))
        }
    };
    html! {
        @if me.seats.len() > 1 { h2 { bdi { (me.ctx.name(seat)) } } }
        @match turns.place(seat.id) {
            Some(place) => {
                p.place { (before_me(me, place)) }
                @if turns.offered_again.contains(&seat.id) {
                    p.muted { (words.turn_passed()) }
                }
                (live_form(&me.ctx, &form_id(seat), Sending::Plain, buttons))
            }
            None if turns.passed.contains(&seat.id) => p.place { (words.turn_passed_final()) },
            None if turns.spoken.contains(&seat.id) => p.place { (words.turn_shared()) },
            None => {}
        }
    }
}

fn before_me(me: &Me<'_>, place: usize) -> String {
    let before = many(place.saturating_sub(1));
    match before {
        0 => me.ctx.words.turn_next().to_owned(),
        n => me.ctx.words.turn_in(n),
    }
}

/// Asking for the floor of a discussion, and leaving the queue.
fn my_hand(me: &Me<'_>, round: &Round, seat: &Seat) -> Markup {
    let words = me.ctx.words;
    let waits = round.turns.waiting.contains(&seat.id);
    let buttons = html! {
        (about(round, seat))
        @if waits { (button("lower", words.floor_leave())) }
        @else { (main_button("raise", words.floor_ask())) }
    };
    html! {
        @if me.seats.len() > 1 { h2 { bdi { (me.ctx.name(seat)) } } }
        @if waits { p.place { (words.floor_asked()) } }
        (live_form(&me.ctx, &form_id(seat), Sending::Plain, buttons))
    }
}

fn form_id(seat: &Seat) -> String {
    format!("f-turn-{}", seat.id)
}

fn about(round: &Round, seat: &Seat) -> Markup {
    html! {
        (hidden("round", &round.plan.id.to_string()))
        (hidden("seat", &seat.id.to_string()))
    }
}
