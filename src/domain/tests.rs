//! Proof of the rules: scripts that read like minutes, and properties.

pub(crate) mod any;
mod script;

mod agenda;
mod drafts;
mod floor;
mod groups;
mod names;
mod notes;
mod people;
mod queue;
mod rights;
mod undo;
mod wall;
mod window;
mod words;

use super::{About, Language, Licence, Text};

/// A workshop of this title, of which nobody said more.
pub(crate) fn about(title: &str) -> About {
    About {
        title: Text::parse(title, 200).unwrap(),
        place: None,
        date: None,
        organiser: None,
        licence: Licence::CcBySa,
        language: Language::FRENCH,
        recipe: None,
        withdrawal_hours: 30,
        wifi: None,
    }
}
