//! The board: each move is announced once, to whoever looks.

use std::collections::BTreeSet;

use super::shape::all;
use super::world::{World, round_of};
use crate::domain::{Command, Step};

fn announced(world: &World) -> BTreeSet<String> {
    let live = world.live();
    let lines = all(&live, "#journal > li");
    lines.iter().filter_map(|line| line.attr("data-announce")).map(str::to_owned).collect()
}

#[test]
fn a_move_says_who_moved_a_card_and_where_it_went() {
    let mut world = World::in_the_middle(Step::Grouping);
    let card = world.workshop.cards_of(round_of(Step::Grouping), None)[0].id;
    let group = world.workshop.groups_of(round_of(Step::Grouping))[0].id;
    let before = announced(&world);
    world.put(card, Some(group));
    let after = announced(&world);
    let new: Vec<_> = after.difference(&before).collect();
    assert_eq!(new.len(), 1, "{after:?}");
    assert!(new[0].contains("Animation") && new[0].contains("Le temps"), "{new:?}");
}

#[test]
fn what_happened_before_is_not_announced_again() {
    let mut world = World::in_the_middle(Step::Grouping);
    let grouping = round_of(Step::Grouping);
    let card = world.workshop.cards_of(grouping, None)[0].id;
    let groups: Vec<_> = world.workshop.groups_of(grouping).iter().map(|g| g.id).collect();
    world.put(card, Some(groups[0]));
    world.put(card, Some(groups[1]));
    let before = announced(&world);
    world.lead(Command::NameGroup {
        group: groups[0],
        headline: Some(super::world::text("L’identité")),
        gesture: None,
    });
    let named = announced(&world);
    assert!(before.is_subset(&named), "{before:?} {named:?}");
    world.lead(Command::Undo(grouping));
    assert_eq!(announced(&world), before);
    world.lead(Command::Undo(grouping));
    assert!(announced(&world).is_subset(&before));
}

#[test]
fn a_card_stands_in_one_list_and_the_menu_offers_every_group() {
    let world = World::in_the_middle(Step::Naming);
    let live = world.live();
    let groups: Vec<_> = all(&live, "[data-group]")
        .iter()
        .map(|l| l.attr("data-group").unwrap().to_owned())
        .collect();
    let menu: Vec<_> = all(&live, "#move-list > [data-to]")
        .iter()
        .map(|o| o.attr("data-to").unwrap().to_owned())
        .collect();
    assert_eq!(groups.len(), 3);
    assert_eq!(groups, menu);
    assert_eq!(groups[0], "none");
    let cards = all(&live, "[data-group] > [data-card][tabindex='0']").len();
    assert_eq!(cards, world.workshop.cards_of(round_of(Step::Grouping), None).len() + 1);
}

#[test]
fn a_hidden_card_leaves_the_groups_and_can_be_shown_again() {
    let mut world = World::in_the_middle(Step::Grouping);
    let card = world.workshop.cards_of(round_of(Step::Grouping), None)[0].id;
    world.lead(Command::Hide { id: card, hidden: true });
    let live = world.live();
    assert!(all(&live, &format!("[data-group] [id='c-{card}']")).is_empty());
    assert_eq!(all(&live, &format!("#aside > .hidden-card[id='c-{card}'] [form=f-show]")).len(), 1);
}
