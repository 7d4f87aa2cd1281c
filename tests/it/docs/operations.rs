//! docs/OPERATIONS.md against `--help`.

use std::collections::BTreeSet;
use std::ffi::OsString;

use collecte::server::config::{self, Request};

use super::{assert_same, column, set, text};

/// What `collecte --help` says, in English.
fn help() -> String {
    let line = ["collecte", "--lang", "en", "--help"].map(OsString::from);
    match config::read(line.into(), |_| None) {
        Ok(Request::Show(text)) => text,
        other => panic!("no help: {other:?}"),
    }
}

/// The words of the help that begin like this.
fn words(help: &str, begin: &str) -> BTreeSet<String> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-');
    set(help.split(ends).filter(|word| word.starts_with(begin) && *word != begin))
}

#[test]
fn every_flag_and_variable_is_documented_and_no_other() {
    let (page, help) = (text("docs/OPERATIONS.md"), help());
    assert_same("flags", &column(&page, &["flag", "variable"], 0), &words(&help, "--"));
    assert_same("variables", &column(&page, &["flag", "variable"], 1), &words(&help, "COLLECTE_"));
}

#[test]
fn every_command_is_documented() {
    let (page, help) = (text("docs/OPERATIONS.md"), help());
    let (_, commands) = help.split_once("Commands:").unwrap();
    let (commands, _) = commands.split_once("Options:").unwrap();
    let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let listed = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let real: BTreeSet<String> = listed.filter_map(first).collect();
    assert_same("commands", &column(&page, &["command", "what it does"], 0), &real);
}
