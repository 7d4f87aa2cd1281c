//! The pad page, as a browser reads it.

mod correct;

use scraper::{Html, Selector};

use super::{page, shared};
use crate::domain::{Command, Kind, Language, Moment, Role, Section, Step};
use crate::pad::fixture::{Play, SECRET, START, demo, plan};
use crate::screen::{Audience, Door, Host, Keys, Page, Presence, Screen, Viewer, assemble, change};
use crate::views::layout::{Live, Look};

fn looking<T>(play: &Play, role: Role, see: impl FnOnce(&Viewer<'_>) -> T) -> T {
    let audience = Audience { page: Page::Pad, role, language: Language::FRENCH };
    let presence = Presence::default();
    let door = Door {
        code: "K7DMR".to_owned(),
        base: "http://192.168.1.20:8080".to_owned(),
        host: Host::default(),
        keys: Keys::new(|_| "goéland-42".to_owned()),
    };
    see(&Viewer { workshop: &play.workshop, presence: &presence, door: &door, audience })
}

fn screen(play: &Play) -> Screen {
    looking(play, Role::Participant, shared)
}

fn read(play: &Play) -> Html {
    Html::parse_fragment(&assemble(&screen(play), "live"))
}

fn texts(page: &Html, css: &str) -> Vec<String> {
    let select = Selector::parse(css).unwrap();
    page.select(&select).map(|it| it.text().collect::<String>().trim().to_owned()).collect()
}

#[test]
fn every_public_text_stands_in_the_page_once_and_nothing_else() {
    let play = demo();
    let page = read(&play);
    let said = texts(&page, ".said");
    for entry in play.workshop.public() {
        let wanted = entry.statement.text.as_str();
        assert_eq!(said.iter().filter(|text| *text == wanted).count(), 1, "{wanted}");
    }
    assert!(!page.html().contains(SECRET) && !page.html().contains("mot-de-passe"));
}

#[test]
fn sections_have_their_headings_in_order() {
    let play = demo();
    let headings = texts(&read(&play), "h2");
    assert_eq!(
        headings,
        [
            "Cadre et licence",
            "Attentes",
            "Exposé",
            "Échanges",
            "Enjeux",
            "Innovations collectées",
            "Ce que nous voyons",
            "Regards",
            "Ce qui nous réunit",
            "Suites",
            "Bilan",
            "À propos de ce document",
        ]
    );
    let page = read(&play);
    for section in page.select(&Selector::parse("section").unwrap()) {
        let title = section.attr("aria-labelledby").unwrap();
        assert_eq!(texts(&page, &format!("#{title}")).len(), 1);
    }
}

#[test]
fn a_new_entry_travels_alone() {
    let mut play =
        Play::new(vec![plan("x", Step::WallReading, Section::Viewpoints, Some(Kind::Viewpoint))]);
    let loic = play.arrives("Loïc");
    play.open("x");
    play.says(loic, "x", "un");
    let before = screen(&play);
    play.says(loic, "x", "deux");
    let after = screen(&play);
    let change = change(&before, &after);
    assert_eq!(change.changed.len(), 1, "the entry, and no list around it");
    assert!(change.changed[0].html.contains("deux") && change.gone.is_empty());
    play.team(Command::Hide { id: play.workshop.said[0], hidden: true });
    let hidden = screen(&play);
    assert_eq!(crate::screen::change(&after, &hidden).gone.len(), 1);
}

#[test]
fn before_the_first_word_the_page_says_so() {
    let play = Play::new(vec![plan("x", Step::WallReading, Section::Viewpoints, None)]);
    let page = read(&play);
    assert_eq!(texts(&page, "#notes-empty").len(), 1);
    assert_eq!(texts(&page, "section").len(), 0);
}

#[test]
fn the_page_leads_to_every_file_and_back_to_where_one_works() {
    let play = demo();
    for (role, back) in [(Role::Participant, "/a/K7DMR/"), (Role::Scribe, "/a/K7DMR/animer")] {
        let html = looking(&play, role, |viewer| {
            let live = Live {
                socket: "/a/K7DMR/ws?page=pad".to_owned(),
                forms: "/a/K7DMR/do".to_owned(),
                seq: 1,
                pulse: None,
                at: Moment(START),
                build: "b",
            };
            page(viewer, &Look::default(), &live, &shared(viewer)).into_string()
        });
        let page = Html::parse_document(&html);
        for file in ["export.md", "export.html", "export.csv", "export.csv?brut=1", "export.json"] {
            let link = format!("a[download][href='/a/K7DMR/{file}']");
            assert_eq!(texts(&page, &link).len(), 1, "{file}");
        }
        assert_eq!(texts(&page, &format!("#notes-head a[href='{back}']")).len(), 1);
        assert_eq!(texts(&page, "h1").len(), 1);
        assert!(!html.contains("style="));
        let address = "a[href='http://192.168.1.20:8080/a/K7DMR/pad']";
        assert_eq!(texts(&page, address).len(), 1);
    }
}
