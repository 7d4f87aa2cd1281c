//! The agenda runs, and changes while it runs.

use expect_test::expect;

use super::script::check;

#[test]
fn opening_a_round_closes_the_one_before() {
    check(
        "
        round hello = welcome
        round write = silent_writing minutes 3
        round close = closing
        ana: joins
        ana: open hello
        scribe: open hello
        wall: open hello
        anim: open hello
        anim: open hello
        co: open write
        ? agenda
        anim: close write
        anim: close write
        anim: open write
        ? agenda
        anim: open nowhere
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            ana: open hello → refused: not_allowed
            scribe: open hello → refused: not_allowed
            wall: open hello → refused: not_allowed
            anim: open hello → hello opens
            anim: open hello → nothing new
            co: open write → hello closes, write opens, 180.0 s to go
            ? agenda → 
                 hello closed
                >write open
                 close waiting
            anim: close write → write closes
            anim: close write → nothing new
            anim: open write → write opens
            ? agenda → 
                 hello closed
                >write open
                 close waiting
            anim: open nowhere → refused: unknown_round
        "#]],
    );
}

#[test]
fn rounds_are_moved_and_left_out() {
    check(
        "
        round hello = welcome
        round write = silent_writing
        round close = closing
        anim: move close before write
        ? agenda
        anim: move close
        anim: move write before write
        anim: skip write
        anim: skip write
        ? agenda
        anim: open write
        ? agenda
        anim: unskip write
        anim: move nowhere before close
        ",
        expect![[r#"
            anim: move close before write → close moved
            ? agenda → 
                 hello waiting
                 close waiting
                 write waiting
            anim: move close → close moved
            anim: move write before write → write moved
            anim: skip write → write left out
            anim: skip write → nothing new
            ? agenda → 
                 hello waiting
                 write waiting, left out
                 close waiting
            anim: open write → write opens, 180.0 s to go
            ? agenda → 
                 hello waiting
                >write open
                 close waiting
            anim: unskip write → nothing new
            anim: move nowhere before close → refused: unknown_round
        "#]],
    );
}

#[test]
fn rounds_are_added_and_reworded_live() {
    check(
        "
        round hello = welcome
        round close = closing
        anim: add more = discussion before close
        anim: add more = discussion
        anim: add late = actions
        anim: add lost = grouping takes unknown
        scribe: add nothing = pause
        co: reword more Et maintenant ?
        scribe: reword more Et après ?
        ? agenda
        ",
        expect![[r#"
            anim: add more = discussion before close → more added
            anim: add more = discussion → refused: id_taken
            anim: add late = actions → late added
            anim: add lost = grouping takes unknown → refused: unknown_round
            scribe: add nothing = pause → refused: not_allowed
            co: reword more Et maintenant ? → more reworded
            scribe: reword more Et après ? → refused: not_allowed
            ? agenda → 
                 hello waiting
                 more waiting
                 close waiting
                 late waiting
        "#]],
    );
}

#[test]
fn a_clock_is_soft_and_can_be_given_more() {
    check(
        "
        round write = silent_writing minutes 3
        ana: joins
        anim: open write
        wait 10 s
        ? clock
        anim: clock pause
        anim: clock pause
        wait 60 s
        ? clock
        anim: clock extend 30
        anim: clock resume
        wait 300 s
        ? clock
        ana: #1 encore un mot
        anim: clock extend 60
        anim: clock start 20
        ana: clock start 20
        anim: clock start 0
        anim: clock start 36001
        anim: clock off
        anim: clock pause
        anim: clock extend 60
        anim: close write
        ? clock
        anim: open write
        ? clock
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open write → write opens, 180.0 s to go
            ? clock → 170.0 s to go
            anim: clock pause → paused with 170.0 s
            anim: clock pause → paused with 170.0 s
            ? clock → paused with 170.0 s
            anim: clock extend 30 → paused with 200.0 s
            anim: clock resume → 200.0 s to go
            ? clock → -100.0 s to go
            ana: #1 encore un mot → « encore un mot » of ana as ana, a draft
            anim: clock extend 60 → 60.0 s to go
            anim: clock start 20 → 20.0 s to go
            ana: clock start 20 → refused: not_allowed
            anim: clock start 0 → refused: bad_field
            anim: clock start 36001 → refused: bad_field
            anim: clock off → no clock
            anim: clock pause → no clock
            anim: clock extend 60 → 60.0 s to go
            anim: close write → write closes
            ? clock → no clock
            anim: open write → write opens
            ? clock → no clock
        "#]],
    );
}

#[test]
fn a_round_that_opens_again_goes_on_where_it_was() {
    check(
        "
        round talk = round_table live
        round pause = pause
        ana: joins
        bob: joins
        anim: open talk
        anim: next
        ana: spoke
        anim: open pause
        ana: #1 pendant la pause
        ana: @talk #2 pendant la pause
        anim: open talk
        ? floor
        anim: next
        anim: open pause
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            anim: next → ana speaks
            ana: spoke → ana spoke, bob speaks
            anim: open pause → bob spoke, talk closes, pause opens
            ana: #1 pendant la pause → refused: not_allowed
            ana: @talk #2 pendant la pause → refused: round_closed
            anim: open talk → pause closes, talk opens, waiting: nobody
            ? floor → nobody speaks; waiting nobody; spoke ana bob; passed nobody
            anim: next → nothing new
            anim: open pause → talk closes, pause opens
        "#]],
    );
}
