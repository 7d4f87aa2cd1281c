//! The notes as the data that `notes.typ` reads: a tree of headings, paragraphs, lists
//! and voices, whose texts are plain strings.

use serde_json::{Map, Value, json};
use unicode_segmentation::UnicodeSegmentation as _;

use super::letters::{FAMILIES, LETTERS};
use crate::i18n::words;
use crate::pad::flow::{Paragraph, Shape, Span, flow};
use crate::pad::{Outline, Source};
use crate::screen::qr;

/// Signs after which a word may be broken that has no space: an address, a cry.
const UNBROKEN: usize = 32;

/// Stands where a sign has no letter.
const UNDRAWN: &str = "□";

/// Everything that stands on the paper and in its metadata.
pub(super) fn of(source: &Source<'_>, outline: &Outline<'_>) -> Value {
    let words = words(outline.language);
    let colophon = &outline.colophon;
    let mut blocks = Blocks::default();
    for paragraph in flow(outline) {
        blocks.put(&paragraph);
    }
    let image = qr::svg(colophon.address, "").map(maud::Markup::into_string);
    json!({
        "lang": outline.language.code(),
        "region": words.language_locale().split_once('-').map(|(_, country)| country),
        "fonts": FAMILIES,
        "title": outline.title,
        "author": colophon.credit,
        "description": colophon.notice(),
        "keywords": [colophon.licence.name(), colophon.licence.url()],
        "day": source.day(),
        "address": colophon.address,
        "qr": image,
        "qr_says": words.wall_notes_here(),
        "missing": blocks.undrawn.then(|| words.pdf_missing()),
        "blocks": blocks.done(),
    })
}

/// The tree while it grows.
#[derive(Default)]
struct Blocks {
    /// What is whole.
    whole: Vec<Value>,
    /// Points of the list that is open, with how deep each stands.
    points: Vec<(u8, Value)>,
    /// Whether some sign has no letter here.
    undrawn: bool,
}

impl Blocks {
    fn put(&mut self, paragraph: &Paragraph) {
        let content = self.content(paragraph);
        match paragraph.shape {
            Shape::Item(depth) => {
                self.points.push((depth, content));
                return;
            }
            Shape::QuoteEnd => {
                if let Some(ends) = self.whole.last_mut().and_then(|it| it.get_mut("ends")) {
                    if let Some(ends) = ends.as_array_mut() {
                        ends.push(content);
                    }
                    return;
                }
            }
            Shape::Title | Shape::Heading(_) | Shape::Text | Shape::Note | Shape::Quote => {}
        }
        self.end_list();
        self.whole.push(match paragraph.shape {
            Shape::Title => json!({ "kind": "heading", "level": 1, "content": content }),
            Shape::Heading(level) => {
                json!({ "kind": "heading", "level": level, "content": content })
            }
            Shape::Text => json!({ "kind": "text", "content": content }),
            Shape::Quote => json!({ "kind": "quote", "content": content, "ends": [] }),
            Shape::Note | Shape::Item(_) | Shape::QuoteEnd => {
                json!({ "kind": "note", "content": content })
            }
        });
    }

    fn end_list(&mut self) {
        if !self.points.is_empty() {
            let points = nested(&mut self.points.drain(..).peekable(), 0);
            self.whole.push(json!({ "kind": "list", "points": points }));
        }
    }

    fn done(mut self) -> Vec<Value> {
        self.end_list();
        self.whole
    }

    fn content(&mut self, paragraph: &Paragraph) -> Value {
        let mut content = Map::new();
        let (mut all, mut spans) = (String::new(), Vec::new());
        for span in &paragraph.spans {
            let (kind, text) = match span {
                Span::Plain(text) => ("plain", text),
                Span::Strong(text) => ("strong", text),
                Span::Link(text) => ("link", text),
            };
            all += text;
            let lines: Vec<_> = text.split('\n').map(|line| self.pieces(line)).collect();
            spans.push(json!({ "kind": kind, "address": text, "lines": lines }));
        }
        content.insert("spans".to_owned(), json!(spans));
        if let Some(language) = paragraph.language {
            content.insert("lang".to_owned(), json!(language.code()));
        }
        if is_right_to_left(&all) {
            content.insert("dir".to_owned(), json!("rtl"));
        }
        Value::Object(content)
    }

    /// A line as the pieces between which it may be broken: long words too, because paper
    /// has an edge.
    fn pieces(&mut self, line: &str) -> Vec<String> {
        let (mut pieces, mut piece, mut unbroken) = (Vec::new(), String::new(), 0);
        for sign in line.graphemes(true) {
            unbroken = if sign.chars().all(char::is_whitespace) { 0 } else { unbroken + 1 };
            if unbroken > UNBROKEN {
                pieces.push(std::mem::take(&mut piece));
                unbroken = 1;
            }
            let drawn = LETTERS.drawn(sign);
            self.undrawn |= drawn.is_none();
            piece += drawn.as_deref().unwrap_or(UNDRAWN);
        }
        pieces.push(piece);
        pieces
    }
}

/// Points of one list with the lists inside them.
fn nested(
    points: &mut std::iter::Peekable<std::vec::Drain<'_, (u8, Value)>>,
    depth: u8,
) -> Vec<Value> {
    let mut list = Vec::new();
    while let Some((_, content)) = points.next_if(|(own, _)| *own >= depth) {
        let inside = nested(points, depth.saturating_add(1));
        list.push(json!({ "content": content, "points": inside }));
    }
    list
}

/// Whether the first letter belongs to a script that runs from right to left, as a browser
/// decides it with `dir="auto"`.
fn is_right_to_left(text: &str) -> bool {
    text.chars().find(|sign| sign.is_alphabetic()).is_some_and(|sign| {
        matches!(sign, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
            || matches!(sign, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}
