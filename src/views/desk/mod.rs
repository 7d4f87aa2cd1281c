//! The facilitator's laptop: agenda, what arrives, groups, the floor, people, wall.
//!
//! [`shared`] draws the live part for the whole team in one role and language; one
//! file per panel, each made of pieces small enough that one entry sends one card
//! and a few counts. What never changes (forms that many buttons share, the help)
//! stands beside the live part, in [`page`].
//!
//! Invariants: a draft on a phone is never drawn, not even for the team; whoever
//! does not lead gets no button that leads; every button works as a plain form.

mod agenda;
mod agenda_add;
mod answers;
mod banners;
mod board;
mod board_tools;
mod card;
mod card_page;
mod column;
mod ending;
mod entries;
mod fields;
mod forms;
mod journal;
mod notes;
mod now;
mod page;
mod people;
mod person_page;
mod ready;
mod round_page;
mod say;
mod settings;
mod sight;
#[cfg(test)]
mod tests;
mod top;
mod turns;
mod turns_list;
mod wall_control;

use maud::html;

pub use card_page::move_page;
pub use page::page;
pub use person_page::person_page;
pub use round_page::round_page;

use crate::domain::{Round, Step};
use crate::screen::{Memo, Place, Screen, Viewer};
use sight::Desk;

/// Everything the team sees live, in one role and language. In reading order: where
/// we are, who speaks, what arrives, people and wall, the whole agenda.
/// `memo` holds what was painted before.
pub fn shared(viewer: &Viewer<'_>, memo: &Memo) -> Screen {
    let desk = Desk::of(viewer);
    let mut screen = Screen::default();
    screen.push(page::tab(&desk));
    top::draw(&desk, &mut screen);
    banners::draw(&desk, &mut screen);
    now::draw(&desk, &mut screen);
    floor(&desk, &mut screen);
    work(&desk, memo, &mut screen);
    side(&desk, memo, &mut screen);
    agenda::draw(&desk, &mut screen);
    screen
}

/// Who speaks, or who answers.
fn floor(desk: &Desk<'_>, screen: &mut Screen) {
    screen.put(Place::nth("floor", "live", 30), |at| {
        html! { div data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    let Some(round) = desk.workshop.current_round() else { return };
    turns::draw(desk, round, screen);
    if is_answered(round) {
        answers::draw(desk, round, screen);
    }
}

/// The wide middle: what the current step works on.
fn work(desk: &Desk<'_>, memo: &Memo, screen: &mut Screen) {
    screen.put(Place::nth("work", "live", 40), |at| {
        html! {
            div data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    let Some(round) = desk.workshop.current_round() else {
        return ready::draw(desk, screen);
    };
    if round.groups() {
        board::draw(desk, round, memo, screen);
    } else {
        say::draw(desk, round, screen);
        entries::draw(desk, round, memo, screen);
    }
}

/// The narrow side: people, the wall, the terms, the end.
fn side(desk: &Desk<'_>, memo: &Memo, screen: &mut Screen) {
    screen.put(Place::nth("side", "live", 50), |at| {
        html! {
            section aria-label=(desk.words.desk_menu())
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    people::draw(desk, memo, screen);
    wall_control::draw(desk, screen);
    settings::draw(desk, screen);
    ending::draw(desk, screen);
}

/// Steps in which people answer instead of writing.
fn is_answered(round: &Round) -> bool {
    matches!(round.plan.step, Step::Frame | Step::ReadBack) || !round.answers.is_empty()
}
