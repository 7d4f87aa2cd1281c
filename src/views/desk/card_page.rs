//! One card on a page of its own: move, merge, edit, take back. The way of every
//! browser without scripts, and of everybody for what is rare.

use maud::{Markup, html};

use super::column::title;
use super::fields::{Spot, fields};
use super::forms::{form, hidden, press};
use super::page::small;
use super::sight::{Desk, letter};
use crate::domain::{Channel, Contribution, ContributionId, RoundId};
use crate::screen::Viewer;
use crate::views::card::excerpt;
use crate::views::card::said;
use crate::views::layout::Look;

/// The page of the card `id`; nothing when the team cannot read such a card.
pub fn move_page(viewer: &Viewer<'_>, look: &Look, id: &str) -> Option<Markup> {
    let desk = Desk::of(viewer);
    let id: ContributionId = id.parse().ok()?;
    let entry = desk.workshop.contribution(id).ok()?;
    if !desk.workshop.team_sees(entry) {
        return None;
    }
    let grouping = grouping(&desk, entry);
    let body = html! {
        h1 { (desk.words.desk_card_page()) }
        div.card { (said(&desk.ctx, entry)) }
        @if let Some(grouping) = grouping {
            (to_group(&desk, grouping, entry))
            (merge(&desk, grouping, entry))
        }
        (edit(&desk, entry))
        (rare(&desk, entry))
    };
    Some(small(&desk, *look, &format!("animer?carte={id}"), body))
}

/// The grouping in which this card can move now.
fn grouping(desk: &Desk<'_>, entry: &Contribution) -> Option<RoundId> {
    let round = desk.workshop.current_round().filter(|round| round.groups())?;
    let grouping = desk.workshop.grouping_of(round.plan.id).ok()?;
    let there = desk.workshop.sources(grouping).contains(&entry.round) && entry.is_public();
    there.then_some(grouping)
}

fn to_group(desk: &Desk<'_>, grouping: RoundId, entry: &Contribution) -> Markup {
    let words = desk.words;
    let stands = desk.workshop.group_of(grouping, entry.id);
    let groups = desk.workshop.groups_of(grouping);
    let fields = html! {
        (hidden("round", &grouping.to_string())) (hidden("card", &entry.id.to_string()))
        fieldset.choice {
            legend { (words.group_move()) }
            label {
                input type="radio" name="group" value="none" checked[stands.is_none()];
                span { (words.group_unsorted()) }
            }
            @for (place, group) in groups.iter().enumerate() {
                label {
                    input type="radio" name="group" value=(group.id)
                        checked[stands == Some(group.id)];
                    span { (words.group_label(&letter(place), title(desk, group))) }
                }
            }
        }
        button.main { (words.desk_move_here()) }
    };
    form(desk, "f-put", "put", fields)
}

/// Into another card, which keeps both texts and both names.
fn merge(desk: &Desk<'_>, grouping: RoundId, entry: &Contribution) -> Markup {
    let words = desk.words;
    let others: Vec<&Contribution> =
        desk.readable(grouping).filter(|other| other.is_public() && other.id != entry.id).collect();
    let fields = html! {
        (hidden("round", &grouping.to_string())) (hidden("card", &entry.id.to_string()))
        label for="merge-into" { (words.group_merge()) }
        select id="merge-into" name="into" {
            @for other in &others {
                option value=(other.id) { (excerpt(&other.statement.text)) }
            }
        }
        button { (words.group_merge()) }
    };
    html! { @if !others.is_empty() { (form(desk, "f-merge", "merge", fields)) } }
}

fn edit(desk: &Desk<'_>, entry: &Contribution) -> Markup {
    let sub = entry.statement.sub_question.map(|sub| sub.to_string()).unwrap_or_default();
    let spot = Spot { form: "f-edit", words: Some(&entry.statement), ..Spot::default() };
    let inner = html! {
        (hidden("card", &entry.id.to_string()))
        (hidden("kind", entry.kind.code()))
        (hidden("sub", &sub))
        (fields(desk, entry.kind, &spot))
        button { (desk.words.save()) }
    };
    html! {
        h2 { (desk.words.edit()) }
        (form(desk, "f-edit", "edit", inner))
    }
}

/// Hide, split, unname; what the team typed can be taken back.
fn rare(desk: &Desk<'_>, entry: &Contribution) -> Markup {
    let words = desk.words;
    let id = entry.id.to_string();
    let (form_id, label) = if entry.hidden {
        ("f-show", words.desk_entry_show())
    } else {
        ("f-hide", words.desk_entry_hide())
    };
    let on = if entry.unnamed { "0" } else { "1" };
    html! {
        div.row {
            (press(form_id, "card", &id, label))
            @if entry.merged_into.is_some() {
                (form(desk, "f-split", "split", html! {
                    (hidden("round", &entry_grouping(desk))) (hidden("card", &id))
                    button.small { (words.group_split()) }
                }))
            }
            @if entry.name.is_some() && !entry.unnamed {
                (form(desk, "f-unname", "unname", html! {
                    (hidden("card", &id)) (hidden("on", on))
                    button.small { (words.desk_card_unname()) }
                }))
            }
            @if entry.channel != Channel::Phone {
                (form(desk, "f-withdraw", "withdraw", html! {
                    (hidden("card", &id))
                    button.small.danger { (words.say_withdraw()) }
                }))
            }
        }
    }
}

/// The grouping of now; empty when there is none, and the server says so.
fn entry_grouping(desk: &Desk<'_>) -> String {
    let round = desk.workshop.current.and_then(|id| desk.workshop.grouping_of(id).ok());
    round.map(|id| id.to_string()).unwrap_or_default()
}
