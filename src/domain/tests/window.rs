//! The end, and the window in which people may still take back what they said.

use expect_test::expect;

use super::script::check;

#[test]
fn after_the_end_there_is_a_window_and_then_no_more() {
    check(
        "
        round talk = round_table live
        ana: joins
        anim: open talk
        ana: #1 je réfléchis
        ana: end
        scribe: end
        anim: end
        anim: end
        ? agenda
        ana: #2 encore
        bob: joins
        wait 29 h
        ana: unname #1
        anim: resume
        ana: #3 encore
        anim: open talk
        ana: #3 encore
        anim: end
        wait 29 h
        ana: edit #1 j’ai réfléchi
        wait 2 h
        ana: edit #1 trop tard
        ana: withdraw #1
        ana: unname #3
        ana: support #3
        scribe: edit #1 une coquille
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open talk → talk opens, waiting: ana
            ana: #1 je réfléchis → « je réfléchis » of ana as ana
            ana: end → refused: not_allowed
            scribe: end → refused: not_allowed
            anim: end → talk closes, ended
            anim: end → nothing new
            ? agenda → 
                >talk closed
            ana: #2 encore → refused: workshop_ended
            bob: joins → refused: workshop_ended
            ana: unname #1 → #1 loses its name
            anim: resume → resumed
            ana: #3 encore → refused: round_closed
            anim: open talk → talk opens, waiting: ana
            ana: #3 encore → « encore » of ana as ana
            anim: end → talk closes, ended
            ana: edit #1 j’ai réfléchi → #1 says « j’ai réfléchi »
            ana: edit #1 trop tard → refused: window_over
            ana: withdraw #1 → refused: window_over
            ana: unname #3 → #3 loses its name
            ana: support #3 → refused: not_allowed
            scribe: edit #1 une coquille → #1 says « une coquille »
        "#]],
    );
}

#[test]
fn after_the_window_people_neither_support_nor_take_on() {
    check(
        "
        round talk = talk
        round next = actions
        ana: joins
        bob: joins
        anim: open talk
        ana: #1 et les jeunes
        anim: open next
        ana: #2 organiser une collecte
        anim: end
        bob: support #1
        wait 31 h
        bob: unsupport #1
        bob: takes-on #2
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens
            ana: #1 et les jeunes → « et les jeunes » of ana as ana
            anim: open next → talk closes, next opens
            ana: #2 organiser une collecte → « organiser une collecte » of ana as ana
            anim: end → next closes, ended
            bob: support #1 → bob supports #1
            bob: unsupport #1 → refused: window_over
            bob: takes-on #2 → refused: window_over
        "#]],
    );
}

#[test]
fn notes_are_public_when_nobody_can_take_words_back_any_more() {
    check(
        "
        round talk = round_table live
        ana: joins
        anim: open talk
        ana: #1 je réfléchis
        anim: publish shown
        anim: end
        ana: publish shown
        scribe: publish shown
        anim: publish initials
        anim: publish initials
        ? published
        wait 29 h
        ? published
        ana: withdraw #1
        wait 2 h
        ? published
        anim: publish none
        ? published
        scribe: unpublish
        anim: unpublish
        anim: unpublish
        ? published
        anim: publish shown
        ? published
        anim: resume
        ? published
        anim: end
        wait 40 h
        ? published
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open talk → talk opens, waiting: ana
            ana: #1 je réfléchis → « je réfléchis » of ana as ana
            anim: publish shown → refused: not_ended
            anim: end → talk closes, ended
            ana: publish shown → refused: not_allowed
            scribe: publish shown → refused: not_allowed
            anim: publish initials → published with names initials
            anim: publish initials → nothing new
            ? published → no
            ? published → no
            ana: withdraw #1 → #1 is withdrawn
            ? published → initials
            anim: publish none → published with names none
            ? published → none
            scribe: unpublish → refused: not_allowed
            anim: unpublish → no longer published
            anim: unpublish → nothing new
            ? published → no
            anim: publish shown → published with names shown
            ? published → shown
            anim: resume → resumed
            ? published → no
            anim: end → ended
            ? published → no
        "#]],
    );
}
