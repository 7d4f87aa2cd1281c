//! Calendar (RFC 5545): the actions that have a day, each as a whole day, because phones
//! ignore tasks. What has no day that can be read stays out and is counted.

use icalendar::{Calendar, Component as _, Event, Property};

use super::{Source, day};
use crate::domain::{Contribution, Kind, Text, Workshop};
use crate::i18n::Words;

/// How many actions have a day, and how many have none that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dated {
    /// With a day.
    pub dated: usize,
    /// Without.
    pub undated: usize,
}

impl Dated {
    /// Counts what everybody may read.
    pub fn of(workshop: &Workshop) -> Self {
        let (dated, undated): (Vec<_>, Vec<_>) =
            actions(workshop).partition(|(_, day)| day.is_some());
        Self { dated: dated.len(), undated: undated.len() }
    }
}

fn actions(
    workshop: &Workshop,
) -> impl Iterator<Item = (&Contribution, Option<jiff::civil::Date>)> {
    workshop.public().filter(|entry| entry.kind == Kind::Action).map(|entry| {
        let due = entry.statement.due.as_ref();
        (entry, due.and_then(|due| day::read(due.as_str())))
    })
}

/// The calendar.
pub fn calendar(source: &Source<'_>) -> String {
    let (workshop, outline) = (source.workshop(), source.outline());
    let mut calendar = Calendar::new();
    calendar.name(outline.title);
    let notice = outline.colophon.notice();
    let marked = source.mark().map(|mark| format!("{mark} – {notice}"));
    calendar.description(&marked.unwrap_or(notice));
    // RFC 7986 says the same in words that newer programs know.
    for (name, value) in [("URL", outline.colophon.address), ("SOURCE", outline.colophon.address)] {
        calendar.append_property(Property::new(name, value));
    }
    for (entry, day) in actions(workshop) {
        if let Some(day) = day {
            calendar.push(event(source, entry, day));
        }
    }
    calendar.done().to_string()
}

fn event(source: &Source<'_>, entry: &Contribution, day: jiff::civil::Date) -> Event {
    let words: Words = source.words();
    let mut event = Event::new();
    event.uid(&format!("{}@collecte.invalid", entry.id));
    event.summary(entry.statement.text.as_str());
    let who = entry.statement.who.as_ref().map(|who| words.action_by(Text::as_str(who)));
    let who = who.unwrap_or_else(|| words.action_no_owner().to_owned());
    let mark = source.mark_of(entry).map(|mark| format!("{mark}\n")).unwrap_or_default();
    event.description(&format!("{mark}{who}\n{}", source.workshop().licence().name()));
    event.append_property(Property::new("URL", source.address_of(entry.id)));
    // The same moment in every copy: a calendar that was not changed is the same file.
    event.add_property("DTSTAMP", format!("{}T000000Z", compact(&source.day())));
    let day = compact(&day.to_string());
    let mut start = Property::new("DTSTART", day);
    start.add_parameter("VALUE", "DATE");
    event.append_property(start);
    event.done()
}

/// `2026-03-14` as `20260314`.
fn compact(day: &str) -> String {
    day.replace('-', "")
}
