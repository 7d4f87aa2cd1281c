//! Word documents (ISO 29500): five small XML files in a zip, as Word needs them.
//!
//! Headings and points use Word's own styles and numbering, so its outline and a screen
//! reader see them. Written here and not with a library: the one at hand can give a
//! document neither title nor language, and numbers its paragraphs by a global count.

use super::package::Package;
use super::xml::Xml;
use crate::domain::Language;
use crate::i18n::words;
use crate::pad::flow::{Paragraph, Shape, Span, flow};
use crate::pad::{Outline, Source};

const STYLES: &str = include_str!("docx-styles.xml");
const NUMBERING: &str = include_str!("docx-numbering.xml");
const TYPES: &str = include_str!("docx-types.xml");
const RELATIONS: &str = include_str!("docx-relations.xml");
const FOOTER: &str = include_str!("docx-footer.xml");

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The notes as a Word document.
pub fn docx(source: &Source<'_>) -> Vec<u8> {
    let outline = source.outline();
    let language = words(outline.language).language_locale();
    let mut package = Package::new();
    let (document, links) = document(&outline);
    package.put("[Content_Types].xml", TYPES.as_bytes());
    package.put("_rels/.rels", RELATIONS.as_bytes());
    package.put("word/document.xml", &document);
    package.put("word/styles.xml", STYLES.replace("LANGUAGE", language).as_bytes());
    package.put("word/numbering.xml", NUMBERING.as_bytes());
    package.put("word/footer.xml", FOOTER.as_bytes());
    package.put("word/_rels/document.xml.rels", &relations(&links));
    package.put("docProps/core.xml", &core(source, &outline));
    package.put("docProps/custom.xml", &custom(&outline));
    package.done()
}

/// The text, and the addresses that its links lead to.
fn document(outline: &Outline<'_>) -> (Vec<u8>, Vec<String>) {
    let mut links = Vec::new();
    let mut xml = Xml::new();
    xml.element("w:document", &[("xmlns:w", WORD), ("xmlns:r", LINKS)], |xml| {
        xml.element("w:body", &[], |xml| {
            for paragraph in flow(outline) {
                write(xml, &paragraph, &mut links);
            }
            // A4, in twentieths of a point.
            xml.element("w:sectPr", &[], |xml| {
                xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
                xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
                let margins = [("w:top", "1134"), ("w:bottom", "1134"), ("w:left", "1247")];
                let more = [("w:right", "1247"), ("w:header", "709"), ("w:footer", "709")];
                xml.empty("w:pgMar", &[&margins[..], &more[..], &[("w:gutter", "0")]].concat());
            });
        });
    });
    (xml.done(), links)
}

fn write(xml: &mut Xml, paragraph: &Paragraph, links: &mut Vec<String>) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            let style = match paragraph.shape {
                Shape::Title => "Heading1",
                Shape::Heading(2) => "Heading2",
                Shape::Heading(3) => "Heading3",
                Shape::Heading(_) => "Heading4",
                Shape::Text => "Question",
                Shape::Note => "Note",
                Shape::Item(_) => "ListParagraph",
                Shape::Quote => "Quote",
                Shape::QuoteEnd => "Signature",
            };
            xml.empty("w:pStyle", &[("w:val", style)]);
            if let Shape::Item(depth) = paragraph.shape {
                xml.element("w:numPr", &[], |xml| {
                    xml.empty("w:ilvl", &[("w:val", &depth.min(2).to_string())]);
                    xml.empty("w:numId", &[("w:val", "1")]);
                });
            }
        });
        let language = paragraph.language;
        for span in &paragraph.spans {
            match span {
                Span::Plain(words) => run(xml, words, None, language),
                Span::Strong(words) => run(xml, words, Some("Strong"), language),
                Span::Link(address) => {
                    links.push(address.clone());
                    let id = format!("link{}", links.len());
                    xml.element("w:hyperlink", &[("r:id", &id)], |xml| {
                        run(xml, address, Some("Hyperlink"), None);
                    });
                }
            }
        }
    });
}

/// Words with their line breaks and all their spaces.
fn run(xml: &mut Xml, words: &str, style: Option<&str>, language: Option<Language>) {
    xml.element("w:r", &[], |xml| {
        if style.is_some() || language.is_some() {
            xml.element("w:rPr", &[], |xml| {
                if let Some(style) = style {
                    xml.empty("w:rStyle", &[("w:val", style)]);
                }
                if let Some(language) = language {
                    xml.empty("w:lang", &[("w:val", language.code())]);
                }
            });
        }
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                xml.empty("w:br", &[]);
            }
            xml.words("w:t", &[("xml:space", "preserve")], line);
        }
    });
}

fn relations(links: &[String]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for part in ["styles", "numbering", "footer"] {
            let (kind, target) = (format!("{LINKS}/{part}"), format!("{part}.xml"));
            xml.empty("Relationship", &[("Id", part), ("Type", &kind), ("Target", &target)]);
        }
        for (address, number) in links.iter().zip(1..) {
            let (id, kind) = (format!("link{number}"), format!("{LINKS}/hyperlink"));
            let to = [("Id", &*id), ("Type", &kind), ("Target", address)];
            xml.empty("Relationship", &[&to[..], &[("TargetMode", "External")]].concat());
        }
    });
    xml.done()
}

/// Title, credit, language and licence, where an office shows them.
fn core(source: &Source<'_>, outline: &Outline<'_>) -> Vec<u8> {
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.words("dc:title", &[], outline.title);
        xml.words("dc:creator", &[], &outline.colophon.credit);
        xml.words("dc:description", &[], &outline.colophon.notice());
        xml.words("dc:language", &[], words(outline.language).language_locale());
        let created = format!("{}T00:00:00Z", source.day());
        xml.words("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &created);
    });
    xml.done()
}

fn custom(outline: &Outline<'_>) -> Vec<u8> {
    const KIND: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    const SPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    let colophon = &outline.colophon;
    let mut xml = Xml::new();
    xml.element("Properties", &[("xmlns", SPACE), ("xmlns:vt", TYPES)], |xml| {
        for (number, name, value) in [
            ("2", "dcterms:license", colophon.licence.url()),
            ("3", "dcterms:source", colophon.address),
        ] {
            let attributes = [("fmtid", KIND), ("pid", number), ("name", name)];
            xml.element("property", &attributes, |xml| xml.words("vt:lpwstr", &[], value));
        }
    });
    xml.done()
}
