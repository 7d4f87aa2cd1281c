//! The maps of the code: each part of it has a row, and each row is about a part.

use std::collections::BTreeSet;

use super::super::tidy::repository;
use super::{assert_same, column, set, text};

/// What stands directly in `src`: `src/live`, `src/clock.rs`.
fn modules(paths: &[&str]) -> BTreeSet<String> {
    let inside = paths.iter().filter_map(|path| path.strip_prefix("src/"));
    let names = inside.filter_map(|path| path.split('/').next());
    names.map(|name| format!("src/{name}")).collect()
}

/// The folders of `tests`: `tests/it`.
fn suites(paths: &[&str]) -> BTreeSet<String> {
    let inside = paths.iter().filter_map(|path| path.strip_prefix("tests/"));
    let folders = inside.filter_map(|path| path.split_once('/'));
    folders.map(|(folder, _)| format!("tests/{folder}")).collect()
}

/// What the map in this page names of a folder.
fn mapped(page: &str, folder: &str) -> BTreeSet<String> {
    let mut names = column(page, &["where"], 0);
    names.retain(|name| name.starts_with(folder) && !name.contains('*'));
    names
}

#[test]
fn every_module_and_every_folder_of_tests_is_on_the_map_and_no_other() {
    let files = repository();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let page = text("docs/ARCHITECTURE.md");
    assert_same("modules", &mapped(&page, "src/"), &modules(&paths));
    assert_same("tests", &mapped(&page, "tests/"), &suites(&paths));
    assert_same("tests", &mapped(&text("tests/README.md"), "tests/"), &suites(&paths));
}

#[cfg(test)]
mod shown_to_fail {
    use super::*;

    const PATHS: [&str; 6] = [
        "README.md",
        "src/clock.rs",
        "src/live/mod.rs",
        "src/live/room.rs",
        "tests/pads/prepare",
        "tests/run",
    ];

    #[test]
    fn a_part_that_is_not_on_the_map_is_found() {
        let page = "| where | what |\n|---|---|\n| `src/live`, `tests/pads` | rooms |\n";
        let missing = |folder: &str, real: BTreeSet<String>| &real - &mapped(page, folder);
        assert_eq!(missing("src/", modules(&PATHS)), set(["src/clock.rs"]));
        assert_eq!(missing("tests/", suites(&PATHS)), set::<&str>([]));
    }

    #[test]
    fn a_row_about_nothing_is_found() {
        let page =
            "| where | what |\n|---|---|\n| `src/**`, `src/attic` | old |\n| `tests/it` | |\n";
        let invented = |folder: &str, real: BTreeSet<String>| &mapped(page, folder) - &real;
        assert_eq!(invented("src/", modules(&PATHS)), set(["src/attic"]));
        assert_eq!(invented("tests/", suites(&PATHS)), set(["tests/it"]));
    }
}
