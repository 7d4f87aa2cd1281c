//! The tables, read back by a reader of tables.

use super::{each_once, flat, keeps_secrets, public_texts, source};
use crate::domain::Workshop;
use crate::pad::fixture::demo;
use crate::pad::table::{csv, csv_for_machines};

fn read(table: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn people(workshop: &Workshop) -> Vec<Vec<String>> {
    read(csv(&source(workshop)).strip_prefix('\u{feff}').unwrap(), b';')
}

#[test]
fn every_public_text_reads_back_once() {
    let play = demo();
    let rows = people(&play.workshop);
    assert_eq!(rows.len(), play.workshop.public().count() + 1);
    each_once(&play.workshop, &rows.concat());
    let machines = read(&csv_for_machines(&source(&play.workshop)), b',').concat();
    for text in public_texts(&play.workshop) {
        let wanted = text.replace('\n', " / ");
        assert_eq!(machines.iter().filter(|cell| **cell == wanted).count(), 1, "{text}");
    }
}

#[test]
fn no_spreadsheet_computes_a_cell() {
    let play = demo();
    let table = csv(&source(&play.workshop));
    for cell in people(&play.workshop).concat() {
        let first = cell.chars().next().unwrap_or('a');
        assert!(!"=+-@|%\t\r＝＋－＠".contains(first), "{cell}");
    }
    assert!(table.contains("\" => financer un demi-poste\""));
    assert!(table.contains("\" - 30 %\""));
    for line in table.strip_prefix('\u{feff}').unwrap().split("\r\n").filter(|it| !it.is_empty()) {
        assert!(line.starts_with('"') || line.contains('\n') || line.ends_with('"'), "{line}");
    }
}

#[test]
fn machines_get_plain_names_and_plain_lines() {
    let play = demo();
    let table = csv_for_machines(&source(&play.workshop));
    let rows = read(&table, b',');
    for name in &rows[0] {
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{name}");
    }
    assert_eq!(table.lines().count(), rows.len(), "no cell holds a line break");
    assert!(!table.starts_with('\u{feff}'));
    assert!(table.contains(",=> financer un demi-poste,"), "untouched");
}

#[test]
fn nothing_that_nobody_may_read_stands_in_them() {
    let play = demo();
    for table in [csv(&source(&play.workshop)), csv_for_machines(&source(&play.workshop))] {
        keeps_secrets(&play.workshop, &table);
    }
}

#[test]
fn groups_and_merges_are_told_beside_the_words() {
    let play = demo();
    let rows = people(&play.workshop);
    let row = |text: &str| rows.iter().find(|row| row.iter().any(|it| flat(it) == text)).unwrap();
    let kept = row("On ne sait pas qui fait quoi à 20 km de chez soi");
    let merged = row("Se faire confiance avant de faire ensemble");
    assert_eq!(kept[13..15], ["L’identité", "Se connaître et se rencontrer"]);
    assert_eq!(merged[15], kept[0]);
    assert_eq!(row("Élan")[12], "");
}
