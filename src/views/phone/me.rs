//! Who sits in front of this phone: one person or several, their names, their keys.

use maud::{Markup, html};

use super::Phase;
use super::lobby::data_lines;
use crate::domain::{Contribution, Person, Seat, SeatId, Step, Text};
use crate::screen::{Place, Screen};
use crate::views::context::Context;
use crate::views::form::{Field, Sending, hidden, live_form, main_button, plain_field, text_field};
use crate::views::plain::Plain;

/// The people of one phone, and their own entries that matter now.
pub(super) struct Me<'a> {
    /// In front of which page.
    pub(super) ctx: Context<'a>,
    /// Seats of this phone that are in.
    pub(super) seats: Vec<&'a Seat>,
    /// Own entries of the present step and of what it takes up, oldest first; at the
    /// close, of all steps.
    pub(super) own: Vec<&'a Contribution>,
    /// Whether `own` is of all steps.
    pub(super) all_rounds: bool,
    held: usize,
}

impl<'a> Me<'a> {
    pub(super) fn new(ctx: Context<'a>, person: &Person<'_>) -> Self {
        let workshop = ctx.workshop();
        let (all_rounds, rounds) = match Phase::of(workshop) {
            Phase::Round(round) if round.plan.step != Step::Closing => {
                (false, workshop.sources(round.plan.id))
            }
            Phase::Round(_) | Phase::Ended => (true, Vec::new()),
            Phase::Lobby => (false, Vec::new()),
        };
        let rounds = if all_rounds {
            workshop.rounds.iter().map(|round| round.plan.id).collect()
        } else {
            rounds
        };
        let mut own: Vec<&Contribution> =
            rounds.into_iter().flat_map(|round| workshop.given_in(round, person)).collect();
        own.sort_by_key(|entry| entry.order);
        let seats = person.seats.iter().filter_map(|id| workshop.seat(*id).ok());
        let seats = seats.filter(|seat| !seat.removed).collect();
        Self { ctx, seats, own, all_rounds, held: person.seats.len() }
    }

    /// Everybody of this phone was asked to leave.
    pub(super) fn is_removed(&self) -> bool {
        self.held > 0 && self.seats.is_empty()
    }

    /// The names they gave.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.seats.iter().filter_map(|seat| seat.name.as_ref()).map(Text::as_str)
    }

    /// What this person wrote and has not said yet.
    pub(super) fn drafts_of(&self, seat: SeatId) -> impl Iterator<Item = &'a Contribution> {
        let author = crate::domain::Author::Seat(seat);
        self.own.iter().copied().filter(move |entry| !entry.shared && entry.author == author)
    }
}

/// Name, key, a second person, and who sees what: at the foot of the page.
pub(super) fn about(me: &Me<'_>, screen: &mut Screen) {
    if me.seats.is_empty() {
        return;
    }
    let words = me.ctx.words;
    screen.put(Place::new("me", "live", "99"), |at| {
        html! {
            details.me id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary {
                    (Plain(words.phone_me()))
                    @for seat in &me.seats { " · " bdi { (me.ctx.name(seat)) } }
                }
                @for seat in &me.seats { (one(me, seat)) }
                (second(me))
                h2 { (Plain(words.data_title())) }
                (data_lines(&me.ctx))
                p { a.alone href="/donnees" { (Plain(words.home_legal())) } }
            }
        }
    });
}

fn one(me: &Me<'_>, seat: &Seat) -> Markup {
    let words = me.ctx.words;
    let id = format!("f-rename-{}", seat.id);
    let name = Field {
        form: &id,
        name: "nickname",
        label: words.lobby_rename(),
        value: seat.name.as_ref().map_or("", |name| name.as_str()),
        fill: Some("given-name"),
        rows: 1,
        ..Field::default()
    };
    let inside = html! {
        (hidden("seat", &seat.id.to_string()))
        (text_field(&me.ctx, &name))
        (main_button("rename", words.save()))
    };
    html! {
        p.key { (Plain(&words.key_yours(&me.ctx.viewer.door.keys.of(seat)))) }
        p.muted { (Plain(words.key_what_for())) }
        (live_form(&me.ctx, &id, Sending::Plain, inside))
    }
}

/// "There are two of us": a plain form, since it leads through the door again.
fn second(me: &Me<'_>) -> Markup {
    let words = me.ctx.words;
    let name = Field {
        form: "f-second",
        name: "nickname",
        label: words.join_second_name(),
        rows: 1,
        ..Field::default()
    };
    html! {
        details {
            summary { (Plain(words.join_add_person())) }
            form id="f-second" method="post" action=(Plain(&me.ctx.link("entrer"))) {
                (hidden("op", ""))
                (hidden("shared", "1"))
                (plain_field(&name))
                p.error id="e-f-second" hidden {}
                button.main { (Plain(words.join_add_person())) }
            }
        }
    }
}

/// The whole page of somebody who was asked to leave: what was said is kept, seen or hidden.
pub(super) fn removed(ctx: &Context<'_>) -> Markup {
    html! {
        main id="live" {
            section.lead {
                h1 { (ctx.words.kicked()) }
                p.links { a.main href=(ctx.link("pad")) { (ctx.words.ended_notes()) } }
            }
        }
    }
}
