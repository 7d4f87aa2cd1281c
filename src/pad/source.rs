//! What an export is made from: a workshop with the names that were chosen, and where
//! it can be read.

use std::borrow::Cow;

use super::{Outline, Signing};
use crate::domain::{Contribution, ContributionId, Happened, Workshop};
use crate::i18n::{Lang, Words, dates, words};

/// What is wanted of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// With which names.
    pub signing: Signing,
    /// The table for machines instead of the one for people.
    pub raw: bool,
    /// On maps: also what has no coordinates.
    pub whole: bool,
}

/// A workshop at one moment, ready to be written.
#[derive(Debug, Clone)]
pub struct Source<'w> {
    workshop: Cow<'w, Workshop>,
    room: String,
    notes: String,
    choice: Choice,
    log: &'w [Happened],
}

impl<'w> Source<'w> {
    /// The workshop whose pages lie under `room` (`http://192.168.1.20:8080/a/K7DMR/`).
    pub fn new(workshop: &'w Workshop, room: &str, choice: Choice) -> Self {
        Self {
            workshop: choice.signing.applied(workshop),
            room: room.to_owned(),
            notes: format!("{room}pad"),
            choice,
            log: &[],
        }
    }

    /// The same as it is published at `address`, which holds no join code.
    pub fn published(workshop: &'w Workshop, address: &str, signing: Signing) -> Self {
        Self {
            workshop: signing.applied(workshop),
            room: format!("{address}/"),
            notes: address.to_owned(),
            // The names are what they are at this address: it says nothing of them.
            choice: Choice::default(),
            log: &[],
        }
    }

    /// The same with what happened: an archive tells it too.
    #[must_use]
    pub fn with_log(self, log: &'w [Happened]) -> Self {
        Self { log, ..self }
    }

    /// The same with another choice, but with the same names.
    pub(super) fn with(&self, choice: Choice) -> Self {
        let signing = self.choice.signing;
        Self { choice: Choice { signing, ..choice }, ..self.clone() }
    }

    /// The workshop, with the chosen names.
    pub fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// What happened; nothing unless it was given.
    pub(super) fn log(&self) -> &'w [Happened] {
        self.log
    }

    /// What is wanted.
    pub fn choice(&self) -> Choice {
        self.choice
    }

    /// The notes, in the language of the workshop.
    pub fn outline(&self) -> Outline<'_> {
        Outline::of(&self.workshop, self.workshop.language(), &self.notes)
    }

    /// The sentences of the workshop's language.
    pub(super) fn words(&self) -> Words {
        words(Lang::from_code(self.workshop.language().code()).unwrap_or_default())
    }

    /// What says that nobody said this, while simulated people are in the workshop.
    pub(super) fn mark(&self) -> Option<&'static str> {
        self.workshop.is_rehearsed().then(|| self.words().rehearsal_mark())
    }

    /// The same beside one entry that a simulated person gave.
    pub(super) fn mark_of(&self, entry: &Contribution) -> Option<&'static str> {
        entry.simulated.then(|| self.words().rehearsal_mark())
    }

    /// Where the notes can be read online.
    pub(super) fn address(&self) -> &str {
        &self.notes
    }

    /// Where one entry of the notes can be read online; also its name for machines.
    pub(super) fn address_of(&self, entry: ContributionId) -> String {
        format!("{}#c-{entry}", self.notes)
    }

    /// Where this export itself can be fetched again.
    pub(super) fn own_address(&self, file: &str) -> String {
        match self.choice.signing {
            Signing::Names => format!("{}{file}", self.room),
            chosen @ (Signing::Initials | Signing::Nobody) => {
                format!("{}{file}?noms={}", self.room, chosen.code())
            }
        }
    }

    /// The day of the workshop as a machine writes it.
    pub(super) fn day(&self) -> String {
        let planned = self.workshop.about.as_ref().and_then(|about| about.date.as_ref());
        let planned = planned.and_then(|date| super::day::read(date.as_str()));
        planned.map_or_else(
            || dates::iso_day(self.workshop.created, dates::default_zone()),
            |day| day.to_string(),
        )
    }
}
