//! Whose words they are, and whether anybody is told.

use expect_test::expect;

use super::script::check;

#[test]
fn names_are_shown_as_the_author_wishes() {
    check(
        "
        round talk = round_table live
        round nameless = round_table live nameless
        ana: joins as Ana
        bob: joins as Bob
        anim: open talk
        ana: #1 avec mon nom
        bob: unname #1
        ana: unname #1
        ? public
        ana: name #1
        ana: rename Anaïs
        ana: #2 plus tard
        ? public
        anim: open nameless
        ana: #3 sans nom
        ? public
        ",
        expect![[r#"
            ana: joins as Ana → ana is in as Ana
            bob: joins as Bob → bob is in as Bob
            anim: open talk → talk opens, waiting: ana bob
            ana: #1 avec mon nom → « avec mon nom » of ana as Ana
            bob: unname #1 → refused: not_allowed
            ana: unname #1 → #1 loses its name
            ? public → 
                #1 « avec mon nom » nobody
            ana: name #1 → #1 has its name again
            ana: rename Anaïs → ana is called Anaïs
            ana: #2 plus tard → « plus tard » of ana as Anaïs
            ? public → 
                #1 « avec mon nom » Ana
                #2 « plus tard » Anaïs
            anim: open nameless → talk closes, nameless opens, waiting: ana bob
            ana: #3 sans nom → « sans nom » of ana as Anaïs
            ? public → 
                #1 « avec mon nom » Ana
                #2 « plus tard » Anaïs
                #3 « sans nom » nobody
        "#]],
    );
}

#[test]
fn an_anonymous_entry_is_its_devices_alone() {
    check(
        "
        round write = silent_writing anonymous live
        ana: joins
        bob: joins
        anim: open write
        ana: #1 je le dis à personne
        scribe for ana: #2 dit à voix basse
        ? public
        ? mine ana
        ? mine bob
        bob: edit #1 non
        bob: withdraw #1
        ana: edit #1 je le dis quand même
        ana: withdraw #1
        ? public
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open write → write opens, 180.0 s to go
            ana: #1 je le dis à personne → « je le dis à personne » of an unknown as nobody
            scribe for ana: #2 dit à voix basse → « dit à voix basse » of the room
            ? public → 
                #1 « je le dis à personne » nobody
                #2 « dit à voix basse » nobody
            ? mine ana → 
                #1 « je le dis à personne » nobody
            ? mine bob → nothing
            bob: edit #1 non → refused: not_allowed
            bob: withdraw #1 → refused: not_allowed
            ana: edit #1 je le dis quand même → #1 says « je le dis quand même »
            ana: withdraw #1 → #1 is withdrawn
            ? public → 
                #2 « dit à voix basse » nobody
        "#]],
    );
}

#[test]
fn the_team_hides_and_shows_again() {
    check(
        "
        round talk = round_table live
        ana: joins
        bob: joins
        anim: open talk
        ana: #1 une insulte
        bob: hide #1
        wall: hide #1
        scribe: hide #1
        scribe: hide #1
        ? public
        ? team
        ? mine ana
        anim: show #1
        ? public
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            ana: #1 une insulte → « une insulte » of ana as ana
            bob: hide #1 → refused: not_allowed
            wall: hide #1 → refused: not_allowed
            scribe: hide #1 → #1 is hidden
            scribe: hide #1 → nothing new
            ? public → nothing
            ? team → 
                #1 « une insulte » ana
            ? mine ana → 
                #1 « une insulte » ana
            anim: show #1 → #1 is shown again
            ? public → 
                #1 « une insulte » ana
        "#]],
    );
}
