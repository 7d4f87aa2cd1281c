//! Free notes stand once in every format, at the end of what they are about.

use pulldown_cmark::{Event, Parser};
use scraper::{Html, Selector};

use super::json::imported;
use super::{outline, source};
use crate::domain::{Command, ContributionId, GroupId, Kind, NoteId, Role, RoundId, Statement};
use crate::pad::fixture::{Play, demo, id, text};
use crate::pad::html::html;
use crate::pad::json::json;
use crate::pad::linked::json_ld;
use crate::pad::markdown::markdown;
use crate::pad::table::{csv, csv_for_machines};
use crate::pad::{Content, Notes, Outline};

const HOSTILE: &str = "Premier *point* <b>net</b>\nsur deux lignes\n\n\n=1+1 [[x]]";

fn round(name: &str) -> NoteId {
    NoteId::Round(RoundId(id(name)))
}

fn group(name: &str) -> NoteId {
    NoteId::Group(GroupId(id(name)))
}

/// The demonstration with four notes that everybody may read and three that nobody may.
fn noted() -> Play {
    let mut play = demo();
    play.writes(round("hopes"), HOSTILE);
    play.writes(round("grouping"), "Sur le classement");
    play.writes(group("L’identité"), "Sur ce regroupement");
    play.writes(round("welcome"), "Sur l’accueil");
    play.open("welcome");
    play.writes(group("Les peurs"), "NOTE SECRÈTE du groupe dissous");
    play.team(Command::DissolveGroup(GroupId(id("Les peurs"))));
    play.writes(round("closing"), "NOTE SECRÈTE d’une étape à venir");
    play.team(Command::SkipRound { round: RoundId(id("views")), skipped: true });
    play.writes(round("views"), "NOTE SECRÈTE d’une étape laissée de côté");
    play
}

/// Heading, then paragraphs, of each note, with what stands before it.
fn printed(outline: &Outline<'_>) -> Vec<(String, String, usize)> {
    let mut found = Vec::new();
    for chapter in &outline.chapters {
        let mut before = chapter.heading.to_owned();
        for block in &chapter.blocks {
            match &block.content {
                Content::FreeNote(note) => {
                    found.push((note.place.clone(), before.clone(), note.paragraphs.len()));
                }
                Content::Group(head) => head.headline.unwrap_or_default().clone_into(&mut before),
                Content::Heading { .. }
                | Content::Question { .. }
                | Content::Entries(_)
                | Content::Note(_) => {}
            }
        }
    }
    found
}

#[test]
fn a_note_stands_once_under_its_round_or_group() {
    let play = noted();
    let found = printed(&outline(&play.workshop));
    let found: Vec<(&str, &str, usize)> =
        found.iter().map(|(place, before, count)| (&**place, &**before, *count)).collect();
    assert_eq!(
        found,
        [
            ("Étape hopes", "Attentes", 2),
            ("Étape welcome", "Échanges", 1),
            ("L’identité / Se connaître et se rencontrer", "L’identité", 1),
            ("Étape grouping", "L’animateur", 1),
        ]
    );
}

#[test]
fn whoever_writes_sees_the_empty_ones_too_but_never_those_that_are_gone() {
    let play = noted();
    let every = |role| {
        let language = play.workshop.language();
        let outline = Outline::with(&play.workshop, Notes::Every(role), language, "");
        printed(&outline).len()
    };
    // 17 rounds without the skipped one, 5 groups with those of the second grouping.
    assert_eq!(every(Role::Scribe), 21);
    let waiting = play
        .workshop
        .rounds
        .iter()
        .filter(|round| !round.skipped && round.status == crate::domain::Status::Waiting);
    assert_eq!(every(Role::Participant), 21 - waiting.count());
}

#[test]
fn no_format_holds_a_note_that_is_hidden() {
    let play = noted();
    let outline = outline(&play.workshop);
    let source = source(&play.workshop);
    let more = [csv(&source), csv_for_machines(&source), json_ld(&source)];
    for file in [html(&outline), markdown(&outline), json(&play.workshop)].iter().chain(&more) {
        assert!(file.contains("Sur ce regroupement"), "the search finds what is there");
        assert!(!file.contains("NOTE SECRÈTE"));
    }
}

