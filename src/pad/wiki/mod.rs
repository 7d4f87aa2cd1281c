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

use super::flow::Shape;

/// Whether an empty line has to stand between two paragraphs: points of one list, and a
/// voice and its name, stand together.
fn is_apart(above: Shape, here: Shape) -> bool {
    !matches!(
        (above, here),
        (Shape::Item(_), Shape::Item(_)) | (Shape::Quote | Shape::QuoteEnd, Shape::QuoteEnd)
    )
}

/// A sign as a numeric entity, which no wiki reads as a mark.
fn entity(sign: char) -> String {
    format!("&#{};", u32::from(sign))
}

/// Whether `text`, which begins with `&`, reads as an entity: `&eacute;`, `&#233;`.
fn begins_entity(text: &str) -> bool {
    let Some((name, _)) = text[1..].split_once(';') else { return false };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
