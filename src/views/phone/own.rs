//! A person's own entries: to edit, to take the name off, to take back.

use maud::{Markup, html};

use super::fields::Fields;
use super::me::Me;
use crate::domain::{Author, Contribution, Names};
use crate::screen::{Memo, Piece, Place, Screen};
use crate::views::card::{CardKind, contribution_card};
use crate::views::context::many;
use crate::views::form::{Sending, button, hidden, live_form, main_button, one_button};
use crate::views::plain::Plain;

pub(super) fn personal(me: &Me<'_>, memo: &Memo, screen: &mut Screen) {
    let words = me.ctx.words;
    let count = many(me.own.len());
    screen.put(Place::new("own", "live", "60"), |at| {
        html! {
            section.own.empty[me.own.is_empty()] id=(at.id) data-in=(at.into) data-k=(at.key) {
                h2 id="own-title" {
                    @if me.all_rounds { (words.ended_own()) } @else { (words.phone_mine(count)) }
                }
                (window(me))
                ul.cards data-outbox aria-labelledby="own-title" id="mine" data-keep {}
            }
        }
    });
    for entry in &me.own {
        screen.push(memo.entry("mine", entry, || card(me, entry)));
    }
}

fn card(me: &Me<'_>, entry: &Contribution) -> Piece {
    let place = Place::nth(format!("c-{}", entry.id), "mine", entry.order);
    Piece::new(place, |at| contribution_card(&me.ctx, at, entry, CardKind::Read, acts(me, entry)))
}

/// Until when all this is possible, once the meeting is over.
fn window(me: &Me<'_>) -> Markup {
    html! {
        @if let Some(end) = me.ctx.workshop().window_ends() {
            p.note { (me.ctx.words.ended_window(&me.ctx.day_and_time(end))) }
        }
    }
}

fn acts(me: &Me<'_>, entry: &Contribution) -> Markup {
    let words = me.ctx.words;
    let id = entry.id.to_string();
    let whose = seat(entry);
    html! {
        @if !entry.shared { small.badge { (words.seen_by_author()) } }
        div.acts {
            details data-close {
                summary { (Plain(words.say_edit())) }
                (edit(me, entry, (&id, &whose)))
            }
            @if may_unname(me, entry) { (unname(me, entry, (&id, &whose))) }
            details data-close {
                summary { (Plain(words.say_withdraw())) }
                p { (Plain(words.say_withdraw_sure())) }
                (withdraw(me, (&id, &whose)))
            }
        }
    }
}

fn edit(me: &Me<'_>, entry: &Contribution, (id, whose): (&str, &Markup)) -> Markup {
    let form = format!("f-edit-{id}");
    let round = me.ctx.workshop().round(entry.round).ok();
    let collects = round.and_then(|round| round.plan.collects);
    let advised = collects.map_or_else(|| entry.kind.usual_length(), |rules| rules.advised);
    let fields = Fields {
        form: &form,
        kind: entry.kind,
        advised,
        draft: None,
        filled: Some(&entry.statement),
    };
    let inside = html! {
        (hidden("card", id))
        (whose)
        @if let Some(sub) = entry.statement.sub_question { (hidden("sub", &sub.to_string())) }
        (fields.render(&me.ctx))
        (main_button("edit", me.ctx.words.save()))
    };
    live_form(&me.ctx, &form, Sending::Plain, inside)
}

fn may_unname(me: &Me<'_>, entry: &Contribution) -> bool {
    let round = me.ctx.workshop().round(entry.round).ok();
    let names = round.and_then(|round| round.plan.collects).map(|rules| rules.names);
    entry.name.is_some() && names.unwrap_or(Names::Shown) == Names::Shown
}

fn unname(me: &Me<'_>, entry: &Contribution, (id, whose): (&str, &Markup)) -> Markup {
    let words = me.ctx.words;
    let (on, label) =
        if entry.unnamed { ("0", words.say_rename()) } else { ("1", words.say_unname()) };
    let inside = html! {
        (hidden("card", id))
        (whose)
        (hidden("on", on))
        (button("unname", label))
    };
    live_form(&me.ctx, &format!("f-name-{id}"), Sending::Plain, inside)
}

fn withdraw(me: &Me<'_>, (id, whose): (&str, &Markup)) -> Markup {
    let label = me.ctx.words.confirm();
    let inside = html! { (whose) (button("withdraw", label)) };
    one_button(&me.ctx, &format!("f-out-{id}"), Sending::Plain, &[("card", id)], inside)
}

/// Whose entry it is: a phone may hold several people.
fn seat(entry: &Contribution) -> Markup {
    match entry.author {
        Author::Seat(seat) => hidden("seat", &seat.to_string()),
        Author::Claim(_) | Author::Nobody => html! {},
    }
}
