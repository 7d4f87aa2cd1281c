//! MediaWiki: `== x ==`, `* ` at the start of a line, `<blockquote>`.
//!
//! Escaped as numeric entities: what opens a tag, a link, a template, a table, a
//! signature or bold, wherever it stands, and the first sign of a paragraph unless it is
//! a letter or a digit. Addresses stay as they are and become links by themselves.

use super::{entity, page};
use crate::pad::Outline;
use crate::pad::entity::begins_entity;
use crate::pad::flow::{Paragraph, Shape, Span};

/// The notes as the source of a MediaWiki page.
pub fn mediawiki(outline: &Outline<'_>) -> String {
    page(outline, line)
}

fn line(paragraph: &Paragraph) -> String {
    let words = words_of(paragraph);
    match paragraph.shape {
        Shape::Title => format!("= {words} ="),
        Shape::Heading(level) => {
            let marks = "=".repeat(usize::from(level));
            format!("{marks} {words} {marks}")
        }
        Shape::Text => guarded(&words),
        Shape::Note => format!("''{words}''"),
        Shape::Item(depth) => format!("{} {words}", "*".repeat(usize::from(depth) + 1)),
        Shape::Quote | Shape::QuoteEnd => format!("<blockquote>{words}</blockquote>"),
    }
}

fn words_of(paragraph: &Paragraph) -> String {
    let words = paragraph.spans.iter().map(|span| match span {
        Span::Plain(words) => escaped(words),
        Span::Strong(words) => format!("'''{}'''", escaped(words)),
        Span::Link(address) => address.clone(),
    });
    words.collect()
}

/// The first sign of a line means something, unless it is a letter or a digit.
fn guarded(line: &str) -> String {
    let Some(first) = line.chars().next() else { return String::new() };
    if first.is_alphanumeric() || first == '&' {
        return line.to_owned();
    }
    entity(first) + &line[first.len_utf8()..]
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, sign) in text.char_indices() {
        match sign {
            '\n' => out.push_str("<br />"),
            '&' if begins_entity(&text[at..]) => out.push_str("&amp;"),
            '<' | '>' | '[' | ']' | '{' | '}' | '|' | '\'' | '~' | '_' | '=' => {
                // In an address an underscore or an equals sign is only itself.
                if matches!(sign, '_' | '=') && is_in_address(text, at) {
                    out.push(sign);
                } else {
                    out.push_str(&entity(sign));
                }
            }
            plain => out.push(plain),
        }
    }
    out
}

/// Whether the sign at `at` stands in a bare web address.
fn is_in_address(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    word.starts_with("https://") || word.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_wiki_would_run_or_link_stays_letters() {
        for typed in
            ["{{Modèle}}", "[[Page]]", "''gras''", "~~~~", "<script>", "{|", "__TOC__", "&eacute;"]
        {
            let source = escaped(typed);
            for mark in ["{{", "[[", "''", "~~", "<", "{|", "__", "&e"] {
                assert!(!source.contains(mark), "{typed} became {source}");
            }
        }
        assert_eq!(escaped("a & b\nc"), "a & b<br />c");
        assert_eq!(escaped("https://a.example/x_y?a=b&c=1#d"), "https://a.example/x_y?a=b&c=1#d");
    }

    #[test]
    fn the_start_of_a_paragraph_is_no_mark() {
        assert_eq!(guarded("* a"), "&#42; a");
        assert_eq!(guarded(" a"), "&#32;a");
        assert_eq!(guarded("Le lavoir"), "Le lavoir");
    }
}
