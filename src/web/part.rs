//! The live part of a page, and the names of pages in addresses.

use crate::screen::{Page, Screen};
use crate::views::layout::{HEAD, live_main};

/// The live element, then other keyed elements of the page (its title).
pub(super) fn part_of(screen: &Screen) -> String {
    let mut part = live_main(screen).into_string();
    for piece in screen.0.iter().filter(|piece| piece.place.into == HEAD) {
        part.push_str(&piece.html);
    }
    part
}

pub(super) fn name(page: Page) -> &'static str {
    match page {
        Page::Phone => "phone",
        Page::Desk => "desk",
        Page::Wall => "wall",
        Page::Pad => "pad",
    }
}
