//! What the team must not see, nobody on the laptop sees.

use super::shape::all;
use super::world::World;
use crate::domain::{Kind, Role, Step};
use crate::views::desk;

#[test]
fn a_draft_on_a_phone_is_on_no_laptop() {
    let mut world = World::in_the_middle(Step::RoundTable);
    let bran = world.workshop.arrivals[1];
    world.say(bran, "secret de Bran");
    for role in [Role::Facilitator, Role::CoFacilitator, Role::Scribe] {
        let page = world.page(role, "fr").html();
        assert!(!page.contains("secret de Bran"), "{role:?}");
    }
}

#[test]
fn what_the_team_typed_before_the_turn_is_seen_and_marked() {
    let mut world = World::in_the_middle(Step::RoundTable);
    let bran = world.workshop.arrivals[1];
    let id = world.note(Some(bran), Kind::Viewpoint, "dicté par Bran");
    let live = world.live();
    assert_eq!(all(&live, &format!("[id='c-{id}'] [form=f-share]")).len(), 1);
    assert!(all(&live, &format!("[id='c-{id}'] [form=f-quote]")).is_empty());
}

#[test]
fn spoken_keys_are_not_in_the_live_page() {
    let world = World::in_the_middle(Step::Welcome);
    assert!(!world.page(Role::Facilitator, "fr").html().contains("goéland"));
    let viewer = world.viewer(Role::Scribe, "fr");
    let seat = world.workshop.arrivals[0].to_string();
    let page = desk::person_page(&viewer, &crate::views::layout::Look::default(), &seat).unwrap();
    assert!(page.into_string().contains("goéland-1"));
}

#[test]
fn names_are_words_and_never_markup() {
    let mut world = World::new();
    world.arrive("<b>Gwen</b> & \" data-keep>", true);
    let page = world.page(Role::Facilitator, "fr");
    assert!(all(&page, "#seats b").is_empty());
    let name = all(&page, "#seats bdi").remove(0).text().collect::<String>();
    assert_eq!(name, "<b>Gwen</b> & \" data-keep>");
}
