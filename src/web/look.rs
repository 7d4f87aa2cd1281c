//! The preferences of a browser, as views take them.

use super::visitor::Visitor;
use crate::views::layout::Look;

/// Language, text size and theme of this browser.
pub fn look(visitor: &Visitor) -> Look {
    Look {
        lang: visitor.lang,
        size: visitor.preference("taille").unwrap_or("1").to_owned(),
        theme: visitor.preference("theme").unwrap_or_default().to_owned(),
    }
}
