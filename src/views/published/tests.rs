//! The published notes, as a stranger and as a machine read them.

use scraper::{Html, Selector};

use super::{Addresses, page};
use crate::domain::{Command, Moment, Publication, PublishedNames};
use crate::pad::fixture::{Play, SECRET, demo};
use crate::views::look::Look;

const ADDRESS: &str = "https://notes.example/p/aaaaaaaaaaaaaaaaaaaaaaaaah";
const FEED: &str = "/p/aaaaaaaaaaaaaaaaaaaaaaaaah/export.atom";

fn published(play: &Play, names: PublishedNames) -> String {
    let how = Publication { names, asked: Moment(0) };
    let at = Addresses { page: ADDRESS, feed: Some(FEED) };
    page(&play.workshop, how, &Look::default(), at).into_string()
}

fn all(html: &str, css: &str, attribute: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let css = Selector::parse(css).unwrap();
    let found = page.select(&css);
    found.filter_map(|it| it.attr(attribute)).map(str::to_owned).collect()
}

#[test]
fn a_stranger_reads_every_public_text_and_no_way_in() {
    let play = demo();
    let html = published(&play, PublishedNames::Shown);
    let page = Html::parse_document(&html);
    let said: Vec<String> = page
        .select(&Selector::parse(".said").unwrap())
        .map(|it| it.text().collect::<String>().trim().to_owned())
        .collect();
    for entry in play.workshop.public() {
        let wanted = entry.statement.text.as_str();
        assert_eq!(said.iter().filter(|text| *text == wanted).count(), 1, "{wanted}");
    }
    assert!(html.contains("Maïwenn"));
    assert!(!html.contains(SECRET) && !html.contains("mot-de-passe"));
    assert!(!html.contains("/a/"), "no address that has the join code");
    assert_eq!(all(&html, "form[data-live], a.fix, body[data-ws]", "id").len(), 0);
}

#[test]
fn names_are_as_the_facilitator_chose() {
    let play = demo();
    let initials = published(&play, PublishedNames::Initials);
    assert!(!initials.contains("Maïwenn") && initials.contains("M."));
    let none = published(&play, PublishedNames::Nobody);
    assert!(!none.contains("Maïwenn") && !none.contains("Gwenaël·le"));
}

#[test]
fn a_name_taken_off_after_publication_is_gone_too() {
    let mut play = demo();
    let entry = play.workshop.public().find(|entry| play.workshop.shown_name(entry).is_some());
    let entry = entry.unwrap();
    let (id, name) = (entry.id, entry.name.clone().unwrap().to_string());
    let signed = |play: &Play| published(play, PublishedNames::Shown).matches(&name).count();
    let before = signed(&play);
    play.team(Command::Unname { id, unnamed: true });
    assert_eq!(signed(&play), before - 1);
}

#[test]
fn machines_are_told_what_it_is_and_under_which_terms() {
    let html = published(&demo(), PublishedNames::Shown);
    let licence = "https://creativecommons.org/licenses/by-sa/4.0/";
    assert_eq!(all(&html, "head link[rel=license]", "href"), [licence]);
    assert_eq!(all(&html, "meta[name='dcterms.license']", "content"), [licence]);
    assert_eq!(all(&html, "meta[name=robots]", "content"), ["index, follow"]);
    assert_eq!(all(&html, "link[rel=canonical]", "href"), [ADDRESS]);
    assert_eq!(all(&html, "meta[property='og:url']", "content"), [ADDRESS]);
    assert_eq!(all(&html, "html", "lang"), ["fr"]);
    assert_eq!(all(&html, "link[type='application/atom+xml']", "href"), [FEED]);
    let about = all(&html, "meta[name=description]", "content");
    assert!(about[0].contains("Pontivy"), "{about:?}");
    let hosts = all(&html, "script, img, link[rel=stylesheet]", "src");
    assert!(hosts.iter().all(|source| source.starts_with("/_/")), "nothing of others: {hosts:?}");
}
