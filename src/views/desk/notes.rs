//! A discussion's questions, each with its notes and a form to note under it.

use maud::html;

use super::fields::{Spot, fields};
use super::forms::hidden;
use super::say::saying;
use super::sight::Desk;
use crate::domain::{Contribution, Kind, Round, Texts};
use crate::screen::{Place, Screen};

pub(super) fn has_questions(round: &Round) -> bool {
    !round.plan.sub_questions.is_empty()
}

/// The list an entry stands in: under its question, or among all.
pub(super) fn list_of(round: &Round, entry: &Contribution) -> String {
    let asked = entry.statement.sub_question.filter(|_| entry.round == round.plan.id);
    match asked.filter(|place| (*place as usize) < round.plan.sub_questions.len()) {
        Some(place) => format!("notes-{place}"),
        None => "entries".to_owned(),
    }
}

pub(super) fn draw(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    for (place, question) in round.plan.sub_questions.iter().enumerate() {
        one(desk, round, screen, (place, question));
    }
}

fn one(desk: &Desk<'_>, round: &Round, screen: &mut Screen, asked: (usize, &Texts)) {
    let (place, question) = asked;
    let key = 20 + place as u64;
    screen.put(Place::nth(format!("q-{place}"), "writing", key), |at| {
        let form = format!("f-note-{}-{place}", round.plan.id);
        let draft = format!("{}-{place}", round.plan.id);
        let label = desk.words.desk_say_note();
        let spot = Spot { form: &form, draft: Some(&draft), label: Some(label), ..Spot::default() };
        let inner = html! {
            (hidden("kind", Kind::Remark.code())) (hidden("sub", &place.to_string()))
            (fields(desk, Kind::Remark, &spot))
        };
        html! {
            div.panel id=(at.id) data-in=(at.into) data-k=(at.key) {
                h2 id={ "qt-" (place) } { (desk.say(question)) }
                (saying(desk, round, &form, inner))
                ul.cards aria-labelledby={ "qt-" (place) } id={ "notes-" (place) } data-keep {}
            }
        }
    });
}
