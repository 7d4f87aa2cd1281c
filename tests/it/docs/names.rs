//! Names of types, functions, files and tests that a document mentions exist.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::tidy::{TextFile, repository};
use super::{quoted, rows, text};

fn is_word(found: char) -> bool {
    found.is_alphanumeric() || found == '_'
}

fn sources() -> Vec<TextFile> {
    let mut files = repository();
    files.retain(|file| file.has_extension(&["rs", "js", "mjs", "toml"]));
    files
}

/// Whether this is the name of something in the code: `Room::take`, `outbox.js`, `decide`.
fn names_code(name: &str) -> bool {
    let plain = name.chars().all(|c| is_word(c) || ":./".contains(c));
    let path = name.contains('/') || name.contains('.');
    plain
        && !path
        && name.contains(|c: char| c.is_ascii_alphabetic())
        && (name.contains("::") || name.contains(char::is_uppercase))
}

fn is_file(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|found| found.to_str());
    matches!(extension, Some("rs" | "js"))
}

#[test]
fn the_architecture_names_what_exists() {
    let files = sources();
    let words: BTreeSet<&str> =
        files.iter().flat_map(|file| file.text.split(|c| !is_word(c))).collect();
    let page = text("docs/ARCHITECTURE.md");
    let mut unknown = Vec::new();
    for name in quoted(&page).into_iter().filter(|name| names_code(name)) {
        unknown.extend(name.split("::").filter(|part| !words.contains(part)));
    }
    assert!(unknown.is_empty(), "named in the architecture, nowhere in the code: {unknown:?}");
    let paths: Vec<String> = files.into_iter().map(|file| file.path).collect();
    let missing: Vec<&str> = quoted(&page)
        .into_iter()
        .filter(|name| is_file(name))
        .filter(|name| !paths.iter().any(|path| path.ends_with(name)))
        .collect();
    assert!(missing.is_empty(), "files that do not exist: {missing:?}");
}

#[test]
fn every_guarantee_names_tests_that_exist() {
    each_row_names_tests("docs/GUARANTEES.md", &["what happens", "what is kept"]);
}

#[test]
fn every_threat_names_the_test_of_what_stops_it() {
    each_row_names_tests("docs/THREATS.md", &["who", "tries", "what stops it"]);
}

/// The last cell of every row of these tables is the names of tests.
#[track_caller]
fn each_row_names_tests(page: &str, heading: &[&str]) {
    let rows = rows(&text(page), heading);
    let files = sources();
    let exists = |name: &str| {
        let function = format!("fn {name}(");
        let shared = format!("fn {name}(ground");
        let browser = format!("test(\"{name}\"");
        files.iter().any(|file| {
            [&function, &shared, &browser].iter().any(|wanted| file.text.contains(*wanted))
        })
    };
    assert!(rows.len() > 10, "the tables are read");
    for cells in rows {
        let named = quoted(cells.last().unwrap());
        assert!(!named.is_empty(), "a promise without a test: {cells:?}");
        for name in named {
            assert!(exists(name), "no test is called {name}");
        }
    }
}

#[test]
fn a_name_of_code_is_told_from_an_address_and_a_sentence() {
    for name in ["Room::take", "web::router", "Asked"] {
        assert!(names_code(name), "{name}");
    }
    for name in ["/a/CODE/do", "{\"ping\":1}", "since=", "assets", "outbox.js", "op"] {
        assert!(!names_code(name), "{name}");
    }
}
