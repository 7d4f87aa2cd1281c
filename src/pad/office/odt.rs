//! OpenDocument text (ISO 26300): the form of associations and of French administrations.
//!
//! Headings are headings, lists are lists, so that an office shows their structure and a
//! screen reader walks through it. Line breaks and runs of spaces that were typed are
//! kept by elements of their own, because ODF folds white space as HTML does.

use std::collections::BTreeSet;

use super::package::packed;
use super::xml::Xml;
use crate::domain::Language;
use crate::i18n::{Words, words};
use crate::pad::flow::{Paragraph, Shape, Span, flow};
use crate::pad::{Outline, Source};

/// Media type, also the first file of the zip.
const KIND: &str = "application/vnd.oasis.opendocument.text";
/// Look of the headings, lists and pages; nothing in it was typed.
const STYLES: &str = include_str!("odt-styles.xml");

const SPACES: [(&str, &str); 9] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("office:version", "1.3"),
];

/// The notes as an OpenDocument text.
pub fn odt(source: &Source<'_>) -> Vec<u8> {
    let outline = source.outline();
    let styles = spoken(STYLES, words(outline.language));
    packed(
        KIND,
        &[
            ("content.xml", content(&outline)),
            ("styles.xml", styles.into_bytes()),
            ("meta.xml", meta(source, &outline)),
            ("META-INF/manifest.xml", manifest(KIND)),
        ],
    )
}

/// The styles of a document in this language; offices choose a dictionary by its country.
pub(super) fn spoken(styles: &str, words: Words) -> String {
    let (language, country) = words.language_locale().split_once('-').unwrap_or_default();
    styles.replace("LANGUAGE", language).replace("COUNTRY", country)
}

fn content(outline: &Outline<'_>) -> Vec<u8> {
    let paragraphs = flow(outline);
    let others: BTreeSet<_> = paragraphs.iter().filter_map(|it| it.language).collect();
    document("office:document-content", |xml| {
        xml.element("office:automatic-styles", &[], |xml| {
            for language in others {
                let name = style_of(language);
                let attributes = [("style:name", &*name), ("style:family", "text")];
                xml.element("style:style", &attributes, |xml| {
                    let country = ("fo:country", "none");
                    let attributes = [("fo:language", language.code()), country];
                    xml.empty("style:text-properties", &attributes);
                });
            }
        });
        xml.element("office:body", &[], |xml| {
            xml.element("office:text", &[], |xml| {
                let mut page = Page { xml, lists: 0 };
                for paragraph in &paragraphs {
                    page.paragraph(paragraph);
                }
                page.leave_lists(0);
            });
        });
    })
}

/// The style of words in another language than the document.
fn style_of(language: Language) -> String {
    format!("In_{}", language.code())
}

/// A document with the namespaces of ODF.
pub(super) fn document(name: &str, inside: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element(name, &SPACES, inside);
    xml.done()
}

/// The body while it is written.
struct Page<'x> {
    xml: &'x mut Xml,
    /// Lists that are open, one inside the other; in each a point is open.
    lists: usize,
}

impl Page<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        if let Shape::Item(depth) = paragraph.shape {
            self.enter_point(usize::from(depth) + 1);
        } else {
            self.leave_lists(0);
        }
        let style = match paragraph.shape {
            Shape::Title => return self.heading("Heading_20_1", "1", paragraph),
            Shape::Heading(2) => return self.heading("Heading_20_2", "2", paragraph),
            Shape::Heading(3) => return self.heading("Heading_20_3", "3", paragraph),
            Shape::Heading(_) => return self.heading("Heading_20_4", "4", paragraph),
            Shape::Text => "Question",
            Shape::Note => "Note",
            Shape::Item(_) => "Point",
            Shape::Quote => "Quotations",
            Shape::QuoteEnd => "Signature",
        };
        self.xml.element("text:p", &[("text:style-name", style)], |xml| write(xml, paragraph));
    }

    fn heading(&mut self, style: &str, level: &str, paragraph: &Paragraph) {
        let attributes = [("text:style-name", style), ("text:outline-level", level)];
        self.xml.element("text:h", &attributes, |xml| write(xml, paragraph));
    }

    fn enter_point(&mut self, depth: usize) {
        if self.lists >= depth {
            self.leave_lists(depth);
            self.xml.end("text:list-item");
            self.xml.start("text:list-item", &[]);
        }
        while self.lists < depth {
            self.xml.start("text:list", &[("text:style-name", "Points")]);
            self.xml.start("text:list-item", &[]);
            self.lists += 1;
        }
    }

    fn leave_lists(&mut self, depth: usize) {
        while self.lists > depth {
            self.xml.end("text:list-item");
            self.xml.end("text:list");
            self.lists -= 1;
        }
    }
}

