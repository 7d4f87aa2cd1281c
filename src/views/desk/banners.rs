//! What everybody who leads has to know at once: a rehearsal is in here, or the
//! meeting is over.

use maud::html;

use super::forms::form;
use super::sight::Desk;
use crate::domain::{Moment, Role};
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    screen.put(Place::nth("banners", "live", 15), |at| {
        html! { div data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    if desk.workshop.is_rehearsed() {
        rehearsed(desk, screen);
    }
    if let Some(end) = desk.workshop.window_ends() {
        over(desk, end, screen);
    }
}

fn rehearsed(desk: &Desk<'_>, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("banner-rehearsal", "banners", 1), |at| {
        html! {
            div.banner id=(at.id) data-in=(at.into) data-k=(at.key) {
                p { strong { (words.rehearsal_mark()) } }
                @if desk.leads() {
                    (form(desk, "f-erase", "erase", html! { button { (words.rehearsal_erase()) } }))
                }
            }
        }
    });
}

fn over(desk: &Desk<'_>, end: Moment, screen: &mut Screen) {
    let words = desk.words;
    let until = desk.ctx.day_and_time(end);
    screen.put(Place::nth("banner-over", "banners", 2), |at| {
        html! {
            div.banner id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=(words.ended()) {
                p { strong { (words.ended()) } " " (words.desk_window(&until)) }
                @if desk.role == Role::Facilitator {
                    p { a href=(desk.address("publier")) { (words.publish_title()) } }
                }
                @if desk.leads() {
                    (form(desk, "f-resume", "resume", html! { button { (words.desk_end_undo()) } }))
                }
            }
        }
    });
}
