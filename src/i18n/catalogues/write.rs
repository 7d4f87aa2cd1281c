//! The Rust code made of the catalogues.
//!
//! A message without arguments becomes a text of the program: showing it costs
//! one look into a table. The others are filled by Fluent when they are needed.

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
    put(&mut out, format_args!("];\n\nimpl Words {{"));
    for (key, message) in &reference.messages {
        match plain.binary_search(&key) {
            Ok(place) => without_arguments(&mut out, key, message, place),
            Err(_) => with_arguments(&mut out, key, message),
        }
    }
    put(&mut out, format_args!("}}"));
    out
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
    let shown =
        catalogues.iter().enumerate().fold(String::new(), |mut arms, (place, catalogue)| {
            put(
                &mut arms,
                format_args!("Lang::{} => shown::<{place}, M>,", variant(&catalogue.code)),
            );
            arms
        });
    let files = lines(&|catalogue, name| {
        format!(
            "Lang::{name} => include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \
             \"/{}/{}.ftl\")),\n",
            super::FOLDER,
            catalogue.code
        )
    });
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
    /// Its catalogue, as text.
    const fn catalogue(self) -> &'static str {{ match self {{ {files} }} }}
}}

/// How the language shows a number inside a sentence.
fn shown_in<M>(lang: Lang) -> fn(&FluentValue<'_>, &M) -> Option<String> {{
    match lang {{ {shown} }}
}}
"
        ),
    );
}

fn without_arguments(out: &mut String, key: &str, message: &Message, place: usize) {
    put(out, format_args!("/// `{key}`: {}", code_span(&message.text)));
    put(out, format_args!("pub fn {}(self) -> &'static str {{ self.plain({place}) }}", rust(key)));
}

fn with_arguments(out: &mut String, key: &str, message: &Message) {
    let mut parameters = String::new();
    let mut values = String::new();
    for argument in &message.arguments {
        let name = rust(argument);
        let kind = if is_number(argument) { "i64" } else { "&str" };
        let value =
            if TYPED.contains(&argument.as_str()) { "Self::apart" } else { "FluentValue::from" };
        put_in(&mut parameters, format_args!(", {name}: {kind}"));
        put_in(&mut values, format_args!("({argument:?}, {value}({name})), "));
    }
    put(out, format_args!("/// `{key}`: {}", code_span(&message.text)));
    put(
        out,
        format_args!(
            "pub fn {}(self{parameters}) -> String {{ self.fill({key:?}, [{values}]) }}",
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
