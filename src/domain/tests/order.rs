//! The order of cards and groups: what somebody asks for happens, whoever comes back.

use expect_test::expect;

use super::groups::TABLE;
use super::script::check_after;

#[test]
fn a_card_that_an_undo_brings_back_stands_where_nobody_else_does() {
    check_after(
        TABLE,
        "
        anim: make A #1 #2
        anim: put #2 out
        co: put #3 in A
        anim: undo
        co: put #4 in A before #3
        ? groups
        co: put #4 in A before #2
        ? groups
        ",
        expect![[r#"
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            anim: put #2 out → #2 in no group
            co: put #3 in A → #3 in A
            anim: undo → undone: #2 in A
            co: put #4 in A before #3 → #4 in A
            ? groups → 
                A: #1 #2 #4 #3
                no group:
            co: put #4 in A before #2 → #4 in A
            ? groups → 
                A: #1 #4 #2 #3
                no group:
        "#]],
    );
}

#[test]
fn a_card_that_was_hidden_or_merged_keeps_its_place_for_itself() {
    check_after(
        TABLE,
        "
        anim: make A #1 #2
        anim: hide #2
        anim: put #3 in A
        anim: show #2
        anim: put #4 in A before #3
        ? groups
        anim: merge #4 into #3
        anim: put #1 in A before #3
        anim: split #4
        ? groups
        ",
        expect![[r#"
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            anim: hide #2 → #2 is hidden
            anim: put #3 in A → #3 in A
            anim: show #2 → #2 is shown again
            anim: put #4 in A before #3 → #4 in A
            ? groups → 
                A: #1 #2 #4 #3
                no group:
            anim: merge #4 into #3 → #4 under #3
            anim: put #1 in A before #3 → #1 in A
            anim: split #4 → #4 alone
            ? groups → 
                A: #2 #4 #1 #3
                no group:
        "#]],
    );
}

#[test]
fn a_group_that_an_undo_brings_back_stands_where_no_other_does() {
    check_after(
        TABLE,
        "
        anim: make A
        anim: make B
        anim: dissolve B
        co: make C
        anim: undo
        co: make D
        co: rank D before C
        ? groups
        co: rank D before B
        ? groups
        ",
        expect![[r#"
            anim: make A → group A
            anim: make B → group B
            anim: dissolve B → no group B
            co: make C → group C
            anim: undo → undone: group B
            co: make D → group D
            co: rank D before C → D moves
            ? groups → 
                A:
                B:
                D:
                C:
                no group: #1 #2 #3 #4
            co: rank D before B → D moves
            ? groups → 
                A:
                D:
                B:
                C:
                no group: #1 #2 #3 #4
        "#]],
    );
}

#[test]
fn cards_of_two_dissolved_groups_make_room_and_their_groups_come_back_whole() {
    check_after(
        TABLE,
        "
        anim: make A #1 #2
        anim: make B #3
        anim: dissolve A
        co: dissolve B
        ? groups
        scribe: put #4 out before #3
        ? groups
        co: undo
        anim: undo
        ? groups
        ",
        expect![[r#"
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            anim: make B #3 → group B, #3 in B
            anim: dissolve A → no group A
            co: dissolve B → no group B
            ? groups → 
                no group: #1 #3 #2 #4
            scribe: put #4 out before #3 → #4 in no group, #3 in B
            ? groups → 
                no group: #1 #4 #3 #2
            co: undo → undone: group B
            anim: undo → undone: group A
            ? groups → 
                A: #1 #2
                B: #3
                no group: #4
        "#]],
    );
}
