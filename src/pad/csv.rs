//! Tables: one row for each public contribution, in two variants.
//!
//! For people with a French spreadsheet: byte-order mark, `;`, every cell quoted,
//! headings in words, and a space before what a spreadsheet would take for a formula
//! (an apostrophe would stay visible). For machines: comma, bare text, headings in
//! ASCII, codes instead of words, line feeds as " / ".

mod row;

use self::row::rows;
use crate::domain::Workshop;
use crate::i18n::{Lang, words};

/// The table for people.
pub fn csv(workshop: &Workshop) -> String {
    let words = words(Lang::from_code(workshop.language().code()).unwrap_or_default());
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .quote_style(::csv::QuoteStyle::Always)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let heading = row::headings(words).map(guarded);
    // Writing into memory cannot fail.
    writer.write_record(heading).ok();
    for row in rows(workshop) {
        writer.write_record(row.in_words(workshop, words).map(|cell| guarded(&cell))).ok();
    }
    written(writer)
}

/// The table for machines.
pub fn csv_for_machines(workshop: &Workshop) -> String {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(row::NAMES).ok();
    for row in rows(workshop) {
        writer.write_record(row.in_codes(workshop).map(|cell| cell.replace('\n', " / "))).ok();
    }
    written(writer)
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
