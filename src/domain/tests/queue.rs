//! The queue of a discussion, the clock of a turn, answers to a read-back.

use expect_test::expect;

use super::script::check;

#[test]
fn in_a_discussion_people_ask_and_first_timers_come_first() {
    check(
        "
        round debate = discussion
        ana: joins
        bob: joins
        anim: open debate
        anim: next
        ana: ask
        ana: ask
        anim: next
        ana: ask
        ana: spoke
        ana: ask
        bob: ask
        ? floor
        anim: next
        bob: leave
        bob: ask bob
        ana: leave
        ana: leave
        anim: ask ana
        ? floor
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open debate → debate opens
            anim: next → nothing new
            ana: ask → ana asks for the floor
            ana: ask → nothing new
            anim: next → ana speaks
            ana: ask → nothing new
            ana: spoke → ana spoke
            ana: ask → ana asks for the floor
            bob: ask → bob asks for the floor
            ? floor → nobody speaks; waiting ana bob; spoke ana; passed nobody
            anim: next → bob speaks
            bob: leave → nothing new
            bob: ask bob → nothing new
            ana: leave → ana no longer asks
            ana: leave → nothing new
            anim: ask ana → ana asks for the floor
            ? floor → bob speaks; waiting ana; spoke ana; passed nobody
        "#]],
    );
}

#[test]
fn a_turn_has_a_clock_that_its_speaker_may_extend() {
    check(
        "
        round talk = round_table seconds 45
        ana: joins
        bob: joins
        anim: open talk
        anim: turn-clock extend 15
        anim: next
        wait 40 s
        ana: turn-clock extend 15
        bob: turn-clock extend 15
        ana: turn-clock off
        ana: turn-clock extend 3601
        scribe: turn-clock pause
        wait 60 s
        scribe: turn-clock resume
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            anim: turn-clock extend 15 → refused: not_your_turn
            anim: next → ana speaks
            ana: turn-clock extend 15 → 20.0 s to go
            bob: turn-clock extend 15 → refused: not_allowed
            ana: turn-clock off → refused: not_allowed
            ana: turn-clock extend 3601 → refused: not_allowed
            scribe: turn-clock pause → paused with 20.0 s
            scribe: turn-clock resume → 20.0 s to go
        "#]],
    );
}

#[test]
fn no_turns_where_there_are_none() {
    check(
        "
        round write = silent_writing
        round talk = round_table
        ana: joins
        anim: open write
        anim: next
        ana: ask
        anim: open talk
        ana: ask
        anim: close talk
        anim: next
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open write → write opens, 180.0 s to go
            anim: next → refused: unknown_round
            ana: ask → refused: unknown_round
            anim: open talk → write closes, talk opens, waiting: ana
            ana: ask → refused: not_allowed
            anim: close talk → talk closes
            anim: next → refused: round_closed
        "#]],
    );
}

#[test]
fn people_answer_a_read_back() {
    check(
        "
        round read = read_back
        ana: joins
        bob: joins
        ana: fine
        anim: open read
        ana: fine
        ana: fine
        ana: reserve et les jeunes
        scribe for bob: fine
        wall: fine
        anim: close read
        ana: fine
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            ana: fine → refused: unknown_round
            anim: open read → read opens
            ana: fine → ana agrees
            ana: fine → nothing new
            ana: reserve et les jeunes → ana reserves « et les jeunes »
            scribe for bob: fine → bob agrees
            wall: fine → refused: not_allowed
            anim: close read → read closes
            ana: fine → refused: round_closed
        "#]],
    );
}
