//! The notes as one HTML file that needs nothing else: its style is inside, so it
//! reads from a disk, prints, and can be put on any site.
//!
//! `said` and `group_title` also make the pad page: one rendering for both. What
//! people typed goes through maud, the only escaper; line feeds are kept and shown by
//! the style.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::archive::Filed;
use super::{Block, Chapter, Colophon, Content, Entry, Fact, FreeNote, GroupHead, Outline};
use crate::domain::Section;
use crate::i18n::{Words, words};

/// The style of the notes, on the pad page and in the file.
const STYLE: &str = include_str!("../../assets/css/notes.css");

/// The notes as an HTML file.
pub fn html(outline: &Outline<'_>) -> String {
    page(outline, &[])
}

/// The same as the page of an archive that one opens first: with links to its files.
pub(super) fn reader(outline: &Outline<'_>, files: &[Filed]) -> String {
    page(outline, files)
}

fn page(outline: &Outline<'_>, files: &[Filed]) -> String {
    let words = words(outline.language);
    html! {
        (DOCTYPE)
        html lang=(outline.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (outline.title) " – " (words.pad_title()) }
                link rel="license" href=(outline.colophon.licence.url());
                // The style is a file of ours, not something typed.
                style { (PreEscaped(STYLE)) }
            }
            body {
                main.notes {
                    header { h1 dir="auto" { (outline.title) } (facts(&outline.facts)) }
                    (body(outline, words))
                    @if !files.is_empty() { (contents(files, words)) }
                    footer { (colophon(&outline.colophon, words)) }
                }
            }
        }
    }
    .into_string()
}

/// The sections of the notes.
pub(crate) fn body(outline: &Outline<'_>, words: Words) -> Markup {
    html! { @for chapter in &outline.chapters { (section(chapter, words)) } }
}

/// What lies beside this page in the archive.
fn contents(files: &[Filed], words: Words) -> Markup {
    html! {
        nav aria-labelledby="files" {
            h2 id="files" { (words.archive_files()) }
            ul {
                @for file in files {
                    li { a href=(file.name) { (file.name) } " – " (file.told(words)) }
                }
            }
        }
    }
}

/// Date, place, organiser, team and number of people.
pub(crate) fn facts(facts: &[Fact<'_>]) -> Markup {
    html! {
        ul.facts {
            @for fact in facts {
                li {
                    @if let Some(label) = &fact.label { span.label { (label) } " " }
                    span dir="auto" { (fact.value) }
                }
            }
        }
    }
}

/// Credits and terms.
pub(crate) fn colophon(colophon: &Colophon<'_>, words: Words) -> Markup {
    let licence = colophon.licence;
    html! {
        h2 { (words.section(Section::Colophon)) }
        ul.colophon {
            li { (colophon.credit) }
            li {
                a rel="license" href=(licence.url()) { (words.pad_licence(licence.name())) }
                " (" (colophon.licence_name) ", " (licence.url()) ")"
            }
            li { a href=(colophon.address) { (words.pad_address(colophon.address)) } }
            li { (colophon.erased) }
            li { (colophon.tool) }
        }
    }
}

fn section(chapter: &Chapter<'_>, words: Words) -> Markup {
    let id = chapter.section.code();
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (chapter.heading) }
            @for block in &chapter.blocks { (self::block(block, words)) }
        }
    }
}

fn block(block: &Block<'_>, words: Words) -> Markup {
    match &block.content {
        Content::Heading { level, text, language } => html! {
            @if *level > 3 { h4 lang=(language.code()) { (text) } }
            @else { h3 lang=(language.code()) { (text) } }
        },
        Content::Question { text, language } => {
            html! { p.question lang=(language.code()) { (text) } }
        }
        Content::Group(head) => html! {
            h3.group { (group_title(head)) }
            @if let Some(elsewhere) = elsewhere(head, words) { p.note { (elsewhere) } }
        },
        Content::Entries(entries) => html! {
            ul.entries { @for entry in entries { li id={ "c-" (entry.id) } { (said(entry, words)) } } }
        },
        Content::FreeNote(note) => free_note(note),
        Content::Note(text) => html! { p.note { (text) } },
    }
}

/// What was written together.
fn free_note(note: &FreeNote<'_>) -> Markup {
    html! {
        div.free id=(FreeNote::anchor(note.id)) {
            @if note.level > 3 { h4 { (note.heading) } } @else { h3 { (note.heading) } }
            @for paragraph in &note.paragraphs { p.said dir="auto" { (paragraph) } }
        }
    }
}

/// `L’identité / Se connaître et se rencontrer`, or the letter of a group without words.
pub(crate) fn group_title(head: &GroupHead<'_>) -> Markup {
    html! {
        @match (head.headline, head.gesture) {
            (Some(headline), Some(gesture)) => {
                bdi { (headline) } " / " span.gesture dir="auto" { (gesture) }
            }
            (Some(words), None) | (None, Some(words)) => bdi { (words) }
            (None, None) => (head.letter)
        }
    }
}

/// "7 contributions", where their words stand in another section.
pub(crate) fn elsewhere(head: &GroupHead<'_>, words: Words) -> Option<String> {
    let count = i64::try_from(head.elsewhere).unwrap_or(i64::MAX);
    (count > 0).then(|| words.count_contributions(count))
}

/// The words of an entry, what belongs to it, who signs, and what was merged into it.
pub(crate) fn said(entry: &Entry<'_>, words: Words) -> Markup {
    said_with(entry, words, &|_| html! {})
}

/// The same with `beside` behind each entry, those that were merged included.
pub(crate) fn said_with(
    entry: &Entry<'_>,
    words: Words,
    beside: &dyn Fn(&Entry<'_>) -> Markup,
) -> Markup {
    html! {
        @if entry.is_quote() { blockquote.said dir="auto" { (entry.text) } }
        @else if entry.is_named() { strong.said dir="auto" { (entry.text) } }
        @else { span.said dir="auto" { (entry.text) } }
        @for detail in entry.details(words) {
            " – "
            @match entry.source.as_ref().filter(|source| source.words == detail) {
                Some(source) => a.source href={ "#" (FreeNote::anchor(source.note)) } { (detail) },
                None => span.said dir="auto" { (detail) },
            }
        }
        @if let Some(name) = entry.signature() { span.by { " — " bdi { (name) } } }
        (beside(entry))
        @if !entry.merged.is_empty() {
            ul.merged { @for inner in &entry.merged { li { (said_with(inner, words, beside)) } } }
        }
    }
}
