//! Excel workbook: every cell is written as a string, so nothing is computed or turned
//! into a date. A text longer than a cell may be goes on in the column behind the last.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use crate::pad::Source;
use crate::pad::table::Table;

/// Signs that one cell of Excel holds (its own limit), in UTF-16 units.
const CELL: usize = 32_767;
/// Width of a column, in signs; wide enough to read a sentence in a few lines.
const WIDTH: f64 = 24.0;

/// One row for each contribution, and a second sheet with the terms.
pub fn xlsx(source: &Source<'_>) -> Vec<u8> {
    let mut book = Workbook::new();
    book.set_properties(&properties(source));
    for table in Table::all(source) {
        // Names of sheets are ours, rows are bounded: writing cannot fail.
        sheet(book.add_worksheet(), &table).ok();
    }
    book.save_to_buffer().unwrap_or_default()
}

fn properties(source: &Source<'_>) -> DocProperties {
    let outline = source.outline();
    let colophon = &outline.colophon;
    let mut properties = DocProperties::new()
        .set_title(outline.title)
        .set_author(&colophon.credit)
        .set_comment(colophon.notice())
        .set_custom_property("dcterms:license", colophon.licence.url())
        .set_custom_property("dcterms:source", colophon.address)
        .set_custom_property("dc:language", source.words().language_locale());
    // Without a date of its own the file would carry the hour of its making.
    let made = ExcelDateTime::parse_from_str(&source.day()).ok();
    if let Some(made) = made.or_else(|| ExcelDateTime::from_ymd(1980, 1, 1).ok()) {
        properties = properties.set_creation_datetime(&made);
    }
    properties
}

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), rust_xlsxwriter::XlsxError> {
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let head = cell.clone().set_bold();
    sheet.set_name(table.name)?;
    sheet.set_freeze_panes(1, 0)?;
    let mut width = table.headings.len();
    for (cells, row) in std::iter::once(&table.headings).chain(&table.rows).zip(0..) {
        let format = if row == 0 { &head } else { &cell };
        let (cells, more) = fitting(cells);
        width = width.max(cells.len() + more.len());
        for (text, column) in cells.iter().chain(&more).zip(0..) {
            sheet.write_string_with_format(row, column, *text, format)?;
        }
    }
    for column in 0..u16::try_from(width).unwrap_or(u16::MAX) {
        sheet.set_column_width(column, WIDTH)?;
    }
    Ok(())
}

/// The cells, each cut where it is full, and what was cut off, in order.
fn fitting(cells: &[String]) -> (Vec<&str>, Vec<&str>) {
    let mut more = Vec::new();
    let cells = cells.iter().map(|cell| {
        let (first, mut rest) = cut(cell);
        while !rest.is_empty() {
            let (next, after) = cut(rest);
            more.push(next);
            rest = after;
        }
        first
    });
    (cells.collect(), more)
}

fn cut(text: &str) -> (&str, &str) {
    let mut units = 0;
    let end = text.char_indices().find(|(_, sign)| {
        units += sign.len_utf16();
        units > CELL
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_cell_goes_on_behind_the_row() {
        let long = "é".repeat(CELL + 3);
        let row = ["a".to_owned(), long.clone(), "b".to_owned()];
        let (cells, more) = fitting(&row);
        assert_eq!((cells[0], cells[2]), ("a", "b"));
        assert_eq!(cells[1].to_owned() + &more.concat(), long);
        assert_eq!(more, ["ééé"]);
    }
}
