//! The preferences of a browser, from its cookies.

use super::visitor::Visitor;
use crate::views::preferences::{Preferences, Size, Theme};

/// Language, text size and colours of this browser.
pub fn preferences(visitor: &Visitor) -> Preferences {
    let size = visitor.preference("taille").and_then(Size::from_code);
    let theme = visitor.preference("theme").and_then(Theme::from_code);
    Preferences {
        lang: visitor.lang,
        size: size.unwrap_or(Size::ALL[0]),
        theme: theme.unwrap_or(Theme::ALL[0]),
    }
}
