//! Two sides of one meeting, brought together: by a file, either way, and again.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::domain::*;
use crate::pad::fixture::{Play, demo, id, plan, text};
use crate::pad::json::{Fresh, json, parse};

const ROUNDS: [&str; 2] = ["live", "cards"];

fn key(seat: SeatId) -> KeyMark {
    KeyMark { nonce: 0, mark: Fingerprint(seat.0.to_be_bytes()) }
}

fn agenda() -> Vec<RoundPlan> {
    let takes = ROUNDS.map(|name| RoundId(id(name))).to_vec();
    let grouping = plan("grouping", Step::Grouping, Section::Values, None);
    vec![
        plan("live", Step::WallReading, Section::Viewpoints, Some(Kind::Viewpoint)),
        plan("cards", Step::WallReading, Section::Expectations, Some(Kind::Expectation)),
        RoundPlan { takes, ..grouping },
    ]
}

/// The same workshop on another machine, as its file makes it there.
fn elsewhere(play: &Play) -> Play {
    let import = parse(&json(&play.workshop)).unwrap();
    let workshop = import.brought.workshop.unwrap();
    let fresh =
        Fresh { workshop, purge_at: play.workshop.purge_at, dice: 5, key: &|seat, _| key(seat) };
    let mut events = import.into_events(&fresh);
    events.extend(play.workshop.links.values().cloned().map(Event::LinkIssued));
    let mut there = Play::new(vec![]);
    there.workshop = Workshop::empty(workshop);
    there.log.clear();
    there.keep(events);
    there
}

/// Merges the file of `there` into `here`; how many events it took.
fn bring(here: &mut Play, there: &Play) -> Result<usize, Refusal> {
    let brought = Box::new(parse(&json(&there.workshop)).unwrap().brought);
    let new = here.workshop.newcomers(&brought);
    let keys = new.iter().map(|(seat, _)| (*seat, key(*seat))).collect();
    let before = here.log.len();
    let actor = Actor { role: Role::Facilitator, link: None, seat: None, claim: None };
    here.ask_for(actor, Command::BringIn { brought, keys })?;
    Ok(here.log.len() - before)
}

/// What everybody may read, by id.
fn entries(play: &Play) -> BTreeMap<String, Value> {
    let file: Value = serde_json::from_str(&json(&play.workshop)).unwrap();
    let entries = file["contributions"].as_array().unwrap().iter();
    entries.map(|entry| (entry["id"].as_str().unwrap().to_owned(), entry.clone())).collect()
}

fn begun() -> Play {
    let mut play = Play::new(agenda());
    let seats = ["Ana", "Bran", "Cléa"].map(|name| play.arrives(name));
    play.open("cards");
    play.says(seats[2], "cards", "une carte");
    play.open("live");
    for (seat, words) in seats.into_iter().zip(["un four", "une ruche", "un lavoir"]) {
        play.says(seat, "live", words);
    }
    play
}

#[test]
fn what_is_the_same_on_both_sides_changes_nothing() {
    let mut play = demo();
    let copy = elsewhere(&play);
    assert_eq!(json(&copy.workshop), json(&play.workshop));
    assert_eq!(bring(&mut play, &copy), Ok(0));
}

#[test]
fn a_meeting_held_on_a_laptop_becomes_whole_on_the_server() {
    let server = Play::new(agenda());
    let mut laptop = elsewhere(&server);
    let ana = laptop.arrives("Ana");
    laptop.open("live");
    let four = laptop.says(ana, "live", "un four");
    laptop.open("grouping");
    laptop.group("grouping", ["Manger", "ensemble"], vec![four]);
    laptop.team(Command::End);
    let mut server = server;
    assert!(bring(&mut server, &laptop).unwrap() > 5);
    assert_eq!(json(&server.workshop), json(&laptop.workshop), "nothing is missing");
    assert_eq!(bring(&mut server, &laptop), Ok(0), "and twice changes nothing");
}

#[test]
fn a_meeting_that_goes_on_here_stays_where_it_is() {
    let mut here = begun();
    let mut there = elsewhere(&here);
    there.open("grouping");
    bring(&mut here, &there).unwrap();
    assert_eq!(here.workshop.current, Some(RoundId(id("live"))));
    assert!(here.workshop.current_round().unwrap().is_open());
    assert_eq!(bring(&mut here, &there), Ok(0));
}

#[test]
fn another_workshop_is_refused() {
    let mut here = begun();
    let mut other = Play::new(vec![plan("autre", Step::Welcome, Section::Present, None)]);
    other.workshop.id = WorkshopId(1234);
    assert_eq!(bring(&mut here, &other), Err(Refusal::OtherWorkshop));
}

#[test]
fn only_whoever_leads_merges_a_workshop() {
    let mut here = begun();
    let brought = Box::new(parse(&json(&here.workshop)).unwrap().brought);
    for (role, cards) in [(Role::Scribe, true), (Role::Participant, false)] {
        let actor = Actor { role, link: None, seat: None, claim: None };
        let whole = Command::BringIn { brought: brought.clone(), keys: Keyed::new() };
        assert_eq!(here.ask_for(actor.clone(), whole), Err(Refusal::NotAllowed));
        let alone = Box::new(Brought { rounds: vec![], ..(*brought).clone() });
        let told = here.ask_for(actor, Command::BringIn { brought: alone, keys: Keyed::new() });
        assert_eq!(told.is_ok(), cards, "{role:?}");
    }
}

