//! Every scene of the wall, as a room reads it.

use scraper::{Html, Selector};

use super::{page, shared};
use crate::domain::{
    Command, Hall, Kind, Language, Moment, Role, RoundId, Scene, Section, Step, WallChange,
};
use crate::pad::fixture::{Play, SECRET, START, demo, id, plan};
use crate::screen::{Audience, Door, Host, Keys, Page, Presence, Viewer, assemble};
use crate::views::layout::{Live, Look};

fn door() -> Door {
    Door {
        code: "K7DMR".to_owned(),
        base: "http://192.168.1.20:8080".to_owned(),
        host: Host::default(),
        keys: Keys::new(|_| "goéland-42".to_owned()),
    }
}

fn looking<T>(play: &Play, see: impl FnOnce(&Viewer<'_>) -> T) -> T {
    let audience =
        Audience { page: Page::Wall, role: Role::Participant, language: Language::FRENCH };
    let (presence, door) = (Presence::default(), door());
    see(&Viewer { workshop: &play.workshop, presence: &presence, door: &door, audience })
}

fn wall(play: &Play) -> Html {
    Html::parse_fragment(&looking(play, |viewer| assemble(&shared(viewer), "live")))
}

fn texts(wall: &Html, css: &str) -> Vec<String> {
    let select = Selector::parse(css).unwrap();
    wall.select(&select).map(|it| it.text().collect::<String>().trim().to_owned()).collect()
}

fn shows(play: &mut Play, scene: Scene) -> Html {
    let change = WallChange { scene: Some(Some(scene)), ..WallChange::default() };
    play.team(Command::SetWall(change));
    wall(play)
}

fn hall(play: &mut Play, hall: Hall) {
    play.team(Command::SetWall(WallChange { hall: Some(hall), ..WallChange::default() }));
}

#[test]
fn before_any_round_the_wall_shows_how_to_come_in() {
    let mut play = Play::new(vec![plan("w", Step::Welcome, Section::Present, None)]);
    play.arrives("Loïc");
    let wall = wall(&play);
    assert_eq!(texts(&wall, "h1"), ["Soutenir l’innovation <sociale> *ici*"]);
    assert_eq!(texts(&wall, ".address"), ["192.168.1.20:8080"]);
    assert_eq!(texts(&wall, ".code"), ["K7DMR"]);
    assert_eq!(texts(&wall, ".count"), ["1 personne arrivée"]);
    assert_eq!(texts(&wall, "svg").len(), 2, "the workshop and the Wi-Fi");
    assert!(texts(&wall, "#strip").is_empty(), "the way in is not said twice");
}

#[test]
fn a_large_hall_gets_the_newest_three_and_the_count() {
    let mut play =
        Play::new(vec![plan("x", Step::WallReading, Section::Viewpoints, Some(Kind::Viewpoint))]);
    let loic = play.arrives("Loïc");
    play.open("x");
    for words in ["un", "deux", "trois", "quatre", "cinq", "six", "sept"] {
        play.says(loic, "x", words);
    }
    hall(&mut play, Hall::Large);
    let seen = wall(&play);
    assert_eq!(texts(&seen, ".wall.hall-large.scene-question").len(), 1);
    assert_eq!(texts(&seen, "[data-card] .said"), ["sept", "six", "cinq"]);
    assert_eq!(texts(&seen, "[data-card] .by"), ["— Loïc"; 3]);
    assert!(texts(&seen, "#count")[0].starts_with("7 contributions"));
    assert_eq!(texts(&seen, "#strip-count"), ["1 présent"]);
    hall(&mut play, Hall::Small);
    assert_eq!(texts(&wall(&play), "[data-card]").len(), 6);
}

#[test]
fn while_everybody_writes_only_a_number_is_shown() {
    let mut play =
        Play::new(vec![plan("w", Step::SilentWriting, Section::Viewpoints, Some(Kind::Viewpoint))]);
    let loic = play.arrives("Loïc");
    play.open("w");
    play.says(loic, "w", "secret");
    let wall = wall(&play);
    assert_eq!(texts(&wall, ".number"), ["1 contribution"]);
    assert!(!wall.html().contains("secret"));
    assert_eq!(texts(&wall, "time[data-until]").len(), 1);
    play.team(Command::RevealRound(RoundId(id("w"))));
    let wall = self::wall(&play);
    assert_eq!(texts(&wall, "[data-card] .said"), ["secret"], "revealed");
}

#[test]
fn in_a_go_round_the_speaker_and_the_next_one_are_named() {
    let mut play =
        Play::new(vec![plan("r", Step::RoundTable, Section::Viewpoints, Some(Kind::Viewpoint))]);
    for name in ["Loïc", "Annaïg", "Bran"] {
        play.arrives(name);
    }
    play.open("r");
    assert!(texts(&wall(&play), ".speaker")[0].starts_with("Le tour n’a pas commencé"));
    play.team(Command::NextTurn(RoundId(id("r"))));
    let seen = wall(&play);
    assert_eq!(texts(&seen, ".speaker .who"), ["Loïc"]);
    assert!(texts(&seen, ".speaker .next")[0].contains("Annaïg"));
    assert!(!seen.html().contains("Bran"), "who comes later is not put under pressure");
}

#[test]
fn every_scene_can_be_chosen_and_says_nothing_private() {
    let mut play = demo();
    for scene in Scene::ALL.iter().copied() {
        for size in Hall::ALL.iter().copied() {
            hall(&mut play, size);
            let seen = shows(&mut play, scene);
            let html = seen.html();
            assert!(!html.contains(SECRET), "{}", scene.code());
            assert!(!html.contains("style="), "{}", scene.code());
            assert_eq!(texts(&seen, ".wall").len(), 1);
            let ids: Vec<_> = seen.select(&Selector::parse("[id]").unwrap()).collect();
            let mut names: Vec<_> = ids.iter().filter_map(|it| it.value().id()).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), ids.len(), "{}: an id is there twice", scene.code());
        }
    }
}

