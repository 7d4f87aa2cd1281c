//! Drafts: an author’s alone until their turn ends, a reveal, or their own wish.

use expect_test::expect;

use super::script::check;

#[test]
fn a_draft_is_its_authors_alone_until_their_turn_ends() {
    check(
        "
        round write = silent_writing
        round talk = round_table takes write
        ana: joins
        bob: joins
        anim: open write
        ana: #1 un compost
        bob: #2 une ruche
        scribe for bob: #3 un four
        ? public
        ? mine ana
        ? mine bob
        ? team
        scribe: edit #1 un vol
        scribe: share #1
        bob: edit #1 un vol
        anim: open talk
        anim: next
        ? public
        ana: spoke
        ? public
        bob: passed
        ? public
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open write → write opens, 180.0 s to go
            ana: #1 un compost → « un compost » of ana as ana, a draft
            bob: #2 une ruche → « une ruche » of bob as bob, a draft
            scribe for bob: #3 un four → « un four » of bob as bob, a draft
            ? public → nothing
            ? mine ana → 
                #1 « un compost » ana
            ? mine bob → 
                #2 « une ruche » bob
                #3 « un four » bob
            ? team → 
                #3 « un four » bob
            scribe: edit #1 un vol → refused: not_allowed
            scribe: share #1 → refused: not_allowed
            bob: edit #1 un vol → refused: not_allowed
            anim: open talk → write closes, talk opens, waiting: ana bob
            anim: next → ana speaks
            ? public → nothing
            ana: spoke → #1 is shared, ana spoke, bob speaks
            ? public → 
                #1 « un compost » ana
            bob: passed → bob passes
            ? public → 
                #1 « un compost » ana
        "#]],
    );
}

#[test]
fn after_ones_turn_what_one_adds_is_public_at_once() {
    check(
        "
        round write = silent_writing
        round talk = round_table takes write
        ana: joins
        bob: joins
        anim: open talk
        anim: next
        ana: #1 en parlant
        ana: spoke
        ana: #2 encore
        bob: #3 avant mon tour
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            anim: next → ana speaks
            ana: #1 en parlant → « en parlant » of ana as ana, a draft
            ana: spoke → #1 is shared, ana spoke, bob speaks
            ana: #2 encore → « encore » of ana as ana
            bob: #3 avant mon tour → « avant mon tour » of bob as bob, a draft
        "#]],
    );
}

#[test]
fn opening_a_grouping_reveals_what_was_written_for_it() {
    check(
        "
        round write = silent_writing
        round other = silent_writing
        round group = grouping takes write
        ana: joins
        anim: open other
        ana: #1 ailleurs
        anim: open write
        ana: #2 pour le groupe
        anim: open group
        ? public
        anim: reveal other
        anim: reveal other
        ? public
        anim: open write
        ana: #3 après coup
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open other → other opens, 180.0 s to go
            ana: #1 ailleurs → « ailleurs » of ana as ana, a draft
            anim: open write → other closes, write opens, 180.0 s to go
            ana: #2 pour le groupe → « pour le groupe » of ana as ana, a draft
            anim: open group → write closes, write is revealed, group opens
            ? public → 
                #2 « pour le groupe » ana
            anim: reveal other → other is revealed
            anim: reveal other → nothing new
            ? public → 
                #1 « ailleurs » ana
                #2 « pour le groupe » ana
            anim: open write → group closes, write opens
            ana: #3 après coup → « après coup » of ana as ana
        "#]],
    );
}

#[test]
fn a_person_shares_a_draft_alone() {
    check(
        "
        round write = silent_writing
        ana: joins
        bob: joins
        anim: open write
        ana: #1 un four
        bob: share #1
        ana: share #1
        ana: share #1
        ? public
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open write → write opens, 180.0 s to go
            ana: #1 un four → « un four » of ana as ana, a draft
            bob: share #1 → refused: not_allowed
            ana: share #1 → #1 is shared
            ana: share #1 → nothing new
            ? public → 
                #1 « un four » ana
        "#]],
    );
}

#[test]
fn the_last_speaker_of_a_go_round_is_heard_when_the_next_step_opens() {
    check(
        "
        round write = silent_writing
        round talk = round_table takes write
        round after = pause
        ana: joins
        bob: joins
        anim: open write
        ana: #1 un compost
        bob: #2 une ruche
        anim: open talk
        anim: next
        anim: open after
        ? public
        anim: open talk
        anim: next
        anim: next
        anim: open after
        ? public
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open write → write opens, 180.0 s to go
            ana: #1 un compost → « un compost » of ana as ana, a draft
            bob: #2 une ruche → « une ruche » of bob as bob, a draft
            anim: open talk → write closes, talk opens, waiting: ana bob
            anim: next → ana speaks
            anim: open after → talk closes, after opens
            ? public → nothing
            anim: open talk → after closes, talk opens, waiting: ana bob
            anim: next → ana speaks
            anim: next → #1 is shared, ana spoke, bob speaks
            anim: open after → #2 is shared, bob spoke, talk closes, after opens
            ? public → 
                #1 « un compost » ana
                #2 « une ruche » bob
        "#]],
    );
}
