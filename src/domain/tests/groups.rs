//! Grouping: cards move, groups are named, everything can be undone by who did it.

use expect_test::expect;

use super::script::check_after;

/// Four cards on the table, the grouping open.
pub(super) const TABLE: &str = "
    round write = silent_writing
    round group = grouping takes write
    round name = naming takes group
    round other = grouping takes write
    ana: joins
    bob: joins
    anim: open write
    ana: #1 un
    ana: #2 deux
    bob: #3 trois
    bob: #4 quatre
    anim: open group
";

#[test]
fn cards_are_put_into_groups_and_between_others() {
    check_after(
        TABLE,
        "
        ana: make A #1
        wall: make A #1
        scribe: make A #1 #2
        co: make B
        anim: put #3 in A before #2
        anim: put #4 in A before #1
        ? groups
        anim: put #4 #2 in B
        anim: put #1 out
        ? groups
        anim: put #2 in B before #4
        ? groups
        anim: make A
        anim: put #1 in C
        anim: put #9 in A
        ",
        expect![[r#"
            ana: make A #1 → refused: not_allowed
            wall: make A #1 → refused: not_allowed
            scribe: make A #1 #2 → group A, #1 in A, #2 in A
            co: make B → group B
            anim: put #3 in A before #2 → #3 in A
            anim: put #4 in A before #1 → #4 in A
            ? groups → 
                A: #4 #1 #3 #2
                B:
                no group:
            anim: put #4 #2 in B → #4 in B, #2 in B
            anim: put #1 out → #1 in no group
            ? groups → 
                A: #3
                B: #4 #2
                no group: #1
            anim: put #2 in B before #4 → #2 in B
            ? groups → 
                A: #3
                B: #2 #4
                no group: #1
            anim: make A → refused: id_taken
            anim: put #1 in C → refused: unknown_group
            anim: put #9 in A → refused: unknown_contribution
        "#]],
    );
}

#[test]
fn groups_are_named_ranked_and_dissolved() {
    check_after(
        TABLE,
        "
        anim: make A #1
        anim: make B #2
        anim: make C #3
        anim: rank C before A
        anim: rank A
        anim: rank B before B
        ? groups
        anim: open name
        scribe: call A L’identité / Se connaître
        scribe: call A L’identité / Se connaître
        bob: call A Rien
        anim: dissolve B
        anim: dissolve B
        ? groups
        ",
        expect![[r#"
            anim: make A #1 → group A, #1 in A
            anim: make B #2 → group B, #2 in B
            anim: make C #3 → group C, #3 in C
            anim: rank C before A → C moves
            anim: rank A → A moves
            anim: rank B before B → refused: unknown_group
            ? groups → 
                C: #3
                B: #2
                A: #1
                no group: #4
            anim: open name → group closes, name opens
            scribe: call A L’identité / Se connaître → A is L’identité / Se connaître
            scribe: call A L’identité / Se connaître → nothing new
            bob: call A Rien → refused: not_allowed
            anim: dissolve B → no group B
            anim: dissolve B → refused: unknown_group
            ? groups → 
                C: #3
                L’identité / Se connaître: #1
                no group: #2 #4
        "#]],
    );
}

#[test]
fn a_merge_keeps_both_and_a_split_gives_them_back() {
    check_after(
        TABLE,
        "
        anim: make A #1 #2
        anim: merge #3 into #1
        anim: merge #1 into #1
        anim: merge #4 into #3
        ? groups
        anim: merge #1 into #2
        ? groups
        anim: split #3
        anim: split #3
        ? groups
        bob: withdraw #3
        ana: withdraw #2
        ? groups
        ",
        expect![[r#"
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            anim: merge #3 into #1 → #3 under #1
            anim: merge #1 into #1 → refused: bad_field
            anim: merge #4 into #3 → refused: bad_field
            ? groups → 
                A: #1(#3) #2
                no group: #4
            anim: merge #1 into #2 → #3 under #2, #1 under #2
            ? groups → 
                A: #2(#1 #3)
                no group: #4
            anim: split #3 → #3 alone
            anim: split #3 → nothing new
            ? groups → 
                A: #2(#1)
                no group: #3 #4
            bob: withdraw #3 → #3 is withdrawn
            ana: withdraw #2 → #2 is withdrawn
            ? groups → 
                A: #1
                no group: #4
        "#]],
    );
}

#[test]
fn a_card_stands_in_each_grouping_by_itself() {
    check_after(
        TABLE,
        "
        anim: make A #1
        anim: open other
        anim: make B #2
        anim: put #1 in A
        ? groups
        anim: open write
        anim: put #1 in A
        ",
        expect![[r#"
            anim: make A #1 → group A, #1 in A
            anim: open other → group closes, other opens
            anim: make B #2 → group B, #2 in B
            anim: put #1 in A → refused: not_allowed
            ? groups → 
                B: #2
                no group: #1 #3 #4
            anim: open write → other closes, write opens
            anim: put #1 in A → refused: not_a_group_round
        "#]],
    );
}

#[test]
fn a_hidden_card_is_on_no_table() {
    check_after(
        TABLE,
        "
        anim: make A #1 #2
        scribe: hide #1
        anim: put #1 out
        anim: merge #1 into #3
        ? groups
        scribe: show #1
        ? groups
        ",
        expect![[r#"
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            scribe: hide #1 → #1 is hidden
            anim: put #1 out → refused: unknown_contribution
            anim: merge #1 into #3 → refused: unknown_contribution
            ? groups → 
                A: #2
                no group: #3 #4
            scribe: show #1 → #1 is shown again
            ? groups → 
                A: #1 #2
                no group: #3 #4
        "#]],
    );
}

#[test]
fn a_card_under_a_hidden_one_stands_alone() {
    check_after(
        TABLE,
        "
        anim: make A #1 #2
        anim: merge #3 into #1
        scribe: hide #3
        anim: merge #1 into #2
        scribe: show #3
        ? groups
        scribe: hide #2
        ? groups
        scribe: show #2
        anim: undo
        ? groups
        ",
        expect![[r#"
            anim: make A #1 #2 → group A, #1 in A, #2 in A
            anim: merge #3 into #1 → #3 under #1
            scribe: hide #3 → #3 is hidden
            anim: merge #1 into #2 → #3 under #2, #1 under #2
            scribe: show #3 → #3 is shown again
            ? groups → 
                A: #2(#1 #3)
                no group: #4
            scribe: hide #2 → #2 is hidden
            ? groups → 
                A: #1
                no group: #3 #4
            scribe: show #2 → #2 is shown again
            anim: undo → undone: #1 alone; #3 under #1
            ? groups → 
                A: #1(#3) #2
                no group: #4
        "#]],
    );
}

#[test]
fn cards_in_no_group_stand_by_arrival_until_somebody_puts_them_elsewhere() {
    check_after(
        TABLE,
        "
        anim: put #4 out before #3
        ? groups
        anim: make A #1 #2 #3
        anim: put #2 out
        ? groups
        anim: undo
        anim: dissolve A
        anim: put #4 out before #2
        ? groups
        ",
        expect![[r#"
            anim: put #4 out before #3 → #4 in no group
            ? groups → 
                no group: #1 #2 #4 #3
            anim: make A #1 #2 #3 → group A, #1 in A, #2 in A, #3 in A
            anim: put #2 out → #2 in no group
            ? groups → 
                A: #1 #3
                no group: #4 #2
            anim: undo → undone: #2 in A
            anim: dissolve A → no group A
            anim: put #4 out before #2 → #4 in no group
            ? groups → 
                no group: #1 #4 #2 #3
        "#]],
    );
}
