//! Free notes: who reads, who writes, and what the team makes of a passage.

use expect_test::expect;

use super::script::{Play, check};
use crate::domain::{GroupId, Moment, NoteId, Role, RoundId, Workshop};

#[test]
fn the_team_makes_an_entry_of_a_passage_and_the_entry_knows_where_it_comes_from() {
    check(
        "
        round talk = talk
        ana: joins
        anim: open talk
        ana: draws #1 à moi
        scribe: draws #1 un four à pain
        scribe: draws #1 un four à pain
        wall: draws #2 non
        anim: skip talk
        scribe: draws #3 d’une étape laissée de côté
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open talk → talk opens
            ana: draws #1 à moi → refused: not_allowed
            scribe: draws #1 un four à pain → « un four à pain » of the room, #1 comes from a note
            scribe: draws #1 un four à pain → refused: id_taken
            wall: draws #2 non → refused: not_allowed
            anim: skip talk → talk left out
            scribe: draws #3 d’une étape laissée de côté → refused: not_allowed
        "#]],
    );
}

#[test]
fn who_leads_closes_the_notes_for_the_people_of_the_room_and_opens_them_again() {
    check(
        "
        round talk = talk
        ana: joins
        ana: close-notes
        scribe: close-notes
        co: close-notes
        anim: close-notes
        anim: open-notes
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            ana: close-notes → refused: not_allowed
            scribe: close-notes → refused: not_allowed
            co: close-notes → the notes are the team's
            anim: close-notes → nothing new
            anim: open-notes → the notes are everybody's
        "#]],
    );
}

/// Who may write among all roles, `hours` after the beginning.
fn writers(workshop: &Workshop, hours: i64) -> Vec<&'static str> {
    let now = Moment(1_000_000 + hours * 3_600_000);
    let may_write = |role: &Role| workshop.may_write_notes(*role, now);
    Role::ALL.iter().copied().filter(may_write).map(Role::code).collect()
}

#[test]
fn people_write_until_the_window_ends_unless_the_notes_are_closed() {
    let team = ["facilitator", "co_facilitator", "scribe"];
    let everybody = [&team[..], &["participant"]].concat();
    let begun = Play::of("round talk = talk\nana: joins");
    assert_eq!(writers(&begun.workshop, 500), everybody);
    let closed = Play::of("round talk = talk\nana: joins\nanim: close-notes");
    assert_eq!(writers(&closed.workshop, 0), team);
    let ended = Play::of("round talk = talk\nana: joins\nanim: open talk\nanim: end");
    assert_eq!(writers(&ended.workshop, 29), everybody);
    assert_eq!(writers(&ended.workshop, 31), team);
}

#[test]
fn a_note_is_read_where_its_place_is_seen() {
    let shown = |play: &Play, role| {
        let round = play.workshop.rounds[1].plan.id;
        let group = play.workshop.groups.keys().next().copied().unwrap_or(GroupId(999));
        [NoteId::Round(round), NoteId::Group(group)].map(|id| play.workshop.shows_note(id, role))
    };
    let rounds = "round write = silent_writing live\nround sort = grouping takes write\n";
    let played = |more: &str| Play::of(&format!("{rounds}{more}"));
    let waiting = played("ana: joins");
    assert_eq!(shown(&waiting, Role::Participant), [false, false]);
    assert_eq!(shown(&waiting, Role::Scribe), [true, false]);
    let grouped = "anim: open write\nana: joins\nana: #1 un\nanim: open sort\nanim: make A #1\n";
    let made = played(grouped);
    assert_eq!(shown(&made, Role::Projector), [true, true]);
    let dissolved = played(&format!("{grouped}anim: dissolve A"));
    assert_eq!(shown(&dissolved, Role::Facilitator), [true, false]);
    let skipped = played(&format!("{grouped}anim: close sort\nanim: skip sort"));
    assert_eq!(shown(&skipped, Role::Facilitator), [false, false]);
    assert!(!made.workshop.shows_note(NoteId::Round(RoundId(999)), Role::Facilitator));
}
