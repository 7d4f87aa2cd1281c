//! One entry, with what the team can do about it. A card holds no form and no
//! hidden field: its buttons belong to the shared forms beside the live part.

use maud::{Markup, html};

use super::forms::{press, press_about};
use super::sight::Desk;
use crate::domain::{Contribution, Kind};
use crate::screen::Place;
use crate::views::card::{CardKind, contribution_card, excerpt};

/// An entry as it arrives.
pub(super) fn entry(desk: &Desk<'_>, at: &Place, entry: &Contribution) -> Markup {
    if entry.kind == Kind::Talk {
        return talk(desk, at, entry);
    }
    let foot = html! { div.row { (marks(desk, entry)) (acts(desk, entry)) } };
    contribution_card(&desk.ctx, at, entry, CardKind::Read, foot)
}

/// The text of a talk is long: it stays folded until somebody reads it.
fn talk(desk: &Desk<'_>, at: &Place, entry: &Contribution) -> Markup {
    html! {
        li.card.hidden-card[entry.hidden] id=(at.id) data-in=(at.into) data-k=(at.key) {
            details {
                summary {
                    (desk.words.kind(entry.kind)) " – " bdi { (excerpt(&entry.statement.text)) }
                }
                (crate::views::card::said(&desk.ctx, entry))
            }
            div.row { (marks(desk, entry)) (acts(desk, entry)) }
        }
    }
}

/// An entry as a card that can be put into groups.
pub(super) fn grouped(desk: &Desk<'_>, at: &Place, entry: &Contribution) -> Markup {
    let words = desk.words;
    let id = entry.id;
    let merged: Vec<_> = desk.workshop.merged_into(id).collect();
    let foot = html! {
        div.row {
            input type="checkbox" data-pick aria-label=(words.group_select());
            button.small form="f-card" name="carte" value=(id) data-move { (words.group_move()) }
            details.menu {
                summary { span aria-hidden="true" { "⋯" } span.sr { (words.group_menu()) } }
                div.row {
                    (acts(desk, entry))
                    @for other in merged {
                        (split(desk, other))
                    }
                }
            }
        }
    };
    contribution_card(&desk.ctx, at, entry, CardKind::Grouping, foot)
}

fn split(desk: &Desk<'_>, other: &Contribution) -> Markup {
    let field = ("card", &*other.id.to_string());
    press_about("f-split", field, desk.words.group_split(), &excerpt(&other.statement.text))
}

/// What became of it.
fn marks(desk: &Desk<'_>, entry: &Contribution) -> Markup {
    html! {
        @if entry.hidden { small.badge { (desk.words.desk_entry_hidden_mark()) } }
        @if !entry.shared { small.badge { (desk.words.desk_draft_mark()) } }
    }
}

/// Hide at once, show on the wall, tick a question, edit.
fn acts(desk: &Desk<'_>, entry: &Contribution) -> Markup {
    let words = desk.words;
    let id = entry.id.to_string();
    html! {
        @if entry.hidden {
            (press("f-show", "card", &id, words.desk_entry_show()))
        } @else {
            (press("f-hide", "card", &id, words.desk_entry_hide()))
        }
        @if !entry.shared { (press("f-share", "card", &id, words.say_share())) }
        @if entry.is_public() && entry.kind != Kind::Talk {
            (press("f-quote", "quoted", &id, words.desk_entry_to_wall()))
        }
        @if entry.kind == Kind::Question {
            @if entry.answered {
                (press("f-unanswered", "card", &id, words.desk_answered_not()))
            } @else {
                (press("f-answered", "card", &id, words.floor_answered()))
            }
        }
        a href={ "?carte=" (id) } { (words.edit()) }
    }
}
