//! The HTML file, read back by a parser that reads as a browser does.

use scraper::{Html, Selector};

use super::{ADDRESS, each_once, keeps_secrets, outline, public_texts};
use crate::pad::fixture::demo;
use crate::pad::html::html;

fn texts(page: &Html, css: &str) -> Vec<String> {
    page.select(&Selector::parse(css).unwrap()).map(|it| it.text().collect()).collect()
}

#[test]
fn every_public_text_reads_back_once_letter_for_letter() {
    let play = demo();
    let page = Html::parse_document(&html(&outline(&play.workshop)));
    let said = texts(&page, ".said");
    each_once(&play.workshop, &said);
    for text in public_texts(&play.workshop) {
        assert!(said.contains(&text), "in the same letters and lines: {text}");
    }
}

#[test]
fn nothing_that_nobody_may_read_stands_in_it() {
    let play = demo();
    keeps_secrets(&play.workshop, &html(&outline(&play.workshop)));
}

#[test]
fn it_is_one_document_that_needs_nothing_else() {
    let play = demo();
    let file = html(&outline(&play.workshop));
    let page = Html::parse_document(&file);
    let all = |css: &str| page.select(&Selector::parse(css).unwrap()).count();
    assert_eq!(all("h1"), 1);
    assert_eq!(all("html[lang=fr]"), 1);
    assert_eq!(all("a[rel=license]"), 1);
    assert_eq!(all(&format!("a[href='{ADDRESS}']")), 1);
    assert_eq!(all("script, img, iframe, link[rel=stylesheet], b, [onclick], main [style]"), 0);
    assert_eq!(texts(&page, "title"), ["Soutenir l’innovation <sociale> *ici* – Compte rendu"]);
    let headings = texts(&page, "h2");
    assert_eq!(headings.first().map(String::as_str), Some("Cadre et licence"));
    assert_eq!(headings.last().map(String::as_str), Some("À propos de ce document"));
}
