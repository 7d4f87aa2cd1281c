//! Every public text stands exactly once in every format, as an independent reader of
//! that format finds it; nothing else that was typed stands anywhere.

mod csv;
mod etherpad;
mod formats;
mod html;
mod json;
mod markdown;
mod merging;
mod notes;
mod office;
mod outline;
mod rehearsed;

use crate::domain::{Kind, Workshop};
use crate::pad::fixture::SECRET;
use crate::pad::{Choice, Outline, Source};

const ROOM: &str = "http://192.168.1.20:8080/a/K7DMR/";
const ADDRESS: &str = "http://192.168.1.20:8080/a/K7DMR/pad";

fn source(workshop: &Workshop) -> Source<'_> {
    Source::new(workshop, ROOM, Choice::default())
}

fn outline(workshop: &Workshop) -> Outline<'_> {
    Outline::of(workshop, workshop.language(), ADDRESS)
}

/// The sentences that everybody may read (dates and names may be written otherwise).
fn public_texts(workshop: &Workshop) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in workshop.public() {
        let statement = &entry.statement;
        let what = statement.what.as_ref().filter(|_| entry.kind == Kind::Innovation);
        texts.extend([Some(&statement.text), what].into_iter().flatten().map(ToString::to_string));
    }
    assert!(texts.len() > 140, "the fixture holds {} texts", texts.len());
    texts
}

/// Asserts that `file` holds none of the words that nobody may read, though the
/// workshop has them: a draft, a hidden entry, a reservation, the Wi-Fi.
fn keeps_secrets(workshop: &Workshop, file: &str) {
    let kept = workshop.all_said().filter(|it| it.statement.text.as_str().contains(SECRET));
    assert_eq!(kept.count(), 2, "the fixture has a draft and a hidden entry");
    assert!(!file.contains(SECRET) && !file.contains("mot-de-passe"));
}

/// Text with every run of white space as one space: what a line break is on paper.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Asserts that each text stands once among `found`, in the same letters.
fn each_once(workshop: &Workshop, found: &[String]) {
    let found: Vec<String> = found.iter().map(|text| flat(text)).collect();
    for text in public_texts(workshop) {
        let wanted = flat(&text);
        let times = found.iter().filter(|found| **found == wanted).count();
        assert_eq!(times, 1, "{times} times: {text}");
    }
}
