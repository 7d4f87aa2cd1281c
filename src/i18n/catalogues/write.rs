//! The Rust code made of the catalogues.
//!
//! A message without arguments becomes a text of the program: showing it costs
//! one look into a table. The others become parts, which are put one behind the other.

use std::fmt::Write as _;

use super::read::is_number;
use super::{Catalogue, Message};

/// Arguments that people typed: kept apart from the sentence around them, so
/// that a name written from right to left does not turn it over.
const TYPED: [&str; 5] = ["group", "name", "place", "text", "title"];

/// The whole generated file; the reference is the first catalogue.
pub(super) fn code(catalogues: &[Catalogue]) -> String {
    let mut out = String::from("// Made by the build from the catalogues. Do not edit.\n\n");
    languages(&mut out, catalogues);
    let Some(reference) = catalogues.first() else { return out };
    let plain: Vec<&String> = reference
        .messages
        .iter()
        .filter(|(_, message)| message.arguments.is_empty())
        .map(|(key, _)| key)
        .collect();
    put(&mut out, format_args!("/// Keys of the messages without arguments, sorted."));
    put(&mut out, format_args!("static KEYS: [&str; {}] = {plain:?};", plain.len()));
    put(&mut out, format_args!("/// Their texts, by language."));
    put(
        &mut out,
        format_args!("static TEXTS: [[&str; {}]; {}] = [", plain.len(), catalogues.len()),
    );
    for catalogue in catalogues {
        let texts: Vec<&String> = plain.iter().map(|key| &catalogue.messages[*key].text).collect();
        put(&mut out, format_args!("{texts:?},"));
    }
    put(&mut out, format_args!("];\n"));
    let sentences = sentences(&mut out, catalogues, reference);
    put(&mut out, format_args!("impl Words {{"));
    for (key, message) in &reference.messages {
        match (plain.binary_search(&key), sentences.binary_search(&key)) {
            (Ok(place), _) => without_arguments(&mut out, key, message, place),
            (Err(_), Ok(place) | Err(place)) => with_arguments(&mut out, key, message, place),
        }
    }
    put(&mut out, format_args!("}}"));
    out
}

/// Writes the messages with arguments as parts; answers their keys, sorted.
fn sentences<'a>(
    out: &mut String,
    catalogues: &[Catalogue],
    reference: &'a Catalogue,
) -> Vec<&'a String> {
    let with = reference.messages.iter().filter(|(_, message)| !message.arguments.is_empty());
    let keys: Vec<&String> = with.clone().map(|(key, _)| key).collect();
    let arguments: Vec<(&String, Vec<&String>)> =
        with.map(|(key, message)| (key, message.arguments.iter().collect())).collect();
    put(out, format_args!("/// Keys of the messages with arguments, sorted, and these."));
    put(out, format_args!("#[cfg(test)]"));
    put(out, format_args!("pub(super) const SENTENCES: [(&str, &[&str]); {}] = [", keys.len()));
    for (key, arguments) in arguments {
        put(out, format_args!("({key:?}, &{arguments:?}),"));
    }
    put(out, format_args!("];\n/// Their parts, by language."));
    let counts = (keys.len(), catalogues.len());
    put(out, format_args!("static PARTS: [[&[Part]; {}]; {}] = [", counts.0, counts.1));
    for catalogue in catalogues {
        out.push('[');
        for key in &keys {
            put(out, format_args!("{},", catalogue.messages[*key].parts));
        }
        put(out, format_args!("],"));
    }
    put(out, format_args!("];\n"));
    keys
}

fn languages(out: &mut String, catalogues: &[Catalogue]) {
    let lines = |line: &dyn Fn(&Catalogue, String) -> String| -> String {
        catalogues.iter().map(|catalogue| line(catalogue, variant(&catalogue.code))).collect()
    };
    let variants = lines(&|catalogue, name| {
        let default = if catalogue.code == super::REFERENCE { "#[default] " } else { "" };
        format!("/// {}\n{default}{name},\n", code_span(&catalogue.messages["language-name"].text))
    });
    let all = lines(&|_, name| format!("Lang::{name}, "));
    let codes = lines(&|catalogue, name| format!("Lang::{name} => {:?},\n", catalogue.code));
    put(
        out,
        format_args!(
            "/// A language in which the interface speaks: one catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {{ {variants} }}

impl Lang {{
    /// Every language, the reference first.
    pub const fn all() -> &'static [Lang] {{ &[{all}] }}
    /// The code of the language as in HTML: `fr`, `en`.
    pub const fn code(self) -> &'static str {{ match self {{ {codes} }} }}
}}
"
        ),
    );
}

fn without_arguments(out: &mut String, key: &str, message: &Message, place: usize) {
    put(out, format_args!("/// `{key}`: {}", code_span(&message.text)));
    put(out, format_args!("pub fn {}(self) -> &'static str {{ self.plain({place}) }}", rust(key)));
}

fn with_arguments(out: &mut String, key: &str, message: &Message, place: usize) {
    let mut parameters = String::new();
    let mut values = String::new();
    for argument in &message.arguments {
        let name = rust(argument);
        let (kind, given) = match argument.as_str() {
            number if is_number(number) => ("i64", "Number"),
            typed if TYPED.contains(&typed) => ("&str", "Typed"),
            _ => ("&str", "Words"),
        };
        put_in(&mut parameters, format_args!(", {name}: {kind}"));
        put_in(&mut values, format_args!("Given::{given}({name}), "));
    }
    put(out, format_args!("/// `{key}`: {}", code_span(&message.text)));
    put(
        out,
        format_args!(
            "pub fn {}(self{parameters}) -> String {{ self.say({place}, &[{values}]) }}",
            rust(key)
        ),
    );
}

fn rust(key: &str) -> String {
    key.replace('-', "_")
}

/// `fr` -> `Fr`, `pt-BR` -> `PtBR`.
fn variant(code: &str) -> String {
    code.split(['-', '_'])
        .map(|part| {
            let (first, rest) = part.split_at(part.len().min(1));
            first.to_uppercase() + rest
        })
        .collect()
}

/// A text inside a doc comment: on one line, with nothing that rustdoc reads.
fn code_span(text: &str) -> String {
    format!("`{}`", text.replace('`', " ").split('\n').collect::<Vec<_>>().join(" "))
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    put_in(out, line);
    out.push('\n');
}

fn put_in(out: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing into a `String` cannot fail.
    if out.write_fmt(piece).is_err() {
        out.clear();
    }
}
