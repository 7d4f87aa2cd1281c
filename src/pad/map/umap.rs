//! The table that uMap takes: comma, ASCII names, no line break in a cell.

use super::{REHEARSAL, Sheet, degrees, line, wanted};
use crate::domain::Tie;
use crate::pad::Source;
use crate::pad::table::plain;

const NAMES: [&str; 11] =
    ["id", "name", "description", "place", "tie", "by", "lat", "lon", "url", "licence", REHEARSAL];

/// One row for each innovation.
pub fn umap(source: &Source<'_>) -> String {
    plain(NAMES.into_iter(), wanted(source).map(|sheet| row(source, &sheet).to_vec()))
}

fn row(source: &Source<'_>, sheet: &Sheet<'_>) -> [String; NAMES.len()] {
    let statement = &sheet.entry.statement;
    let [latitude, longitude] = degrees(sheet.at);
    [
        sheet.entry.id.to_string(),
        line(statement.text.as_str()),
        line(sheet.what()),
        line(sheet.place()),
        statement.tie.map(Tie::code).unwrap_or_default().to_owned(),
        sheet.name.map(|name| line(name.as_str())).unwrap_or_default(),
        latitude,
        longitude,
        source.address_of(sheet.entry.id),
        source.workshop().licence().url().to_owned(),
        source.mark_of(sheet.entry).unwrap_or_default().to_owned(),
    ]
}
