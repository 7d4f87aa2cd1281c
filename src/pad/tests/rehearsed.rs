//! Notes of a rehearsal say in every format that nobody said this.

use super::{outline, source};
use crate::domain::{By, Command, Event, Happened, Kind, Moment, OpId, Section, Step, Workshop};
use crate::pad::fixture::{Play, plan};
use crate::pad::html::html;
use crate::pad::json::json;
use crate::pad::markdown::markdown;
use crate::pad::table::{csv, csv_for_machines};

use super::json::imported;

const MARK: &str = "Répétition\u{a0}: personnes simulées";

/// Ana is real; Simone and somebody without a contribution are played.
fn mixed() -> Play {
    let kind = Some(Kind::Action);
    let mut play = Play::new(vec![plan("talk", Step::Actions, Section::Actions, kind)]);
    let ana = play.arrives("Ana");
    let simone = play.plays("Simone");
    play.plays("Silas");
    play.open("talk");
    play.says(ana, "talk", "dit pour de vrai");
    play.says(simone, "talk", "joué");
    play
}

fn every_format(workshop: &Workshop) -> [String; 2] {
    [markdown(&outline(workshop)), html(&outline(workshop))]
}

#[test]
fn every_format_says_that_people_are_simulated_as_long_as_they_are() {
    let mut play = mixed();
    for file in every_format(&play.workshop) {
        assert!(file.contains(MARK), "{file}");
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
    for file in every_format(&play.workshop) {
        assert!(!file.contains(MARK), "{file}");
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
