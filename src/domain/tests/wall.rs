//! The wall, and the rehearsal that leaves no trace.

use expect_test::expect;

use super::script::check;

#[test]
fn the_wall_follows_the_round_or_what_the_team_chose() {
    check(
        "
        round talk = round_table live
        ana: joins
        anim: open talk
        ana: #1 un compost
        ana: blank
        wall: blank
        scribe: blank
        scribe: blank off
        scribe: scene quotation
        anim: hall large
        anim: quote #1
        anim: quote #1
        anim: hide #1
        ? wall
        anim: quote #1
        anim: hall small
        anim: quote none
        anim: scene round
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open talk → talk opens, waiting: ana
            ana: #1 un compost → « un compost » of ana as ana
            ana: blank → refused: not_allowed
            wall: blank → refused: not_allowed
            scribe: blank → wall: the round, medium hall, blank
            scribe: blank off → wall: the round, medium hall
            scribe: scene quotation → wall: quotation, medium hall
            anim: hall large → wall: quotation, large hall
            anim: quote #1 → wall: quotation, large hall, quoting #1
            anim: quote #1 → nothing new
            anim: hide #1 → #1 is hidden
            ? wall → wall: quotation, large hall
            anim: quote #1 → refused: not_allowed
            anim: hall small → wall: quotation, small hall
            anim: quote none → nothing new
            anim: scene round → wall: the round, small hall
        "#]],
    );
}

#[test]
fn a_rehearsal_leaves_no_trace_and_no_damage() {
    check(
        "
        round write = silent_writing
        round group = grouping takes write
        ana: joins
        sim: plays
        anim: open write
        sim: #1 joué
        ana: #2 pour de vrai
        anim: open group
        anim: make A #1 #2
        anim: merge #2 into #1
        anim: quote #1
        anim: end
        scribe: erase
        anim: erase
        anim: erase
        ? people
        ? agenda
        ? wall
        ? team
        ? mine ana
        bob: joins
        ? people
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            sim: plays → sim is in as sim
            anim: open write → write opens, 180.0 s to go
            sim: #1 joué → « joué » of sim as sim, a draft
            ana: #2 pour de vrai → « pour de vrai » of ana as ana, a draft
            anim: open group → write closes, write is revealed, group opens
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            anim: merge #2 into #1 → #2 under #1
            anim: quote #1 → wall: the round, medium hall, quoting #1
            anim: end → group closes, ended
            scribe: erase → refused: not_allowed
            anim: erase → what was played is gone
            anim: erase → nothing new
            ? people → 
                1 ana
            ? agenda → 
                 write waiting
                 group waiting
            ? wall → wall: the round, medium hall
            ? team → 
                #2 « pour de vrai » ana
            ? mine ana → 
                #2 « pour de vrai » ana
            bob: joins → bob is in as bob
            ? people → 
                1 ana
                2 bob
        "#]],
    );
}

#[test]
fn after_a_rehearsal_numbers_and_support_are_those_of_real_people() {
    check(
        "
        round talk = talk
        sim: plays
        ana: joins
        bob: joins
        anim: open talk
        ana: #1 et les jeunes
        bob: #2 et les autres
        sim: support #1
        bob: support #1
        anim: erase
        cleo: joins
        ? people
        ? support #1
        ",
        expect![[r#"
            sim: plays → sim is in as sim
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens
            ana: #1 et les jeunes → « et les jeunes » of ana as ana
            bob: #2 et les autres → « et les autres » of bob as bob
            sim: support #1 → sim supports #1
            bob: support #1 → bob supports #1
            anim: erase → what was played is gone
            cleo: joins → cleo is in as cleo
            ? people → 
                2 ana
                3 bob
                4 cleo
            ? support #1 → bob
        "#]],
    );
}

#[test]
fn what_a_rehearsal_played_in_an_anonymous_round_is_erased_with_it() {
    check(
        "
        round write = silent_writing kind viewpoint anonymous live
        sim: plays
        ana: joins
        anim: open write
        sim: #1 joué sans nom
        ana: #2 dit sans nom
        ? team
        anim: erase
        ? team
        anim: erase
        ",
        expect![[r#"
            sim: plays → sim is in as sim
            ana: joins → ana is in as ana
            anim: open write → write opens, 180.0 s to go
            sim: #1 joué sans nom → « joué sans nom » of an unknown as nobody
            ana: #2 dit sans nom → « dit sans nom » of an unknown as nobody
            ? team → 
                #1 « joué sans nom » nobody
                #2 « dit sans nom » nobody
            anim: erase → what was played is gone
            ? team → 
                #2 « dit sans nom » nobody
            anim: erase → nothing new
        "#]],
    );
}
