//! Every sentence of the catalogue is said somewhere: what nobody says is still
//! translated, and read by whoever looks for a word.
//!
//! A key is used when the program calls its method, or holds the key itself as a
//! literal. Refusals are found by their code; `docs::protocol` holds these.

use std::collections::BTreeSet;

use super::source::Source;
use super::{TextFile, repository};

const BY_CODE: &str = "refusal-";

/// The keys of a catalogue.
fn keys(catalogue: &str) -> impl Iterator<Item = &str> {
    let named = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    catalogue.lines().filter(named).filter_map(|line| line.split_once(" =")).map(|(key, _)| key)
}

/// The names and the literals of what is compiled into the program.
fn said<'a>(files: impl Iterator<Item = &'a TextFile>) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for file in files.filter(|file| file.is_rust() && !file.for_tests) {
        let source = Source::read(&file.text);
        for (_, code) in source.lines().filter(|(line, _)| !source.is_test_line(*line)) {
            said.extend(code.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
        }
        said.extend(source.literals.into_iter().map(|(_, literal)| literal));
    }
    said
}

fn unsaid(catalogue: &str, said: &BTreeSet<String>) -> Vec<String> {
    let is_said = |key: &str| said.contains(key) || said.contains(&key.replace('-', "_"));
    keys(catalogue)
        .filter(|key| !key.starts_with(BY_CODE) && !is_said(key))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_sentence_of_the_catalogue_is_said_somewhere() {
    let files = repository();
    let said = said(files.iter().filter(|file| file.path.starts_with("src/")));
    let catalogue = files.iter().find(|file| file.path == "src/i18n/fr.ftl").unwrap();
    assert!(keys(&catalogue.text).count() > 300, "the catalogue is read");
    let unsaid = unsaid(&catalogue.text, &said);
    assert!(unsaid.is_empty(), "nobody says these:\n{}", unsaid.join("\n"));
}

#[test]
fn a_sentence_that_only_tests_say_is_found() {
    let program = "fn f() { words.net_off(); key(\"bye-full\") } // net_on\n";
    let tests = "#[cfg(test)]\nmod tests {\n fn g() { words.only_tests(); }\n}\n";
    let files = [TextFile::new("src/views/a.rs", &format!("{program}{tests}"))];
    let catalogue = "net-off = a\nnet-on = b\n    more = c\nbye-full = d\nonly-tests = e\n\
                     # comment = f\nrefusal-x = g\n";
    assert_eq!(unsaid(catalogue, &said(files.iter())), ["net-on", "only-tests"]);
}
