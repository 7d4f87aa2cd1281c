//! Words: resends, edits, withdrawal, limits, kinds.

use expect_test::expect;

use super::script::check;

#[test]
fn a_resend_counts_once_even_after_the_round_closed() {
    check(
        "
        round talk = round_table live
        ana: joins
        ana: #1 trop tôt
        anim: open talk
        ana: #1 un compost de quartier
        ana: #1 un compost de quartier
        ana: #2 un compost de quartier
        ana: #1* autre chose
        anim: close talk
        ana: #1 un compost de quartier
        ana: #4 un compost de quartier
        ana: #3 trop tard
        ? public
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            ana: #1 trop tôt → refused: unknown_round
            anim: open talk → talk opens, waiting: ana
            ana: #1 un compost de quartier → « un compost de quartier » of ana as ana
            ana: #1 un compost de quartier → nothing new
            ana: #2 un compost de quartier → nothing new
            ana: #1* autre chose → refused: id_taken
            anim: close talk → talk closes
            ana: #1 un compost de quartier → nothing new
            ana: #4 un compost de quartier → nothing new
            ana: #3 trop tard → refused: round_closed
            ? public → 
                #1 « un compost de quartier » ana
        "#]],
    );
}

#[test]
fn an_edit_keeps_what_was_said_before() {
    check(
        "
        round talk = round_table live
        ana: joins
        bob: joins
        anim: open talk
        ana: #1 un conpost
        ana: edit #1 un compost
        ana: edit #1 un compost
        scribe: edit #1 un compost partagé
        bob: edit #1 rien
        wall: edit #1 rien
        anim: close talk
        ana: edit #1 un compost ouvert
        ? words #1
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            ana: #1 un conpost → « un conpost » of ana as ana
            ana: edit #1 un compost → #1 says « un compost »
            ana: edit #1 un compost → nothing new
            scribe: edit #1 un compost partagé → #1 says « un compost partagé »
            bob: edit #1 rien → refused: not_allowed
            wall: edit #1 rien → refused: not_allowed
            anim: close talk → talk closes
            ana: edit #1 un compost ouvert → #1 says « un compost ouvert »
            ? words #1 → un conpost → un compost → un compost partagé → un compost ouvert
        "#]],
    );
}

#[test]
fn withdrawn_words_are_gone() {
    check(
        "
        round talk = round_table live
        ana: joins
        bob: joins
        anim: open talk
        ana: #1 à retirer
        bob: withdraw #1
        scribe: withdraw #1
        anim: quote #1
        ana: withdraw #1
        ana: withdraw #1
        ana: #1* à retirer
        ? words #1
        ? wall
        scribe for ana: #2 noté pour elle
        scribe: withdraw #2
        ? public
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            ana: #1 à retirer → « à retirer » of ana as ana
            bob: withdraw #1 → refused: not_allowed
            scribe: withdraw #1 → refused: not_allowed
            anim: quote #1 → wall: the round, medium hall, quoting #1
            ana: withdraw #1 → #1 is withdrawn
            ana: withdraw #1 → refused: already_withdrawn
            ana: #1* à retirer → refused: already_withdrawn
            ? words #1 → already_withdrawn
            ? wall → wall: the round, medium hall
            scribe for ana: #2 noté pour elle → « noté pour elle » of ana as ana
            scribe: withdraw #2 → #2 is withdrawn
            ? public → nothing
        "#]],
    );
}

#[test]
fn a_person_gives_as_many_as_the_round_says() {
    check(
        "
        round write = silent_writing max 2
        ana: joins
        bob: joins
        anim: open write
        ana: #1 un
        ana: #2 deux
        ana: #3 trois
        bob: #4 à moi
        scribe for ana: #5 noté pour elle
        ana: withdraw #1
        ana: #6 au lieu du premier
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open write → write opens, 180.0 s to go
            ana: #1 un → « un » of ana as ana, a draft
            ana: #2 deux → « deux » of ana as ana, a draft
            ana: #3 trois → refused: too_many
            bob: #4 à moi → « à moi » of bob as bob, a draft
            scribe for ana: #5 noté pour elle → « noté pour elle » of ana as ana, a draft
            ana: withdraw #1 → #1 is withdrawn
            ana: #6 au lieu du premier → refused: too_many
        "#]],
    );
}

