//! The notes for wikis that people already have: pasted into an empty page, they are
//! headings, lists and quotations, and what was typed stays letters.
//!
//! One file for each wiki, with its own escaper: no text can call an action, a template
//! or a link. `docs/FORMATS.md` says what changes in the source; nothing changes for who
//! reads the page.

mod dokuwiki;
mod mediawiki;
mod yeswiki;

pub use dokuwiki::dokuwiki;
pub use mediawiki::mediawiki;
pub use yeswiki::yeswiki;

use super::Outline;
use super::flow::{Paragraph, Shape, flow};

/// The source of a page, each paragraph as `line` writes it.
fn page(outline: &Outline<'_>, line: fn(&Paragraph) -> String) -> String {
    let mut page = String::new();
    let mut above: Option<Shape> = None;
    for paragraph in flow(outline) {
        if above.is_some_and(|above| paragraph.shape.is_apart_from(above)) {
            page.push('\n');
        }
        above = Some(paragraph.shape);
        page.push_str(&line(&paragraph));
        page.push('\n');
    }
    page
}

/// A sign as a numeric entity, which no wiki reads as a mark.
fn entity(sign: char) -> String {
    format!("&#{};", u32::from(sign))
}
