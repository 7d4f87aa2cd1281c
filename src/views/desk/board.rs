//! The grouping board: what is not grouped yet, then one column per group.
//!
//! A card moves by pointer, by touch, by key and by a plain button that leads to a
//! page with the groups; whatever the way, the frame carries that card alone.

use maud::html;

use super::sight::{Desk, count, letter};
use super::{board_tools, card, column, journal};
use crate::domain::{Contribution, Group, Round, RoundId};
use crate::screen::{Memo, Piece, Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, round: &Round, memo: &Memo, screen: &mut Screen) {
    let Ok(grouping) = desk.workshop.grouping_of(round.plan.id) else { return };
    let groups = desk.workshop.groups_of(grouping);
    board_tools::draw(desk, grouping, screen);
    journal::draw(desk, grouping, screen);
    screen.put(Place::nth("cols", "work", 30), |at| {
        html! { div data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    column::unsorted(desk, screen);
    for place in 0..groups.len() {
        column::of_group(desk, round, screen, (&groups, place));
    }
    cards(desk, grouping, memo, screen);
    menu(desk, &groups, screen);
}

/// Every card in its column, and the hidden ones aside.
fn cards(desk: &Desk<'_>, grouping: RoundId, memo: &Memo, screen: &mut Screen) {
    let mut hidden = 0;
    for entry in desk.readable(grouping) {
        let id = || format!("c-{}", entry.id);
        if entry.is_public() {
            screen.push(memo.entry("board", entry, || {
                let (into, key) = stand(desk, grouping, entry);
                Piece::new(Place::new(id(), into, key), |at| card::grouped(desk, at, entry))
            }));
        } else {
            if hidden == 0 {
                aside(desk, screen);
            }
            hidden += 1;
            screen.push(memo.entry("aside", entry, || {
                let place = Place::nth(id(), "aside", entry.order);
                Piece::new(place, |at| card::entry(desk, at, entry))
            }));
        }
    }
    column::counts(desk, grouping, screen);
    if hidden > 0 {
        screen.put(Place::nth("aside-count", "aside-title", 1), |at| {
            html! {
                span id=(at.id) data-in=(at.into) data-k=(at.key) {
                    (desk.words.desk_hidden_cards(count(hidden)))
                }
            }
        });
    }
}

/// The list a card stands in, and its key there.
fn stand(desk: &Desk<'_>, grouping: RoundId, entry: &Contribution) -> (String, String) {
    let group = desk.workshop.group_of(grouping, entry.id);
    let into = group.map_or_else(|| "gl-none".to_owned(), |group| format!("gl-{group}"));
    // What parts the key from the order sorts before every digit: a key before those
    // that it begins.
    let key = format!("{}-{:08}", desk.workshop.rank_of(grouping, entry).as_str(), entry.order);
    (into, key)
}

fn aside(desk: &Desk<'_>, screen: &mut Screen) {
    let label = desk.words.desk_entry_hidden_mark();
    screen.put(Place::nth("aside-box", "work", 40), |at| {
        html! {
            details.panel id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { span id="aside-title" data-keep {} }
                ul.cards aria-label=(label) id="aside" data-keep {}
            }
        }
    });
}

/// The one menu of the page: where a card can go.
fn menu(desk: &Desk<'_>, groups: &[&Group], screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("move-menu", "live", 90), |at| {
        html! {
            dialog id=(at.id) data-in=(at.into) data-k=(at.key) aria-label=(words.group_move()) {
                p.muted { (words.group_menu_lead()) }
                ul role="listbox" tabindex="0" aria-label=(words.group_move())
                    id="move-list" data-keep {}
                button type="button" data-shut { (words.cancel()) }
            }
        }
    });
    let none = (words.group_unsorted().to_owned(), "none".to_owned());
    let lettered = groups.iter().enumerate().map(|(place, group)| {
        (words.group_label(&letter(place), column::title(desk, group)), group.id.to_string())
    });
    for (place, (label, to)) in std::iter::once(none).chain(lettered).enumerate() {
        screen.put(Place::nth(format!("m-{to}"), "move-list", place as u64), |at| {
            html! {
                li role="option" aria-selected="false" id=(at.id) data-in=(at.into) data-k=(at.key)
                    data-to=(to) { (label) }
            }
        });
    }
}
