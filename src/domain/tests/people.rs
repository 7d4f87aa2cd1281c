//! People come, come back, change name, are asked to leave.

use expect_test::expect;

use super::script::check;

#[test]
fn people_come_in_and_two_of_one_name_stay_two() {
    check(
        "
        ana: joins as Anne
        bob: joins as anne
        cleo: joins as nobody
        scribe: adds dan
        bob: rename Anne-Laure
        bob: rename Anne-Laure
        ? people
        ",
        expect![[r#"
            ana: joins as Anne → ana is in as Anne
            bob: joins as anne → bob is in as anne (2)
            cleo: joins as nobody → cleo is in as nobody
            scribe: adds dan → dan is in as dan without a phone
            bob: rename Anne-Laure → bob is called Anne-Laure
            bob: rename Anne-Laure → nothing new
            ? people → 
                1 Anne
                2 Anne-Laure
                3 nobody
                4 dan (no phone)
        "#]],
    );
}

#[test]
fn nobody_takes_the_seat_or_the_key_of_another() {
    check(
        "
        ana: joins
        ana: joins as Ana2
        bob: rename Chef
        bob: joins
        bob for ana: rename Bob2
        wall: adds dan
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            ana: joins as Ana2 → refused: id_taken
            bob: rename Chef → refused: unknown_seat
            bob: joins → bob is in as bob
            bob for ana: rename Bob2 → refused: not_allowed
            wall: adds dan → refused: not_allowed
        "#]],
    );
}

#[test]
fn a_person_comes_back_with_the_key_and_only_with_it() {
    check(
        "
        scribe: adds ana
        ? people
        ana: back on tablet with bob
        ana: back on tablet with ana
        ana: back on tablet with ana
        ? people
        anim for ana: back on phone with lost
        scribe for ana: back on phone2 with lost
        ",
        expect![[r#"
            scribe: adds ana → ana is in as ana without a phone
            ? people → 
                1 ana (no phone)
            ana: back on tablet with bob → refused: wrong_key
            ana: back on tablet with ana → ana has a device more
            ana: back on tablet with ana → nothing new
            ? people → 
                1 ana
            anim for ana: back on phone with lost → ana has a device more
            scribe for ana: back on phone2 with lost → refused: wrong_key
        "#]],
    );
}

#[test]
fn one_device_holds_a_table_but_not_a_crowd() {
    check(
        "
        a: joins as A on tablet
        b: joins as B on tablet
        c: joins as C on tablet
        d: joins as D on tablet
        e: joins as E on tablet
        f: joins as F on tablet
        g: joins as G on tablet
        h: joins as H on tablet
        i: joins as I on tablet
        i: joins as I on phone
        i: back on tablet with i
        ",
        expect![[r#"
            a: joins as A on tablet → a is in as A
            b: joins as B on tablet → b is in as B
            c: joins as C on tablet → c is in as C
            d: joins as D on tablet → d is in as D
            e: joins as E on tablet → e is in as E
            f: joins as F on tablet → f is in as F
            g: joins as G on tablet → g is in as G
            h: joins as H on tablet → h is in as H
            i: joins as I on tablet → refused: too_many
            i: joins as I on phone → i is in as I
            i: back on tablet with i → refused: too_many
        "#]],
    );
}

#[test]
fn who_is_asked_to_leave_says_nothing_more_until_let_back_in() {
    check(
        "
        round talk = round_table live
        ana: joins
        bob: joins
        anim: open talk
        bob: #1 avant
        scribe: remove bob
        bob: remove ana
        co: remove bob
        ? floor
        bob: #2 pendant
        bob: rename Autre
        bob: back on tablet with bob
        scribe for bob: #3 noté pour lui
        ? public
        anim: admit bob
        bob: #4 après
        ? floor
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            bob: #1 avant → « avant » of bob as bob
            scribe: remove bob → refused: not_allowed
            bob: remove ana → refused: not_allowed
            co: remove bob → bob is out
            ? floor → nobody speaks; waiting ana; spoke nobody; passed nobody
            bob: #2 pendant → refused: removed
            bob: rename Autre → refused: removed
            bob: back on tablet with bob → refused: removed
            scribe for bob: #3 noté pour lui → « noté pour lui » of bob as bob
            ? public → 
                #1 « avant » bob
                #3 « noté pour lui » bob
            anim: admit bob → bob is in again
            bob: #4 après → « après » of bob as bob
            ? floor → nobody speaks; waiting ana bob; spoke nobody; passed nobody
        "#]],
    );
}

#[test]
fn links_give_roles_until_they_are_revoked() {
    check(
        "
        round talk = round_table live
        ana: joins
        ana: end
        co: issue scribe
        anim: issue participant
        anim: issue scribe
        anim: issue scribe
        anim: revoke 1
        co: revoke 3
        anim: revoke 3
        anim: revoke 3
        scribe: adds bob
        anim: revoke 77
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            ana: end → refused: not_allowed
            co: issue scribe → refused: not_allowed
            anim: issue participant → refused: not_allowed
            anim: issue scribe → link for scribe
            anim: issue scribe → refused: id_taken
            anim: revoke 1 → refused: not_allowed
            co: revoke 3 → refused: not_allowed
            anim: revoke 3 → link 3 revoked
            anim: revoke 3 → nothing new
            scribe: adds bob → refused: not_allowed
            anim: revoke 77 → refused: unknown_link
        "#]],
    );
}

#[test]
fn a_troll_leaves_with_all_they_said_and_comes_back_with_it_in_one_act() {
    check(
        "
        round talk = round_table live
        ana: joins
        bob: joins
        anim: open talk
        ana: #1 utile
        bob: #2 injure
        bob: #3 autre injure
        bob: #4 déjà masqué
        scribe: hide #4
        anim: silence bob
        ? public
        bob: #5 encore
        anim: silence bob
        anim: remove bob
        anim: restore bob
        ? public
        co: silence bob
        anim: admit bob
        bob: #6 pardon
        ? public
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            ana: #1 utile → « utile » of ana as ana
            bob: #2 injure → « injure » of bob as bob
            bob: #3 autre injure → « autre injure » of bob as bob
            bob: #4 déjà masqué → « déjà masqué » of bob as bob
            scribe: hide #4 → #4 is hidden
            anim: silence bob → bob is out, #2 is hidden, #3 is hidden
            ? public → 
                #1 « utile » ana
            bob: #5 encore → refused: removed
            anim: silence bob → nothing new
            anim: remove bob → nothing new
            anim: restore bob → bob is in again, #2 is shown again, #3 is shown again
            ? public → 
                #1 « utile » ana
                #2 « injure » bob
                #3 « autre injure » bob
            co: silence bob → bob is out, #2 is hidden, #3 is hidden
            anim: admit bob → bob is in again
            bob: #6 pardon → « pardon » of bob as bob
            ? public → 
                #1 « utile » ana
                #6 « pardon » bob
        "#]],
    );
}

#[test]
fn a_device_whose_person_was_removed_brings_nobody_else_in() {
    check(
        "
        bob: joins as bob on phone
        cleo: joins as cleo on phone
        dan: joins as dan on laptop
        anim: remove bob
        eve: joins as Innocente on phone
        dan: back on phone with dan
        anim: admit bob
        eve: joins as Innocente on phone
        ",
        expect![[r#"
            bob: joins as bob on phone → bob is in as bob
            cleo: joins as cleo on phone → cleo is in as cleo
            dan: joins as dan on laptop → dan is in as dan
            anim: remove bob → bob is out
            eve: joins as Innocente on phone → refused: removed
            dan: back on phone with dan → refused: removed
            anim: admit bob → bob is in again
            eve: joins as Innocente on phone → eve is in as Innocente
        "#]],
    );
}
