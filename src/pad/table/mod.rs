//! Tables: one row for each contribution and free note, for spreadsheets of every kind.

mod csv;
mod noted;
mod row;

pub(super) use csv::plain;
pub use csv::{csv, csv_for_machines};
pub(super) use noted::{Noted, noted};

use self::row::rows;
use super::Source;
use crate::domain::Section;

/// One sheet of a workbook.
pub(super) struct Table {
    /// Its name; ours, so that every spreadsheet takes it.
    pub(super) name: &'static str,
    /// The first row.
    pub(super) headings: Vec<String>,
    /// The others, each as long as the first.
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// What was said, then what document it is and under which terms.
    pub(super) fn all(source: &Source<'_>) -> [Self; 2] {
        [Self::of_contributions(source), Self::about(source)]
    }

    fn of_contributions(source: &Source<'_>) -> Self {
        let words = source.words();
        Self {
            name: words.csv_contributions(),
            headings: row::headings(words).map(str::to_owned).to_vec(),
            rows: rows(source).iter().map(|row| row.in_words(source).to_vec()).collect(),
        }
    }

    fn about(source: &Source<'_>) -> Self {
        let (outline, words) = (source.outline(), source.words());
        let colophon = &outline.colophon;
        let licence = colophon.licence;
        let facts = outline.facts.iter().map(|fact| fact.value.to_string());
        let terms = [
            colophon.credit.clone(),
            words.pad_licence(licence.name()),
            format!("{} {}", colophon.licence_name, licence.url()),
            words.pad_address(colophon.address),
            colophon.erased.clone(),
            colophon.tool.to_owned(),
        ];
        Self {
            name: words.section(Section::Colophon),
            headings: vec![outline.title.to_owned()],
            rows: facts.chain(terms).map(|cell| vec![cell]).collect(),
        }
    }
}
