//! The complete export, read back as plain JSON and as a workshop.

use serde_json::Value;

use super::{each_once, keeps_secrets};
use crate::domain::{By, Happened, KeyMark, Moment, Note, OpId, SeatId, Workshop};
use crate::domain::{Fingerprint, LONGEST_RANK, RoundPlan, limits};
use crate::pad::fixture::demo;
use crate::pad::json::{Fresh, json, parse};

/// The workshop that a file creates.
pub(super) fn imported(file: &str) -> Workshop {
    // Few keys for many people: the import must look for free ones.
    let key = |seat: SeatId, nonce: u16| {
        let drawn = (seat.0 % 64 + u128::from(nonce)) % 64;
        KeyMark { nonce, mark: Fingerprint(drawn.to_be_bytes()) }
    };
    let import = parse(file).unwrap();
    let workshop = import.brought.workshop.unwrap();
    let fresh = Fresh { workshop, purge_at: Moment(1), dice: 5, key: &key };
    let notes = import.brought.notes.clone();
    let events = import.into_events(&fresh);
    let log: Vec<Happened> = (1..)
        .zip(events)
        .map(|(seq, event)| Happened { seq, at: Moment(5), op: OpId(1), by: By::Nobody, event })
        .collect();
    let mut workshop = Workshop::empty(workshop).replay(&log);
    // Whoever imports stores the notes beside the log.
    workshop.notes.extend(notes.into_iter().map(|(id, text)| (id, Note::new(text.as_str()))));
    workshop
}

#[test]
fn what_was_imported_exports_the_same_bytes() {
    let play = demo();
    let first = json(&play.workshop);
    let again = imported(&first);
    assert_eq!(json(&again), first);
    let plans = |workshop: &Workshop| -> Vec<RoundPlan> {
        workshop.rounds.iter().map(|round| round.plan.clone()).collect()
    };
    assert_eq!(plans(&again), plans(&play.workshop), "plans survive completely");
    assert_eq!(again.current, play.workshop.current);
    let keys: std::collections::BTreeSet<_> =
        again.seats.values().map(|seat| seat.key.mark).collect();
    assert_eq!(keys.len(), again.seats.len(), "each person has a key of their own");
    assert_eq!(again.present().count(), play.workshop.present().count());
}

#[test]
fn a_meeting_that_ended_exports_the_same_bytes() {
    let mut play = demo();
    play.team(crate::domain::Command::End);
    let first = json(&play.workshop);
    assert!(first.contains("\"ended\": true"));
    assert_eq!(json(&imported(&first)), first);
}

#[test]
fn every_public_text_stands_in_it_once() {
    let play = demo();
    let file: Value = serde_json::from_str(&json(&play.workshop)).unwrap();
    let entries = file["contributions"].as_array().unwrap();
    assert_eq!(entries.len(), play.workshop.public().count());
    let fields = ["text", "what"];
    let texts: Vec<String> = entries
        .iter()
        .flat_map(|entry| fields.iter().filter_map(|field| entry[*field].as_str()))
        .map(str::to_owned)
        .collect();
    each_once(&play.workshop, &texts);
}

