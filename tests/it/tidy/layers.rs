//! Which layer may know which.
//!
//! Read off the `crate::…` and `super::…` paths of the code, not off the
//! documentation. A layer that is not in the table is an offence too: it has to
//! be given its place first.

use std::collections::BTreeSet;
use std::iter::once;

use super::source::Source;
use super::{TextFile, hold, repository};

/// A layer and what it may name.
const ALLOWED: [(&str, &[&str]); 17] = [
    ("assets", &[]),
    ("clock", &["domain"]),
    ("tls", &[]),
    ("domain", &[]),
    ("recipes", &["domain"]),
    ("i18n", &["domain"]),
    ("screen", &["domain", "i18n"]),
    ("pad", &["domain", "i18n", "recipes", "screen"]),
    ("views", &["domain", "screen", "i18n", "pad", "handover", "recipes", "assets"]),
    ("storage", &["domain", "clock"]),
    ("metrics", &["screen"]),
    ("live", &["domain", "storage", "screen", "clock", "metrics"]),
    ("handover", &["domain", "tls"]),
    ("rehearsal", &["domain", "tls", "pad", "recipes", "i18n", "clock"]),
    (
        "web",
        &[
            "domain",
            "recipes",
            "i18n",
            "screen",
            "pad",
            "views",
            "assets",
            "storage",
            "live",
            "handover",
            "rehearsal",
            "clock",
            "metrics",
        ],
    ),
    ("server", EVERY),
    ("main", EVERY),
];

const EVERY: &[&str] = &[
    "assets",
    "clock",
    "tls",
    "domain",
    "recipes",
    "i18n",
    "screen",
    "pad",
    "views",
    "storage",
    "live",
    "handover",
    "rehearsal",
    "metrics",
    "web",
    "server",
];

/// Crates that the pure core must not know, and the one file of the registry.
const KEPT_OUT: [(&str, &str, &[&str]); 2] = [
    ("src/domain/", "", &["serde", "serde_json", "tokio", "axum", "maud", "tracing"]),
    ("src/", "src/live/registry.rs", &["dashmap", "DashMap"]),
];

fn upward(file: &TextFile) -> Vec<String> {
    let Some(layer) = layer_of(file) else { return Vec::new() };
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("{}: the layer `{layer}` has no place in the table", file.path)];
    };
    paths(&Source::read(&file.text).code, depth_of(&file.path))
        .into_iter()
        .filter(|(_, path)| path[0] != layer && !allowed.contains(&path[0].as_str()))
        .map(|(line, path)| {
            format!("{}:{line}: `{layer}` may not know `{}`", file.path, path.join("::"))
        })
        .collect()
}

/// Names of a table that no file has: they allow nothing, and hide a slip.
fn unknown(table: &[(&str, &[&str])], files: &[TextFile]) -> Vec<String> {
    let layers: BTreeSet<&str> = files.iter().filter_map(layer_of).collect();
    let named = table.iter().flat_map(|(layer, allowed)| once(layer).chain(*allowed));
    named.filter(|name| !layers.contains(**name)).map(|name| (*name).to_owned()).collect()
}

/// `src/live/room.rs` is in `live`; `src/lib.rs` only lists the layers.
fn layer_of(file: &TextFile) -> Option<&str> {
    let inside = file.path.strip_prefix("src/").filter(|_| file.is_rust())?;
    let first = inside.split('/').next()?.trim_end_matches(".rs");
    (first != "lib").then_some(first)
}

/// How many `super` lead from this file to the root of the crate.
fn depth_of(path: &str) -> usize {
    let names = path.trim_start_matches("src/").split('/').count();
    if path.ends_with("/mod.rs") { names - 1 } else { names }
}

/// The paths in this code that start at the root of the crate, without `crate`.
fn paths(code: &str, depth: usize) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut words = Words { code, at: 0 };
    while let Some((begin, word)) = words.next_word() {
        let mut climbed = usize::from(word == "super");
        while climbed > 0 && words.skip("::super") {
            climbed += 1;
        }
        let from_root = matches!(word, "crate" | "collecte") || (climbed > 0 && climbed >= depth);
        if from_root && words.skip("::") {
            let line = code[..begin].matches('\n').count() + 1;
            words.branches(&[], &mut |path| found.push((line, path)));
        }
    }
    found.retain(|(_, path)| climbs_to_a_layer(path));
    found
}

/// `super::*` or `super::Thing` in a test module names no layer.
fn climbs_to_a_layer(path: &[String]) -> bool {
    path.first().is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
}

struct Words<'a> {
    code: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn next_word(&mut self) -> Option<(usize, &'a str)> {
        let begin = self.at + self.code[self.at..].find(is_word)?;
        self.at = begin;
        Some((begin, self.word()))
    }

    fn word(&mut self) -> &'a str {
        let rest = &self.code[self.at..];
        let word = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn skip(&mut self, wanted: &str) -> bool {
        let here = self.code[self.at..].trim_start();
        let Some(after) = here.strip_prefix(wanted) else { return false };
        self.at = self.code.len() - after.len();
        true
    }

    /// Follows `a::{b, c::d}`: one path for each leaf.
    fn branches(&mut self, stem: &[String], leaf: &mut dyn FnMut(Vec<String>)) {
        if self.skip("{") {
            while !self.skip("}") && self.at < self.code.len() {
                self.branches(stem, leaf);
                if !self.skip(",") && !self.code[self.at..].trim_start().starts_with('}') {
                    self.at += self.code[self.at..].find([',', '}']).unwrap_or(0);
                }
            }
            return;
        }
        self.skip("");
        let path: Vec<String> = stem.iter().cloned().chain([self.word().to_owned()]).collect();
        if self.skip("::") { self.branches(&path, leaf) } else { leaf(path) }
    }
}

