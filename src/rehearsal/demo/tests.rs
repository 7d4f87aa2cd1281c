//! The shipped data is whole, and data with a hole is refused.

use std::collections::BTreeMap;

use super::*;

fn demo() -> Demo {
    Demo::shipped().unwrap()
}

fn field<'a>(line: &'a Line, name: &str) -> Option<&'a str> {
    line.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str())
}

#[test]
fn the_data_holds_what_it_promises() {
    let demo = demo();
    for (kind, promised) in &demo.expected {
        let there = demo.lines.iter().filter(|line| line.kind == *kind).count();
        assert_eq!(there, *promised, "{kind:?}");
    }
    assert_eq!(demo.people.len(), 24);
    assert_eq!(demo.groups[&Kind::KeyIssue].len(), 5);
    assert_eq!(demo.groups[&Kind::Viewpoint].len(), 3);
    let mut ids: Vec<_> = demo.lines.iter().map(|line| &line.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), demo.lines.len(), "every entry has an id of its own");
}

#[test]
fn everybody_comes_by_their_own_means() {
    let mut by_means: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let demo = demo();
    for person in &demo.people {
        let means = match &person.means {
            Means::Phone => "phone",
            Means::Forms => "forms",
            Means::SharedPhone(_) => "shared",
            Means::Paper => "paper",
            Means::Scribe => "scribe",
        };
        by_means.entry(means).or_default().push(&person.id);
    }
    assert_eq!(by_means["phone"].len(), 19);
    assert_eq!(by_means["forms"], ["p04"]);
    assert_eq!(by_means["shared"], ["p14"]);
    assert_eq!(by_means["paper"], ["p09", "p10"]);
    assert_eq!(by_means["scribe"], ["p23"]);
}

#[test]
fn entries_carry_the_fields_of_the_wire() {
    let demo = demo();
    let find = |id: &str| demo.lines.iter().find(|line| line.id == id).unwrap();
    let bikes = find("inn-01");
    assert_eq!(field(bikes, "text"), Some("Ar Rod Vihan"));
    assert_eq!(field(bikes, "place"), Some("Brest"));
    assert_eq!(field(bikes, "tie"), Some("mine"));
    assert!(field(bikes, "what").unwrap().contains("vélo"));
    let harvest = find("act-01");
    assert_eq!(field(harvest, "who"), Some("Rozenn"));
    assert_eq!(field(harvest, "due"), Some("2026-03-14"));
    assert_eq!(field(find("act-09"), "who"), None, "it looks for a bearer");
    assert_eq!(demo.turns_of_events.taken_on, ["act-09"]);
    assert_eq!(find("exp-01").by, None);
}

#[test]
fn two_people_have_no_word_to_close_and_pass() {
    let demo = demo();
    let speaks = |id: &str| {
        demo.lines.iter().any(|line| line.kind == Kind::Word && line.by.as_deref() == Some(id))
    };
    let silent: Vec<_> =
        demo.people.iter().map(|it| it.id.as_str()).filter(|id| !speaks(id)).collect();
    assert_eq!(silent, ["p09", "p22"]);
}

#[test]
fn a_name_that_nobody_has_is_refused() {
    let script = SCRIPT.replace("\"p05\"", "\"p99\"");
    let fault = Demo::parse(DEMO, &script).unwrap_err();
    assert!(matches!(fault, DemoFault::Unknown(id) if id == "p99"));
    assert!(matches!(Demo::parse("{}", SCRIPT), Err(DemoFault::Json(_))));
}
