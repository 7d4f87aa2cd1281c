//! What one change costs: one card and a few counts, never a list.

use scraper::{ElementRef, Html, Selector};

use super::world::{World, round_of};
use crate::domain::{Command, Step};
use crate::screen::{Piece, Screen, diff};

/// The frame of what `change` does.
fn frame(world: &mut World, change: impl FnOnce(&mut World)) -> String {
    let before = world.screen();
    change(world);
    diff(&before, &world.screen())
}

fn cards(frame: &str) -> usize {
    frame.matches("<li class=\"card").count()
}

#[test]
fn an_entry_that_arrives_sends_one_card_and_counts() {
    let mut world = World::in_the_middle(Step::Talk);
    let ana = world.workshop.arrivals[0];
    let frame = frame(&mut world, |world| {
        world.say(ana, "Et la suite ?");
    });
    assert_eq!(cards(&frame), 1, "{frame}");
    assert!(!frame.contains("<ul") && !frame.contains("<form"), "{frame}");
    assert!(frame.len() < 1_800, "{} bytes: {frame}", frame.len());
}

#[test]
fn a_draft_sends_counts_and_no_card() {
    let mut world = World::in_the_middle(Step::SilentWriting);
    let bran = world.workshop.arrivals[1];
    let frame = frame(&mut world, |world| {
        world.say(bran, "mon brouillon");
    });
    assert_eq!(cards(&frame), 0, "{frame}");
    assert!(frame.contains("2 brouillons encore privés"), "{frame}");
    assert!(!frame.contains("mon brouillon"), "{frame}");
}

#[test]
fn a_card_that_moves_is_sent_alone() {
    let mut world = World::in_the_middle(Step::Grouping);
    let card = world.workshop.cards_of(round_of(Step::Grouping), None)[0].id;
    let group = world.workshop.groups_of(round_of(Step::Grouping))[0].id;
    let frame = frame(&mut world, |world| world.put(card, Some(group)));
    assert_eq!(cards(&frame), 1, "{frame}");
    assert!(
        !frame.contains("<ul") && !frame.contains("<form") && !frame.contains("<section"),
        "{frame}"
    );
}

#[test]
fn a_turn_moves_one_line_and_not_the_whole_order() {
    let mut world = World::in_the_middle(Step::RoundTable);
    for number in 0..20 {
        world.arrive(&format!("Personne {number}"), true);
    }
    let frame =
        frame(&mut world, |world| world.lead(Command::NextTurn(round_of(Step::RoundTable))));
    assert_eq!(frame.matches("data-in=\"turn-list\"").count(), 0, "{frame}");
    assert_eq!(frame.matches("<del id=\"t-").count(), 1, "{frame}");
}

#[test]
fn somebody_who_comes_online_moves_one_line() {
    let mut world = World::in_the_middle(Step::Welcome);
    let bran = world.workshop.arrivals[1];
    let frame = frame(&mut world, |world| {
        world.presence.here.insert(bran);
    });
    assert_eq!(frame.matches("data-in=").count(), 2, "{frame}");
}

#[test]
fn the_speakers_form_stays_while_the_floor_goes_on() {
    let mut world = World::in_the_middle(Step::RoundTable);
    let speaker = world.workshop.current_round().unwrap().turns.speaking.unwrap().seat;
    let frame =
        frame(&mut world, |world| world.lead(Command::NextTurn(round_of(Step::RoundTable))));
    assert!(!frame.contains(&format!("<del id=\"say-{speaker}\">")), "{frame}");
    let page = world.live();
    let form = format!("[id='f-say-{}-{speaker}'] textarea", round_of(Step::RoundTable));
    assert_eq!(super::shape::all(&page, &form).len(), 1);
}

/// The containers inside a piece, each with the elements around it.
fn containers(piece: &Piece) -> Vec<(String, Vec<String>)> {
    let html = Html::parse_fragment(&piece.html);
    let inner = Selector::parse("* [id][data-keep]").unwrap();
    let around = |element: ElementRef<'_>| {
        let named = |el: ElementRef<'_>| format!("{}#{:?}", el.value().name(), el.attr("id"));
        element.ancestors().filter_map(ElementRef::wrap).map(named).collect::<Vec<_>>()
    };
    html.select(&inner).map(|el| (el.attr("id").unwrap().to_owned(), around(el))).collect()
}

/// The browser keeps the children of a container only while what is around it stays
/// the same thing; a frame does not send them again.
fn assert_containers_stay(old: &Screen, new: &Screen, at: &str) {
    for piece in &new.0 {
        let Some(before) = old.0.iter().find(|other| other.place.id == piece.place.id) else {
            continue;
        };
        let was = containers(before);
        for (id, around) in containers(piece) {
            if let Some((_, before)) = was.iter().find(|(other, _)| *other == id) {
                assert_eq!(*before, around, "{at}: {id} would lose what stands in it");
            }
        }
    }
}

#[test]
fn what_stands_in_a_container_survives_every_change_of_step() {
    let mut world = World::in_the_middle(Step::Closing);
    for from in Step::ALL {
        for to in Step::ALL {
            world.open(*from);
            let old = world.screen();
            world.open(*to);
            assert_containers_stay(&old, &world.screen(), &format!("{from:?} to {to:?}"));
        }
    }
}