#[test]
fn only_the_team_notes_where_phones_do_not_write() {
    check(
        "
        round debate = discussion asks 2
        round pause = pause
        ana: joins
        anim: open debate
        ana: #1 moi
        scribe for ana: #2 elle a dit ?1
        scribe: #3 quelqu’un a dit ?2
        scribe: #4 le fond de la salle ?0
        wall: #5 mur
        anim: open pause
        ana: #6 moi
        scribe: #7 au café
        scribe: #8 au café as testimony
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open debate → debate opens
            ana: #1 moi → refused: not_allowed
            scribe for ana: #2 elle a dit ?1 → « elle a dit » of ana as ana
            scribe: #3 quelqu’un a dit ?2 → refused: bad_field
            scribe: #4 le fond de la salle ?0 → « le fond de la salle » of the room
            wall: #5 mur → refused: not_allowed
            anim: open pause → debate closes, pause opens
            ana: #6 moi → refused: not_allowed
            scribe: #7 au café → refused: not_allowed
            scribe: #8 au café as testimony → « au café » of the room
        "#]],
    );
}

#[test]
fn questions_are_supported_answered_and_actions_taken_on() {
    check(
        "
        round talk = talk
        round next = actions
        ana: joins
        bob: joins
        cleo: joins as nobody
        anim: open talk
        ana: #1 et les jeunes
        bob: support #1
        bob: support #1
        bob: unsupport #1
        anim: support #1
        wall: support #1
        bob: answered #1
        scribe: answered #1
        scribe: hide #1
        bob: support #1
        anim: open next
        ana: #2 organiser une collecte
        cleo: takes-on #2
        bob: takes-on #2
        ana: takes-on #2
        bob: support #2
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            cleo: joins as nobody → cleo is in as nobody
            anim: open talk → talk opens
            ana: #1 et les jeunes → « et les jeunes » of ana as ana
            bob: support #1 → bob supports #1
            bob: support #1 → nothing new
            bob: unsupport #1 → bob no longer supports #1
            anim: support #1 → refused: not_allowed
            wall: support #1 → refused: not_allowed
            bob: answered #1 → refused: not_allowed
            scribe: answered #1 → #1 is answered
            scribe: hide #1 → #1 is hidden
            bob: support #1 → refused: unknown_contribution
            anim: open next → talk closes, next opens
            ana: #2 organiser une collecte → « organiser une collecte » of ana as ana
            cleo: takes-on #2 → refused: nameless
            bob: takes-on #2 → #2 says « organiser une collecte »
            ana: takes-on #2 → refused: not_allowed
            bob: support #2 → refused: not_allowed
        "#]],
    );
}

#[test]
fn words_answer_a_question_that_is_asked() {
    check(
        "
        round debate = discussion asks 2
        ana: joins
        anim: open debate
        scribe: #1 le fond de la salle ?1
        scribe: edit #1 le fond de la salle ?0
        scribe: edit #1 le fond de la salle ?2
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open debate → debate opens
            scribe: #1 le fond de la salle ?1 → « le fond de la salle » of the room
            scribe: edit #1 le fond de la salle ?0 → #1 says « le fond de la salle »
            scribe: edit #1 le fond de la salle ?2 → refused: bad_field
        "#]],
    );
}

#[test]
fn earlier_wordings_are_those_that_others_could_read() {
    check(
        "
        round write = silent_writing
        ana: joins
        anim: open write
        ana: #1 mon brouillon
        ana: edit #1 mon brouillon relu
        ana: share #1
        ana: edit #1 une phrase
        ? words #1
        scribe: hide #1
        ana: edit #1 une phrase polie
        scribe: show #1
        ? words #1
        ana: edit #1 une phrase juste
        ? words #1
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            anim: open write → write opens, 180.0 s to go
            ana: #1 mon brouillon → « mon brouillon » of ana as ana, a draft
            ana: edit #1 mon brouillon relu → #1 says « mon brouillon relu »
            ana: share #1 → #1 is shared
            ana: edit #1 une phrase → #1 says « une phrase »
            ? words #1 → mon brouillon relu → une phrase
            scribe: hide #1 → #1 is hidden
            ana: edit #1 une phrase polie → #1 says « une phrase polie »
            scribe: show #1 → #1 is shown again
            ? words #1 → une phrase polie
            ana: edit #1 une phrase juste → #1 says « une phrase juste »
            ? words #1 → une phrase polie → une phrase juste
        "#]],
    );
}
