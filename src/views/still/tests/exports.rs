//! What there is to take away, on the screen and on paper.

use super::{Read, door, source};
use crate::domain::Command;
use crate::pad::fixture::demo;
use crate::pad::{Format, Signing};
use crate::views::look::Look;
use crate::views::{export, message, print};

#[test]
fn every_format_is_offered_once_and_says_what_it_is_good_for() {
    let workshop = demo().workshop;
    let page =
        Read::of(export::page(&source(&workshop, Signing::Names), &door(), &Look::default()));
    let files = page.all(".formats a[download]", "href");
    for format in Format::ALL.iter().copied() {
        let address = format!("/a/K7DMR/export.{}", format.extension());
        assert_eq!(files.iter().filter(|file| **file == address).count(), 1, "{format:?}");
    }
    for more in ["export.csv?brut=1", "export.geojson?tout=1"] {
        assert!(files.contains(&format!("/a/K7DMR/{more}")), "{more}");
    }
    let pages = page.all(".formats a:not([download])", "href");
    assert_eq!(pages, ["/a/K7DMR/imprimer", "/a/K7DMR/courriel", "/a/K7DMR/recette.toml"]);
    assert_eq!(page.words(".formats li p").len(), files.len() + pages.len());
    assert_eq!(page.count(".note"), 1, "the meeting still runs");
    let mut ended = demo();
    ended.team(Command::End);
    let source = source(&ended.workshop, Signing::Names);
    let page = Read::of(export::page(&source, &door(), &Look::default()));
    assert_eq!(page.count(".note"), 0);
}

#[test]
fn the_choice_of_names_is_kept_in_every_link() {
    let workshop = demo().workshop;
    let chosen = source(&workshop, Signing::Initials);
    let page = Read::of(export::page(&chosen, &door(), &Look::default()));
    let links = page.all(".formats a", "href");
    assert!(links.iter().all(|link| link.contains("noms=initiales")), "{links:?}");
    assert!(links.contains(&"/a/K7DMR/export.csv?brut=1&noms=initiales".to_owned()));
    assert_eq!(page.all("input[name=noms][checked]", "value"), ["initiales"]);
}

#[test]
fn the_message_can_be_copied_in_two_parts() {
    let workshop = demo().workshop;
    let named = source(&workshop, Signing::Names);
    let page = Read::of(message::page(&named, &door(), &Look::default()));
    assert_eq!(page.all("[data-copy]", "data-copy"), ["subject", "message"]);
    let subject = "[Collecte] Pontivy, salle des fêtes 2025-11-27";
    assert_eq!(page.all("#subject", "value"), [subject]);
    let text = String::from_utf8(Format::Text.file(&named)).unwrap();
    assert_eq!(page.words("#message"), [text]);
}

#[test]
fn paper_has_the_way_back_to_the_notes_and_real_headings() {
    let workshop = demo().workshop;
    let named = source(&workshop, Signing::Names);
    let page = Read::of(print::page(&named, &door(), &Look::default()));
    assert_eq!(page.count(".online svg.qr"), 1);
    assert_eq!(page.count("h1"), 1);
    assert!(page.count("main h2") > 8);
    assert_eq!(page.count("main script, main form"), 0);
}
