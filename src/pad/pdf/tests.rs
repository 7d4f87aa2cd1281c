//! What people wrote is data on paper too, and the paper can be heard.
//!
//! Whether each text stands in the file is read by other programs: `tests/run pdf`.

use serde_json::Value;

use super::{paper, pdf};
use crate::domain::{Kind, Section, Step, Workshop};
use crate::pad::fixture::{Play, demo, plan, text};
use crate::pad::{Choice, Source};

const ROOM: &str = "http://192.168.1.20:8080/a/K7DMR/";

fn of(workshop: &Workshop) -> (Vec<u8>, Value) {
    let source = Source::new(workshop, ROOM, Choice::default());
    let paper = paper::of(&source, &source.outline());
    (pdf(&source), paper)
}

fn holds(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|part| part == words.as_bytes())
}

/// A meeting where these sentences were said.
fn saying(sentences: &[&str]) -> Workshop {
    let kind = Some(Kind::Innovation);
    let mut play = Play::new(vec![plan("harvest", Step::Harvest, Section::Innovations, kind)]);
    let ana = play.arrives("Ana");
    play.open("harvest");
    for words in sentences {
        play.says(ana, "harvest", words);
    }
    play.reveal("harvest");
    play.workshop
}

/// The points of the last list before the colophon.
fn said(paper: &Value) -> &Value {
    let lists: Vec<&Value> =
        paper["blocks"].as_array().unwrap().iter().filter(|it| it["kind"] == "list").collect();
    &lists[lists.len() - 2]["points"]
}

/// The first words of each point of that list.
fn texts(paper: &Value) -> Vec<&str> {
    said(paper)
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point["content"]["spans"][0]["lines"][0][0].as_str().unwrap())
        .collect()
}

#[test]
fn a_whole_meeting_is_a_file_that_a_screen_reader_reads() {
    let (file, paper) = of(&demo().workshop);
    assert!(file.starts_with(b"%PDF-1.7"));
    assert!(holds(&file, "/StructTreeRoot"), "tagged");
    assert!(holds(&file, "<pdfuaid:part>1</pdfuaid:part>"), "PDF/UA-1");
    assert!(holds(&file, "creativecommons.org/licenses/by-sa/4.0"), "the licence for machines");
    assert_eq!(paper["lang"], "fr");
    assert!(file.len() < 400_000, "{} bytes", file.len());
}

#[test]
fn nothing_that_people_write_is_code() {
    let code =
        ["#panic(\"x\")", "#read(\"notes.typ\")", "$x", "= title", "// gone", "\\", "#", "@a"];
    let (file, paper) = of(&saying(&code));
    assert!(holds(&file, "pdfuaid"), "it was typeset");
    assert_eq!(texts(&paper), code);
}

#[test]
fn a_sign_without_a_letter_is_told_and_keeps_nothing_from_the_paper() {
    let (file, paper) = of(&saying(&["你好", "tout le reste"]));
    assert!(paper["missing"].as_str().unwrap().contains("adresse"));
    assert!(holds(&file, "pdfuaid"), "it was typeset");
    assert_eq!(texts(&paper), ["□□", "tout le reste"]);
    let scripts = ["Œuvre", "Дом", "Ελλάδα", "مرحبا بكم", "שלום", "👩‍🌾 🎉", "→ ½ €", "👵🏽"];
    let (file, paper) = of(&saying(&scripts));
    assert_eq!(paper["missing"], Value::Null);
    assert!(holds(&file, "pdfuaid"), "each sign has a letter");
    assert_eq!(said(&paper)[3]["content"]["dir"], "rtl");
    assert_eq!(texts(&paper)[..7], scripts[..7]);
    assert_eq!(texts(&paper)[7], "👵", "letters are black");
}

#[test]
fn a_long_word_is_in_pieces_and_no_letter_is_lost() {
    let cry = "é".repeat(300);
    let (file, paper) = of(&saying(&[&format!("a\n{cry} fin")]));
    assert!(!file.is_empty());
    let lines = &said(&paper)[0]["content"]["spans"][0]["lines"];
    assert_eq!(lines[0][0], "a");
    let pieces: Vec<&str> =
        lines[1].as_array().unwrap().iter().map(|piece| piece.as_str().unwrap()).collect();
    assert!(pieces.len() > 8);
    assert_eq!(pieces.concat(), format!("{cry} fin"));
}

#[test]
fn a_title_of_many_signs_stands_in_the_metadata_as_it_is() {
    let mut workshop = saying(&["Bien"]);
    let mut about = workshop.about.clone().unwrap();
    std::sync::Arc::make_mut(&mut about).title = text("#title <b> (x) \\ 'a'");
    workshop.about = Some(about);
    let (file, paper) = of(&workshop);
    assert_eq!(paper["title"], "#title <b> (x) \\ 'a'");
    assert!(holds(&file, "#title &lt;b&gt; (x) \\ &apos;a&apos;"), "escaped as XML in XMP");
}
