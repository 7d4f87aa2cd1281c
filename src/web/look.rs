//! How somebody likes to read, from the cookies of their browser.

use super::visitor::Visitor;
use crate::views::look::{Look, Size, Theme};

/// Language, text size and colours of this browser.
pub(super) fn look(visitor: &Visitor) -> Look {
    let size = visitor.preference("taille").and_then(Size::from_code);
    let theme = visitor.preference("theme").and_then(Theme::from_code);
    Look { lang: visitor.lang, size: size.unwrap_or_default(), theme: theme.unwrap_or_default() }
}
