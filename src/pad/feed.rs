//! Atom (RFC 4287): the innovations of a workshop, for who follows it.
//!
//! Ids never change. The hour of an entry is rounded down, so that nobody reads off the
//! feed who spoke when.

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text,
};

use super::Source;
use super::text::xml_allowed;
use crate::domain::{Contribution, Kind, Moment, Workshop};

/// One hour, in milliseconds.
const HOUR: i64 = 3_600_000;

/// The feed; `file` is the name of its own address.
pub fn atom(source: &Source<'_>, file: &str) -> String {
    let (workshop, outline) = (source.workshop(), source.outline());
    let mut entries: Vec<&Contribution> =
        workshop.public().filter(|entry| entry.kind == Kind::Innovation).collect();
    // Readers expect the newest first.
    entries.sort_by_key(|entry| std::cmp::Reverse((changed(entry), entry.order)));
    let updated = entries.first().map_or(workshop.created, |entry| changed(entry));
    let own = link("self", &source.own_address(file));
    let notes = link("alternate", source.address());
    let feed = Feed {
        title: Text::plain(outline.title),
        id: id(workshop, ""),
        updated: hour(updated),
        authors: vec![person(&outline.colophon.credit)],
        generator: Some(Generator { value: "Collecte".to_owned(), ..Generator::default() }),
        links: vec![own, notes, licence(workshop)],
        rights: Some(Text::plain(outline.colophon.notice())),
        subtitle: source.mark().map(Text::plain),
        lang: Some(workshop.language().code().to_owned()),
        entries: entries.into_iter().map(|one| entry(source, one)).collect(),
        ..Feed::default()
    };
    xml_allowed(&feed.to_string()) + "\n"
}

fn entry(source: &Source<'_>, entry: &Contribution) -> Entry {
    let workshop = source.workshop();
    let statement = &entry.statement;
    let page = link("alternate", &source.address_of(entry.id));
    // A place is told in the same sentence: Atom has no field of its own for it.
    let words = [statement.what.as_ref(), statement.place.as_ref()];
    let words: Vec<&str> = words.into_iter().flatten().map(crate::domain::Text::as_str).collect();
    let name = workshop.shown_name(entry);
    Entry {
        title: Text::plain(statement.text.as_str()),
        id: id(workshop, &format!("/{}", entry.id)),
        updated: hour(changed(entry)),
        authors: name.map(|name| person(name.as_str())).into_iter().collect(),
        links: vec![page, licence(workshop)],
        rights: Some(Text::plain(workshop.licence().name())),
        categories: source.mark_of(entry).map(rehearsal).into_iter().collect(),
        content: (!words.is_empty()).then(|| Content {
            value: Some(words.join(" – ")),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// The category of what a simulated person gave.
fn rehearsal(mark: &str) -> Category {
    Category { term: "rehearsal".to_owned(), label: Some(mark.to_owned()), ..Category::default() }
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

fn licence(workshop: &Workshop) -> Link {
    link("license", workshop.licence().url())
}

fn link(rel: &str, href: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), ..Link::default() }
}

/// `tag:` (RFC 4151) of a name that belongs to nobody (RFC 2606): a workshop may move.
fn id(workshop: &Workshop, behind: &str) -> String {
    format!("tag:collecte.invalid,2025:{}{behind}", workshop.id)
}

/// When an entry got its present words, rounded down to the hour.
fn changed(entry: &Contribution) -> Moment {
    let last = entry.revisions.last().map_or(entry.at, |revision| revision.until);
    Moment(last.0 - last.0.rem_euclid(HOUR))
}

fn hour(moment: Moment) -> FixedDateTime {
    let written = jiff::Timestamp::from_millisecond(moment.0).unwrap_or_default();
    written.to_string().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Text as Words;
    use crate::pad::Choice;
    use crate::pad::fixture::demo;

    #[test]
    fn signs_that_xml_cannot_hold_are_left_out_of_what_was_kept_before() {
        let mut workshop = demo().workshop;
        let old = workshop.public().find(|entry| entry.kind == Kind::Innovation).unwrap();
        let mut old = old.clone();
        old.statement.text = Words::kept("un\u{fffe} four\u{ffff}").unwrap();
        workshop.contributions.insert(old.id, old.into());
        let source = Source::new(&workshop, "http://localhost/a/K7DMR/", Choice::default());
        let feed = atom(&source, "export.atom");
        assert!(feed.contains("un four"));
        assert!(!feed.contains(['\u{fffe}', '\u{ffff}']));
    }
}