#[test]
fn nobody_stands_in_it_who_signed_nothing() {
    let play = demo();
    let text = json(&play.workshop);
    keeps_secrets(&play.workshop, &text);
    let file: Value = serde_json::from_str(&text).unwrap();
    let signing = file["people"]["signing"].as_array().unwrap();
    let names: Vec<&str> = signing.iter().map(|person| person["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"Maïwenn") && names.contains(&"Claire & Paul"), "{names:?}");
    assert!(!names.contains(&"Mme Le Goff"), "asked to leave: her words stay, her seat does not");
    let others = file["people"]["others"].as_u64().unwrap();
    assert_eq!(signing.len() as u64 + others, play.workshop.present().count() as u64);
    for entry in file["contributions"].as_array().unwrap() {
        let unsigned = entry.get("name").is_none();
        assert!(!unsigned || entry.get("seat").is_none(), "{entry}");
    }
}

#[test]
fn a_file_that_is_wrong_says_where() {
    let file = json(&demo().workshop);
    let wrong = |from: &str, to: &str| {
        assert!(file.contains(from), "{from}");
        let error = parse(&file.replacen(from, to, 1)).unwrap_err();
        (error.code, error.path)
    };
    let at = |code, path: &str| (code, path.to_owned());
    assert_eq!(wrong("collecte/1", "collecte/9"), at("unknown_format", "format"));
    assert_eq!(
        wrong("\"step\": \"frame\"", "\"step\": \"x\""),
        at("unknown_code", "rounds[1].step")
    );
    assert_eq!(wrong("\"CC-BY-SA-4.0\"", "\"MIT\""), at("unknown_code", "workshop.licence"));
    assert_eq!(wrong("\"support\": 0", "\"support\": 99999999").0, "over_limit");
    assert_eq!(wrong("\"ended\": false", "\"ended\": 3").0, "bad_json");
    assert_eq!(wrong("\"title\": \"Sout", "\"title\": \"\", \"x\": \"").0, "bad_text");
    assert_eq!(parse("[]").unwrap_err().code, "bad_json");
    let rank = file.split("\"rank\": \"").nth(1).unwrap().split('"').next().unwrap();
    let (rank, long) = (format!("\"rank\": \"{rank}\""), "8".repeat(LONGEST_RANK + 2));
    assert_eq!(wrong(&rank, &format!("\"rank\": \"{long}\"")).0, "over_limit");
    let mut twice: Value = serde_json::from_str(&file).unwrap();
    twice["contributions"][1]["id"] = twice["contributions"][0]["id"].clone();
    assert_eq!(parse(&twice.to_string()).unwrap_err().code, "id_twice");
    let mut circle: Value = serde_json::from_str(&file).unwrap();
    for (card, into) in [(0, 1), (1, 0)] {
        circle["contributions"][card]["merged_into"] = circle["contributions"][into]["id"].clone();
    }
    assert_eq!(parse(&circle.to_string()).unwrap_err().code, "merged_in_circles");
    let sentence = serde_json::json!({ "fr": "Une question" });
    for (list, one, most) in [
        ("sub_questions", sentence.clone(), limits::SENTENCES),
        ("suggestions", sentence, limits::SENTENCES),
        ("takes", Value::Null, limits::ROUNDS),
    ] {
        let of = |count: usize| {
            let mut long: Value = serde_json::from_str(&file).unwrap();
            let id = |number| {
                if one.is_null() { Value::from(format!("{number:0>26}")) } else { one.clone() }
            };
            long["rounds"][1][list] = (0..count).map(id).collect();
            parse(&long.to_string()).map(|_| ()).map_err(|error| (error.code, error.path))
        };
        assert_eq!(of(most + 1), Err(("over_limit", format!("rounds[1].{list}"))));
        assert!(one.is_null() || of(most).is_ok(), "{list}");
    }
    let mut tongues: Value = serde_json::from_str(&file).unwrap();
    let codes = ('a'..='z').flat_map(|one| ('a'..='z').map(move |two| format!("{one}{two}")));
    for code in codes.take(limits::LANGUAGES + 1) {
        tongues["rounds"][1]["title"][code] = Value::from("Titre");
    }
    assert_eq!(parse(&tongues.to_string()).unwrap_err().code, "over_limit");
    let mut again: Value = serde_json::from_str(&file).unwrap();
    again["rounds"][1]["takes"] = vec![again["rounds"][0]["id"].clone(); 1_000].into();
    let takes = parse(&again.to_string()).unwrap().brought.rounds[1].plan.takes.len();
    assert_eq!(takes, 1, "a step that is named again is taken up once");
    let mut stranger: Value = serde_json::from_str(&file).unwrap();
    stranger["contributions"][0]["round"] = Value::from("a".repeat(26));
    assert_eq!(parse(&stranger.to_string()).unwrap_err().code, "unknown_id");
}
