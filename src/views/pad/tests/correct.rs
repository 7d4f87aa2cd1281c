//! Correcting on the pad: who may, what else shows, and what never does.

use scraper::Html;

use super::{looking, read, screen, texts};
use crate::domain::{
    Claim, Command, ContributionId, Kind, Person, Role, SeatId, Section, Statement, Step,
};
use crate::pad::fixture::{Play, SECRET, demo, plan, text};
use crate::screen::{Screen, assemble, change};
use crate::views::layout::Look;
use crate::views::pad::{correct_page, personal, shared};

fn voices() -> Play {
    let mut play =
        Play::new(vec![plan("x", Step::WallReading, Section::Viewpoints, Some(Kind::Viewpoint))]);
    play.open("x");
    play
}

fn reword(play: &mut Play, seat: SeatId, id: ContributionId, words: &str) {
    let statement = Box::new(Statement::of(text(words)));
    play.person(seat, Command::Edit { id, statement });
}

fn team(play: &Play) -> Html {
    Html::parse_fragment(&assemble(&looking(play, Role::Scribe, shared), "live"))
}

fn own(play: &Play, seat: SeatId) -> Screen {
    let person = Person { seats: &[seat], claim: &|_| Claim([0; 16]) };
    looking(play, Role::Participant, |viewer| personal(viewer, &person))
}

fn sheet(play: &Play, role: Role, seats: &[SeatId], card: &str) -> Option<String> {
    let person = Person { seats, claim: &|_| Claim([0; 16]) };
    looking(play, role, |viewer| correct_page(viewer, &person, &Look::default(), card))
        .map(maud::Markup::into_string)
}

#[test]
fn the_team_may_correct_each_entry_and_headline_and_strangers_none() {
    let play = demo();
    let page = team(&play);
    let links = texts(&page, "a.fix[data-sheet]");
    assert_eq!(links.len(), play.workshop.public().count());
    assert!(texts(&page, "details.fix-group form[data-live] button[value=headline]").len() > 4);
    let stranger = read(&play);
    assert_eq!(texts(&stranger, "a.fix, details.fix-group, .revisions").len(), 0);
}

#[test]
fn a_person_may_correct_the_own_entries_where_they_stand() {
    let mut play = voices();
    let (loic, ana) = (play.arrives("Loïc"), play.arrives("Ana"));
    let his = play.says(loic, "x", "un jardin");
    play.says(ana, "x", "un four");
    let mine = own(&play, loic);
    assert_eq!(mine.0.len(), 1);
    let mut all = screen(&play);
    all.extend(mine);
    let page = Html::parse_fragment(&assemble(&all, "live"));
    let link = format!("#c-{his} a[href='/a/K7DMR/pad?carte={his}']");
    assert_eq!(texts(&page, &link).len(), 1);
    assert_eq!(texts(&page, "a.fix").len(), 1);
}

#[test]
fn only_its_author_and_the_team_get_to_the_form() {
    let mut play = voices();
    let (loic, ana) = (play.arrives("Loïc"), play.arrives("Ana"));
    let his = play.says(loic, "x", "un jardin").to_string();
    let form = sheet(&play, Role::Participant, &[loic], &his).unwrap();
    assert!(form.contains("un jardin") && form.contains("value=\"edit\""));
    assert!(sheet(&play, Role::Scribe, &[], &his).is_some());
    for role in [Role::Participant, Role::Projector] {
        assert!(sheet(&play, role, &[ana], &his).is_none());
    }
    play.team(Command::Hide { id: his.parse().unwrap(), hidden: true });
    assert!(sheet(&play, Role::Scribe, &[], &his).is_none(), "it is not in the notes");
    assert!(sheet(&play, Role::Scribe, &[], "x").is_none());
}

#[test]
fn everybody_reads_that_it_was_corrected_and_only_some_read_how() {
    let mut play = voices();
    let loic = play.arrives("Loïc");
    let his = play.says(loic, "x", "un jardin");
    reword(&mut play, loic, his, "un verger");
    let public = read(&play);
    assert_eq!(texts(&public, ".way").len(), 1);
    assert!(!public.html().contains("un jardin"));
    assert_eq!(texts(&team(&play), ".revisions .typed"), ["un jardin"]);
    let mine = assemble(&own(&play, loic), &format!("own-{his}"));
    assert!(mine.contains("un jardin"));
    assert!(sheet(&play, Role::Participant, &[loic], &his.to_string()).unwrap().contains("jardin"));
}

#[test]
fn a_correction_travels_alone() {
    let mut play = voices();
    let loic = play.arrives("Loïc");
    let his = play.says(loic, "x", "un jardin");
    play.says(loic, "x", "un four");
    let before = looking(&play, Role::Scribe, shared);
    reword(&mut play, loic, his, "un verger");
    let after = looking(&play, Role::Scribe, shared);
    let change = change(&before, &after);
    assert_eq!(change.changed.len(), 1);
    assert!(change.changed[0].html.contains("un verger") && change.gone.is_empty());
}

#[test]
fn a_name_taken_away_is_in_no_earlier_wording() {
    let mut play = Play::new(vec![plan("a", Step::Actions, Section::Actions, Some(Kind::Action))]);
    let loic = play.arrives("Loïc");
    play.open("a");
    let id = play.says(loic, "a", "une réunion");
    play.person(loic, Command::TakeOn(id));
    reword(&mut play, loic, id, "une réunion");
    reword(&mut play, loic, id, "deux réunions");
    let told = texts(&team(&play), ".revisions");
    assert_eq!(told.len(), 1, "one change of words, two of names: {told:?}");
    assert!(!told[0].contains("Loïc"), "{told:?}");
}

#[test]
fn what_nobody_may_read_is_in_no_page_of_the_team_either() {
    let play = demo();
    assert!(!team(&play).html().contains(SECRET));
}

#[test]
fn what_moves_to_another_card_is_sent_again() {
    let voices = plan("x", Step::WallReading, Section::Viewpoints, Some(Kind::Viewpoint));
    let mut grouping = plan("g", Step::Grouping, Section::Values, None);
    let round = grouping.id;
    grouping.takes = vec![voices.id];
    let mut play = Play::new(vec![voices, grouping]);
    play.open("x");
    let (loic, ana) = (play.arrives("Loïc"), play.arrives("Ana"));
    let (his, hers) = (play.says(loic, "x", "un jardin"), play.says(ana, "x", "un four"));
    let alone = own(&play, loic);
    play.open("g");
    play.team(Command::Merge { round, card: his, into: hers });
    let inside = own(&play, loic);
    assert_eq!(change(&alone, &inside).changed.len(), 1, "its place is in another card");
    play.team(Command::Hide { id: hers, hidden: true });
    assert_eq!(change(&inside, &own(&play, loic)).changed.len(), 1, "and alone again");
}
