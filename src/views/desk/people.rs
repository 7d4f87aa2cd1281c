//! Who takes part: with which phone, online or not; and people without a phone.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::forms::{field, form, hidden, press_about};
use super::sight::{Desk, count};
use crate::domain::{Seat, SeatId};
use crate::screen::{Memo, Piece, Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, memo: &Memo, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("people", "side", 30), |at| {
        html! {
            details.panel id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary {
                    h2 id="people-title" { (words.desk_people()) }
                    " " span id="people-count" data-keep {}
                }
                (add(desk))
                ul.people aria-labelledby="people-title" id="seats" data-keep {}
                div id="people-out" data-keep {}
            }
        }
    });
    screen.put(Place::nth("people-number", "people-count", 1), |at| {
        html! {
            span.muted id=(at.id) data-in=(at.into) data-k=(at.key) {
                span aria-hidden="true" { (desk.seated().count()) }
                span.sr { (words.count_people(count(desk.seated().count()))) }
            }
        }
    });
    let shared = shared_phones(desk);
    for seat in desk.seated() {
        let here = u64::from(is_here(desk, seat));
        screen.push(
            memo.stamped("seat", (seat.id.0, here), || one(desk, seat, shared.contains(&seat.id))),
        );
    }
    out(desk, screen);
}

fn one(desk: &Desk<'_>, seat: &Seat, shared: bool) -> Piece {
    Piece::new(Place::nth(format!("s-{}", seat.id), "seats", seat.number.into()), |at| {
        html! {
            li id=(at.id) data-in=(at.into) data-k=(at.key) {
                (dot(desk, seat))
                a href={ "?personne=" (seat.id) } { bdi { (desk.ctx.name(seat)) } }
                (marks(desk, seat, shared))
            }
        }
    })
}

fn is_here(desk: &Desk<'_>, seat: &Seat) -> bool {
    desk.presence.here.contains(&seat.id)
}

/// Everybody as options of the select `into`, in order of arrival; `prefix` keeps
/// the ids of two selects apart.
pub(super) fn options(desk: &Desk<'_>, screen: &mut Screen, to: (&str, &str)) {
    let (into, prefix) = to;
    for seat in desk.seated() {
        let id = seat.id;
        screen.put(Place::nth(format!("{prefix}-{id}"), into, seat.number.into()), |at| {
            html! {
                option id=(at.id) data-in=(at.into) data-k=(at.key) value=(id) {
                    (desk.ctx.name(seat))
                }
            }
        });
    }
}

/// Somebody without a phone; the team writes for this person.
fn add(desk: &Desk<'_>) -> Markup {
    let fields = html! {
        (field(desk, "f-add-seat", "nickname", desk.words.desk_person_add(), ""))
        button.small { (desk.words.add()) }
    };
    form(desk, "f-add-seat", "add_seat", fields)
}

/// Seats that share a device with another.
fn shared_phones(desk: &Desk<'_>) -> BTreeSet<SeatId> {
    let several = desk.workshop.devices.values().filter(|seats| seats.len() > 1);
    several.flatten().copied().collect()
}

fn dot(desk: &Desk<'_>, seat: &Seat) -> Markup {
    let here = is_here(desk, seat);
    let said = if here { desk.words.net_online() } else { desk.words.desk_person_away() };
    html! {
        @if !seat.proxy { span.dot.here[here] { span.sr { (said) } } }
    }
}

fn marks(desk: &Desk<'_>, seat: &Seat, shared: bool) -> Markup {
    let words = desk.words;
    html! {
        small.muted {
            @if seat.proxy { (words.desk_person_paper()) }
            @else if shared { (words.desk_person_shared()) }
            @else { (words.desk_person_phone()) }
            @if seat.simulated { " · " (words.desk_person_simulated()) }
        }
    }
}

/// Those who were asked to leave; whoever leads lets them back in.
fn out(desk: &Desk<'_>, screen: &mut Screen) {
    let gone: Vec<&Seat> =
        desk.workshop.seats.values().map(AsRef::as_ref).filter(|seat| seat.removed).collect();
    if gone.is_empty() {
        return;
    }
    let words = desk.words;
    screen.put(Place::nth("out", "people-out", 1), |at| {
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) {
                h3 { (words.desk_person_out()) }
                ul.people {
                    @for seat in gone {
                        @let name = desk.ctx.name(seat);
                        li {
                            bdi { (name) }
                            @if desk.leads() {
                                (press_about("f-back", ("seat", &seat.id.to_string()),
                                    words.desk_person_readmit(), &name))
                            }
                        }
                    }
                }
                @if desk.leads() { (form(desk, "f-back", "remove", hidden("on", "0"))) }
            }
        }
    });
}
