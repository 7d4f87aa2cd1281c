//! What acts on the board as a whole: a new group, undo, and the keyboard.

use maud::html;

use super::forms::{form, hidden};
use super::sight::Desk;
use crate::domain::RoundId;
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, grouping: RoundId, screen: &mut Screen) {
    let words = desk.words;
    let round = grouping.to_string();
    screen.put(Place::nth("board-tools", "work", 10), |at| {
        let make = html! {
            (hidden("round", &round))
            input type="hidden" name="group" value="" data-fresh;
            label.sr for="new-group" { (words.group_new()) }
            div.row {
                input type="text" id="new-group" name="text" dir="auto" autocomplete="off"
                    placeholder=(words.group_headline_hint()) data-new-group
                    aria-describedby="e-f-new-group";
                button { (words.group_new()) }
            }
        };
        let undo = html! {
            (hidden("round", &round))
            button.small data-undo data-done=(words.undone()) { (words.desk_undo()) }
        };
        html! {
            div.panel.row id=(at.id) data-in=(at.into) data-k=(at.key) {
                (form(desk, "f-new-group", "group", make))
                (form(desk, "f-undo", "undo", undo))
                (form(desk, "f-split", "split", hidden("round", &round)))
            }
        }
    });
}
