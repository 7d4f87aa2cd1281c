//! Markdown: `CommonMark` without tables or raw HTML, for pads, wikis and sites.
//!
//! Whatever people typed reads back letter for letter in any `CommonMark` reader: each
//! sign that could mean something is escaped, lines inside an entry are indented under
//! it. Line feeds only, no byte-order mark, ends with a line feed.

mod escape;

use std::fmt::Write as _;

use self::escape::{inline, lines};
use super::{Block, Content, Entry, GroupHead, Outline};
use crate::i18n::{Words, words};

/// The notes as Markdown.
pub fn markdown(outline: &Outline<'_>) -> String {
    let mut page = Page { text: String::new(), words: words(outline.language) };
    page.head(outline);
    for chapter in &outline.chapters {
        page.paragraph(&format!("## {}", inline(chapter.heading)));
        for block in &chapter.blocks {
            page.block(block);
        }
    }
    page.colophon(outline);
    page.text
}

/// The file while it is written; a blank line stands between its paragraphs.
struct Page {
    text: String,
    words: Words,
}

impl Page {
    fn paragraph(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    fn head(&mut self, outline: &Outline<'_>) {
        self.paragraph(&format!("# {}", inline(outline.title)));
        let facts: Vec<String> = outline
            .facts
            .iter()
            .map(|fact| match &fact.label {
                Some(label) => format!("- {} {}", inline(label), lines(&fact.value, "  ")),
                None => format!("- {}", lines(&fact.value, "  ")),
            })
            .collect();
        self.paragraph(&facts.join("\n"));
    }

    fn block(&mut self, block: &Block<'_>) {
        match &block.content {
            Content::Heading { level, text, .. } => {
                self.paragraph(&format!("{} {}", "#".repeat(usize::from(*level)), inline(text)));
            }
            Content::Question { text, .. } => self.paragraph(&lines(text, "")),
            Content::Group(head) => self.group(head),
            Content::Entries(entries) => self.entries(entries),
            Content::FreeNote(note) => {
                let level = "#".repeat(usize::from(note.level));
                self.paragraph(&format!("{level} {}", inline(&note.heading)));
                for paragraph in &note.paragraphs {
                    self.paragraph(&lines(paragraph, ""));
                }
            }
            Content::Note(text) => self.paragraph(&lines(text, "")),
        }
    }

    fn group(&mut self, head: &GroupHead<'_>) {
        let title: Vec<String> =
            [head.headline, head.gesture].into_iter().flatten().map(inline).collect();
        let title = if title.is_empty() { head.letter.clone() } else { title.join(" / ") };
        self.paragraph(&format!("### {title}"));
        if head.elsewhere > 0 {
            let count = i64::try_from(head.elsewhere).unwrap_or(i64::MAX);
            self.paragraph(&lines(&self.words.count_contributions(count), ""));
        }
    }

    /// Points stand close together; each quotation is a paragraph of its own.
    fn entries(&mut self, entries: &[Entry<'_>]) {
        let mut points = String::new();
        for entry in entries {
            if entry.is_quote() {
                self.points(&mut points);
                self.quote(entry);
            } else {
                self.point(&mut points, entry, 0);
            }
        }
        self.points(&mut points);
    }

    fn points(&mut self, points: &mut String) {
        if !points.is_empty() {
            self.paragraph(points);
            points.clear();
        }
    }

    fn point(&self, points: &mut String, entry: &Entry<'_>, depth: usize) {
        let indent = "  ".repeat(depth + 1);
        let text = if entry.is_named() {
            format!("**{}**", inline(entry.text))
        } else {
            lines(entry.text, &indent)
        };
        let mut details = String::new();
        for detail in entry.details(self.words) {
            // Writing into a String cannot fail.
            write!(details, " – {}", lines(&detail, &indent)).ok();
        }
        let name = entry.signature().map(|name| format!(" — {}", inline(name)));
        writeln!(points, "{}- {text}{details}{}", "  ".repeat(depth), name.unwrap_or_default())
            .ok();
        for inner in &entry.merged {
            self.point(points, inner, depth + 1);
        }
    }

    fn quote(&mut self, entry: &Entry<'_>) {
        let mut quote = format!("> {}\n", lines(entry.text, "> "));
        for detail in entry.details(self.words) {
            writeln!(quote, ">\n> {}", lines(&detail, "> ")).ok();
        }
        if let Some(name) = entry.signature() {
            writeln!(quote, ">\n> — {}", inline(name)).ok();
        }
        if !entry.merged.is_empty() {
            let mut points = String::new();
            for inner in &entry.merged {
                self.point(&mut points, inner, 0);
            }
            quote.push_str(">\n");
            for line in points.lines() {
                writeln!(quote, "> {line}").ok();
            }
        }
        self.paragraph(&quote);
    }

    fn colophon(&mut self, outline: &Outline<'_>) {
        let colophon = &outline.colophon;
        let heading = self.words.section(crate::domain::Section::Colophon);
        self.paragraph(&format!("## {}", inline(heading)));
        let licence = format!(
            "{} ({}) <{}>",
            inline(&self.words.pad_licence(colophon.licence.name())),
            inline(colophon.licence_name),
            colophon.licence.url()
        );
        let points = [
            inline(&colophon.credit),
            licence,
            lines(&self.words.pad_address(colophon.address), "  "),
            inline(&colophon.erased),
            inline(colophon.tool),
        ];
        self.paragraph(&points.map(|point| format!("- {point}")).join("\n"));
    }
}
