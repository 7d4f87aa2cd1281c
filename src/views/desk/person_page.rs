//! One person on a page of their own: the name, the spoken key, the way out. The key
//! stands here and not in the live page: it is for one person's ears.

use maud::{Markup, html};

use super::forms::{field, form, hidden};
use super::page::small;
use super::sight::{Desk, count};
use crate::domain::{Seat, SeatId, Text};
use crate::screen::Viewer;
use crate::views::layout::Look;

/// The page of the person `id`; nothing when there is no such person.
pub fn person_page(viewer: &Viewer<'_>, look: &Look, id: &str) -> Option<Markup> {
    let desk = Desk::of(viewer);
    let id: SeatId = id.parse().ok()?;
    let seat = desk.workshop.seat(id).ok()?;
    let words = desk.words;
    let name = desk.ctx.name(seat);
    let body = html! {
        h1 { (words.with_colon(words.desk_person_page())) " " bdi { (name) } }
        @if !seat.removed {
            p.key { strong { (words.desk_person_key(&desk.door.keys.of(seat), &name)) } }
            p.muted { (words.desk_person_key_lead()) }
            (rename(&desk, seat))
        }
        @if desk.leads() { (leave(&desk, seat, &name)) }
    };
    Some(small(&desk, *look, &format!("animer?personne={id}"), body))
}

fn rename(desk: &Desk<'_>, seat: &Seat) -> Markup {
    let words = desk.words;
    let now = seat.name.as_ref().map_or("", Text::as_str);
    let fields = html! {
        (hidden("seat", &seat.id.to_string()))
        (field(desk, "f-rename", "nickname", words.desk_person_name(), now))
        button { (words.desk_person_rename()) }
    };
    form(desk, "f-rename", "rename", fields)
}

fn leave(desk: &Desk<'_>, seat: &Seat, name: &str) -> Markup {
    let words = desk.words;
    let on = if seat.removed { "0" } else { "1" };
    let fields = html! {
        (hidden("seat", &seat.id.to_string())) (hidden("on", on))
        @if seat.removed { (way_back(desk, seat)) } @else {
            p { (words.desk_person_remove_sure(name)) }
            div.row {
                button.danger { (words.desk_person_remove()) }
                button.danger name="hide" value="1" { (words.desk_person_remove_hide()) }
            }
        }
    };
    form(desk, "f-remove", "remove", fields)
}

/// With what was hidden along with this person, or without.
fn way_back(desk: &Desk<'_>, seat: &Seat) -> Markup {
    let words = desk.words;
    let hidden = count(seat.removal.as_ref().map_or(0, |removal| removal.hidden.len()));
    html! {
        div.row {
            @if hidden == 0 { button { (words.desk_person_readmit()) } } @else {
                button name="hide" value="1" { (words.desk_person_readmit_hidden(hidden)) }
                button { (words.desk_person_restore(hidden)) }
            }
        }
    }
}