#[test]
fn a_note_is_a_row_of_the_tables_behind_what_was_said_in_its_section() {
    let play = noted();
    let table = csv_for_machines(&source(&play.workshop));
    let rows: Vec<::csv::StringRecord> =
        ::csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap).collect();
    let numbers: Vec<String> = (1..=rows.len()).map(|number| number.to_string()).collect();
    assert_eq!(rows.iter().map(|row| &row[0]).collect::<Vec<_>>(), numbers);
    let notes: Vec<[&str; 4]> = rows
        .iter()
        .filter(|row| &row[4] == "note")
        .map(|row| [&row[2], &row[3], &row[5], &row[13]])
        .collect();
    assert_eq!(
        notes,
        [
            [
                "expectations",
                "Étape hopes",
                "Premier *point* <b>net</b> / sur deux lignes /  / =1+1 [[x]]",
                ""
            ],
            ["exchanges", "Étape welcome", "Sur l’accueil", ""],
            ["key_issues", "Étape grouping", "Sur ce regroupement", "L’identité"],
            ["key_issues", "Étape grouping", "Sur le classement", ""],
        ]
    );
    let last = rows.iter().rposition(|row| &row[2] == "expectations").unwrap();
    assert_eq!(&rows[last][4], "note");
    let address = &rows[last][20];
    assert!(address.ends_with(&format!("pad#note-{}", round("hopes"))), "{address}");
    let people = csv(&source(&play.workshop));
    assert!(people.contains("\"Note libre\";\"Premier *point* <b>net</b>\nsur deux lignes"));
}

#[test]
fn its_words_read_back_letter_for_letter() {
    let play = noted();
    let outline = outline(&play.workshop);
    let page = Html::parse_document(&html(&outline));
    let select = Selector::parse(&format!("#note-{} p", round("hopes"))).unwrap();
    let said: Vec<String> = page.select(&select).map(|it| it.text().collect()).collect();
    assert_eq!(said, ["Premier *point* <b>net</b>\nsur deux lignes", "=1+1 [[x]]"]);
    let mut plain = String::new();
    let file = markdown(&outline);
    let events: Vec<Event<'_>> = Parser::new(&file).collect();
    assert!(!events.iter().any(|it| matches!(it, Event::Html(_) | Event::InlineHtml(_))));
    for event in events {
        if let Event::Text(words) = event {
            plain.push_str(&words);
        } else if matches!(event, Event::SoftBreak | Event::HardBreak) {
            plain.push(' ');
        } else if matches!(event, Event::End(_)) {
            plain.push('\n');
        }
    }
    assert!(plain.contains("Premier *point* <b>net</b> sur deux lignes\n=1+1 [[x]]\n"), "{plain}");
}

#[test]
fn notes_and_sources_survive_an_export_and_an_import() {
    let mut play = noted();
    let card = ContributionId(id("taken"));
    play.team(Command::ContributeFrom {
        note: round("hopes"),
        id: card,
        round: RoundId(id("hopes")),
        kind: Some(Kind::Remark),
        statement: Box::new(Statement::of(text("Premier point"))),
    });
    play.team(Command::CloseNotes(true));
    let first = json(&play.workshop);
    let again = imported(&first);
    assert_eq!(json(&again), first);
    assert_eq!(again.contribution(card).unwrap().source, Some(round("hopes")));
    assert_eq!(again.public_notes().len(), 4);
    assert!(again.notes_closed);
    let page = Html::parse_document(&html(&outline(&again)));
    let link = Selector::parse(&format!("a.source[href='#note-{}']", round("hopes"))).unwrap();
    let words: Vec<String> = page.select(&link).map(|it| it.text().collect()).collect();
    assert_eq!(words, ["tiré de la note «\u{a0}\u{2068}Étape hopes\u{2069}\u{a0}»"]);
}
