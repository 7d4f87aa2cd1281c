//! Undo: by who did it, last step first, and never what others did since.

use expect_test::expect;

use super::groups::TABLE;
use super::script::check_after;

#[test]
fn a_step_is_undone_by_who_did_it_last_first() {
    check_after(
        TABLE,
        "
        anim: undo
        anim: make A #1 #2
        anim: put #1 out
        anim: call A Le temps
        scribe: undo
        ? groups
        anim: undo
        anim: undo
        anim: undo
        anim: undo
        ? groups
        ",
        expect![[r#"
            anim: undo → refused: nothing_to_undo
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            anim: put #1 out → #1 in no group
            anim: call A Le temps → A is Le temps / nobody
            scribe: undo → refused: nothing_to_undo
            ? groups → 
                Le temps: #2
                no group: #3 #4 #1
            anim: undo → undone: A is A / nobody
            anim: undo → undone: #1 in A
            anim: undo → undone: #2 in no group; #1 in no group; no group A
            anim: undo → refused: nothing_to_undo
            ? groups → 
                no group: #1 #2 #3 #4
        "#]],
    );
}

#[test]
fn what_was_touched_since_is_not_undone() {
    check_after(
        TABLE,
        "
        anim: make A #1 #2
        scribe: put #1 out
        anim: undo
        scribe: undo
        anim: undo
        ? groups
        anim: make B #3
        scribe: make C #4
        anim: undo
        ? groups
        ",
        expect![[r#"
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            scribe: put #1 out → #1 in no group
            anim: undo → refused: nothing_to_undo
            scribe: undo → undone: #1 in A
            anim: undo → undone: #2 in no group; #1 in no group; no group A
            ? groups → 
                no group: #1 #2 #3 #4
            anim: make B #3 → group B, #3 in B
            scribe: make C #4 → group C, #4 in C
            anim: undo → undone: #3 in no group; no group B
            ? groups → 
                C: #4
                no group: #1 #2 #3
        "#]],
    );
}

#[test]
fn a_dissolved_group_comes_back_with_its_cards() {
    check_after(
        TABLE,
        "
        anim: make A #1 #2
        anim: dissolve A
        ? groups
        anim: undo
        ? groups
        anim: merge #2 into #1
        anim: undo
        ? groups
        ",
        expect![[r#"
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            anim: dissolve A → no group A
            ? groups → 
                no group: #1 #2 #3 #4
            anim: undo → undone: group A
            ? groups → 
                A: #1 #2
                no group: #3 #4
            anim: merge #2 into #1 → #2 under #1
            anim: undo → undone: #2 alone
            ? groups → 
                A: #1 #2
                no group: #3 #4
        "#]],
    );
}

#[test]
fn an_undo_never_loses_a_card_or_the_work_of_others() {
    check_after(
        TABLE,
        "
        anim: merge #1 into #2
        anim: split #1
        scribe: merge #2 into #1
        anim: undo
        ? groups
        anim: make A #3
        scribe: put #4 in A
        anim: undo
        scribe: undo
        anim: undo
        ? groups
        ",
        expect![[r#"
            anim: merge #1 into #2 → #1 under #2
            anim: split #1 → #1 alone
            scribe: merge #2 into #1 → #2 under #1
            anim: undo → refused: nothing_to_undo
            ? groups → 
                no group: #1(#2) #3 #4
            anim: make A #3 → group A, #3 in A
            scribe: put #4 in A → #4 in A
            anim: undo → refused: nothing_to_undo
            scribe: undo → undone: #4 in no group
            anim: undo → undone: #3 in no group; no group A
            ? groups → 
                no group: #1(#2) #3 #4
        "#]],
    );
}
