//! Documents of an office: page numbers, and the language that a voice reads them in.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::source;
use crate::domain::{Kind, Language, Section, Step, Texts, Workshop};
use crate::pad::fixture::{Play, plan, text};
use crate::pad::office::{docx, odt};

const PROMPT: &str = "What do we see from here?";

/// A French meeting with one question that is in English only.
fn of_two_languages() -> Workshop {
    let mut asked = plan("harvest", Step::Harvest, Section::Innovations, Some(Kind::Innovation));
    asked.prompt = Texts::one(Language::parse("en").unwrap(), text(PROMPT));
    let mut play = Play::new(vec![asked]);
    let ana = play.arrives("Ana");
    play.open("harvest");
    play.says(ana, "harvest", "Le lavoir");
    play.reveal("harvest");
    play.workshop
}

/// One file of a zip.
fn part(zip: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_word_document_has_page_numbers_and_says_its_languages() {
    let workshop = of_two_languages();
    let file = docx(&source(&workshop));
    let footer = part(&file, "word/footer.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "), "{footer}");
    assert!(part(&file, "word/_rels/document.xml.rels").contains("Id=\"footer\""));
    assert!(part(&file, "[Content_Types].xml").contains("/word/footer.xml"));
    let document = part(&file, "word/document.xml");
    assert!(document.contains("<w:footerReference w:type=\"default\" r:id=\"footer\"/>"));
    assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"fr-FR\"/>"));
    assert!(part(&file, "docProps/core.xml").contains("<dc:language>fr-FR</dc:language>"));
    let english =
        format!("<w:rPr><w:lang w:val=\"en\"/></w:rPr><w:t xml:space=\"preserve\">{PROMPT}</w:t>");
    assert!(document.contains(&english), "{document}");
    assert_eq!(document.matches("<w:lang").count(), 1, "the rest is in the language of the notes");
}

#[test]
fn an_opendocument_has_page_numbers_and_says_its_languages() {
    let workshop = of_two_languages();
    let file = odt(&source(&workshop));
    let styles = part(&file, "styles.xml");
    assert!(styles.contains("<text:page-number") && styles.contains("<text:page-count/>"));
    assert!(styles.contains("fo:language=\"fr\" fo:country=\"FR\""), "{styles}");
    let content = part(&file, "content.xml");
    let english = format!("<text:span text:style-name=\"In_en\">{PROMPT}</text:span>");
    assert!(content.contains(&english), "{content}");
    let style = "<style:style style:name=\"In_en\" style:family=\"text\">\
                 <style:text-properties fo:language=\"en\" fo:country=\"none\"/></style:style>";
    assert!(content.contains(style), "{content}");
    assert_eq!(content.matches("In_en").count(), 2, "the rest is in the language of the notes");
}
