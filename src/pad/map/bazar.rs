//! YesWiki Bazar, the usual database of these networks: a form to paste into its
//! definitions, and the table that this form takes.
//!
//! Its long field takes plain text (`nohtml`): as wiki text, what people typed could run an
//! action of the wiki. All innovations, with or without a place: Bazar is a list before it is a map.

use super::{Sheet, degrees, line, sheets};
use crate::i18n::Words;
use crate::pad::Source;
use crate::pad::table::plain;

/// Columns of the form: the name for the wiki, the kind of field, whether it is required.
const FIELDS: [(&str, Field); 8] = [
    ("bf_titre", Field::Line(true)),
    ("bf_description", Field::Text),
    ("bf_lieu", Field::Line(false)),
    ("bf_lien", Field::Line(false)),
    ("bf_recueilli", Field::Line(false)),
    ("bf_source", Field::Address),
    ("bf_licence", Field::Line(false)),
    ("bf_credit", Field::Line(false)),
];

enum Field {
    Line(bool),
    Text,
    Address,
}

/// The definition of the form, one field a line, with the map last.
pub fn bazar_form(source: &Source<'_>) -> String {
    let words = source.words();
    let mut lines: Vec<String> = FIELDS
        .iter()
        .zip(labels(words))
        .map(|((name, field), label)| {
            let (kind, size, what, required) = match field {
                Field::Line(required) => ("texte", "60***255", "text", u8::from(*required)),
                Field::Text => ("textelong", "40***5", "nohtml", 0),
                Field::Address => ("lien_internet", "40***255", "url", 0),
            };
            format!(
                "{kind}***{name}***{label}***{size}*** *** ***{what}***{required}*** \
                 *** *** * *** * *** *** *** ***"
            )
        })
        .collect();
    lines.push("map***bf_latitude***bf_longitude*** *** *** *** *** ***0***".to_owned());
    lines.join("\n") + "\n"
}

fn labels(words: Words) -> [&'static str; FIELDS.len()] {
    [
        words.kind(crate::domain::Kind::Innovation),
        words.csv_what(),
        words.csv_place(),
        words.csv_tie(),
        words.csv_name(),
        words.csv_address(),
        words.csv_licence(),
        words.csv_credit(),
    ]
}

/// The form has no field for what was not said by anybody: the credit says it.
fn marked(mark: Option<&str>, credit: &str) -> String {
    mark.map_or_else(|| credit.to_owned(), |mark| format!("{mark} – {credit}"))
}

/// The table: names of the fields as the form has them, then the coordinates.
pub fn bazar(source: &Source<'_>) -> String {
    let names = FIELDS.iter().map(|(name, _)| *name).chain(["bf_latitude", "bf_longitude"]);
    let credit = source.outline().colophon.credit;
    let rows = sheets(source.workshop());
    plain(names, rows.map(|sheet| row(source, &sheet, &credit).to_vec()))
}

fn row(source: &Source<'_>, sheet: &Sheet<'_>, credit: &str) -> [String; FIELDS.len() + 2] {
    let words = source.words();
    let [latitude, longitude] = degrees(sheet.at);
    [
        line(sheet.entry.statement.text.as_str()),
        sheet.what().to_owned(),
        line(sheet.place()),
        sheet.entry.statement.tie.map(|tie| words.tie(tie)).unwrap_or_default().to_owned(),
        sheet.name.map(|name| line(name.as_str())).unwrap_or_default(),
        source.address_of(sheet.entry.id),
        source.workshop().licence().url().to_owned(),
        marked(source.mark_of(sheet.entry), credit),
        latitude,
        longitude,
    ]
}
