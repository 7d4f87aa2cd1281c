//! The spaces, quotes and apostrophes of the catalogues, checked value by value.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::Lang;

/// U+202F, before `;`, `!` and `?` in French.
const NARROW: char = '\u{202f}';
/// U+00A0, before `:` and inside « » in French.
const HARD: char = '\u{a0}';

#[test]
fn french_punctuation_has_its_spaces() {
    let wrong: Vec<String> =
        values("fr").filter_map(|(key, text)| wrong_in_french(&key, &text)).collect();
    assert!(wrong.is_empty(), "fr.ftl:\n{}", wrong.join("\n"));
}

#[test]
fn quotes_apostrophes_and_dots_are_those_of_print() {
    for lang in Lang::all() {
        let wrong: Vec<String> = values(lang.code())
            .filter(|(_, text)| text.contains(['\'', '"']) || text.contains("..."))
            .map(|(key, text)| format!("{key}: {text}"))
            .collect();
        assert!(wrong.is_empty(), "{}.ftl, use ’ “ ” « » …:\n{}", lang.code(), wrong.join("\n"));
    }
}

#[test]
fn the_check_sees_what_a_hurried_writer_does() {
    let wrong =
        ["Quoi ?", "Quoi?", "Note : ceci", "Note: ceci", "« mot »", "Oui\u{a0}!", "x\u{202f}: y"];
    for text in wrong {
        assert!(wrong_in_french("key", text).is_some(), "{text}");
    }
    let right =
        ["Quoi\u{202f}?!", "Note\u{a0}: ceci", "à 14:05", "«\u{a0}mot\u{a0}»", "http://x", "?"];
    for text in right {
        assert_eq!(wrong_in_french("key", text), None);
    }
}

/// What is wrong with the first mark that lacks its space.
fn wrong_in_french(key: &str, text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let says = |mark: char, space: &str| Some(format!("{key}: {space} around {mark} in: {text}"));
    for (place, mark) in letters.iter().copied().enumerate() {
        let before = place.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(place + 1).copied();
        match mark {
            ';' | '!' | '?' if !matches!(before, None | Some(NARROW | '!' | '?')) => {
                return says(mark, "U+202F");
            }
            // An hour or an address holds its colon tight.
            ':' if after.is_none_or(char::is_whitespace) && before != Some(HARD) => {
                return says(mark, "U+00A0");
            }
            '«' if after != Some(HARD) => return says(mark, "U+00A0"),
            '»' if before != Some(HARD) => return says(mark, "U+00A0"),
            _ => {}
        }
    }
    None
}

/// Every piece of text of a catalogue with its key; an argument counts as a letter.
fn values(code: &str) -> impl Iterator<Item = (String, String)> {
    let path = format!("{}/src/i18n/{code}.ftl", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).expect("the catalogue is there");
    let resource = parse(source).expect("the build has accepted it");
    let mut found = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                collect(&message.id.name, &message.value.expect("it has a text"), &mut found);
            }
            Entry::Term(term) => collect(&term.id.name, &term.value, &mut found),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Junk { content } => panic!("junk: {content}"),
        }
    }
    assert!(found.len() > 100, "{code}.ftl holds the words of the interface");
    found.into_iter()
}

fn collect(key: &str, pattern: &Pattern<String>, found: &mut Vec<(String, String)>) {
    let mut whole = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => whole.push_str(value),
            PatternElement::Placeable { expression } => {
                whole.push('X');
                if let Expression::Select { variants, .. } = expression {
                    for variant in variants {
                        collect(key, &variant.value, found);
                    }
                } else if let Expression::Inline(InlineExpression::StringLiteral { value }) =
                    expression
                {
                    found.push((key.to_owned(), value.clone()));
                }
            }
        }
    }
    found.push((key.to_owned(), whole));
}
