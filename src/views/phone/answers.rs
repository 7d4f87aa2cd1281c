//! Answers: agreeing to the frame, and the read-back (it suits me, a reservation, I pass).

use maud::{Markup, html};

use super::me::Me;
use crate::domain::{Answer, Round, Seat, Step};
use crate::screen::{Place, Screen};
use crate::views::form::{Field, Sending, hidden, live_form, text_field};

pub(super) fn personal(me: &Me<'_>, round: &Round, screen: &mut Screen) {
    let asked = matches!(round.plan.step, Step::Frame | Step::ReadBack);
    if !asked || !round.is_open() || me.seats.is_empty() {
        return;
    }
    screen.put(Place::new("answer", "live", "40"), |at| {
        html! {
            section.answer id=(at.id) data-in=(at.into) data-k=(at.key) {
                @for seat in &me.seats {
                    @if me.seats.len() > 1 { h2 { bdi { (me.ctx.name(seat)) } } }
                    @if round.plan.step == Step::Frame { (agree(me, round, seat)) }
                    @else { (read_back(me, round, seat)) }
                }
            }
        }
    });
}

fn agree(me: &Me<'_>, round: &Round, seat: &Seat) -> Markup {
    let words = me.ctx.words;
    let agreed = round.answers.get(&seat.id) == Some(&Answer::Fine);
    let fields = html! {
        (about(round, seat))
        button.main name="answer" value="fine" aria-pressed=(agreed) { (words.rules_agree()) }
    };
    live_form(&me.ctx, &format!("f-answer-{}", seat.id), Sending::Plain, fields)
}

fn read_back(me: &Me<'_>, round: &Round, seat: &Seat) -> Markup {
    let words = me.ctx.words;
    let answer = round.answers.get(&seat.id);
    let choice = html! {
        (about(round, seat))
        div.equal {
            button name="answer" value="fine" aria-pressed=(answer == Some(&Answer::Fine)) {
                (words.read_back_fine())
            }
            button name="answer" value="pass" aria-pressed=(answer == Some(&Answer::Pass)) {
                (words.read_back_pass())
            }
        }
    };
    html! {
        (live_form(&me.ctx, &format!("f-answer-{}", seat.id), Sending::Plain, choice))
        details data-close {
            summary { (words.read_back_reserve()) }
            (reservation(me, round, seat))
        }
        @if answer.is_some() { p.note { (words.read_back_said()) } }
    }
}

fn reservation(me: &Me<'_>, round: &Round, seat: &Seat) -> Markup {
    let words = me.ctx.words;
    let said = match round.answers.get(&seat.id) {
        Some(Answer::Reserve(text)) => text.as_str(),
        Some(Answer::Fine | Answer::Pass) | None => "",
    };
    let id = format!("f-reserve-{}", seat.id);
    let draft = format!("{}-reserve", round.plan.id);
    let field = Field {
        form: &id,
        name: "text",
        label: words.read_back_reserve_label(),
        value: said,
        required: true,
        draft: Some(&draft),
        rows: 3,
        ..Field::default()
    };
    let fields = html! {
        (about(round, seat))
        (text_field(&me.ctx, &field))
        button.main name="answer" value="reserve" { (words.say_send()) }
    };
    live_form(&me.ctx, &id, Sending::Plain, fields)
}

fn about(round: &Round, seat: &Seat) -> Markup {
    html! {
        (hidden("do", "answer"))
        (hidden("round", &round.plan.id.to_string()))
        (hidden("seat", &seat.id.to_string()))
    }
}
