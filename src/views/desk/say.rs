//! Writing for people: the scribe types what is said, or copies a paper card.
//!
//! Whoever has the floor has a form of their own, and so have the last two before:
//! the scribe is always a few seconds late, and words must not change hands because
//! the floor does.

use maud::{Markup, html};

use super::fields::{Spot, fields};
use super::forms::hidden;
use super::sight::Desk;
use super::{notes, people};
use crate::domain::{Kind, Round, SeatId, Step, Visible};
use crate::screen::{Place, Screen};
use crate::views::form::{Sending, live_form};

/// Former speakers whose form stays.
const BEFORE: usize = 2;

pub(super) fn draw(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    screen.put(Place::nth("writing", "work", 10), |at| {
        html! { div data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    for (place, seat) in speakers(round).into_iter().enumerate() {
        for_speaker(desk, round, screen, (place as u64, seat));
    }
    if notes::has_questions(round) {
        notes::draw(desk, round, screen);
    }
    for_somebody(desk, round, screen);
    if round.plan.step == Step::Talk {
        extra(desk, round, screen, (Kind::Talk, desk.words.desk_say_talk()));
    }
    if matches!(round.plan.step, Step::Talk | Step::Discussion) {
        extra(desk, round, screen, (Kind::Testimony, desk.words.desk_say_testimony()));
    }
}

/// Who has the floor, then who had it last.
fn speakers(round: &Round) -> Vec<SeatId> {
    let mut speakers: Vec<SeatId> = round.turns.speaking.iter().map(|now| now.seat).collect();
    for seat in round.turns.spoken.iter().rev().take(BEFORE) {
        if !speakers.contains(seat) {
            speakers.push(*seat);
        }
    }
    speakers
}

/// What somebody writes when the step says nothing: a note of what was said.
fn kind(round: &Round) -> Kind {
    round.plan.collects.map_or(Kind::Remark, |collects| collects.kind)
}

/// Where a step collects nothing, what is written has to say what it is.
fn kind_field(round: &Round) -> Markup {
    html! { @if round.plan.collects.is_none() { (hidden("kind", Kind::Remark.code())) } }
}

fn for_speaker(desk: &Desk<'_>, round: &Round, screen: &mut Screen, who: (u64, SeatId)) {
    let (place, seat) = who;
    let name = desk.name(seat);
    screen.put(Place::nth(format!("say-{seat}"), "writing", place), |at| {
        let form = format!("f-say-{}-{seat}", round.plan.id);
        let draft = format!("{}-{seat}", round.plan.id);
        let label = desk.words.desk_say_for(&name);
        let spot = Spot {
            form: &form,
            draft: Some(&draft),
            label: Some(&label),
            known: true,
            ..Spot::default()
        };
        let inner = html! {
            (hidden("seat", &seat.to_string()))
            (kind_field(round))
            (fields(desk, kind(round), &spot))
        };
        html! {
            div.panel id=(at.id) data-in=(at.into) data-k=(at.key) {
                (saying(desk, round, &form, inner))
            }
        }
    });
}

/// For anybody, at any time: a latecomer, a paper card, the room as a whole.
fn for_somebody(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("say-any", "writing", 50), |at| {
        // The same form in every step: a form that was replaced would take the
        // people in its list with it. Its fields change hands by their draft.
        let form = "f-say";
        let draft = round.plan.id.to_string();
        let spot = Spot { form, draft: Some(&draft), ..Spot::default() };
        let inner = html! {
            label for="say-seat" { (words.desk_say_person()) }
            select name="seat" required[alone(round)] id="say-seat" data-keep {}
            (kind_field(round))
            (fields(desk, kind(round), &spot))
            label.inline {
                input type="checkbox" name="channel" value="paper"; (words.desk_say_paper())
            }
        };
        html! {
            details.panel open[round.plan.turn.is_none()]
                id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { h2 { (words.desk_say_for_somebody()) } }
                (saying(desk, round, form, inner))
            }
        }
    });
    whose(desk, round, screen);
}

/// Whether everybody writes their own: then an entry must not be given to the room
/// by mistake, because that would show it at once.
fn alone(round: &Round) -> bool {
    round.plan.collects.is_some_and(|collects| collects.visible == Visible::Later)
}

fn whose(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    screen.put(Place::new("os-none", "say-seat", ""), |at| {
        let room = if alone(round) { "…" } else { desk.words.desk_say_room() };
        html! { option id=(at.id) data-in=(at.into) data-k=(at.key) value="" { (room) } }
    });
    people::options(desk, screen, ("say-seat", "os"));
}

/// A kind the step does not collect by itself: the text of a talk, a testimony.
fn extra(desk: &Desk<'_>, round: &Round, screen: &mut Screen, what: (Kind, &str)) {
    let (kind, label) = what;
    let code = kind.code();
    screen.put(Place::new(format!("say-{code}"), "writing", format!("6-{code}")), |at| {
        let form = format!("f-{code}-{}", round.plan.id);
        let draft = format!("{code}-{}", round.plan.id);
        let spot = Spot { form: &form, draft: Some(&draft), label: Some(label), ..Spot::default() };
        let inner = html! { (hidden("kind", code)) (fields(desk, kind, &spot)) };
        html! {
            details.panel id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { h2 { (label) } }
                (saying(desk, round, &form, inner))
            }
        }
    });
}

/// A form that says something, kept on this device until it is acknowledged.
pub(super) fn saying(desk: &Desk<'_>, round: &Round, form: &str, inner: Markup) -> Markup {
    let fields = html! {
        (hidden("do", "say")) (hidden("round", &round.plan.id.to_string())) (hidden("card", ""))
        (inner)
        button { (desk.words.desk_say_note()) }
    };
    live_form(&desk.ctx, form, Sending::Kept, fields)
}
