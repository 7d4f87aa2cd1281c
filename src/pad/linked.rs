//! JSON-LD for machines that gather such notes: each thing in two vocabularies at once,
//! PAIR (the one of Transiscope) and schema.org, with an id that is its address.
//!
//! The context stands in the file, so that nothing has to be fetched to read it. Each
//! text stands once for each vocabulary.

use serde_json::{Map, Value, json};

use super::Source;
use crate::domain::{Contribution, Group, Kind, Text};
use crate::pad::map::Point;
use crate::pad::signed;
use crate::pad::table::{Noted, noted};

/// The workshop, its innovations, key issues, actions and all that was said.
pub fn json_ld(source: &Source<'_>) -> String {
    let workshop = source.workshop();
    let mut graph = vec![event(source)];
    let rounds = workshop.rounds.iter().flat_map(|round| workshop.groups_of(round.plan.id));
    graph.extend(rounds.filter_map(|group| challenge(source, group)));
    graph.extend(workshop.public().map(|entry| thing(source, entry)));
    graph.extend(noted(source).iter().map(|note| written_together(source, note)));
    let file = json!({
        "@context": {
            "pair": "http://virtual-assembly.org/ontologies/pair#",
            "schema": "https://schema.org/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "pair:partOf": { "@type": "@id" },
            "schema:isPartOf": { "@type": "@id" },
            "schema:license": { "@type": "@id" },
            "schema:url": { "@type": "@id" },
            "@language": workshop.language().code(),
        },
        "@graph": graph,
    });
    format!("{file:#}\n")
}

/// Attributes of a thing; those without a value are left out.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(id: &str, pair: &str, schema: &str) -> Self {
        let mut thing = Self(Map::new());
        thing.put("@id", json!(id));
        thing.put("@type", json!([pair, schema]));
        thing
    }

    fn put(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    /// The same words in both vocabularies.
    fn both(&mut self, pair: &str, schema: &str, words: Option<&str>) {
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            self.put(pair, json!(words));
            self.put(schema, json!(words));
        }
    }

    /// That nobody said this, where it is so.
    fn mark(&mut self, mark: Option<&str>) {
        if let Some(mark) = mark {
            self.put("rdfs:comment", json!(mark));
        }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

fn event(source: &Source<'_>) -> Value {
    let (workshop, outline) = (source.workshop(), source.outline());
    let about = workshop.about.as_deref();
    let mut event = Thing::new(source.address(), "pair:Event", "schema:Event");
    event.both("pair:label", "schema:name", Some(workshop.title()));
    let place = about.and_then(|about| about.place.as_ref()).map(Text::as_str);
    event.both("pair:hasLocation", "schema:location", place);
    let organiser = about.and_then(|about| about.organiser.as_ref()).map(Text::as_str);
    event.both("pair:organizedBy", "schema:organizer", organiser);
    event.both("pair:startDate", "schema:startDate", Some(&source.day()));
    event.put("schema:url", json!(source.address()));
    event.put("schema:license", json!(outline.colophon.licence.url()));
    event.put("schema:creditText", json!(outline.colophon.credit));
    event.mark(source.mark());
    event.done()
}

/// A group with words of its own: what it is called and what it asks.
fn challenge(source: &Source<'_>, group: &Group) -> Option<Value> {
    let headline = group.headline.as_ref().or(group.gesture.as_ref())?;
    let id = format!("{}#g-{}", source.address(), group.id);
    let mut thing = Thing::new(&id, "pair:Challenge", "schema:DefinedTerm");
    thing.both("pair:label", "schema:name", Some(headline.as_str()));
    let gesture = group.gesture.as_ref().filter(|_| group.headline.is_some());
    thing.both("pair:description", "schema:description", gesture.map(Text::as_str));
    thing.put("schema:isPartOf", json!(source.address()));
    thing.put("schema:license", json!(source.workshop().licence().url()));
    Some(thing.done())
}

fn thing(source: &Source<'_>, entry: &Contribution) -> Value {
    let statement = &entry.statement;
    let (pair, schema) = classes(entry.kind);
    let mut thing = Thing::new(&source.address_of(entry.id), pair, schema);
    let named = matches!(entry.kind, Kind::Innovation | Kind::Action);
    if named {
        thing.both("pair:label", "schema:name", Some(statement.text.as_str()));
        let what = statement.what.as_ref().map(Text::as_str);
        thing.both("pair:description", "schema:description", what);
    } else {
        thing.both("pair:comment", "schema:text", Some(statement.text.as_str()));
    }
    let place = statement.place.as_ref().map(Text::as_str);
    thing.both("pair:hasLocation", "schema:location", place);
    if let Some(at) = place.and_then(Point::read) {
        let point = json!({
            "@type": "schema:GeoCoordinates",
            "schema:latitude": at.latitude,
            "schema:longitude": at.longitude,
        });
        thing.put("schema:geo", point);
    }
    let by = match entry.kind {
        Kind::Action => statement.who.as_ref(),
        Kind::Innovation
        | Kind::Expectation
        | Kind::KeyIssue
        | Kind::Viewpoint
        | Kind::Question
        | Kind::Testimony
        | Kind::Remark
        | Kind::Observation
        | Kind::Talk
        | Kind::Word => signed(source.workshop(), entry),
    };
    thing.both("pair:brainstormedBy", "schema:creator", by.map(Text::as_str));
    let due = statement.due.as_ref().map(Text::as_str);
    thing.both("pair:endDate", "schema:endTime", due);
    thing.put("schema:additionalType", json!(entry.kind.code()));
    thing.put("pair:partOf", json!(source.address()));
    thing.put("schema:isPartOf", json!(source.address()));
    thing.put("schema:license", json!(source.workshop().licence().url()));
    thing.mark(source.mark_of(entry));
    thing.done()
}

/// A free note: the words of many, without an author.
fn written_together(source: &Source<'_>, note: &Noted) -> Value {
    let mut thing = Thing::new(&note.address(source), "pair:Document", "schema:CreativeWork");
    thing.both("pair:comment", "schema:text", Some(&note.text));
    thing.put("schema:additionalType", json!("note"));
    thing.put("pair:partOf", json!(source.address()));
    thing.put("schema:isPartOf", json!(source.address()));
    thing.put("schema:license", json!(source.workshop().licence().url()));
    thing.done()
}

/// The class of each vocabulary that is nearest.
fn classes(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Innovation => ("pair:Project", "schema:Project"),
        Kind::KeyIssue => ("pair:Challenge", "schema:Comment"),
        Kind::Action => ("pair:Task", "schema:Action"),
        Kind::Question => ("pair:Idea", "schema:Question"),
        Kind::Talk => ("pair:Document", "schema:Article"),
        Kind::Expectation
        | Kind::Viewpoint
        | Kind::Testimony
        | Kind::Remark
        | Kind::Observation
        | Kind::Word => ("pair:Idea", "schema:Comment"),
    }
}
