//! With which names a workshop leaves: as they are shown, as initials, or with none.
//!
//! Done once, on the workshop itself, so that no format can forget a name: what the
//! renderers are given has no other names any more. Names inside what people said stay:
//! those are their words.

use std::borrow::Cow;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::{Contribution, Kind, Link, Seat, Text, Workshop, limits};

/// Who does an action, without a name: "par X".
const SOMEBODY: &str = "X";

/// With which names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Signing {
    /// As everybody sees them.
    #[default]
    Names,
    /// `J.-C. Œ.`
    Initials,
    /// None at all.
    Nobody,
}

impl Signing {
    /// Every choice, the usual one first.
    pub const ALL: [Self; 3] = [Self::Names, Self::Initials, Self::Nobody];

    /// As it stands in an address: `?noms=initiales`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Names => "complets",
            Self::Initials => "initiales",
            Self::Nobody => "sans",
        }
    }

    /// The choice of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// The workshop with these names in it, and no other.
    pub fn applied(self, workshop: &Workshop) -> Cow<'_, Workshop> {
        if self == Self::Names {
            return Cow::Borrowed(workshop);
        }
        let mut signed = workshop.clone();
        let resigned = signed.contributions.iter().map(|(id, contribution)| {
            let mut contribution = Contribution::clone(contribution);
            self.resign(&mut contribution);
            (*id, Arc::new(contribution))
        });
        signed.contributions = resigned.collect();
        let seats = signed.seats.iter().map(|(id, seat)| {
            let name = self.written(seat.name.clone());
            (*id, Arc::new(Seat { name, ..Seat::clone(seat) }))
        });
        signed.seats = seats.collect();
        let links = signed.links.iter().map(|(id, link)| {
            let label = self.written(link.label.clone());
            (*id, Link { label, ..link.clone() })
        });
        signed.links = links.collect();
        Cow::Owned(signed)
    }

    fn resign(self, contribution: &mut Contribution) {
        contribution.name = self.written(contribution.name.take());
        let who = &mut contribution.statement.who;
        let had = who.is_some() && contribution.kind == Kind::Action;
        *who = self.written(who.take());
        if had && who.is_none() {
            // Somebody does it: without a sign it would read as if nobody did.
            *who = Text::parse(SOMEBODY, limits::NAME).ok();
        }
        contribution.revisions.clear();
    }

    fn written(self, name: Option<Text>) -> Option<Text> {
        match self {
            Self::Names => name,
            Self::Initials => name.and_then(|name| initials(name.as_str())),
            Self::Nobody => None,
        }
    }
}

/// `Jean-Cœur Œillet` as `J.-C. Œ.`; none when there is no letter in it.
fn initials(name: &str) -> Option<Text> {
    let words = name.split_whitespace().map(|word| {
        let parts = word.split(['-', '‐', '‑']).filter_map(initial);
        parts.map(|letter| format!("{letter}.")).collect::<Vec<_>>().join("-")
    });
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    Text::parse(&words.join(" "), limits::NAME).ok()
}

/// The first sign of a word that has a letter or a digit in it.
fn initial(word: &str) -> Option<&str> {
    word.graphemes(true).find(|sign| sign.chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pad::fixture::demo;

    #[test]
    fn initials_are_the_first_letters_of_each_word() {
        let of = |name: &str| initials(name).map(|it| it.to_string());
        assert_eq!(of("Jean-Cœur Œillet").as_deref(), Some("J.-C. Œ."));
        assert_eq!(of("Sarah (CCAS)").as_deref(), Some("S. C."));
        assert_eq!(of("Noémie 🌻").as_deref(), Some("N."));
        assert_eq!(of("أمينة").as_deref(), Some("أ."));
        assert_eq!(of("🌻"), None);
    }

    #[test]
    fn no_name_is_left_that_was_not_chosen() {
        let play = demo();
        let workshop = &play.workshop;
        let named = |workshop: &Workshop| {
            let entries = workshop.all_said().filter(|it| it.name.is_some()).count();
            let who = |it: &&Contribution| {
                it.statement.who.as_ref().is_some_and(|who| who.as_str() != SOMEBODY)
            };
            let who = workshop.all_said().filter(who).count();
            let labels = workshop.links.values().filter(|it| it.label.is_some()).count();
            (entries, who, labels)
        };
        let (entries, who, labels) = named(workshop);
        assert!(entries > 100 && who > 5 && labels == 1);
        assert_eq!(named(&Signing::Nobody.applied(workshop)), (0, 0, 0));
        let initials = Signing::Initials.applied(workshop);
        assert_eq!(named(&initials), (entries, who, labels));
        for entry in initials.all_said() {
            let name = entry.name.as_ref().map_or(".", Text::as_str);
            assert!(name.ends_with('.'), "{name}");
        }
    }

    #[test]
    fn every_choice_is_found_by_its_code() {
        for one in Signing::ALL {
            assert_eq!(Signing::from_code(one.code()), Some(one));
        }
        assert_eq!(Signing::from_code("autre"), None);
    }
}
