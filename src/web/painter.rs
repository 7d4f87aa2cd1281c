//! Which view paints which page: the live core asks here.

use crate::domain::Person;
use crate::screen::{Page, Painter, Screen, Viewer};
use crate::views;

/// Paints with the views.
pub struct Views;

impl Painter for Views {
    fn shared(&self, viewer: &Viewer<'_>) -> Screen {
        match viewer.audience.page {
            Page::Phone => views::phone::shared(viewer),
            Page::Desk => views::desk::shared(viewer),
            Page::Wall => views::wall::shared(viewer),
            Page::Pad => views::pad::shared(viewer),
        }
    }

    fn personal(&self, viewer: &Viewer<'_>, person: &Person<'_>) -> Screen {
        match viewer.audience.page {
            Page::Phone => views::phone::personal(viewer, person),
            Page::Pad => views::pad::personal(viewer, person),
            Page::Desk | Page::Wall => Screen::default(),
        }
    }

    fn resources(&self, viewer: &Viewer<'_>) -> Screen {
        views::resources::resources(viewer)
    }
}
