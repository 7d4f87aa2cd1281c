//! The documents against the code: what a page of `docs` lists is what there is.
//!
//! Tables are read by their first heading; what stands in backquotes is a name.
//! A comparison goes both ways: nothing is missing, and nothing is invented.

mod exports;
mod links;
mod map;
mod names;
mod operations;
mod protocol;
mod recipes;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::tidy::{TextFile, repository};

/// A file of the repository.
fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The documents for people and for developers.
fn documents() -> Vec<TextFile> {
    let ours = |path: &str| path == "README.md" || path.starts_with("docs/");
    repository()
        .into_iter()
        .filter(|file| ours(&file.path) && file.has_extension(&["md"]))
        .collect()
}

/// The rows, cell by cell, of every table whose heading begins with these cells.
fn rows(page: &str, heading: &[&str]) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        let Some(cells) = cells(line) else {
            inside = false;
            continue;
        };
        if inside {
            rows.push(cells);
        } else {
            inside =
                cells.iter().map(String::as_str).zip(heading).all(|(cell, name)| cell == *name)
                    && cells.len() >= heading.len();
        }
    }
    rows.retain(|cells| !cells.iter().all(|cell| cell.chars().all(|c| "-: ".contains(c))));
    rows
}

fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inner.split('|').map(|cell| cell.trim().to_owned()).collect())
}

/// What stands in backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The names in one column of the tables with this heading.
fn column(page: &str, heading: &[&str], index: usize) -> BTreeSet<String> {
    let rows = rows(page, heading);
    assert!(!rows.is_empty(), "no table begins with {heading:?}");
    let names = rows.iter().flat_map(|cells| quoted(&cells[index]));
    names.map(str::to_owned).collect()
}

/// Fails with what one side has and the other has not.
fn assert_same(what: &str, documented: &BTreeSet<String>, real: &BTreeSet<String>) {
    let missing: Vec<_> = real.difference(documented).collect();
    let invented: Vec<_> = documented.difference(real).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "{what}: not documented {missing:?}, not in the code {invented:?}"
    );
}

fn set<S: Into<String>>(names: impl IntoIterator<Item = S>) -> BTreeSet<String> {
    names.into_iter().map(Into::into).collect()
}

#[test]
fn a_table_is_read_by_its_heading() {
    let page = "# A\n\n| verb | who |\n|---|---|\n| `say` | all |\n| `hide` | `team` |\n\n| a | b |\n|---|---|\n| `c` | d |\n";
    assert_eq!(rows(page, &["verb", "who"]).len(), 2);
    assert_eq!(column(page, &["verb"], 0), set(["say", "hide"]));
    assert_eq!(column(page, &["verb"], 1), set(["team"]));
    assert!(rows(page, &["nobody"]).is_empty());
}
