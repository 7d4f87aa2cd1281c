//! The bar at the top: title, code, who is there, the other pages.

use maud::html;

use super::sight::{Desk, count};
use crate::domain::{Moment, Role};
use crate::screen::{CopyTrouble, Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("top", "live", 10), |at| {
        html! { div data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    screen.put(Place::nth("top-title", "top", 1), |at| {
        html! {
            h1 id=(at.id) data-in=(at.into) data-k=(at.key) dir="auto" { (desk.workshop.title()) }
        }
    });
    screen.put(Place::nth("top-code", "top", 2), |at| {
        html! {
            p
                id=(at.id) data-in=(at.into) data-k=(at.key) {
                strong { (words.desk_code(&desk.door.code)) }
            }
        }
    });
    screen.put(Place::nth("top-count", "top", 3), |at| {
        let seated = desk.seated().count();
        let here = desk.seated().filter(|seat| desk.presence.here.contains(&seat.id)).count();
        html! {
            p id=(at.id) data-in=(at.into) data-k=(at.key) {
                (words.count_present(count(seated))) " · " (words.desk_online(count(here)))
            }
        }
    });
    copies(desk, screen);
    screen.put(Place::nth("top-links", "top", 4), |at| {
        html! {
            nav id=(at.id) data-in=(at.into) data-k=(at.key) aria-label=(words.desk_tools()) {
                a href=(desk.address("mur")) target="mur" { (words.desk_wall()) }
                a href=(desk.address("affiche")) target="_blank" { (words.desk_sheet()) }
                a href=(desk.address("pad")) target="_blank" { (words.desk_pad()) }
                a href=(desk.address("export")) target="_blank" { (words.export()) }
                a href=(desk.address("apporter")) { (words.bring_title()) }
                @if desk.role == Role::Facilitator {
                    a href=(desk.address("liens")) { (words.desk_links()) }
                }
                button.small type="button" data-open="help" { (words.help()) }
            }
        }
    });
}

/// How the copies to the second folder go, for those who lead.
fn copies(desk: &Desk<'_>, screen: &mut Screen) {
    let Some(copies) = desk.door.host.copies.filter(|_| desk.leads()) else { return };
    let words = desk.words;
    let trouble = copies.trouble.map(|trouble| match trouble {
        CopyTrouble::Gone => words.copies_gone(),
        CopyTrouble::Full => words.copies_full(),
        CopyTrouble::Failed => words.copies_failed(),
    });
    screen.put(Place::nth("top-copies", "top", 5), |at| {
        html! {
            p.muted id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=[trouble] {
                @if let Some(trouble) = trouble { strong { (trouble) } " " }
                @match copies.last {
                    Some(Moment(at)) => {
                        (words.copies_last()) " " time data-since=(at) { (desk.ctx.time(Moment(at))) }
                    }
                    None if trouble.is_none() => (words.copies_none()),
                    None => {}
                }
            }
        }
    });
}
