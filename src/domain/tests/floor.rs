//! The floor of a go-round: who speaks, who waits, who passes.

use expect_test::expect;

use super::script::check;

#[test]
fn a_go_round_calls_everybody_in_order_of_arrival() {
    check(
        "
        round talk = round_table seconds 45
        ana: joins
        bob: joins
        cleo: joins
        ana: next
        anim: next
        anim: open talk
        ? floor
        scribe: next
        bob: spoke
        ana: spoke
        ? floor
        anim: next
        anim: next
        anim: next
        ? floor
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            cleo: joins → cleo is in as cleo
            ana: next → refused: not_allowed
            anim: next → refused: unknown_round
            anim: open talk → talk opens, waiting: ana bob cleo
            ? floor → nobody speaks; waiting ana bob cleo; spoke nobody; passed nobody
            scribe: next → ana speaks
            bob: spoke → refused: not_your_turn
            ana: spoke → ana spoke, bob speaks
            ? floor → bob speaks; waiting cleo; spoke ana; passed nobody
            anim: next → bob spoke, cleo speaks
            anim: next → cleo spoke
            anim: next → nothing new
            ? floor → nobody speaks; waiting nobody; spoke ana bob cleo; passed nobody
        "#]],
    );
}

#[test]
fn who_passes_is_offered_the_turn_once_more() {
    check(
        "
        round talk = round_table
        ana: joins
        bob: joins
        anim: open talk
        anim: next
        ana: passed
        ? floor
        bob: spoke
        ana: passed
        ? floor
        anim: next
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: ana bob
            anim: next → ana speaks
            ana: passed → ana passes, bob speaks
            ? floor → bob speaks; waiting ana; spoke nobody; passed nobody
            bob: spoke → bob spoke, ana speaks
            ana: passed → ana passes
            ? floor → nobody speaks; waiting nobody; spoke bob; passed ana
            anim: next → nothing new
        "#]],
    );
}

#[test]
fn where_nobody_comes_back_a_pass_is_final() {
    check(
        "
        round talk = round_table never-back order reverse
        ana: joins
        bob: joins
        anim: open talk
        ? floor
        ana: passed
        anim: next
        bob: passed
        ? floor
        anim: give ana
        ? floor
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: bob ana
            ? floor → nobody speaks; waiting bob ana; spoke nobody; passed nobody
            ana: passed → ana passes
            anim: next → bob speaks
            bob: passed → bob passes
            ? floor → nobody speaks; waiting nobody; spoke nobody; passed ana bob
            anim: give ana → ana speaks
            ? floor → ana speaks; waiting nobody; spoke nobody; passed bob
        "#]],
    );
}

#[test]
fn a_person_may_come_later_and_pass_before_their_turn() {
    check(
        "
        round talk = round_table
        ana: joins
        bob: joins
        cleo: joins
        anim: open talk
        anim: next
        ana: later
        ? floor
        cleo: passed
        cleo: spoke
        anim: passed ana
        ana: passed bob
        ? floor
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            cleo: joins → cleo is in as cleo
            anim: open talk → talk opens, waiting: ana bob cleo
            anim: next → ana speaks
            ana: later → ana comes later, bob speaks
            ? floor → bob speaks; waiting cleo ana; spoke nobody; passed nobody
            cleo: passed → cleo passes
            cleo: spoke → refused: not_your_turn
            anim: passed ana → ana passes
            ana: passed bob → refused: not_allowed
            ? floor → bob speaks; waiting cleo ana; spoke nobody; passed nobody
        "#]],
    );
}

#[test]
fn latecomers_join_at_the_end() {
    check(
        "
        round talk = round_table order reverse
        ana: joins
        bob: joins
        anim: open talk
        anim: next
        cleo: joins
        scribe: adds dan
        ? floor
        anim: remove bob
        ? floor
        anim: admit bob
        ? floor
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            anim: open talk → talk opens, waiting: bob ana
            anim: next → bob speaks
            cleo: joins → cleo is in as cleo
            scribe: adds dan → dan is in as dan without a phone
            ? floor → bob speaks; waiting ana cleo dan; spoke nobody; passed nobody
            anim: remove bob → bob is out
            ? floor → nobody speaks; waiting ana cleo dan; spoke nobody; passed nobody
            anim: admit bob → bob is in again
            ? floor → nobody speaks; waiting ana cleo dan bob; spoke nobody; passed nobody
        "#]],
    );
}

#[test]
fn the_order_can_be_drawn_changed_or_chosen() {
    check(
        "
        round one = round_table order drawn
        round two = round_table order chosen
        ana: joins
        bob: joins
        cleo: joins
        dan: joins
        anim: open one
        anim: order dan ana
        bob: order bob
        anim: open two
        anim: give bob
        cleo: give cleo
        bob: give dan
        dan: give dan
        ? floor
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            cleo: joins → cleo is in as cleo
            dan: joins → dan is in as dan
            anim: open one → one opens, waiting: bob cleo ana dan
            anim: order dan ana → waiting: dan ana bob cleo
            bob: order bob → refused: not_allowed
            anim: open two → one closes, two opens, waiting: ana bob cleo dan
            anim: give bob → bob speaks
            cleo: give cleo → refused: not_allowed
            bob: give dan → bob spoke, dan speaks
            dan: give dan → nothing new
            ? floor → dan speaks; waiting ana cleo; spoke bob; passed nobody
        "#]],
    );
}

#[test]
fn who_spoke_least_comes_first_when_the_round_says_so() {
    check(
        "
        round one = round_table
        round two = round_table order fewest_turns
        ana: joins
        bob: joins
        cleo: joins
        anim: open one
        anim: give ana
        anim: give bob
        anim: give bob
        anim: open two
        ",
        expect![[r#"
            ana: joins → ana is in as ana
            bob: joins → bob is in as bob
            cleo: joins → cleo is in as cleo
            anim: open one → one opens, waiting: ana bob cleo
            anim: give ana → ana speaks
            anim: give bob → ana spoke, bob speaks
            anim: give bob → nothing new
            anim: open two → one closes, two opens, waiting: cleo ana bob
        "#]],
    );
}
