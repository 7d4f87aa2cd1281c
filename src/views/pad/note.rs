//! A free note on the pad page: read by everybody, written by those who may.

use maud::html;

use crate::pad::FreeNote;
use crate::screen::{Place, Screen};

/// The box of a note, with its paragraphs.
pub(super) fn put(note: &FreeNote<'_>, place: Place, screen: &mut Screen) {
    let container = place.id.clone();
    let heading = format!("h-{}", FreeNote::anchor(note.id));
    screen.put(place, |at| {
        html! {
            div.free role="group" aria-labelledby=(heading)
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    screen.put(Place::nth(&heading, &container, 0), |at| {
        html! {
            h4 id=(at.id) data-in=(at.into) data-k=(at.key) {
                span id=(FreeNote::anchor(note.id)) { (note.heading) }
            }
        }
    });
    for (paragraph, number) in note.paragraphs.iter().zip(1..) {
        let id = format!("p{number}-{}", FreeNote::anchor(note.id));
        screen.put(Place::nth(id, &container, number), |at| {
            html! {
                p.said dir="auto" id=(at.id) data-in=(at.into) data-k=(at.key) { (paragraph) }
            }
        });
    }
}
