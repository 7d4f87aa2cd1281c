//! The pages of one card, one person, one step: whole, and closed to what is private.

use scraper::Html;

use super::shape::{all, faults};
use super::world::{World, round_of};
use crate::domain::{Role, Step};
use crate::views::desk;
use crate::views::layout::Look;

fn read(page: maud::Markup) -> Html {
    let page = Html::parse_document(&page.into_string());
    assert_eq!(faults(&page), Vec::<String>::new());
    page
}

#[test]
fn a_card_moves_without_scripts() {
    let world = World::in_the_middle(Step::Grouping);
    let grouping = round_of(Step::Grouping);
    let card = world.workshop.cards_of(grouping, None)[0].id;
    let viewer = world.viewer(Role::Scribe, "fr");
    let page = read(desk::move_page(&viewer, &Look::default(), &card.to_string()).unwrap());
    assert_eq!(all(&page, "#f-put [name=group]").len(), 3);
    assert_eq!(all(&page, "#f-put [name=group][value=none][checked]").len(), 1);
    assert!(!all(&page, "#f-merge option").is_empty());
    assert_eq!(all(&page, "#f-edit [name=text]").len(), 1);
}

#[test]
fn a_private_draft_has_no_page() {
    let mut world = World::in_the_middle(Step::RoundTable);
    let bran = world.workshop.arrivals[1];
    let draft = world.say(bran, "secret de Bran").to_string();
    let viewer = world.viewer(Role::Facilitator, "fr");
    assert!(desk::move_page(&viewer, &Look::default(), &draft).is_none());
    assert!(desk::move_page(&viewer, &Look::default(), "nothing").is_none());
    let round = round_of(Step::RoundTable).to_string();
    let page = desk::round_page(&viewer, &Look::default(), &round).unwrap().into_string();
    assert!(!page.contains("secret de Bran"));
}

#[test]
fn every_person_and_every_step_has_a_page() {
    let world = World::in_the_middle(Step::Closing);
    for role in [Role::Facilitator, Role::Scribe] {
        let viewer = world.viewer(role, "en");
        for seat in &world.workshop.arrivals {
            let page =
                read(desk::person_page(&viewer, &Look::default(), &seat.to_string()).unwrap());
            assert_eq!(all(&page, "#f-remove").len(), usize::from(role.leads()));
        }
        for round in &world.workshop.rounds {
            read(desk::round_page(&viewer, &Look::default(), &round.plan.id.to_string()).unwrap());
        }
    }
}
