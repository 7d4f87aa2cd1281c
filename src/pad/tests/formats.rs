//! What holds for every format, whatever it looks like inside.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{ADDRESS, ROOM, keeps_secrets};
use crate::domain::{Statement, Workshop};
use crate::pad::fixture::{Play, demo, text};
use crate::pad::{Choice, Dated, Format, Placed, Signing, Source};

/// The demonstration with two innovations on the map and an action with a day.
fn placed() -> Play {
    let mut play = demo();
    let seat = play.workshop.present().next().unwrap().id;
    for (name, place) in [("Le phare", "Brest (48.39, -4.49)"), ("Le quai", "geo:47.74,-3.36")] {
        let statement = Statement { place: Some(text(place)), ..Statement::of(text(name)) };
        play.open("harvest");
        play.says_all(seat, "harvest", statement);
    }
    play.open("steps");
    let due = Some(text("avant le 14 mars 2026"));
    let statement = Statement { due, ..Statement::of(text("Inviter les voisins")) };
    play.says_all(seat, "steps", statement);
    play
}

pub(super) fn file(workshop: &Workshop, format: Format, choice: Choice) -> Vec<u8> {
    format.file(&Source::new(workshop, ROOM, choice))
}

/// Everything that can be read in a file, zips opened.
fn inside(bytes: &[u8]) -> String {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut all = String::new();
    for index in 0..zip.len() {
        let mut bytes = Vec::new();
        zip.by_index(index).unwrap().read_to_end(&mut bytes).unwrap();
        all += &inside(&bytes);
    }
    all
}

/// A message is read as its reader reads it, not as it travels.
pub(super) fn readable(format: Format, bytes: &[u8]) -> String {
    let text = inside(bytes);
    if format == Format::Mail { text.replace("=\r\n", "").replace("=3D", "=") } else { text }
}

#[test]
fn nothing_that_nobody_may_read_leaves_in_any_format() {
    let play = placed();
    for format in Format::ALL.iter().copied() {
        let file = file(&play.workshop, format, Choice { whole: true, ..Choice::default() });
        keeps_secrets(&play.workshop, &readable(format, &file));
    }
}

#[test]
fn no_name_leaves_that_was_not_chosen() {
    let play = placed();
    let names = ["Jean-Cœur Œillet", "Hervé de l’Amicale", "Gwenaël·le", "Michel Briand"];
    for format in Format::ALL.iter().copied().filter(|format| *format != Format::Mail) {
        let of = |signing| {
            let choice = Choice { signing, whole: true, raw: false };
            readable(format, &file(&play.workshop, format, choice))
        };
        let (initials, nobody) = (of(Signing::Initials), of(Signing::Nobody));
        for name in names {
            assert!(!initials.contains(name), "{name} in {format:?} with initials");
            assert!(!nobody.contains(name), "{name} in {format:?} without names");
        }
    }
    let with_names = String::from_utf8(file(&play.workshop, Format::Html, Choice::default()));
    assert!(names.iter().all(|name| with_names.as_ref().unwrap().contains(name)));
}

#[test]
fn the_same_workshop_gives_the_same_bytes() {
    let play = placed();
    for format in Format::ALL.iter().copied() {
        let make = || file(&play.workshop, format, Choice::default());
        assert_eq!(make(), make(), "{format:?}");
    }
}

#[test]
fn terms_and_address_stand_in_every_file() {
    let play = placed();
    // The definition of a form holds nothing that somebody said.
    for format in Format::ALL.iter().copied().filter(|format| *format != Format::BazarForm) {
        let text = readable(format, &file(&play.workshop, format, Choice::default()));
        let licence = ["creativecommons.org/licenses/by-sa/4.0", "CC BY-SA 4.0", "CC-BY-SA-4.0"];
        assert!(licence.iter().any(|one| text.contains(one)), "no licence in {format:?}");
        assert!(text.contains(ADDRESS), "no address in {format:?}");
    }
}

#[test]
fn what_has_no_place_or_no_day_is_counted() {
    let play = placed();
    let innovations = 30;
    let placed = Placed::of(&play.workshop);
    assert_eq!((placed.placed, placed.unplaced), (2, innovations));
    let dated = Dated::of(&play.workshop);
    assert!(dated.dated >= 1 && dated.undated >= 1, "{dated:?}");
}

#[test]
fn addresses_and_kinds_are_all_different_and_found_again() {
    for format in Format::ALL.iter().copied() {
        assert_eq!(Format::of_extension(format.extension()), Some(format));
    }
    assert_eq!(Format::of_extension("exe"), None);
}
