//! One catalogue as the generator needs it: keys, arguments, whole texts.
//!
//! Only a plain part of Fluent is accepted: text, arguments, plurals, and
//! references to other messages and terms. No attribute, no function.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser::{ParserError, parse};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::parts;

/// One language.
pub(crate) struct Catalogue {
    /// The name of the file without `.ftl`: `fr`, `en`, `br`.
    pub(crate) code: String,
    pub(crate) messages: BTreeMap<String, Message>,
}

/// One message.
#[derive(Default)]
pub(crate) struct Message {
    pub(crate) arguments: BTreeSet<String>,
    /// The whole text, arguments written as `{name}`; exact when there is none.
    pub(crate) text: String,
    /// Its parts, as Rust code.
    pub(crate) parts: String,
}

pub(super) type Patterns<'a> = BTreeMap<String, &'a Pattern<&'a str>>;

impl Catalogue {
    /// Reads the text of one file; on failure, one sentence per problem.
    pub(crate) fn read(code: &str, source: &str) -> Result<Self, Vec<String>> {
        let in_file = |problem: String| format!("{code}.ftl: {problem}");
        let resource = parse(source).map_err(|(_, errors)| {
            errors.iter().map(|error| in_file(unreadable(source, error))).collect::<Vec<_>>()
        })?;
        let mut problems = Vec::new();
        let patterns = patterns(&resource.body, &mut problems);
        let mut messages = BTreeMap::new();
        for (key, pattern) in patterns.iter().filter(|(key, _)| !key.starts_with('-')) {
            let mut walk = Walk { patterns: &patterns, path: vec![key], found: Message::default() };
            match walk.pattern(pattern) {
                Ok(()) => {
                    let parts = parts::code(&patterns, pattern, &walk.found.arguments);
                    messages.insert(key.clone(), Message { parts, ..walk.found });
                }
                Err(problem) => problems.push(format!("`{key}` {problem}")),
            }
        }
        if problems.is_empty() {
            Ok(Self { code: code.to_owned(), messages })
        } else {
            Err(problems.into_iter().map(in_file).collect())
        }
    }
}

fn unreadable(source: &str, error: &ParserError) -> String {
    let before = source.get(..error.pos.start).unwrap_or(source);
    format!("line {}: {}", before.matches('\n').count() + 1, error.kind)
}

/// The patterns by key; a term keeps its dash.
fn patterns<'a>(body: &'a [Entry<&'a str>], problems: &mut Vec<String>) -> Patterns<'a> {
    let mut patterns = Patterns::new();
    for entry in body {
        let (key, value, attributes) = match entry {
            Entry::Message(m) => (m.id.name.to_owned(), m.value.as_ref(), &m.attributes),
            Entry::Term(t) => (format!("-{}", t.id.name), Some(&t.value), &t.attributes),
            // What cannot be parsed was refused before: there is no junk left.
            Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => continue,
        };
        if !attributes.is_empty() {
            problems.push(format!("`{key}` has an attribute: give it a key of its own"));
        }
        match value {
            None => problems.push(format!("`{key}` has no text")),
            Some(pattern) if patterns.insert(key.clone(), pattern).is_some() => {
                problems.push(format!("`{key}` is there twice"));
            }
            Some(_) => {}
        }
    }
    patterns
}

/// Follows a message through its references.
struct Walk<'a> {
    patterns: &'a Patterns<'a>,
    path: Vec<&'a str>,
    found: Message,
}

impl<'a> Walk<'a> {
    fn pattern(&mut self, pattern: &'a Pattern<&'a str>) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.found.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression)?,
            }
        }
        Ok(())
    }

    fn expression(&mut self, expression: &'a Expression<&'a str>) -> Result<(), String> {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.inline(inline),
            Expression::Select { selector, variants } => (selector, variants),
        };
        let InlineExpression::VariableReference { id } = selector else {
            return Err("chooses by something else than an argument".to_owned());
        };
        self.found.arguments.insert(id.name.to_owned());
        if !is_number(id.name) {
            return Err(format!(
                "counts with `${}`: an argument that counts is named n, count, n-… or count-…",
                id.name
            ));
        }
        for variant in variants {
            if let VariantKey::Identifier { name } = &variant.key
                && !is_plural(name)
            {
                return Err(format!("chooses by `{name}`, which is no plural"));
            }
            // For those who read the list of messages: the last form speaks for all.
            let before = self.found.text.len();
            self.pattern(&variant.value)?;
            if !variant.default {
                self.found.text.truncate(before);
            }
        }
        Ok(())
    }

    fn inline(&mut self, inline: &'a InlineExpression<&'a str>) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.found.text.push_str(&unescape_unicode_to_string(value));
            }
            InlineExpression::NumberLiteral { value } => self.found.text.push_str(value),
            InlineExpression::VariableReference { id } => {
                self.found.arguments.insert(id.name.to_owned());
                self.found.text.extend(["{", id.name, "}"]);
            }
            InlineExpression::MessageReference { id, attribute: None } => self.follow(id.name)?,
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.follow(&format!("-{}", id.name))?;
            }
            InlineExpression::Placeable { expression } => self.expression(expression)?,
            InlineExpression::FunctionReference { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. } => {
                return Err("uses a function, an attribute or a term with arguments".to_owned());
            }
        }
        Ok(())
    }

    fn follow(&mut self, key: &str) -> Result<(), String> {
        let Some((key, pattern)) = self.patterns.get_key_value(key) else {
            return Err(format!("refers to `{key}`, which does not exist"));
        };
        if self.path.contains(&key.as_str()) {
            return Err(format!("refers to itself through `{key}`"));
        }
        self.path.push(key);
        self.pattern(pattern)?;
        self.path.pop();
        Ok(())
    }
}

/// Whether an argument is a number, by its name.
pub(crate) fn is_number(argument: &str) -> bool {
    matches!(argument.split('-').next(), Some("n" | "count"))
}

fn is_plural(variant: &str) -> bool {
    matches!(variant, "zero" | "one" | "two" | "few" | "many" | "other")
}
