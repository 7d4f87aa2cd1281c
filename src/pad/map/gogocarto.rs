//! The fields that GoGoCarto reads from an address again and again: an element that
//! vanished from it is deleted there, so ids never change.

use serde_json::{Map, Value, json};

use super::{REHEARSAL, Sheet, terms, wanted};
use crate::domain::Text;
use crate::pad::Source;

/// `{"data": […]}` with `geo` and `address` as GoGoCarto names them.
pub fn gogocarto(source: &Source<'_>) -> String {
    let elements: Vec<Value> = wanted(source).map(|sheet| element(source, &sheet)).collect();
    let mut file = terms(source);
    file.insert("data".to_owned(), Value::from(elements));
    let file = Value::from(file);
    format!("{file:#}\n")
}

fn element(source: &Source<'_>, sheet: &Sheet<'_>) -> Value {
    let mut element = Map::new();
    let mut put = |name: &str, value: Value| element.insert(name.to_owned(), value);
    put("id", json!(sheet.entry.id.to_string()));
    put("name", json!(sheet.entry.statement.text.as_str()));
    put("description", json!(sheet.what()));
    put("address", json!({ "addressLocality": sheet.place() }));
    // Categories are the room's own; a comma would part one into two.
    put("taxonomy", json!([source.words().kind(sheet.entry.kind)]));
    put("owner", json!(sheet.name.map(Text::as_str)));
    put("source", json!(source.address_of(sheet.entry.id)));
    put("licence", json!(source.workshop().licence().url()));
    if let Some(mark) = source.mark_of(sheet.entry) {
        put(REHEARSAL, json!(mark));
    }
    if let Some(at) = sheet.at {
        put("geo", json!({ "latitude": at.latitude, "longitude": at.longitude }));
    }
    Value::Object(element)
}
