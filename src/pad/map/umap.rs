//! The table that uMap takes: comma, ASCII names, no line break in a cell.

use super::{Sheet, line, wanted};
use crate::domain::Tie;
use crate::pad::Source;

const NAMES: [&str; 10] =
    ["id", "name", "description", "place", "tie", "by", "lat", "lon", "url", "licence"];

/// One row for each innovation.
pub fn umap(source: &Source<'_>) -> String {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory cannot fail.
    writer.write_record(NAMES).ok();
    for sheet in wanted(source) {
        writer.write_record(row(source, &sheet)).ok();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(source: &Source<'_>, sheet: &Sheet<'_>) -> [String; NAMES.len()] {
    let statement = &sheet.entry.statement;
    let degrees = |value: Option<f64>| value.map(|it| it.to_string()).unwrap_or_default();
    [
        sheet.entry.id.to_string(),
        line(statement.text.as_str()),
        line(sheet.what()),
        line(sheet.place()),
        statement.tie.map(Tie::code).unwrap_or_default().to_owned(),
        sheet.name.map(|name| line(name.as_str())).unwrap_or_default(),
        degrees(sheet.at.map(|at| at.latitude)),
        degrees(sheet.at.map(|at| at.longitude)),
        source.address_of(sheet.entry.id),
        source.workshop().licence().url().to_owned(),
    ]
}
