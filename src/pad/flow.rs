//! The notes as one run of paragraphs: what a format without nested blocks prints.
//!
//! Plain text, the wikis and the office documents walk this list; each has a shape to
//! write for a [`Shape`], and one escaper for the words. The order, the dashes between
//! the parts of an entry and what is bold are decided here, once for all of them.
//!
//! A free note of a round or a group is a [`Shape::Text`], one for each paragraph.

use super::{Block, Colophon, Content, Entry, GroupHead, Outline};
use crate::domain::{Language, Section};
use crate::i18n::{Lang, Words, words};

/// One paragraph of the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// How it stands on the page.
    pub(super) shape: Shape,
    /// Its words, in order.
    pub(super) spans: Vec<Span>,
    /// The language of its words, where it is known and another one than that of the notes.
    pub(super) language: Option<Language>,
}

/// How a paragraph stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The title of the notes.
    Title,
    /// A heading of level 2 to 4; the title is level 1.
    Heading(u8),
    /// A paragraph: what was asked, a free note.
    Text,
    /// A remark of ours: a count, the terms.
    Note,
    /// A point of a list, this deep: 0 for most, 1 for what was merged into one.
    Item(u8),
    /// A voice.
    Quote,
    /// What belongs to the voice above: details, who spoke.
    QuoteEnd,
}

impl Shape {
    /// Whether an empty line has to stand between this paragraph and the one above it:
    /// points of one list, and a voice and its name, stand together.
    pub(super) fn is_apart_from(self, above: Self) -> bool {
        !matches!(
            (above, self),
            (Self::Item(_), Self::Item(_)) | (Self::Quote | Self::QuoteEnd, Self::QuoteEnd)
        )
    }
}

/// Some words of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    /// Plain words; what was typed may have several lines.
    Plain(String),
    /// The name of a thing.
    Strong(String),
    /// An address that can be followed, shown as it is.
    Link(String),
}

/// The notes from the title to the colophon.
pub(super) fn flow(outline: &Outline<'_>) -> Vec<Paragraph> {
    let mut flow =
        Flow { paragraphs: Vec::new(), lang: outline.language, words: words(outline.language) };
    flow.plain(Shape::Title, outline.title);
    for fact in &outline.facts {
        let label = fact.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
        flow.plain(Shape::Item(0), &format!("{label}{}", fact.value));
    }
    for chapter in &outline.chapters {
        flow.plain(Shape::Heading(2), chapter.heading);
        for block in &chapter.blocks {
            flow.block(block);
        }
    }
    flow.colophon(&outline.colophon);
    flow.paragraphs
}

struct Flow {
    paragraphs: Vec<Paragraph>,
    lang: Lang,
    words: Words,
}

impl Flow {
    fn put(&mut self, shape: Shape, spans: Vec<Span>) {
        self.paragraphs.push(Paragraph { shape, spans, language: None });
    }

    fn plain(&mut self, shape: Shape, words: &str) {
        self.put(shape, vec![Span::Plain(words.to_owned())]);
    }

    /// Words whose language is known: what the team prepared.
    fn spoken(&mut self, shape: Shape, words: &str, language: Language) {
        let other = Some(language).filter(|language| language.code() != self.lang.code());
        let spans = vec![Span::Plain(words.to_owned())];
        self.paragraphs.push(Paragraph { shape, spans, language: other });
    }

    fn block(&mut self, block: &Block<'_>) {
        match &block.content {
            Content::Heading { level, text, language } => {
                self.spoken(Shape::Heading(*level), text, *language);
            }
            Content::Question { text, language } => self.spoken(Shape::Text, text, *language),
            Content::Group(head) => self.group(head),
            Content::Entries(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Content::FreeNote(note) => {
                self.plain(Shape::Heading(note.level), &note.heading);
                note.paragraphs.iter().for_each(|text| self.plain(Shape::Text, text));
            }
            Content::Note(text) => self.plain(Shape::Note, text),
        }
    }

    fn group(&mut self, head: &GroupHead<'_>) {
        let title: Vec<&str> = [head.headline, head.gesture].into_iter().flatten().collect();
        let title = if title.is_empty() { head.letter.clone() } else { title.join(" / ") };
        self.plain(Shape::Heading(3), &title);
        if head.elsewhere > 0 {
            let count = i64::try_from(head.elsewhere).unwrap_or(i64::MAX);
            self.plain(Shape::Note, &self.words.count_contributions(count));
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        if entry.is_quote() {
            self.quote(entry);
        } else {
            self.item(entry, 0);
        }
    }

    fn item(&mut self, entry: &Entry<'_>, depth: u8) {
        let text = entry.text.to_owned();
        let text = if entry.is_named() { Span::Strong(text) } else { Span::Plain(text) };
        let mut spans = vec![text];
        for detail in entry.details(self.words) {
            spans.push(Span::Plain(" – ".to_owned()));
            spans.push(Span::Plain(detail.into_owned()));
        }
        if let Some(name) = entry.signature() {
            spans.push(Span::Plain(format!(" — {name}")));
        }
        self.put(Shape::Item(depth), spans);
        for inner in &entry.merged {
            self.item(inner, depth.saturating_add(1));
        }
    }

    fn quote(&mut self, entry: &Entry<'_>) {
        self.plain(Shape::Quote, entry.text);
        for detail in entry.details(self.words) {
            self.plain(Shape::QuoteEnd, &detail);
        }
        if let Some(name) = entry.signature() {
            self.plain(Shape::QuoteEnd, &format!("— {name}"));
        }
        for inner in &entry.merged {
            self.item(inner, 0);
        }
    }

    fn colophon(&mut self, colophon: &Colophon<'_>) {
        let licence = self.words.pad_licence(colophon.licence.name());
        let licence = format!("{licence} ({}) ", colophon.licence_name);
        let address = self.words.pad_address("");
        self.plain(Shape::Heading(2), self.words.section(Section::Colophon));
        self.plain(Shape::Item(0), &colophon.credit);
        let linked = |words: &str, address: &str| {
            vec![Span::Plain(words.to_owned()), Span::Link(address.to_owned())]
        };
        self.put(Shape::Item(0), linked(&licence, colophon.licence.url()));
        self.put(Shape::Item(0), linked(&address, colophon.address));
        self.plain(Shape::Item(0), &colophon.erased);
        self.plain(Shape::Item(0), colophon.tool);
    }
}