#[test]
fn of_two_wordings_the_one_reworded_more_often_holds_and_the_other_is_kept() {
    let mut here = begun();
    let card = here.workshop.said[1];
    let ana = SeatId(id("Ana"));
    let mut there = elsewhere(&here);
    let edit = |play: &mut Play, words: &str| {
        let statement = Box::new(Statement::of(text(words)));
        play.ask_for(Actor::participant(ana), Command::Edit { id: card, statement }).unwrap();
    };
    edit(&mut here, "un four à pain");
    edit(&mut there, "un four banal");
    bring(&mut here, &there).unwrap();
    let entry = here.workshop.contribution(card).unwrap();
    assert_eq!(entry.statement.text.as_str(), "un four à pain", "between equals, by letters");
    let kept = entry.revisions.iter().any(|it| it.statement.text.as_str() == "un four banal");
    assert!(kept, "the other one is behind it");
    edit(&mut there, "un four solaire");
    bring(&mut here, &there).unwrap();
    let entry = here.workshop.contribution(card).unwrap();
    assert_eq!(entry.statement.text.as_str(), "un four solaire", "reworded more often");
}

/// One act of a side.
fn act(play: &mut Play, side: &str, (what, one, other): (u8, usize, usize)) {
    let said: Vec<ContributionId> = play.workshop.said.iter().copied().collect();
    let seats: Vec<SeatId> = play.workshop.arrivals.iter().copied().collect();
    if said.is_empty() {
        return;
    }
    let (card, seat) = (said[one % said.len()], seats[other % seats.len()]);
    let author = play.workshop.contribution(card).map(|entry| entry.author);
    let by = match author {
        Ok(Author::Seat(seat)) => seat,
        _ => seat,
    };
    let team = Actor::team(Role::Facilitator, LinkId(1));
    let words = format!("{side} {what} {one} {other}");
    let statement = Box::new(Statement::of(text(&words)));
    let (actor, command) = match what {
        0 | 1 => {
            let round = RoundId(id(ROUNDS[one % 2]));
            let id = ContributionId(id(&words));
            let said = Command::Contribute {
                id,
                round,
                kind: Some(Kind::Viewpoint).filter(|_| one % 2 == 0),
                statement,
                channel: Channel::Scribe,
            };
            (team.for_seat(Some(seat)), said)
        }
        2 | 3 => (Actor::participant(by), Command::Edit { id: card, statement }),
        4 => (Actor::participant(by), Command::Withdraw(card)),
        5 => (team, Command::Hide { id: card, hidden: true }),
        6 => (Actor::participant(by), Command::Unname { id: card, unnamed: true }),
        _ => {
            if !seats.contains(&SeatId(id(&words))) {
                play.arrives(&words);
            }
            return;
        }
    };
    play.ask_for(actor, command).ok();
}

/// What one side did, one act after the other: see [`act`].
type Acts = Vec<(u8, usize, usize)>;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whoever_brings_to_whom_both_end_with_the_same_words(
        left in vec((0u8..8, 0usize..64, 0usize..64), 0..12),
        right in vec((0u8..8, 0usize..64, 0usize..64), 0..12),
    ) {
        both_end_with_the_same_words(left, right)?;
    }
}

#[test]
fn both_end_with_the_same_words_when_one_side_did_nothing() {
    let once = [(4, 0, 0); 4].into_iter().chain([(0, 0, 0)]).collect();
    for right in [Acts::new(), once] {
        both_end_with_the_same_words(Acts::new(), right).unwrap();
    }
}

fn both_end_with_the_same_words(left: Acts, right: Acts) -> Result<(), TestCaseError> {
    let mut one = begun();
    let mut two = elsewhere(&one);
    for it in left {
        act(&mut one, "gauche", it);
    }
    for it in right {
        act(&mut two, "droite", it);
    }
    let (before_one, before_two) = (elsewhere(&one), elsewhere(&two));
    bring(&mut one, &before_two).unwrap();
    bring(&mut two, &before_one).unwrap();
    prop_assert_eq!(entries(&one), entries(&two));
    prop_assert_eq!(&one.workshop.withdrawn, &two.workshop.withdrawn);
    // Again, and from the merged side: nothing more.
    prop_assert_eq!(bring(&mut one, &before_two), Ok(0));
    for (here, there) in [(&mut two, &before_one), (&mut one, &before_two)] {
        prop_assert_eq!(bring(here, there), Ok(0));
    }
    let words = entries(&one);
    bring(&mut two, &one).unwrap();
    bring(&mut one, &two).unwrap();
    prop_assert_eq!(&entries(&one), &words);
    prop_assert_eq!(&entries(&two), &words);
    // Nothing of either side is missing, unless one of them took it away.
    for (side, other) in [(&before_one, &before_two), (&before_two, &before_one)] {
        for entry in side.workshop.public() {
            let gone = other.workshop.withdrawn.contains(&entry.id)
                || other.workshop.hidden.contains(&entry.id)
                || one.workshop.contributions.get(&entry.id).is_some_and(|it| it.hidden);
            let here = entries(&one).contains_key(&entry.id.to_string());
            prop_assert!(here != gone, "{}", entry.id);
        }
    }
    Ok(())
}
