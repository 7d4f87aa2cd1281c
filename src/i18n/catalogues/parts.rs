//! A message as parts that are put one behind the other, its references followed.
//!
//! What may stand in a message was checked by [`read`](super::read) before: here
//! nothing is refused.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::read::Patterns;

/// The Rust code of a static list of parts. `arguments` are those of the message: a part
/// names them by their place.
pub(super) fn code(
    patterns: &Patterns<'_>,
    pattern: &Pattern<&str>,
    arguments: &BTreeSet<String>,
) -> String {
    let mut writer = Writer { patterns, arguments, out: String::new() };
    writer.list(pattern);
    writer.out
}

struct Writer<'a> {
    patterns: &'a Patterns<'a>,
    arguments: &'a BTreeSet<String>,
    out: String,
}

impl Writer<'_> {
    fn list(&mut self, pattern: &Pattern<&str>) {
        self.out.push_str("&[");
        self.pattern(pattern);
        self.out.push(']');
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else { return };
                self.put(format_args!("Part::Choice({}, &[", self.place(id.name)));
                for variant in variants.iter().filter(|variant| !variant.default) {
                    self.put(format_args!("({}, ", form(&variant.key)));
                    self.list(&variant.value);
                    self.out.push_str("), ");
                }
                self.out.push_str("], ");
                for variant in variants.iter().filter(|variant| variant.default) {
                    self.list(&variant.value);
                }
                self.out.push_str("), ");
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.text(&unescape_unicode_to_string(value));
            }
            InlineExpression::NumberLiteral { value } => self.text(value),
            InlineExpression::VariableReference { id } => {
                self.put(format_args!("Part::Given({}), ", self.place(id.name)));
            }
            InlineExpression::MessageReference { id, .. } => self.follow(id.name),
            InlineExpression::TermReference { id, .. } => self.follow(&format!("-{}", id.name)),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { .. } => {}
        }
    }

    fn follow(&mut self, key: &str) {
        if let Some(pattern) = self.patterns.get(key) {
            self.pattern(pattern);
        }
    }

    fn text(&mut self, text: &str) {
        self.put(format_args!("Part::Text({text:?}), "));
    }

    fn place(&self, argument: &str) -> usize {
        self.arguments.iter().position(|known| known == argument).unwrap_or_default()
    }

    fn put(&mut self, code: std::fmt::Arguments<'_>) {
        // Writing into a `String` cannot fail.
        self.out.write_fmt(code).ok();
    }
}

/// When a variant is chosen: only numbers choose.
fn form(key: &VariantKey<&str>) -> String {
    match key {
        VariantKey::NumberLiteral { value } => format!("Form::Number({value})"),
        VariantKey::Identifier { name } => {
            let (first, rest) = name.split_at(name.len().min(1));
            format!("Form::Plural(PluralCategory::{}{rest})", first.to_uppercase())
        }
    }
}
