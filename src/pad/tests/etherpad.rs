//! The HTML for Etherpad, read back by a parser that reads as a browser does; what
//! Etherpad itself makes of it is in `tests/pads`.

use scraper::{Html, Selector};

use super::{flat, keeps_secrets, outline, public_texts};
use crate::pad::etherpad::etherpad;
use crate::pad::fixture::demo;

fn fragment() -> String {
    etherpad(&outline(&demo().workshop)).into_string()
}

#[test]
fn every_public_text_stands_in_it_and_nothing_that_nobody_may_read() {
    let play = demo();
    let page = Html::parse_fragment(&fragment());
    let read = flat(&page.root_element().text().collect::<Vec<_>>().join(" "));
    for text in public_texts(&play.workshop) {
        assert!(read.contains(&flat(&text)), "{text}");
    }
    keeps_secrets(&play.workshop, &fragment());
}

#[test]
fn it_has_only_elements_that_an_etherpad_understands() {
    let page = Html::parse_fragment(&fragment());
    let all = Selector::parse("*").unwrap();
    let known = ["html", "p", "ul", "li", "strong", "em", "br"];
    for element in page.select(&all) {
        assert!(known.contains(&element.value().name()), "{}", element.value().name());
        assert_eq!(element.value().attrs().count(), 0, "nothing but words");
    }
}
