//! Plain text, as it is pasted into a message: no marks but `- ` before a point, 72
//! columns, each address alone on its line.
//!
//! Nothing has to be escaped. The one change: a line longer than 72 signs goes on in
//! the next one, where a space was.

use unicode_segmentation::UnicodeSegmentation as _;

use super::Outline;
use super::flow::{Paragraph, Shape, Span, flow};

/// Columns of a line; longer words stand alone.
const COLUMNS: usize = 72;

/// The notes as plain text.
pub fn text(outline: &Outline<'_>) -> String {
    let lines = lines(outline).into_iter().map(|line| line.text + "\n");
    lines.collect()
}

/// A line, and whether the next one goes on with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) goes_on: bool,
}

/// The notes line by line; an empty line stands between paragraphs that are no list.
pub(super) fn lines(outline: &Outline<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut above: Option<Shape> = None;
    for paragraph in flow(outline) {
        if above.is_some_and(|above| paragraph.shape.is_apart_from(above)) {
            lines.push(Line { text: String::new(), goes_on: false });
        }
        above = Some(paragraph.shape);
        let begin = match paragraph.shape {
            Shape::Item(depth) => format!("{}- ", "  ".repeat(usize::from(depth))),
            Shape::Title
            | Shape::Heading(_)
            | Shape::Text
            | Shape::Note
            | Shape::Quote
            | Shape::QuoteEnd => String::new(),
        };
        for line in (begin + &words_of(&paragraph)).split('\n') {
            wrap(line, &mut lines);
        }
    }
    lines
}

fn words_of(paragraph: &Paragraph) -> String {
    let words = paragraph.spans.iter().map(|span| match span {
        Span::Plain(words) | Span::Strong(words) | Span::Link(words) => words.as_str(),
    });
    words.collect()
}

/// Breaks where spaces are; an address begins a line and ends it.
fn wrap(text: &str, lines: &mut Vec<Line>) {
    let mut line = String::new();
    let mut width = 0;
    let mut alone = false;
    let begins = text.len() - text.trim_start_matches([' ', '-']).len();
    for word in text.split_inclusive(' ') {
        let length = word.trim_end_matches(' ').graphemes(true).count();
        let address = is_address(word);
        // The mark of a point stays with its first word.
        let first = line.len() <= begins && !address;
        let full = width + length > COLUMNS || address || alone;
        if full && !first && !line.trim().is_empty() {
            lines.push(Line { text: trimmed(&line), goes_on: true });
            line.clear();
            width = 0;
        }
        alone = address;
        line.push_str(word);
        width += word.graphemes(true).count();
    }
    lines.push(Line { text: trimmed(&line), goes_on: false });
}

fn trimmed(line: &str) -> String {
    line.strip_suffix(' ').unwrap_or(line).to_owned()
}

fn is_address(word: &str) -> bool {
    word.starts_with("https://") || word.starts_with("http://")
}

/// The text without the signs that XML 1.0 forbids.
pub(super) fn xml_allowed(text: &str) -> String {
    let forbidden = |sign: &char| {
        matches!(sign, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}')
            || matches!(sign, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(|sign| !forbidden(sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        wrap(text, &mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn long_lines_break_at_spaces_and_lose_nothing() {
        let text = "- ".to_owned() + &"mot é ".repeat(40);
        let lines = wrapped(text.trim_end());
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| line.chars().count() <= COLUMNS), "{lines:?}");
        assert_eq!(lines.join(" "), text.trim_end());
        assert_eq!(wrapped(&"x".repeat(100)), ["x".repeat(100)]);
    }

    #[test]
    fn an_address_stands_alone_on_its_line() {
        assert_eq!(
            wrapped("- voir https://a.example/x?y=1 et le reste"),
            ["- voir", "https://a.example/x?y=1", "et le reste"]
        );
        assert_eq!(wrapped("https://a.example/"), ["https://a.example/"]);
    }
}