fn write(xml: &mut Xml, paragraph: &Paragraph) {
    if let Some(language) = paragraph.language {
        let style = style_of(language);
        xml.element("text:span", &[("text:style-name", &style)], |xml| {
            write_spans(xml, &paragraph.spans);
        });
    } else {
        write_spans(xml, &paragraph.spans);
    }
}

fn write_spans(xml: &mut Xml, spans: &[Span]) {
    for span in spans {
        match span {
            Span::Plain(words) => typed(xml, words),
            Span::Strong(words) => {
                xml.element("text:span", &[("text:style-name", "Strong")], |xml| typed(xml, words));
            }
            Span::Link(address) => {
                let attributes = [("xlink:type", "simple"), ("xlink:href", address)];
                xml.words("text:a", &attributes, address);
            }
        }
    }
}

/// Words with their line breaks and all their spaces.
pub(super) fn typed(xml: &mut Xml, words: &str) {
    for (number, line) in words.split('\n').enumerate() {
        if number > 0 {
            xml.empty("text:line-break", &[]);
        }
        spaced(xml, line, number > 0);
    }
}

/// One space is a space; further ones, and one at the start of a line, are counted.
fn spaced(xml: &mut Xml, line: &str, starts: bool) {
    let mut rest = line;
    let mut first = starts;
    while !rest.is_empty() {
        let word = rest.find("  ").unwrap_or(rest.len());
        let lead = if first { rest.len() - rest.trim_start_matches(' ').len() } else { 0 };
        if lead > 0 {
            xml.empty("text:s", &[("text:c", &lead.to_string())]);
            rest = &rest[lead..];
        } else if word > 0 {
            xml.text(&rest[..word]);
            rest = &rest[word..];
        } else {
            let run = rest.len() - rest.trim_start_matches(' ').len();
            xml.text(" ");
            xml.empty("text:s", &[("text:c", &(run - 1).to_string())]);
            rest = &rest[run..];
        }
        first = false;
    }
}

/// Title, language, credit, licence and address, where an office shows them.
pub(super) fn meta(source: &Source<'_>, outline: &Outline<'_>) -> Vec<u8> {
    let colophon = &outline.colophon;
    document("office:document-meta", |xml| {
        xml.element("office:meta", &[], |xml| {
            xml.words("meta:generator", &[], "Collecte");
            xml.words("dc:title", &[], outline.title);
            xml.words("dc:creator", &[], &colophon.credit);
            xml.words("dc:language", &[], words(outline.language).language_locale());
            xml.words("dc:description", &[], &colophon.notice());
            xml.words("meta:creation-date", &[], &format!("{}T00:00:00", source.day()));
            for (name, value) in
                [("dcterms:license", colophon.licence.url()), ("dcterms:source", colophon.address)]
            {
                let attributes = [("meta:name", name), ("meta:value-type", "string")];
                xml.words("meta:user-defined", &attributes, value);
            }
        });
    })
}

/// What is in the zip.
pub(super) fn manifest(kind: &str) -> Vec<u8> {
    const SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let mut xml = Xml::new();
    let attributes = [("xmlns:manifest", SPACE), ("manifest:version", "1.3")];
    xml.element("manifest:manifest", &attributes, |xml| {
        let files = [("/", kind), ("content.xml", "text/xml"), ("styles.xml", "text/xml")];
        for (path, kind) in files.into_iter().chain([("meta.xml", "text/xml")]) {
            let attributes = [("manifest:full-path", path), ("manifest:media-type", kind)];
            xml.empty("manifest:file-entry", &attributes);
        }
    });
    xml.done()
}
