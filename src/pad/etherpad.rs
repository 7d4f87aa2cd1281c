//! The notes as the HTML that Etherpad understands, for its API and for its
//! clipboard (Framapad is an Etherpad).
//!
//! Measured on Etherpad 1.8.14: only `div p pre li` break a line, headings and
//! quotations do not; the address of a link is lost. So a heading is a bold line of
//! its own, whatever people said is a point of a list, and addresses are text.
//! U+00A0 becomes a plain space there, and a line of more than 1,700 bytes is broken
//! between two words; everything else stays letter for letter.

use maud::{Markup, html};

use super::{Block, Chapter, Content, Entry, GroupHead, Outline};
use crate::domain::Section;
use crate::i18n::{Words, words};

/// Bytes of a line that Etherpad takes whole, with room for a name.
const LINE: usize = 1_700;

/// The notes as a fragment of HTML.
pub fn etherpad(outline: &Outline<'_>) -> Markup {
    let words = words(outline.language);
    html! {
        (line(outline.title))
        ul {
            @for fact in &outline.facts {
                li {
                    @if let Some(label) = &fact.label { (label) " " }
                    (typed(&fact.value))
                }
            }
        }
        @for chapter in &outline.chapters { (section(chapter, words)) }
        (line(words.section(Section::Colophon)))
        (colophon(outline, words))
    }
}

/// A heading: a bold line with an empty one before it.
fn line(text: &str) -> Markup {
    html! { p {} p { strong { (typed(text)) } } }
}

fn section(chapter: &Chapter<'_>, words: Words) -> Markup {
    html! {
        (line(chapter.heading))
        @for block in &chapter.blocks { (self::block(block, words)) }
    }
}

fn block(block: &Block<'_>, words: Words) -> Markup {
    match &block.content {
        Content::Heading { text, .. } => line(text),
        Content::Question { text, .. } => html! { p { em { (within(text, text.len() > LINE)) } } },
        Content::Group(head) => group(head, words),
        Content::Entries(entries) => html! {
            ul { @for entry in entries { li { (said(entry, words)) } } }
        },
        Content::FreeNote(note) => html! {
            (line(&note.heading))
            @for paragraph in &note.paragraphs { p { (within(paragraph, paragraph.len() > LINE)) } }
        },
        Content::Note(text) => html! { p { (typed(text)) } },
    }
}

fn group(head: &GroupHead<'_>, words: Words) -> Markup {
    let title = [head.headline, head.gesture].into_iter().flatten().collect::<Vec<_>>().join(" / ");
    html! {
        (line(if title.is_empty() { &head.letter } else { &title }))
        @if let Some(elsewhere) = super::html::elsewhere(head, words) { p { (elsewhere) } }
    }
}

fn said(entry: &Entry<'_>, words: Words) -> Markup {
    let details = entry.details(words);
    let long = entry.text.len() + details.iter().map(|detail| detail.len()).sum::<usize>() > LINE;
    html! {
        @if entry.is_named() { strong { (within(entry.text, long)) } }
        @else { (within(entry.text, long)) }
        @for detail in details { " – " (within(&detail, long)) }
        @if let Some(name) = entry.signature() { " — " (name) }
        @if !entry.merged.is_empty() {
            ul { @for inner in &entry.merged { li { (said(inner, words)) } } }
        }
    }
}

/// Etherpad cuts a line of 2,000 characters wherever it stands: a long one is broken
/// before that, between two words.
fn within(text: &str, long: bool) -> Markup {
    if !long {
        return typed(text);
    }
    let mut broken = String::with_capacity(text.len() + 8);
    let mut since = 0;
    for word in text.split_inclusive([' ', '\n']) {
        if since > 0 && since + word.len() > LINE / 3 {
            broken.push('\n');
            since = 0;
        }
        broken.push_str(word);
        since = if word.ends_with('\n') { 0 } else { since + word.len() };
    }
    typed(&broken)
}

fn colophon(outline: &Outline<'_>, words: Words) -> Markup {
    let colophon = &outline.colophon;
    html! {
        ul {
            li { (colophon.credit) }
            li {
                (words.pad_licence(colophon.licence.name()))
                " (" (colophon.licence_name) ") : " (colophon.licence.url())
            }
            li { (words.pad_address(colophon.address)) }
            li { (colophon.erased) }
            li { (colophon.tool) }
        }
    }
}

/// What people typed: each of its lines stays a line.
fn typed(text: &str) -> Markup {
    html! {
        @for (number, line) in text.lines().enumerate() {
            @if number > 0 { br; }
            (line)
        }
    }
}
