//! Every page of every step is whole: named controls, unique ids, no loose end.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use super::world::{World, round_of};
use crate::domain::{Command, Role, Step};

/// Every verb the desk may send; those of the first list only for whoever leads.
const LEADING: [&str; 13] = [
    "open",
    "close",
    "reveal",
    "add_round",
    "reword",
    "move_round",
    "skip",
    "timer",
    "describe",
    "end",
    "resume",
    "erase",
    "remove",
];
const TEAM: [&str; 26] = [
    "say",
    "edit",
    "withdraw",
    "share",
    "unname",
    "hide",
    "answered",
    "next",
    "give",
    "done",
    "pass",
    "later",
    "turn_time",
    "order",
    "raise",
    "lower",
    "answer",
    "rename",
    "group",
    "headline",
    "rank",
    "ungroup",
    "merge",
    "split",
    "undo",
    "wall",
];

pub(super) fn all<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

fn verbs(page: &Html) -> BTreeSet<String> {
    all(page, "[name=do]").iter().filter_map(|el| el.attr("value")).map(str::to_owned).collect()
}

/// What would stop a person or a browser; empty when all is well.
pub(super) fn faults(page: &Html) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for element in all(page, "[id]") {
        let id = element.attr("id").unwrap();
        if !ids.insert(id) {
            faults.push(format!("two elements have the id {id}"));
        }
    }
    for (attribute, name) in [
        ("[form]", "form"),
        ("[for]", "for"),
        ("[data-in]", "data-in"),
        ("[aria-labelledby]", "aria-labelledby"),
        ("[aria-describedby]", "aria-describedby"),
        ("[data-open]", "data-open"),
    ] {
        for element in all(page, attribute) {
            for id in element.attr(name).unwrap().split_whitespace() {
                if !ids.contains(id) && id != "head" {
                    faults.push(format!("{name}={id} leads nowhere"));
                }
            }
        }
    }
    if all(page, "h1").len() != 1 || all(page, "main").len() != 1 {
        faults.push("not one h1 and one main".to_owned());
    }
    faults.extend(unnamed(page));
    faults.extend(loose_forms(page));
    faults
}

fn unnamed(page: &Html) -> Vec<String> {
    let labelled: BTreeSet<_> =
        all(page, "label[for]").iter().filter_map(|l| l.attr("for")).collect();
    let is_named = |element: &ElementRef<'_>| {
        element.attr("aria-label").is_some_and(|label| !label.trim().is_empty())
            || element.attr("id").is_some_and(|id| labelled.contains(id))
            || element
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|el| el.value().name() == "label")
    };
    let says = |element: &ElementRef<'_>| element.text().any(|text| !text.trim().is_empty());
    let fields = all(page, "input:not([type=hidden]), select, textarea");
    let controls = all(page, "button, a, summary");
    fields
        .into_iter()
        .filter(|field| !is_named(field))
        .chain(controls.into_iter().filter(|control| !says(control) && !is_named(control)))
        .map(|element| format!("no name: {}", element.html()))
        .collect()
}

/// A form that posts says what it does, has room for its op and leads back here.
fn loose_forms(page: &Html) -> Vec<String> {
    let verb = Selector::parse("[name=do]").unwrap();
    let op = Selector::parse("[name=op][value='']").unwrap();
    let back = Selector::parse("[name=back]").unwrap();
    all(page, "form[data-live]")
        .into_iter()
        .filter(|form| {
            [&verb, &op, &back].iter().any(|needed| form.select(needed).next().is_none())
                || form.attr("method") != Some("post")
        })
        .map(|form| format!("loose form: {}", form.html()))
        .collect()
}

fn check(world: &World, at: &str) {
    for (role, language) in
        [(Role::Facilitator, "fr"), (Role::CoFacilitator, "en"), (Role::Scribe, "fr")]
    {
        let page = world.page(role, language);
        assert_eq!(faults(&page), Vec::<String>::new(), "{at}, {role:?}");
        let verbs = verbs(&page);
        for verb in &verbs {
            let leads = LEADING.contains(&verb.as_str());
            let known = leads || TEAM.contains(&verb.as_str()) || verb == "add_seat";
            assert!(known, "{at}: unknown verb {verb}");
            assert!(!leads || role.leads(), "{at}: {role:?} may not {verb}");
        }
        let owns = !all(&page, "#f-delete, [href$=liens]").is_empty();
        assert_eq!(owns, role == Role::Facilitator, "{at}: links and deletion, {role:?}");
    }
}

#[test]
fn the_page_is_whole_before_the_first_step() {
    check(&World::new(), "empty");
}

#[test]
fn the_page_is_whole_in_every_step_open_closed_and_after_the_end() {
    for step in Step::ALL {
        let mut world = World::in_the_middle(*step);
        check(&world, &format!("{} open", step.code()));
        world.lead(Command::CloseRound(round_of(*step)));
        check(&world, &format!("{} closed", step.code()));
        world.lead(Command::End);
        check(&world, &format!("{} ended", step.code()));
    }
}

#[test]
fn the_page_is_whole_with_everything_unusual_in_it() {
    let mut world = World::in_the_middle(Step::Grouping);
    let seats: Vec<_> = world.workshop.arrivals.iter().copied().collect();
    world.lead(Command::RemoveSeat { seat: seats[1], removed: true, hide: false });
    world.lead(Command::SkipRound { round: round_of(Step::Talk), skipped: true });
    let cards: Vec<_> = world.workshop.public().map(|entry| entry.id).collect();
    world.lead(Command::Hide { id: cards[0], hidden: true });
    check(&world, "hidden, removed, skipped");
}

#[test]
fn the_next_step_stands_on_the_big_button() {
    let mut world = World::in_the_middle(Step::Welcome);
    world.lead(Command::SkipRound { round: round_of(Step::Frame), skipped: true });
    let page = world.live();
    let next = all(&page, "#now-next button").remove(0).text().collect::<String>();
    assert!(next.contains("Étape silent_writing"), "{next}");
}
