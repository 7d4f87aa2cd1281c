//! DokuWiki: `====== x ======` for the title and fewer signs further down, two spaces
//! and `* ` before a point, `> ` before a voice.
//!
//! What was typed stands between `%%` and `%%`, or in `<nowiki>` when it holds `%%`, cut
//! where it holds both: there nothing is read, neither smileys nor dashes. Headings are
//! never read by the wiki, so nothing stands around them.

use super::page;
use crate::pad::Outline;
use crate::pad::flow::{Paragraph, Shape, Span};

/// The notes as the source of a DokuWiki page.
pub fn dokuwiki(outline: &Outline<'_>) -> String {
    page(outline, line)
}

fn line(paragraph: &Paragraph) -> String {
    match paragraph.shape {
        Shape::Title => heading(paragraph, 6),
        Shape::Heading(level) => heading(paragraph, 7_usize.saturating_sub(usize::from(level))),
        Shape::Text | Shape::Note => words_of(paragraph),
        Shape::Item(depth) => {
            let indent = "  ".repeat(usize::from(depth) + 1);
            format!("{indent}* {}", words_of(paragraph))
        }
        Shape::Quote | Shape::QuoteEnd => format!("> {}", words_of(paragraph)),
    }
}

/// A heading is taken as it stands; one whose own signs would be lost is a bold line.
fn heading(paragraph: &Paragraph, signs: usize) -> String {
    let words = paragraph.spans.iter().map(|span| match span {
        Span::Plain(words) | Span::Strong(words) | Span::Link(words) => words.replace('\n', " "),
    });
    let words: String = words.collect();
    if words.starts_with('=') || words.ends_with('=') || words.contains("==") {
        return format!("**{}**", literal(&words));
    }
    let marks = "=".repeat(signs);
    format!("{marks} {words} {marks}")
}

/// The words of a paragraph; two backslashes and a space break a line.
fn words_of(paragraph: &Paragraph) -> String {
    let lines = |words: &str| words.split('\n').map(literal).collect::<Vec<_>>().join("\\\\ ");
    let words = paragraph.spans.iter().map(|span| match span {
        Span::Plain(words) => lines(words),
        Span::Strong(words) => format!("**{}**", lines(words)),
        Span::Link(address) => address.clone(),
    });
    words.collect()
}

/// One line as letters and nothing else.
fn literal(line: &str) -> String {
    let spaces = |text: &str| text.chars().all(|sign| sign == ' ');
    if spaces(line) {
        return line.to_owned();
    }
    match (line.contains("%%") || line.ends_with('%'), line.contains("</nowiki>")) {
        (false, _) => format!("%%{line}%%"),
        (true, false) => format!("<nowiki>{line}</nowiki>"),
        // Between the signs of the end mark, so that neither part holds it whole.
        (true, true) => {
            let (begin, end) = line.split_once("</now").unwrap_or((line, ""));
            format!("{}{}", literal(&format!("{begin}</")), literal(&format!("now{end}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_between_marks_that_read_nothing() {
        assert_eq!(literal("~~NOTOC~~ {{a}} ''b''"), "%%~~NOTOC~~ {{a}} ''b''%%");
        assert_eq!(literal("100 %"), "<nowiki>100 %</nowiki>");
        assert_eq!(literal("%%a%%"), "<nowiki>%%a%%</nowiki>");
        assert_eq!(literal("%% </nowiki>"), "<nowiki>%% </</nowiki>%%nowiki>%%");
        assert_eq!(literal(" "), " ");
    }

    #[test]
    fn a_heading_keeps_its_own_signs() {
        let of = |words: &str| {
            let spans = vec![Span::Plain(words.to_owned())];
            line(&Paragraph { shape: Shape::Heading(2), spans, language: None })
        };
        assert_eq!(of("Le *lien*"), "===== Le *lien* =====");
        assert_eq!(of("= égal"), "**%%= égal%%**");
    }
}
