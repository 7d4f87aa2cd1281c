//! Those who wait for the floor, in the order in which they get it, and those who
//! passed (which only the team sees).

use maud::{Markup, html};

use super::forms::press_about;
use super::sight::Desk;
use super::turns::times_spoken;
use crate::domain::{Round, SeatId};
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    screen.put(Place::nth("turn-list", "turns", 5), |at| {
        html! {
            ol.people aria-labelledby="turns-title"
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    let first = gone(round);
    for (place, seat) in round.turns.waiting.iter().enumerate() {
        line(desk, round, screen, (*seat, first + place));
    }
    if !round.turns.passed.is_empty() {
        passed(desk, round, screen);
    }
}

/// How many left the queue before the first one. With it the number of a place
/// stays the same while those before it speak: one turn moves one line, not all.
fn gone(round: &Round) -> usize {
    let turns = &round.turns;
    turns.spoken.len()
        + turns.passed.len()
        + turns.offered_again.len()
        + usize::from(turns.speaking.is_some())
}

fn line(desk: &Desk<'_>, round: &Round, screen: &mut Screen, who: (SeatId, usize)) {
    let (seat, place) = who;
    let times = if round.calls_everybody() { 0 } else { times_spoken(desk, seat) };
    let place = Place::new(format!("t-{seat}"), "turn-list", format!("{times:04}{place:08}"));
    screen.put(place, |at| {
        html! {
            li id=(at.id) data-in=(at.into) data-k=(at.key) {
                bdi { (desk.name(seat)) }
                @if !round.calls_everybody() && times == 0 {
                    small.badge { (desk.words.floor_first_time()) }
                }
                (acts(desk, round, seat))
            }
        }
    });
}

fn acts(desk: &Desk<'_>, round: &Round, seat: SeatId) -> Markup {
    let words = desk.words;
    let name = desk.name(seat);
    let id = seat.to_string();
    let press = |form, field, label| press_about(form, (field, id.as_str()), label, &name);
    html! {
        (press("f-give", "seat", words.desk_turn_give()))
        @if round.calls_everybody() {
            details.menu {
                summary {
                    span aria-hidden="true" { "⋯" }
                    span.sr { (words.more()) " " bdi { (name) } }
                }
                div.row {
                    (press("f-first", "seats", words.desk_turn_first()))
                    (press("f-later", "seat", words.desk_turn_later()))
                    (press("f-pass", "seat", words.desk_turn_pass()))
                }
            }
        } @else {
            (press("f-lower", "seat", words.desk_floor_remove()))
        }
    }
}

/// People who passed for good can still be given the floor.
fn passed(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("turn-passed", "turns", 6), |at| {
        html! {
            details id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { (words.desk_turn_passed()) }
                ul.people {
                    @for seat in &round.turns.passed {
                        @let (name, id) = (desk.name(*seat), seat.to_string());
                        li {
                            bdi { (name) }
                            (press_about("f-give", ("seat", &id), words.desk_turn_give(), &name))
                        }
                    }
                }
            }
        }
    });
}
