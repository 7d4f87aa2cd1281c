//! Tables: one row for each public contribution and free note, in two variants.
//!
//! For people with a French spreadsheet: byte-order mark, `;`, every cell quoted,
//! headings in words, and a space before what a spreadsheet would take for a formula
//! (an apostrophe would stay visible). For machines: comma, bare text, headings in
//! ASCII, codes instead of words, line feeds as " / ". The last three columns of both
//! say the terms.

use super::row::{self, rows};
use crate::pad::{Colophon, Source};

/// The table for people.
pub fn csv(source: &Source<'_>) -> String {
    let (words, outline) = (source.words(), source.outline());
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .quote_style(::csv::QuoteStyle::Always)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let terms = [words.csv_licence(), words.csv_credit(), words.csv_address()];
    // Writing into memory cannot fail.
    writer.write_record(row::headings(words).into_iter().chain(terms).map(guarded)).ok();
    for row in rows(source) {
        let cells = row.in_words(source).into_iter();
        let terms = terms_of(&outline.colophon, row.address(source));
        writer.write_record(cells.chain(terms).map(|cell| guarded(&cell))).ok();
    }
    written(writer)
}

/// The table for machines.
pub fn csv_for_machines(source: &Source<'_>) -> String {
    let (workshop, outline) = (source.workshop(), source.outline());
    let rows = rows(source).into_iter().map(|row| {
        let terms = terms_of(&outline.colophon, row.address(source));
        let cells = row.in_codes(workshop).into_iter().chain(terms);
        cells.map(|cell| cell.replace('\n', " / ")).collect()
    });
    plain(row::NAMES.into_iter().chain(TERMS), rows)
}

/// A table as RFC 4180 has it: commas, quotes where they are needed, names first.
pub(in crate::pad) fn plain<'n>(
    names: impl Iterator<Item = &'n str>,
    rows: impl Iterator<Item = Vec<String>>,
) -> String {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory cannot fail.
    writer.write_record(names).ok();
    for row in rows {
        writer.write_record(row).ok();
    }
    written(writer)
}

/// Names, for machines, of the columns that say the terms of each row.
const TERMS: [&str; 3] = ["licence", "credit", "address"];

/// Under which terms, whose words, where: a row that is copied alone takes them along.
fn terms_of(colophon: &Colophon<'_>, address: String) -> [String; 3] {
    [colophon.licence.url().to_owned(), colophon.credit.clone(), address]
}

fn written(writer: ::csv::Writer<Vec<u8>>) -> String {
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A cell that no spreadsheet computes: a leading space is the one change that shows
/// least (numbers and dates are still read as such: the help says so).
fn guarded(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2007}']).chars().next();
    let formula = first.is_some_and(|sign| {
        matches!(sign, '=' | '+' | '-' | '@' | '|' | '%' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
    });
    if formula { format!(" {cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_gets_a_space_and_nothing_else_does() {
        for formula in
            ["=1+1", "=> financer", "- 30 %", "+ d’accès", "@tout", "|x", "%x", "＝1", " =1"]
        {
            assert_eq!(guarded(formula), format!(" {formula}"));
        }
        for text in ["", "a=1", "(=1)", "« - »", "‐ trait", "1/2"] {
            assert_eq!(guarded(text), text);
        }
    }
}
