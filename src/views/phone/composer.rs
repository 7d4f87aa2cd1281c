//! Where a person writes. Belongs to the person, so that nothing another one does
//! ever sends it again while somebody types.

use maud::{Markup, html};

use super::fields::Fields;
use super::me::Me;
use crate::domain::{Author, Collects, Kind, Names, Round, Seat, Visible};
use crate::screen::{Place, Screen};
use crate::views::context::Context;
use crate::views::form::{Choice, Sending, choice, hidden, live_form, main_button};

pub(super) fn personal(me: &Me<'_>, round: &Round, screen: &mut Screen) {
    let Some(collects) = round.plan.collects.filter(|rules| rules.phones) else { return };
    if !round.is_open() || me.seats.is_empty() {
        return;
    }
    let writing = Writing { me, round, collects };
    screen.put(Place::new(format!("write-{}", round.plan.id), "live", "50"), |at| {
        html! {
            section.write id=(at.id) data-in=(at.into) data-k=(at.key) {
                (writing.suggestions())
                (writing.composer())
            }
        }
    });
}

/// Whether it tells how many entries are left, and so changes with each of them.
pub(super) fn counts(round: &Round) -> bool {
    round.plan.collects.is_some_and(|rules| rules.per_person.is_some())
}

struct Writing<'a> {
    me: &'a Me<'a>,
    round: &'a Round,
    collects: Collects,
}

impl Writing<'_> {
    fn composer(&self) -> Markup {
        let words = self.me.ctx.words;
        let writers: Vec<&Seat> =
            self.me.seats.iter().copied().filter(|seat| self.left(seat) != Some(0)).collect();
        if writers.is_empty() {
            return html! { p.note { (words.say_none_left()) } };
        }
        let round = self.round.plan.id.to_string();
        let id = format!("f-say-{round}");
        let fields = Fields {
            form: &id,
            kind: self.collects.kind,
            advised: self.collects.advised,
            draft: Some(&round),
            filled: None,
        };
        let inside = html! {
            (hidden("round", &round))
            (hidden("card", ""))
            (self.whose(&id, &writers))
            (self.sub_questions(&id))
            (fields.render(&self.me.ctx))
            output.muted data-kept hidden { small { (words.draft_kept()) } }
            div.send { (main_button("say", self.send())) (self.remaining(&writers)) }
        };
        live_form(&self.me.ctx, &id, Sending::Kept, inside)
    }

    /// How many entries a person may still give; nothing when nobody counts.
    fn left(&self, seat: &Seat) -> Option<u32> {
        let most = self.collects.per_person?;
        if self.collects.names == Names::Anonymous {
            return None;
        }
        let author = Author::Seat(seat.id);
        let of_this = |round| round == self.round.plan.id;
        let given = self.me.own.iter().filter(|e| of_this(e.round) && e.author == author).count();
        Some(most.saturating_sub(u32::try_from(given).unwrap_or(u32::MAX)))
    }

    fn remaining(&self, writers: &[&Seat]) -> Markup {
        let left = match writers {
            [only] => self.left(only),
            _ => None,
        };
        html! {
            @if let Some(left) = left { small.muted { (self.me.ctx.words.say_left(left.into())) } }
        }
    }

    /// For whom, on a phone that several people share.
    fn whose(&self, form: &str, writers: &[&Seat]) -> Markup {
        let ctx = &self.me.ctx;
        if self.me.seats.len() < 2 {
            return html! {};
        }
        let people: Vec<(String, String)> =
            writers.iter().map(|seat| (seat.id.to_string(), ctx.name(seat))).collect();
        let choices: Vec<Choice<'_>> =
            people.iter().map(|(value, label)| Choice { value, label, hint: None }).collect();
        let first = people.first().map_or("", |(value, _)| value);
        choice(form, "seat", ctx.words.phone_whose(), first, &choices)
    }

    fn sub_questions(&self, form: &str) -> Markup {
        let ctx = &self.me.ctx;
        let numbers: Vec<(String, &str)> = self
            .round
            .plan
            .sub_questions
            .iter()
            .enumerate()
            .map(|(index, question)| (index.to_string(), ctx.read(question).text))
            .collect();
        let choices: Vec<Choice<'_>> =
            numbers.iter().map(|(value, label)| Choice { value, label, hint: None }).collect();
        html! {
            @if !choices.is_empty() {
                (choice(form, "sub", ctx.words.field_sub_question(), "0", &choices))
            }
        }
    }

    /// What the button says: what is written before one's turn is not sent to the room.
    fn send(&self) -> &'static str {
        let words = self.me.ctx.words;
        let later = self.collects.visible == Visible::Later && !self.round.revealed;
        let spoke = |seat: &&Seat| self.round.turns.times(seat.id) > 0;
        let before = self.round.calls_everybody() && !self.me.seats.iter().any(spoke);
        if later && before { words.save() } else { words.say_send() }
    }

    /// Ready answers: one touch gives one, and it can be edited like any other.
    fn suggestions(&self) -> Markup {
        let ctx = &self.me.ctx;
        let open = self.collects.kind == Kind::Action;
        html! {
            @if !self.round.plan.suggestions.is_empty() {
                details open[open] {
                    summary { (ctx.words.action_choose()) }
                    ul.suggestions {
                        @for (index, texts) in self.round.plan.suggestions.iter().enumerate() {
                            li { (self.suggestion(ctx, index, ctx.read(texts).text)) }
                        }
                    }
                }
            }
        }
    }

    fn suggestion(&self, ctx: &Context<'_>, index: usize, text: &str) -> Markup {
        let round = self.round.plan.id.to_string();
        let fields = html! {
            (hidden("round", &round))
            (hidden("card", ""))
            (hidden("text", text))
            button name="do" value="say" dir="auto" { (text) }
        };
        live_form(ctx, &format!("f-choose-{index}-{round}"), Sending::Kept, fields)
    }
}
