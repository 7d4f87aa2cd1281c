//! What must be true of the catalogues before a page may use them.

use super::{Catalogue, Message};

/// Words that Rust or the generated type already use.
const TAKEN: [&str; 24] = [
    "as", "box", "by_key", "do", "else", "fn", "for", "if", "impl", "in", "lang", "let", "loop",
    "match", "mod", "move", "mut", "ref", "refusal", "self", "type", "use", "where", "while",
];

/// What every catalogue says of itself.
const OF_THE_LANGUAGE: [&str; 3] = ["language-first-of-month", "language-locale", "language-name"];

/// Problems of the reference alone: its keys become names of methods.
pub(super) fn reference(catalogue: &Catalogue) -> Vec<String> {
    let mut problems = Vec::new();
    for key in OF_THE_LANGUAGE {
        if !catalogue.messages.get(key).is_some_and(|message| message.arguments.is_empty()) {
            problems.push(format!("{}.ftl: `{key}` is missing", catalogue.code));
        }
    }
    for (key, message) in &catalogue.messages {
        let names = std::iter::once(key).chain(&message.arguments);
        problems.extend(names.filter(|name| !is_good(name)).map(|name| {
            format!(
                "{}.ftl: `{name}` (in `{key}`) is not a possible name: use small letters, \
                 digits and single dashes, and no word of Rust",
                catalogue.code
            )
        }));
    }
    problems
}

/// Problems of another catalogue: what is missing in it, what it has too much.
pub(super) fn same(reference: &Catalogue, other: &Catalogue) -> Vec<String> {
    let file = format!("{}.ftl", other.code);
    let mut problems = Vec::new();
    for (key, message) in &reference.messages {
        match other.messages.get(key) {
            None => problems.push(format!(
                "{file}: `{key}` is missing (in {}: {})",
                reference.code, message.text
            )),
            Some(translated) => problems.extend(same_arguments(&file, key, message, translated)),
        }
    }
    let unknown = other.messages.keys().filter(|key| !reference.messages.contains_key(*key));
    problems.extend(
        unknown
            .map(|key| format!("{file}: `{key}` is unknown: it is not in {}.ftl", reference.code)),
    );
    problems
}

fn same_arguments(file: &str, key: &str, wanted: &Message, found: &Message) -> Vec<String> {
    let missing = wanted.arguments.difference(&found.arguments);
    let unknown = found.arguments.difference(&wanted.arguments);
    missing
        .map(|argument| format!("{file}: `{key}` does not use its argument `${argument}`"))
        .chain(unknown.map(|argument| format!("{file}: `{key}` has no argument `${argument}`")))
        .collect()
}

fn is_good(name: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split('-').all(part)
        && !TAKEN.contains(&name.replace('-', "_").as_str())
}
