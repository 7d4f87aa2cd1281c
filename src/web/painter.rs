//! Which view paints which page: the live core asks here.

use crate::domain::Person;
use crate::screen::{Concerned, Memo, Page, Painter, Piece, Screen, Touch, Viewer};
use crate::views;

/// Paints with the views.
pub struct Views;

impl Painter for Views {
    fn shared(&self, viewer: &Viewer<'_>, memo: &Memo) -> Screen {
        match viewer.audience.page {
            Page::Phone => views::phone::shared(viewer, memo),
            Page::Desk => views::desk::shared(viewer, memo),
            Page::Wall => views::wall::shared(viewer),
            Page::Pad => views::pad::shared(viewer),
        }
    }

    fn personal(
        &self,
        viewer: &Viewer<'_>,
        person: &Person<'_>,
        touch: Touch,
        memo: &Memo,
    ) -> Screen {
        match viewer.audience.page {
            Page::Phone => views::phone::personal(viewer, person, touch, memo),
            Page::Pad => views::pad::personal(viewer, person),
            Page::Desk | Page::Wall => Screen::default(),
        }
    }

    fn concerned(&self, before: &Viewer<'_>, now: &Viewer<'_>) -> Concerned {
        match now.audience.page {
            // What a person reads of it follows many things, and few people read it at once.
            Page::Pad => Concerned::everybody(),
            Page::Phone | Page::Desk | Page::Wall => views::phone::concerned(before, now),
        }
    }

    fn resources(&self, viewer: &Viewer<'_>, memo: &Memo) -> Screen {
        views::resources::resources(viewer, memo)
    }

    fn brief(&self, viewer: &Viewer<'_>, object: &Piece) -> Option<String> {
        views::brief::card(viewer.workshop, &object.html)
    }
}
