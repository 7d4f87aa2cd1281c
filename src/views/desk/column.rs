//! A column of the board: letter, colour and title of a group, its gesture, its
//! cards, and how to name, shift and dissolve it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::forms::{field, form, hidden, press};
use super::sight::{Desk, count, letter};
use crate::domain::{Group, GroupId, Round, RoundId, Step, Text};
use crate::screen::{Place, Screen};

/// Colours of groups; the letter goes on where they begin again.
const BANDS: usize = 6;

/// What a group is called as long as nobody named it.
pub(super) fn title<'a>(desk: &Desk<'a>, group: &'a Group) -> &'a str {
    group.headline.as_ref().map_or(desk.words.group_untitled(), Text::as_str)
}

/// The column of what is not grouped yet.
pub(super) fn unsorted(desk: &Desk<'_>, screen: &mut Screen) {
    screen.put(Place::new("g-none", "cols", "0"), |at| {
        html! {
            section.col aria-labelledby="gt-none" id=(at.id) data-in=(at.into) data-k=(at.key) {
                h3 id="gt-none" tabindex="-1" { (desk.words.group_unsorted()) }
                p.muted id="gc-none" data-keep {}
                ul.cards data-group="none" aria-labelledby="gt-none" id="gl-none" data-keep {}
            }
        }
    });
}

/// The column of the group at `place` among `groups`.
pub(super) fn of_group(
    desk: &Desk<'_>,
    round: &Round,
    screen: &mut Screen,
    among: (&[&Group], usize),
) {
    let (groups, place) = among;
    let group = groups[place];
    let id = group.id;
    screen.put(Place::new(format!("g-{id}"), "cols", format!("1{}", group.rank.as_str())), |at| {
        html! {
            section.col data-band=(place % BANDS) aria-labelledby={ "gt-" (id) }
                id=(at.id) data-in=(at.into) data-k=(at.key) {
                div id={ "gh-" (id) } data-keep {}
                p.muted id={ "gc-" (id) } data-keep {}
                ul.cards data-group=(id) aria-labelledby={ "gt-" (id) }
                    id={ "gl-" (id) } data-keep {}
            }
        }
    });
    head(desk, screen, (group, place));
    tools(desk, round, screen, among);
}

fn head(desk: &Desk<'_>, screen: &mut Screen, which: (&Group, usize)) {
    let (group, place) = which;
    let id = group.id;
    screen.put(Place::nth(format!("gx-{id}"), format!("gh-{id}"), 1), |at| {
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) {
                h3 id={ "gt-" (id) } tabindex="-1" {
                    b { (letter(place)) } " " bdi { (title(desk, group)) }
                }
                @if let Some(gesture) = &group.gesture { p dir="auto" { (gesture) } }
            }
        }
    });
}

/// Name it, shift it, dissolve it: folded away, but open where groups are named.
fn tools(desk: &Desk<'_>, round: &Round, screen: &mut Screen, among: (&[&Group], usize)) {
    let (groups, place) = among;
    let group = groups[place];
    let id = group.id;
    screen.put(Place::nth(format!("gf-{id}"), format!("gh-{id}"), 2), |at| {
        html! {
            details.menu open[round.plan.step == Step::Naming]
                id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary {
                    (desk.words.group_rename()) span.sr { " " bdi { (title(desk, group)) } }
                }
                (naming(desk, group))
                (shift(desk, groups, place))
                (press("f-ungroup", "group", &id.to_string(), desk.words.group_remove()))
            }
        }
    });
}

fn naming(desk: &Desk<'_>, group: &Group) -> Markup {
    let words = desk.words;
    let id = group.id;
    let value = |text: &Option<Text>| text.as_ref().map_or_else(String::new, ToString::to_string);
    let name = format!("f-g-{id}");
    let fields = html! {
        (hidden("group", &id.to_string()))
        (field(desk, &name, "headline", words.group_headline(), &value(&group.headline)))
        (field(desk, &name, "gesture", words.group_gesture(), &value(&group.gesture)))
        button.small { (words.save()) }
    };
    form(desk, &name, "headline", fields)
}

/// Left goes before the group on the left; right before the one after the next.
fn shift(desk: &Desk<'_>, groups: &[&Group], place: usize) -> Markup {
    let at = |place: usize| groups.get(place).map_or_else(String::new, |g| g.id.to_string());
    let id = at(place);
    let fields = html! {
        (hidden("group", &id))
        @if place > 0 {
            button.small name="before" value=(at(place - 1)) { (desk.words.desk_move_left()) }
        }
        @if place + 1 < groups.len() {
            button.small name="before" value=(at(place + 2)) { (desk.words.desk_move_right()) }
        }
    };
    html! { @if groups.len() > 1 { (form(desk, &format!("f-rank-{id}"), "rank", fields)) } }
}

/// How many cards each column holds: small pieces, because they change with each move.
pub(super) fn counts(desk: &Desk<'_>, grouping: RoundId, screen: &mut Screen) {
    let mut held: BTreeMap<Option<GroupId>, usize> = BTreeMap::from([(None, 0)]);
    held.extend(desk.workshop.groups_of(grouping).iter().map(|group| (Some(group.id), 0)));
    for entry in desk.readable(grouping).filter(|entry| entry.is_public()) {
        *held.entry(desk.workshop.group_of(grouping, entry.id)).or_default() += 1;
    }
    for (group, held) in held {
        let name = group.map_or_else(|| "none".to_owned(), |group| group.to_string());
        screen.put(Place::nth(format!("gk-{name}"), format!("gc-{name}"), 1), |at| {
            html! {
                span id=(at.id) data-in=(at.into) data-k=(at.key) {
                    (desk.words.count_contributions(count(held)))
                }
            }
        });
    }
}
