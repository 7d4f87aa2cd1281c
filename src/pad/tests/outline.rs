//! The order of the notes and what is left out.

use super::{flat, outline};
use crate::domain::{Kind, Section, Step};
use crate::pad::fixture::{Play, demo, plan};
use crate::pad::{Content, letter};

#[test]
fn sections_stand_in_printed_order_and_empty_ones_are_left_out() {
    let play = demo();
    let notes = outline(&play.workshop);
    let sections: Vec<Section> = notes.chapters.iter().map(|chapter| chapter.section).collect();
    assert_eq!(
        sections,
        [
            Section::Frame,
            Section::Expectations,
            Section::Talk,
            Section::Exchanges,
            Section::KeyIssues,
            Section::Innovations,
            Section::Observations,
            Section::Viewpoints,
            Section::Values,
            Section::Actions,
            Section::Words,
        ]
    );
    let empty =
        Play::new(vec![plan("views", Step::Harvest, Section::Viewpoints, Some(Kind::Viewpoint))]);
    assert!(outline(&empty.workshop).chapters.is_empty());
}

#[test]
fn who_is_there_is_counted_and_never_listed() {
    let play = demo();
    let facts: Vec<String> =
        outline(&play.workshop).facts.iter().map(|fact| fact.value.to_string()).collect();
    assert_eq!(
        facts,
        [
            "jeudi 27 novembre 2025",
            "Pontivy, salle des fêtes",
            "Collectif & Cie",
            "Gwenaël·le",
            "23 personnes",
        ]
    );
}

#[test]
fn cards_stand_under_their_group_where_they_belong_and_are_only_counted_elsewhere() {
    let play = demo();
    let notes = outline(&play.workshop);
    let blocks = |section| {
        let chapter = notes.chapters.iter().find(|chapter| chapter.section == section).unwrap();
        chapter
            .blocks
            .iter()
            .map(|block| match &block.content {
                Content::Heading { text, .. } => format!("heading {text}"),
                Content::Question { text, .. } => format!("question {text}"),
                Content::Group(head) => {
                    format!("{} {} {}", head.letter, head.headline.unwrap(), head.elsewhere)
                }
                Content::Entries(entries) => {
                    let inside: usize = entries.iter().map(|entry| entry.merged.len()).sum();
                    format!("{} entries, {inside} inside", entries.len())
                }
                Content::FreeNote(note) => format!("note {}", note.place),
                Content::Note(text) => text.clone(),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        blocks(Section::KeyIssues),
        [
            "question Question cards ?",
            "A L’identité 0",
            "1 entries, 1 inside",
            "B Le temps 0",
            "2 entries, 0 inside",
            "C L’abondance 0",
            "3 entries, 0 inside",
            "D L’animateur 0",
            "2 entries, 0 inside",
            "E Les peurs 0",
            "3 entries, 0 inside",
            "heading Hors regroupement",
            "1 entries, 0 inside",
            "2 personnes sont d’accord",
            "1 réserve",
        ]
    );
    assert_eq!(blocks(Section::Values), ["A Le lien 4"]);
    assert_eq!(
        blocks(Section::Expectations),
        ["question Question hopes ?", "20 entries, 0 inside", "1 personne a passé."]
    );
}

#[test]
fn keys_of_blocks_are_all_different() {
    let play = demo();
    let notes = outline(&play.workshop);
    let mut keys: Vec<&String> =
        notes.chapters.iter().flat_map(|chapter| &chapter.blocks).map(|block| &block.key).collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn an_unnamed_author_signs_nothing() {
    let play = demo();
    let notes = outline(&play.workshop);
    let entries = notes.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let named: Vec<(String, Option<&str>)> = entries
        .filter_map(|block| match &block.content {
            Content::Entries(entries) => Some(entries),
            Content::Heading { .. }
            | Content::Question { .. }
            | Content::Group(_)
            | Content::FreeNote(_)
            | Content::Note(_) => None,
        })
        .flatten()
        .map(|entry| (flat(entry.text), entry.name))
        .collect();
    let name_of = |text: &str| named.iter().find(|(said, _)| said == text).unwrap().1;
    assert_eq!(name_of("Trouver un local. C’est urgent !"), None);
    assert_eq!(name_of("Élan"), None);
    assert_eq!(name_of("Écouter."), Some("Gwenaël·le"));
    assert_eq!(name_of("1. Un petit groupe qui tourne"), Some("Mme Le Goff"));
}

#[test]
fn letters_go_on_after_z() {
    assert_eq!(
        [0, 25, 26, 51, 52, 701, 702].map(letter),
        ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    );
}
