//! Before the first step: is everything ready? And a rehearsal, if wished.

use maud::{Markup, html};

use super::ending::rehearsal;
use super::sight::Desk;
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("ready", "work", 1), |at| {
        html! {
            div.panel id=(at.id) data-in=(at.into) data-k=(at.key) {
                h2 { (words.desk_ready()) }
                ul.choices {
                    (phone(desk))
                    li { a href=(desk.address("mur")) target="mur" { (words.desk_wall_open()) } }
                    li { a href=(desk.address("affiche")) target="_blank" { (words.print()) } }
                }
                @if desk.leads() && desk.seated().next().is_none() && !desk.workshop.is_rehearsed() {
                    (rehearsal(desk, "ready"))
                }
            }
        }
    });
}

fn phone(desk: &Desk<'_>) -> Markup {
    let joined = desk.seated().any(|seat| !seat.proxy);
    html! {
        li {
            @if joined { span aria-hidden="true" { "✓ " } (desk.words.desk_ready_phone()) }
            @else { span aria-hidden="true" { "○ " } (desk.words.desk_ready_no_phone()) }
            " "
            a href={ "/essai?code=" (desk.door.code) } { (desk.words.reach_title()) }
        }
    }
}
