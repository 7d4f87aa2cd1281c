//! From a [`Recipe`] to a file that people can read and edit.
//!
//! Everything is written, usual values too: the file means the same when the usual
//! values change.

use std::fmt::Write as _;

use toml::Value;

use super::{FORMAT, Recipe, RecipeStep};
use crate::domain::{Collects, Texts, TurnRules};

/// The recipe as a file; [`parse`](super::parse) reads it back as it was.
pub fn write(recipe: &Recipe) -> String {
    let mut file = Lines(String::new());
    file.put("format", quoted(FORMAT));
    file.put("key", quoted(&recipe.key));
    file.put_texts("title", &recipe.title);
    file.put_texts("about", &recipe.about);
    file.put("licence", quoted(recipe.licence.spdx()));
    if let Some(source) = &recipe.source {
        file.put("source", quoted(source.as_str()));
    }
    file.put("withdrawal_hours", recipe.withdrawal_hours.to_string());
    for step in &recipe.steps {
        file.0.push_str("\n[[step]]\n");
        put_step(&mut file, step);
    }
    file.0
}

fn put_step(file: &mut Lines, step: &RecipeStep) {
    file.put("key", quoted(&step.key));
    file.put("step", quoted(step.step.code()));
    file.put("minutes", step.minutes.to_string());
    file.put_texts("title", &step.title);
    file.put_texts("prompt", &step.prompt);
    if let Some(example) = &step.example {
        file.put_texts("example", example);
    }
    file.put("collects", step.collects.map_or_else(none, collects));
    if !step.takes.is_empty() {
        let keys: Vec<String> = step.takes.iter().map(|key| quoted(key)).collect();
        file.put("takes", format!("[{}]", keys.join(", ")));
    }
    file.put("turn", step.turn.map_or_else(none, turn));
    file.put_list("sub_questions", &step.sub_questions);
    file.put_list("suggestions", &step.suggestions);
    file.put("scene", quoted(step.scene.code()));
    file.put("section", quoted(step.section.code()));
}

/// The file under way.
struct Lines(String);

impl Lines {
    fn put(&mut self, key: &str, value: String) {
        // Writing into a String cannot fail.
        writeln!(self.0, "{key} = {value}").ok();
    }

    fn put_texts(&mut self, key: &str, sentence: &Texts) {
        if !sentence.0.is_empty() {
            self.put(key, texts(sentence));
        }
    }

    fn put_list(&mut self, key: &str, sentences: &[Texts]) {
        if !sentences.is_empty() {
            let lines: Vec<String> = sentences.iter().map(texts).collect();
            self.put(key, format!("[\n  {},\n]", lines.join(",\n  ")));
        }
    }
}

fn collects(collects: Collects) -> String {
    let limit = collects.per_person.map(|most| format!(", per_person = {most}"));
    format!(
        "{{ kind = {}, advised = {}{}, visible = {}, names = {}, support = {}, phones = {} }}",
        quoted(collects.kind.code()),
        collects.advised,
        limit.unwrap_or_default(),
        quoted(collects.visible.code()),
        quoted(collects.names.code()),
        collects.support,
        collects.phones,
    )
}

fn turn(turn: TurnRules) -> String {
    format!(
        "{{ order = {}, seconds = {}, comes_back = {}, on_request = {} }}",
        quoted(turn.order.code()),
        turn.seconds,
        turn.comes_back,
        turn.on_request,
    )
}

fn none() -> String {
    "false".to_owned()
}

fn texts(texts: &Texts) -> String {
    let pairs: Vec<String> = texts
        .0
        .iter()
        .map(|(language, text)| format!("{} = {}", language.code(), quoted(text.as_str())))
        .collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
