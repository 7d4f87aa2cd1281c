//! Notes of a rehearsal say in every format that nobody said this.

use super::formats::{file, readable};
use super::json::imported;
use super::source;
use crate::domain::{
    By, Command, Event, Happened, Kind, Moment, OpId, Section, Statement, Step, Workshop,
};
use crate::pad::fixture::{Play, plan, text};
use crate::pad::json::json;
use crate::pad::table::{csv, csv_for_machines};
use crate::pad::{Choice, Format};

const MARK: &str = "Répétition\u{a0}: personnes simulées";

/// Ana is real; Simone and somebody without a contribution are played.
fn mixed() -> Play {
    let mut play = Play::new(vec![
        plan("harvest", Step::Harvest, Section::Innovations, Some(Kind::Innovation)),
        plan("talk", Step::Actions, Section::Actions, Some(Kind::Action)),
    ]);
    let ana = play.arrives("Ana");
    let simone = play.plays("Simone");
    play.plays("Silas");
    play.open("harvest");
    let place = Some(text("48.39, -4.49"));
    let place = Statement { place, ..Statement::of(text("le phare joué")) };
    play.says_all(simone, "harvest", place);
    play.reveal("harvest");
    play.open("talk");
    let due = Some(text("2026-03-14"));
    play.says_all(simone, "talk", Statement { due, ..Statement::of(text("avec un jour")) });
    play.says(ana, "talk", "dit pour de vrai");
    play.says(simone, "talk", "joué");
    play
}

/// Whether a file says that people are simulated, each format in its own place.
fn says_so(workshop: &Workshop, format: Format) -> bool {
    let choice = Choice { whole: true, ..Choice::default() };
    let text = readable(format, &file(workshop, format, choice));
    let elsewhere = [
        (Format::Mail, "personnes simul=C3=A9es"),
        (Format::Csv, "joué en répétition"),
        (Format::Json, "\"simulated\": true"),
    ];
    let mark = elsewhere.iter().find(|(other, _)| *other == format).map_or(MARK, |(_, mark)| *mark);
    text.replace("\r\n ", "").contains(mark)
}

/// Every format that holds what somebody said (the archive holds them all), as far as a
/// text can be found in its bytes.
fn every_format() -> impl Iterator<Item = Format> {
    let formats = Format::ALL.iter().copied();
    formats.filter(|format| *format != Format::BazarForm && format.extension() != "pdf")
}

#[test]
fn every_format_says_that_people_are_simulated_as_long_as_they_are() {
    let mut play = mixed();
    for format in every_format() {
        assert!(says_so(&play.workshop, format), "{format:?}");
    }
    let line = |table: &str, words: &str| {
        table.lines().find(|line| line.contains(words)).map(str::to_owned).unwrap_or_default()
    };
    let (people, machines) =
        (csv(&source(&play.workshop)), csv_for_machines(&source(&play.workshop)));
    assert!(line(&people, "joué").contains("\"joué en répétition\""), "{people}");
    assert!(line(&people, "dit pour de vrai").contains("\"par téléphone\""), "{people}");
    assert!(line(&machines, "joué").contains(",rehearsal,"), "{machines}");
    play.team(Command::EraseSimulated);
    for format in every_format() {
        assert!(!says_so(&play.workshop, format), "{format:?}");
    }
    assert!(!csv(&source(&play.workshop)).contains("joué"));
}

#[test]
fn a_rehearsal_that_is_taken_up_again_is_still_one_and_can_be_erased() {
    let first = json(&mixed().workshop);
    let mut again = imported(&first);
    assert_eq!(json(&again), first, "the same bytes");
    let played = |workshop: &Workshop| workshop.seats.values().filter(|it| it.simulated).count();
    assert_eq!(played(&again), 2, "who signed nothing is played as well");
    again.apply(&Happened {
        seq: again.seq + 1,
        at: Moment(9),
        op: OpId(9),
        by: By::Nobody,
        event: Event::SimulatedErased,
    });
    let left: Vec<&str> = again.all_said().map(|entry| entry.statement.text.as_str()).collect();
    assert_eq!(left, ["dit pour de vrai"]);
    assert!(!again.is_rehearsed());
}
