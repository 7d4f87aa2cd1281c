//! A step more, chosen while the meeting runs.

use maud::{Markup, html};

use super::forms::{area, choice, field, form};
use super::sight::Desk;
use crate::domain::Step;
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    screen.put(Place::nth("step-add", "agenda-more", 1), |at| {
        html! {
            details data-close id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { (desk.words.desk_step_add()) }
                (form(desk, "f-add-round", "add_round", fields(desk)))
            }
        }
    });
    let words = desk.words;
    let takes = Choice { select: "add-takes", prefix: "ot", none: words.desk_step_takes_none() };
    let before = Choice { select: "add-before", prefix: "ob", none: words.desk_step_at_the_end() };
    choices(desk, screen, &takes);
    choices(desk, screen, &before);
}

fn fields(desk: &Desk<'_>) -> Markup {
    let words = desk.words;
    html! {
        label for="add-step" { (words.desk_step_kind()) }
        select id="add-step" name="step" {
            @for step in Step::ALL { option value=(step.code()) { (words.step(*step)) } }
        }
        (field(desk, "f-add-round", "title", words.desk_step_title(), ""))
        (area(desk, "f-add-round", "prompt", words.desk_step_prompt(), ""))
        (choice("add-takes", "takes", words.desk_step_takes()))
        (choice("add-before", "before", words.desk_step_before()))
        button { (words.add()) }
    }
}

/// A choice among the steps, or none of them.
struct Choice {
    select: &'static str,
    prefix: &'static str,
    none: &'static str,
}

fn choices(desk: &Desk<'_>, screen: &mut Screen, among: &Choice) {
    let Choice { select, prefix, none } = *among;
    screen.put(Place::new(format!("{prefix}-none"), select, ""), |at| {
        html! { option id=(at.id) data-in=(at.into) data-k=(at.key) value="" { (none) } }
    });
    for (place, round) in desk.workshop.rounds.iter().enumerate() {
        let id = round.plan.id;
        screen.put(Place::nth(format!("{prefix}-{id}"), select, place as u64), |at| {
            html! {
                option
                    id=(at.id) data-in=(at.into) data-k=(at.key) value=(id) { (desk.title(round)) }
            }
        });
    }
}
