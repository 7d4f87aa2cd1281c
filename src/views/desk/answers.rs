//! What people answer to the frame or to a read-back: how many agree, who passes,
//! and every reservation in full.

use maud::{Markup, html};

use super::forms::{area, form, hidden};
use super::people;
use super::sight::{Desk, count};
use crate::domain::{Answer, Round};
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    screen.put(Place::nth("answers", "floor", 20), |at| {
        html! {
            section.panel aria-labelledby="answers-title"
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    screen.put(Place::nth("answers-title", "answers", 1), |at| {
        html! { h2 id=(at.id) data-in=(at.into) data-k=(at.key) { (desk.words.desk_answers()) } }
    });
    numbers(desk, round, screen);
    reservations(desk, round, screen);
    screen.put(Place::nth("answer-for", "answers", 9), |at| {
        html! {
            details data-close id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { (desk.words.desk_answer_for()) }
                (for_somebody(desk, round))
            }
        }
    });
    people::options(desk, screen, ("answer-seat", "oa"));
}

fn numbers(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let words = desk.words;
    let how_many = |wanted: fn(&Answer) -> bool| {
        count(round.answers.values().filter(|answer| wanted(answer)).count())
    };
    let fine = how_many(|answer| *answer == Answer::Fine);
    let pass = how_many(|answer| *answer == Answer::Pass);
    let reserves = how_many(|answer| matches!(answer, Answer::Reserve(_)));
    let told = words.read_back_count_reserves(reserves);
    screen.put(Place::nth("answers-count", "answers", 2), |at| {
        html! {
            p id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=(told) {
                (words.read_back_count_fine(fine)) " · " (told)
                @if pass > 0 { " · " (words.desk_answer_passed(pass)) }
            }
        }
    });
}

fn reservations(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    screen.put(Place::nth("reserves", "answers", 3), |at| {
        html! {
            ul.cards aria-label=(desk.words.pad_reservations())
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    for (seat, answer) in &round.answers {
        let Answer::Reserve(text) = answer else { continue };
        let number = desk.workshop.seat(*seat).map_or(0, |seat| seat.number);
        screen.put(Place::nth(format!("rv-{seat}"), "reserves", number.into()), |at| {
            html! {
                li.card id=(at.id) data-in=(at.into) data-k=(at.key) {
                    p dir="auto" { (text) }
                    small.by { bdi { (desk.name(*seat)) } }
                }
            }
        });
    }
}

/// For people without a phone.
fn for_somebody(desk: &Desk<'_>, round: &Round) -> Markup {
    let words = desk.words;
    let fields = html! {
        (hidden("round", &round.plan.id.to_string()))
        label for="answer-seat" { (words.desk_say_person()) }
        select name="seat" id="answer-seat" data-keep {}
        (area(desk, "f-answer", "text", words.read_back_reserve_label(), ""))
        div.row {
            button.small name="answer" value="fine" { (words.read_back_fine()) }
            button.small name="answer" value="reserve" { (words.read_back_reserve()) }
            button.small name="answer" value="pass" { (words.read_back_pass()) }
        }
    };
    form(desk, "f-answer", "answer", fields)
}
