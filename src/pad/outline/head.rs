//! Title, facts and colophon of the notes.

use std::borrow::Cow;

use super::{Colophon, Fact, Notes, Outline};
use crate::domain::{Language, Role, Text, Workshop};
use crate::i18n::{Lang, Words, dates, words};

impl<'w> Outline<'w> {
    /// The notes of `workshop` with fixed words, and prompts where they have it, in
    /// `language`; `address` is where they can be read online.
    pub fn of(workshop: &'w Workshop, language: Language, address: &'w str) -> Self {
        Self::with(workshop, Notes::Written, language, address)
    }

    /// The same with these free notes.
    pub fn with(
        workshop: &'w Workshop,
        notes: Notes,
        language: Language,
        address: &'w str,
    ) -> Self {
        let lang = Lang::from_code(language.code()).unwrap_or_default();
        let words = words(lang);
        Self {
            language: lang,
            title: workshop.title(),
            facts: facts(workshop, words),
            chapters: super::build::chapters(workshop, notes, language, words),
            colophon: colophon(workshop, words, address),
        }
    }
}

fn facts<'w>(workshop: &'w Workshop, words: Words) -> Vec<Fact<'w>> {
    let label = |label| Some(words.with_colon(label));
    let said = |name, value: &'w str| Fact { label: label(name), value: Cow::Borrowed(value) };
    let mut facts = Vec::new();
    // Before anything else: whoever reads these notes must not take them for a meeting.
    if workshop.is_rehearsed() {
        facts.push(Fact { label: None, value: Cow::Borrowed(words.rehearsal_mark()) });
    }
    if let Some(about) = workshop.about.as_deref() {
        facts.extend(about.date.as_ref().map(|date| Fact {
            label: label(words.pad_date()),
            value: Cow::Owned(in_words(words, date.as_str())),
        }));
        facts.extend(about.place.as_ref().map(|place| said(words.pad_place(), place.as_str())));
        let organiser = about.organiser.as_ref();
        facts.extend(organiser.map(|name| said(words.pad_organiser(), name.as_str())));
    }
    let team = team(workshop);
    if !team.is_empty() {
        let value = Cow::Owned(team.join(", "));
        facts.push(Fact { label: label(words.pad_facilitators()), value });
    }
    let people = i64::try_from(workshop.how_many()).unwrap_or(i64::MAX);
    facts.push(Fact { label: None, value: Cow::Owned(words.pad_people(people)) });
    facts
}

/// The names on the links of those who lead, each once.
fn team(workshop: &Workshop) -> Vec<&str> {
    let leads = |role: Role| workshop.links.values().filter(move |link| link.role == role);
    let mut names: Vec<&str> = Vec::new();
    for link in leads(Role::Facilitator).chain(leads(Role::CoFacilitator)) {
        let name = link.label.as_ref().filter(|_| !link.revoked).map(Text::as_str);
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names
}

fn colophon<'w>(workshop: &'w Workshop, words: Words, address: &'w str) -> Colophon<'w> {
    let (lang, zone) = (words.lang(), dates::default_zone());
    let planned = workshop.about.as_ref().and_then(|about| about.date.as_ref());
    let date = planned.map_or_else(
        || dates::day(lang, workshop.created, zone),
        |date| in_words(words, date.as_str()),
    );
    let licence = workshop.licence();
    Colophon {
        credit: words.pad_credit(&date, workshop.title()),
        licence,
        licence_name: words.licence(licence),
        address,
        erased: words.pad_erased_on(&dates::day(lang, workshop.purge_at, zone)),
        tool: words.pad_made_with(),
    }
}

/// A civil date in words; anything else as it was typed.
pub(super) fn in_words(words: Words, day: &str) -> String {
    dates::civil_day(words.lang(), day).unwrap_or_else(|| day.to_owned())
}
