//! The exports of a workshop, each read by a parser of its own.

use collecte::rehearsal::Played;
use pulldown_cmark::{Event, Parser};
use scraper::Html;
use serde_json::Value;

use super::texts::{Texts, squeezed};

/// Every export at one moment.
pub(super) struct Exports {
    pub(super) json: Value,
    markdown: String,
    html: String,
    table: Vec<Vec<String>>,
    machine_table: Vec<Vec<String>>,
}

impl Exports {
    pub(super) async fn fetch(base: &str, code: &str) -> Self {
        let get = async |name: &str| {
            let answer = reqwest::get(format!("{base}/a/{code}/export.{name}")).await.unwrap();
            assert_eq!(answer.status(), 200, "export.{name}");
            answer.text().await.unwrap()
        };
        let table = get("csv").await;
        // The client may have taken the mark at the beginning off already.
        let table = table.trim_start_matches('\u{feff}');
        Self {
            json: serde_json::from_str(&get("json").await).unwrap(),
            markdown: text_of_markdown(&get("md").await),
            html: text_of_html(&get("html").await),
            table: rows(table, b';'),
            machine_table: rows(&get("csv?brut=1").await, b','),
        }
    }

    /// Every text stands in every export.
    #[track_caller]
    pub(super) fn hold_every(&self, texts: &Texts) {
        let forms = [
            ("md", squeezed(&self.markdown)),
            ("html", squeezed(&self.html)),
            ("csv", squeezed(&cells(&self.table))),
        ];
        let machine = squeezed(&cells(&self.machine_table));
        let json = strings(&self.json);
        for text in &texts.all {
            let wanted = squeezed(text);
            for (form, found) in &forms {
                assert!(found.contains(&wanted), "not in export.{form}: {text}");
            }
            assert!(machine.contains(&squeezed(&text.replace('\n', "/"))), "not in brut: {text}");
            assert!(json.iter().any(|found| squeezed(found) == wanted), "not in JSON: {text}");
        }
    }

    /// As many entries as were said, none twice.
    #[track_caller]
    pub(super) fn hold_as_many(&self, played: &Played) {
        assert_eq!(self.contributions().len(), played.said());
        assert_eq!(self.table.len(), played.said() + 1, "a heading, and a row for each entry");
        assert_eq!(self.machine_table.len(), played.said() + 1);
        for (kind, count) in &played.contributions {
            let of_kind = self.contributions().iter().filter(|it| it["kind"] == kind.code());
            assert_eq!(of_kind.count(), *count, "{kind:?}");
        }
        let people = &self.json["people"];
        let signing = people["signing"].as_array().unwrap().len() as u64;
        assert_eq!(signing + people["others"].as_u64().unwrap(), played.seats as u64);
    }

    fn contributions(&self) -> &Vec<Value> {
        self.json["contributions"].as_array().unwrap()
    }

    /// Headline, gesture and number of cards of each group, in order.
    pub(super) fn groups(&self) -> Vec<(String, String, usize)> {
        let mut groups = self.json["groups"].as_array().unwrap().clone();
        groups.sort_by_key(|group| group["rank"].as_str().unwrap().to_owned());
        let placed = self.json["placements"].as_array().unwrap();
        let text = |group: &Value, name: &str| group[name].as_str().unwrap().to_owned();
        let cards = |group: &Value| placed.iter().filter(|it| it["group"] == group["id"]).count();
        groups.iter().map(|it| (text(it, "headline"), text(it, "gesture"), cards(it))).collect()
    }
}

fn text_of_markdown(markdown: &str) -> String {
    let texts = Parser::new(markdown).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        // What people typed is never markup.
        Event::Html(html) | Event::InlineHtml(html) => panic!("markup in the notes: {html}"),
        Event::SoftBreak | Event::HardBreak | Event::End(_) => Some("\n".to_owned()),
        Event::Start(_)
        | Event::Rule
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::FootnoteReference(_)
        | Event::TaskListMarker(_) => None,
    });
    texts.collect()
}

fn text_of_html(html: &str) -> String {
    Html::parse_document(html).root_element().text().collect::<Vec<_>>().join("")
}

fn rows(table: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(delimiter).has_headers(false).from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn cells(table: &[Vec<String>]) -> String {
    table.iter().flatten().cloned().collect::<Vec<_>>().join("\n")
}

/// Every string anywhere in a JSON value.
fn strings(json: &Value) -> Vec<&str> {
    match json {
        Value::String(text) => vec![text],
        Value::Array(all) => all.iter().flat_map(strings).collect(),
        Value::Object(all) => all.values().flat_map(strings).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}
