//! Rehearse, end, resume, delete.

use maud::{Markup, html};

use super::forms::form;
use super::sight::Desk;
use crate::domain::Role;
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    if !desk.leads() {
        return;
    }
    let words = desk.words;
    screen.put(Place::nth("ending", "side", 90), |at| {
        html! {
            details.panel id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { h2 { (words.desk_menu()) } }
                (rehearsal(desk, "menu"))
                @if desk.workshop.ended.is_none() { (end(desk)) }
                p.muted { (words.desk_erased_on(&purge_day(desk))) }
                @if desk.role == Role::Facilitator {
                    p { a.alone href=(desk.address("publier")) { (words.publish_title()) } }
                    (delete(desk))
                }
            }
        }
    });
}

fn purge_day(desk: &Desk<'_>) -> String {
    desk.ctx.day(desk.workshop.purge_at)
}

/// Simulated people play a whole workshop in here; `at` tells two of these forms apart.
pub(super) fn rehearsal(desk: &Desk<'_>, at: &str) -> Markup {
    let words = desk.words;
    html! {
        details {
            summary { (words.desk_rehearse()) }
            p.muted { (words.rehearsal_lead()) }
            form id={ "f-rehearse-" (at) } method="post" action=(desk.address("repetition")) {
                input type="hidden" name="op" value="";
                label for={ "pace-" (at) } { (words.desk_rehearse_pace()) }
                select id={ "pace-" (at) } name="pace" {
                    option value="human" { (words.rehearsal_human()) }
                    option value="fast" { (words.rehearsal_fast()) }
                }
                button { (words.rehearsal_go()) }
            }
        }
    }
}

fn end(desk: &Desk<'_>) -> Markup {
    let words = desk.words;
    html! {
        details {
            summary { (words.desk_end()) }
            p { (words.desk_end_sure()) }
            (form(desk, "f-end", "end", html! { button { (words.desk_end()) } }))
        }
    }
}

/// For ever, hence the code to copy; a plain form, because the page goes with it.
fn delete(desk: &Desk<'_>) -> Markup {
    let words = desk.words;
    html! {
        details {
            summary { (words.desk_delete()) }
            p { (words.desk_delete_sure()) }
            p { a.alone href=(desk.address("export.json")) download { (words.desk_backup()) } }
            form id="f-delete" data-plain method="post" action=(desk.address("supprimer")) {
                label for="confirm" { (words.desk_delete_type()) }
                input type="text" id="confirm" name="confirm" required autocomplete="off"
                    autocapitalize="characters";
                button.danger { (words.desk_delete()) }
            }
        }
    }
}
