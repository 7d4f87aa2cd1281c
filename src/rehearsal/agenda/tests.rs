//! Reading an agenda, and finding one's way in it.

use super::*;

const STATE: &str = r#"{"seq":12,"ev":[
    {"e":"workshop.put","id":"w","title":"Collecte"},
    {"e":"seat.put","id":"s1","name":"Ana"},
    {"e":"round.put","id":"r1","step":"welcome","title":"Accueil","takes":[],"status":"open"},
    {"e":"round.put","id":"r2","step":"silent_writing","kind":"key_issue","status":"waiting"},
    {"e":"round.put","id":"r3","step":"harvest","skipped":true,"on_request":false,"kind":"innovation","takes":[]},
    {"e":"round.put","id":"r4","step":"grouping","takes":["r2"],"kind":null},
    {"e":"round.put","id":"r5","step":"naming","takes":["r4"]},
    {"e":"round.put","id":"r0","step":"pause","status":"closed","on_request":null},
    {"e":"round.put","id":"r6","step":"discussion","sub_questions":2,"on_request":true,
     "waiting":["s2","s3"],"speaking":"s1","kind":"remark"}
]}"#;

fn agenda() -> Agenda {
    Agenda::read(STATE).unwrap()
}

#[test]
fn steps_are_played_in_order_without_those_left_out() {
    let agenda = agenda();
    let mut played = Vec::new();
    while let Some(round) = agenda.next(&played) {
        played.push(round.id.clone());
    }
    assert_eq!(played, ["r1", "r2", "r4", "r5", "r6"]);
    assert_eq!(agenda.len(), 6, "what is over counts too");
    assert!(!agenda.has_go_round_from(agenda.round("r1").unwrap()), "the harvest is left out");
}

#[test]
fn a_step_knows_what_it_takes_up_and_what_takes_it_up() {
    let agenda = agenda();
    let naming = agenda.round("r5").unwrap();
    let sources: Vec<_> = agenda.sources(naming).into_iter().map(|it| it.id.as_str()).collect();
    assert_eq!(sources, ["r5", "r4", "r2"]);
    assert_eq!(agenda.kind_of_cards(naming), Some(Kind::KeyIssue));
    let writing = agenda.round("r2").unwrap();
    let takers: Vec<_> = agenda.taken_up_by(writing).map(|it| it.step).collect();
    assert_eq!(takers, [Step::Grouping, Step::Naming]);
}

#[test]
fn a_go_round_calls_everybody() {
    let agenda = agenda();
    let calls = |id: &str| agenda.round(id).unwrap().calls_everybody();
    assert!(calls("r3") && !calls("r6") && !calls("r1"));
}

#[test]
fn the_floor_is_read() {
    let agenda = agenda();
    let talk = agenda.round("r6").unwrap();
    assert_eq!(talk.speaking.as_deref(), Some("s1"));
    assert_eq!(talk.waiting, ["s2", "s3"]);
    assert_eq!(talk.sub_questions, 2);
    assert!(agenda.knows("s1") && !agenda.knows("s9"));
}

#[test]
fn what_is_no_agenda_is_told() {
    for bad in ["", "[]", r#"{"ev":[{"e":"round.put","id":"r","step":"dance"}]}"#] {
        assert!(matches!(Agenda::read(bad), Err(Fault::Unexpected { .. })), "{bad}");
    }
}