fn is_word(found: char) -> bool {
    found.is_alphanumeric() || found == '_'
}

fn strangers(file: &TextFile) -> Vec<String> {
    let source = Source::read(&file.text);
    let rules = KEPT_OUT.iter().filter(|(folder, except, _)| {
        file.is_rust() && file.path.starts_with(folder) && file.path != *except
    });
    rules
        .flat_map(|(_, _, names)| {
            source.lines().flat_map(move |(line, code)| {
                let words = code.split(|c| !is_word(c)).filter(|word| names.contains(word));
                words.map(move |word| (line, word)).collect::<Vec<_>>()
            })
        })
        .map(|(line, word)| format!("{}:{line}: `{word}` has no business here", file.path))
        .collect()
}

/// Readers of forms without bounds of ours; `web::form` has its own.
fn boundless(file: &TextFile) -> Vec<String> {
    let code = Source::read(&file.text).code;
    let mut words = Words { code: &code, at: 0 };
    let mut found = Vec::new();
    while let Some((begin, word)) = words.next_word() {
        if file.path.starts_with("src/") && word.starts_with("axum") && words.skip("::") {
            let line = code[..begin].matches('\n').count() + 1;
            words.branches(&[], &mut |path| found.push((line, path)));
        }
    }
    let is_form =
        |path: &[String]| matches!(path.last().map(String::as_str), Some("Form" | "RawForm"));
    found.retain(|(_, path)| is_form(path));
    found.iter().map(|(line, _)| format!("{}:{line}: a form without bounds", file.path)).collect()
}

#[test]
fn every_form_is_read_within_its_bounds() {
    hold(boundless);
}

#[test]
fn no_layer_knows_a_layer_above_it() {
    hold(upward);
}

#[test]
fn every_layer_of_the_table_and_every_name_it_allows_exists() {
    let unknown = unknown(&ALLOWED, &repository());
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_pure_core_and_the_registry_keep_to_themselves() {
    hold(strangers);
}

#[cfg(test)]
mod shown_to_fail {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        upward(&TextFile::new(path, text)).len()
    }

    #[test]
    fn an_import_upward_is_found_however_it_is_written() {
        for text in [
            "use crate::web::Router;",
            "use crate::{domain::Id, web};",
            "use crate::{\n    domain::{Id, Round},\n    web::{a, b},\n};",
            "fn f() { crate::server::run(); }",
            "use super::super::web;",
            "use crate::clock::now;",
            "use crate::attic::Box;",
        ] {
            let expected = if text.contains("a, b") { 2 } else { 1 };
            assert_eq!(found("src/views/card.rs", text), expected, "{text}");
        }
        assert_eq!(found("src/domain/mod.rs", "use super::clock;"), 1);
        assert_eq!(found("src/attic/mod.rs", ""), 1);
        assert_eq!(found("src/rehearsal/mod.rs", "use crate::live::{frame::Header, Room};"), 2);
    }

    #[test]
    fn a_name_that_no_file_has_is_found() {
        let files = [TextFile::new("src/live/room.rs", ""), TextFile::new("src/clock.rs", "")];
        let table: [(&str, &[&str]); 2] =
            [("live", &["clock", "live::protocol"]), ("attic", &["live"])];
        assert_eq!(unknown(&table, &files), ["live::protocol", "attic"]);
    }

    #[test]
    fn an_import_downward_or_sideways_is_fine() {
        for text in [
            "use crate::{domain::{Id as I, Round}, pad, screen::*};\nuse crate::views::card;",
            "use super::Card; // crate::web",
            "pub(crate) fn f() { g(\"crate::web\") }",
            "mod tests { use super::*; use super::super::Card; }",
        ] {
            assert_eq!(found("src/views/card.rs", text), 0, "{text}");
        }
        assert_eq!(found("src/main.rs", "use collecte::server;"), 0);
    }

    #[test]
    fn a_form_without_bounds_is_found_however_it_is_written() {
        let found = |text: &str| boundless(&TextFile::new("src/web/a.rs", text)).len();
        let text = "use axum::Form;\nuse axum_extra::extract::{CookieJar, Form};";
        assert_eq!(found(&format!("{text}\nfn f(_: axum::extract::RawForm) {{}}")), 3);
        assert_eq!(found("use super::form::Form;\nuse axum::extract::{Path, State};"), 0);
    }

    #[test]
    fn a_stranger_in_the_core_is_found() {
        let offences = |path: &str, text: &str| strangers(&TextFile::new(path, text)).len();
        assert_eq!(offences("src/domain/mod.rs", "#[derive(serde::Serialize)] struct A;"), 1);
        assert_eq!(offences("src/domain/mod.rs", "// no serde here\nfn deserved() {}"), 0);
        assert_eq!(offences("src/web/mod.rs", "use dashmap::DashMap;"), 2);
        assert_eq!(offences("src/live/registry.rs", "use dashmap::DashMap;"), 0);
    }
}
