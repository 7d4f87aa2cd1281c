//! Innovations on a map, for the tools that the public uses: uMap, GoGoCarto, YesWiki.
//!
//! A place is what people typed. Coordinates are taken from it when it holds some; no
//! service is asked where a place is. What has none is left out and counted, or stands
//! without a point in the whole file (`?tout=1`).

mod bazar;
mod coordinates;
mod geojson;
mod gogocarto;
mod umap;

pub use bazar::{bazar, bazar_form};
pub use coordinates::Point;
pub use geojson::geojson;
pub use gogocarto::gogocarto;
pub use umap::umap;

use serde_json::{Map, Value};

use super::Source;
use crate::domain::{Contribution, Kind, Text, Workshop};

/// How many innovations have coordinates, and how many have not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Placed {
    /// With coordinates.
    pub placed: usize,
    /// Without.
    pub unplaced: usize,
}

impl Placed {
    /// Counts what everybody may read.
    pub fn of(workshop: &Workshop) -> Self {
        let (placed, unplaced): (Vec<_>, Vec<_>) =
            sheets(workshop).partition(|sheet| sheet.at.is_some());
        Self { placed: placed.len(), unplaced: unplaced.len() }
    }
}

/// One innovation, and where it is.
struct Sheet<'w> {
    entry: &'w Contribution,
    at: Option<Point>,
    /// Whose name stands beside it.
    name: Option<&'w Text>,
}

impl Sheet<'_> {
    fn what(&self) -> &str {
        self.entry.statement.what.as_ref().map_or("", Text::as_str)
    }

    fn place(&self) -> &str {
        self.entry.statement.place.as_ref().map_or("", Text::as_str)
    }
}

/// The innovations that everybody may read, oldest first.
fn sheets(workshop: &Workshop) -> impl Iterator<Item = Sheet<'_>> {
    workshop.public().filter(|entry| entry.kind == Kind::Innovation).map(|entry| Sheet {
        entry,
        at: entry.statement.place.as_ref().and_then(|place| Point::read(place.as_str())),
        name: workshop.shown_name(entry),
    })
}

/// Those that go onto a map: with a point, or all of them where all are wanted.
fn wanted<'w>(source: &'w Source<'_>) -> impl Iterator<Item = Sheet<'w>> {
    let whole = source.choice().whole;
    sheets(source.workshop()).filter(move |sheet| whole || sheet.at.is_some())
}

/// Text as a cell that must hold no line break.
fn line(text: &str) -> String {
    text.replace('\n', " / ")
}

/// Latitude and longitude as cells; empty without a point.
fn degrees(at: Option<Point>) -> [String; 2] {
    at.map(|at| [at.latitude, at.longitude].map(|degrees| degrees.to_string())).unwrap_or_default()
}

/// The member, property or column that says that nobody said this.
const REHEARSAL: &str = "rehearsal";

/// Title, terms, address and how many stand on no map: what every collection says; and
/// that it is a rehearsal, while it is one.
fn terms(source: &Source<'_>) -> Map<String, Value> {
    let outline = source.outline();
    let Placed { placed, unplaced } = Placed::of(source.workshop());
    let texts = [
        ("title", outline.title),
        ("licence", outline.colophon.licence.url()),
        ("credit", &outline.colophon.credit),
        ("source", outline.colophon.address),
    ];
    let texts = texts.map(|(name, text)| (name.to_owned(), Value::from(text)));
    let counts = [("placed", placed), ("unplaced", unplaced)];
    let counts = counts.map(|(name, count)| (name.to_owned(), Value::from(count)));
    let mark = source.mark().map(|mark| (REHEARSAL.to_owned(), Value::from(mark)));
    texts.into_iter().chain(counts).chain(mark).collect()
}
