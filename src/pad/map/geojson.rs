//! GeoJSON (RFC 7946): longitude first, no byte-order mark, for uMap and every map.

use geojson::{Feature, FeatureCollection, Geometry, JsonObject, feature::Id};
use serde_json::Value;

use super::{Point, REHEARSAL, Sheet, terms, wanted};
use crate::domain::Tie;
use crate::pad::Source;

/// The innovations as a `FeatureCollection`; how many have no place, and the terms, stand
/// beside the features.
pub fn geojson(source: &Source<'_>) -> String {
    let collection = FeatureCollection {
        bbox: None,
        features: wanted(source).map(|sheet| feature(source, &sheet)).collect(),
        foreign_members: Some(terms(source)),
    };
    format!("{collection}\n")
}

fn feature(source: &Source<'_>, sheet: &Sheet<'_>) -> Feature {
    let mut properties = JsonObject::new();
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            properties.insert(name.to_owned(), Value::from(value));
        }
    };
    put("name", sheet.entry.statement.text.as_str());
    put("description", sheet.what());
    put("place", sheet.place());
    put("tie", sheet.entry.statement.tie.map_or("", Tie::code));
    put("by", sheet.name.map_or("", |name| name.as_str()));
    put("url", &source.address_of(sheet.entry.id));
    put("licence", source.workshop().licence().url());
    put(REHEARSAL, source.mark_of(sheet.entry).unwrap_or_default());
    let point = |at: Point| Geometry::new_point([at.longitude, at.latitude]);
    Feature {
        bbox: None,
        geometry: sheet.at.map(point),
        id: Some(Id::String(sheet.entry.id.to_string())),
        properties: Some(properties),
        foreign_members: None,
    }
}
