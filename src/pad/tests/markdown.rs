//! The Markdown export, read back by pulldown-cmark.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{ADDRESS, flat, keeps_secrets, outline, public_texts};
use crate::pad::fixture::demo;
use crate::pad::markdown::markdown;

/// What a reader sees, and the blocks it saw.
struct Seen {
    text: String,
    headings: Vec<String>,
    links: Vec<String>,
    items: usize,
    quotes: usize,
}

fn read(markdown: &str) -> Seen {
    let mut seen =
        Seen { text: String::new(), headings: vec![], links: vec![], items: 0, quotes: 0 };
    let mut heading = None;
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(markdown, options) {
        match &event {
            Event::Text(text) => seen.text.push_str(text),
            Event::SoftBreak | Event::HardBreak => seen.text.push(' '),
            Event::Start(Tag::Heading { .. }) => {
                seen.text.push('\n');
                heading = Some(seen.text.len());
            }
            Event::End(TagEnd::Heading(_)) => {
                seen.headings.push(seen.text[heading.take().unwrap()..].to_owned());
                seen.text.push('\n');
            }
            Event::Start(Tag::Item) => {
                seen.items += 1;
                seen.text.push('\n');
            }
            Event::Start(Tag::BlockQuote(_)) => seen.quotes += 1,
            Event::Start(Tag::Link { dest_url, .. }) => seen.links.push(dest_url.to_string()),
            Event::Start(Tag::Paragraph | Tag::List(None)) | Event::End(TagEnd::Paragraph) => {
                seen.text.push('\n');
            }
            Event::Start(Tag::Strong) | Event::End(_) => {}
            Event::Start(_)
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => panic!("what people typed became {event:?}"),
        }
    }
    seen
}

#[test]
fn every_public_text_reads_back_once_letter_for_letter() {
    let play = demo();
    let file = markdown(&outline(&play.workshop));
    let seen = read(&file);
    let text = flat(&seen.text);
    // Short words also stand inside longer texts: for them whole lines are counted.
    let lines: Vec<String> = seen
        .text
        .lines()
        .filter_map(|line| line.split(" – ").next()?.split(" — ").next())
        .map(flat)
        .collect();
    for wanted in public_texts(&play.workshop).iter().map(|text| flat(text)) {
        let short = wanted.chars().count() <= 12;
        let times = if short {
            lines.iter().filter(|line| **line == wanted).count()
        } else {
            text.matches(&wanted).count()
        };
        assert_eq!(times, 1, "{times} times: {wanted}");
    }
}

#[test]
fn nothing_that_nobody_may_read_stands_in_it() {
    let play = demo();
    keeps_secrets(&play.workshop, &markdown(&outline(&play.workshop)));
}

#[test]
fn the_shape_is_the_one_that_was_meant() {
    let play = demo();
    let file = markdown(&outline(&play.workshop));
    let seen = read(&file);
    let public = play.workshop.public().count();
    // 5 facts and 5 lines of colophon are points too; 30 viewpoints and a talk are quoted.
    assert_eq!((seen.items, seen.quotes), (public - 31 + 10, 31));
    assert!(seen.headings.contains(&"L’identité / Se connaître et se rencontrer".to_owned()));
    assert!(seen.headings.contains(&"Soutenir l’innovation <sociale> *ici*".to_owned()));
    assert!(seen.links.contains(&ADDRESS.to_owned()));
    assert!(seen.links.contains(&"https://creativecommons.org/licenses/by-sa/4.0/".to_owned()));
    assert!(file.ends_with('\n') && !file.ends_with("\n\n"));
    assert!(!file.contains('\r') && !file.starts_with('\u{feff}'));
}