#[test]
fn groups_have_a_letter_a_count_and_two_examples() {
    let mut play = demo();
    let seen = shows(&mut play, Scene::Groups);
    // The demonstration ends after the values: its last grouping is theirs.
    assert_eq!(texts(&seen, ".group .letter"), ["A"]);
    assert_eq!(texts(&seen, ".group .size"), ["4 contributions"]);
    assert_eq!(texts(&seen, ".group .examples li").len(), 2);
    play.open("naming");
    let seen = shows(&mut play, Scene::Headlines);
    let headlines = texts(&seen, ".headlines .headline");
    assert_eq!(headlines.len(), 5);
    assert_eq!(headlines[0], "A L’identité / Se connaître et se rencontrer");
    play.open("read-back");
    let count = texts(&wall(&play), "#answers");
    assert_eq!(count, ["2 personnes sont d’accord · 1 réserve"]);
}

#[test]
fn a_chosen_entry_fills_the_wall_until_it_is_hidden() {
    let mut play = demo();
    let chosen = play.workshop.public().find(|it| it.kind == Kind::Viewpoint).unwrap().id;
    let change = WallChange { quoted: Some(Some(chosen)), ..WallChange::default() };
    play.team(Command::SetWall(change));
    let seen = shows(&mut play, Scene::Quotation);
    let words = "C’est quand les gens concernés tiennent le crayon.";
    assert_eq!(texts(&seen, ".quotation blockquote"), [words]);
    assert_eq!(texts(&seen, ".quotation figcaption"), ["— Maïwenn"]);
    play.team(Command::Hide { id: chosen, hidden: true });
    assert!(!wall(&play).html().contains(words));
}

#[test]
fn words_are_all_of_one_size_and_actions_say_who_and_when() {
    let mut play = demo();
    let seen = shows(&mut play, Scene::Words);
    assert_eq!(texts(&seen, ".words li"), ["Élan", "Ensemble", "+ fort"]);
    hall(&mut play, Hall::Small);
    let seen = shows(&mut play, Scene::Actions);
    assert_eq!(texts(&seen, ".actions li").len(), 8);
    let by = texts(&seen, ".actions .by");
    assert!(by[0].ends_with("samedi 31 janvier 2026"));
    assert_eq!(by[7], "cherche une personne");
    hall(&mut play, Hall::Large);
    assert_eq!(texts(&wall(&play), "#more"), ["+6 autres"]);
}

#[test]
fn a_blank_wall_shows_nothing_at_all() {
    let mut play = demo();
    play.team(Command::SetWall(WallChange { blank: Some(true), ..WallChange::default() }));
    assert_eq!(wall(&play).root_element().text().collect::<String>().trim(), "");
}

#[test]
fn at_the_end_the_wall_leads_to_the_notes() {
    let mut play = demo();
    play.team(Command::End);
    let seen = wall(&play);
    assert_eq!(texts(&seen, ".address"), ["192.168.1.20:8080/a/K7DMR/pad"]);
    assert!(texts(&seen, "#strip").is_empty());
}

#[test]
fn the_page_holds_the_scene_and_no_way_to_act() {
    let play = demo();
    let html = looking(&play, |viewer| {
        let live = Live {
            socket: "/a/K7DMR/ws?page=wall".to_owned(),
            forms: "/a/K7DMR/do".to_owned(),
            seq: play.workshop.seq,
            pulse: None,
            at: Moment(START),
            build: "b",
        };
        page(viewer, &Look::default(), &live, &shared(viewer)).into_string()
    });
    let page = Html::parse_document(&html);
    assert_eq!(texts(&page, "main#live .wall").len(), 1);
    assert_eq!(texts(&page, "main form, main button, main a").len(), 0);
    assert_eq!(texts(&page, "#awake[hidden]").len(), 1);
}

#[test]
fn a_room_is_told_that_the_people_it_sees_are_played() {
    let mut play = demo();
    assert!(texts(&wall(&play), ".mark").is_empty());
    play.plays("Simone");
    assert_eq!(texts(&wall(&play), "#mark"), ["Répétition\u{a0}: personnes simulées"]);
    play.team(Command::SetWall(WallChange { blank: Some(true), ..WallChange::default() }));
    assert!(texts(&wall(&play), ".mark").is_empty(), "a wall that is off is off");
    play.team(Command::EraseSimulated);
    assert!(texts(&wall(&play), ".mark").is_empty());
}
