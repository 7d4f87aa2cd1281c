//! Forms that live and also work as plain forms.
//!
//! A form of a workshop posts to `/a/CODE/do`; the browser client sends the same
//! fields by the socket. `op` is left empty here: the server puts a fresh one into
//! each page it sends, for browsers without scripts.
//!
//! Every field has a label, and a paragraph for the sentence of a refusal.

use maud::{Markup, html};

use super::context::Context;
use super::plain::Plain;
use crate::screen::Page;

/// How the browser treats what a form sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// Kept while the page lives, sent again after a cut.
    Plain,
    /// Makes sense only now: never kept (next, open, close, clocks).
    Now,
    /// A contribution: kept on the device until the server has it.
    Kept,
}

/// A form of the workshop. `id` is unique in the page and stays the same.
pub fn live_form(ctx: &Context<'_>, id: &str, sending: Sending, fields: Markup) -> Markup {
    html! {
        form id=(Plain(id)) method="post" action=(Plain(&ctx.link("do"))) data-live
            data-now[sending == Sending::Now]
            data-pending=[(sending == Sending::Kept).then_some("text")] {
            input type="hidden" name="op" value="";
            @if let Some(page) = own_page(ctx) { (hidden("back", &ctx.link(page))) }
            (fields)
            p.error id=(Plain(&error_id(id))) data-error hidden {}
        }
    }
}

/// Where a browser without scripts is led back to; from a phone, to the phone's page.
fn own_page(ctx: &Context<'_>) -> Option<&'static str> {
    match ctx.viewer.audience.page {
        Page::Phone => None,
        Page::Desk => Some("animer"),
        Page::Wall => Some("mur"),
        Page::Pad => Some("pad"),
    }
}

/// A form of one button: `verb`, its label, and what it is about.
pub fn one_button(
    ctx: &Context<'_>,
    id: &str,
    sending: Sending,
    about: &[(&str, &str)],
    button: Markup,
) -> Markup {
    let fields = html! {
        @for (name, value) in about { (hidden(name, value)) }
        (button)
    };
    live_form(ctx, id, sending, fields)
}

/// A field that nobody sees.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(Plain(name)) value=(Plain(value)); }
}

/// A button that sends its form with this verb.
pub fn button(verb: &str, label: &str) -> Markup {
    html! { button name="do" value=(Plain(verb)) { (Plain(label)) } }
}

/// The button that matters most on its screen.
pub fn main_button(verb: &str, label: &str) -> Markup {
    html! { button.main name="do" value=(Plain(verb)) { (Plain(label)) } }
}

/// The id of a form's paragraph for refusals.
pub fn error_id(form: &str) -> String {
    format!("e-{form}")
}

/// A field that people fill.
#[derive(Debug, Clone, Copy, Default)]
pub struct Field<'a> {
    /// Form it stands in.
    pub form: &'a str,
    /// Name on the wire; with the form it makes the id.
    pub name: &'a str,
    /// What it asks.
    pub label: &'a str,
    /// A line of help under the label.
    pub hint: Option<&'a str>,
    /// What it holds already.
    pub value: &'a str,
    /// Must not stay empty.
    pub required: bool,
    /// Kept as a draft under this name.
    pub draft: Option<&'a str>,
    /// Advised length; shows a counter.
    pub advised: Option<u32>,
    /// Lines to show; one makes a single-line field.
    pub rows: u8,
    /// For `autocomplete`.
    pub fill: Option<&'a str>,
}

impl Field<'_> {
    /// The id of the field, unique in the page.
    pub fn id(&self) -> String {
        format!("{}-{}", self.form, self.name)
    }

    /// What describes it, by ids; `id` is its own.
    fn described(&self, id: &str) -> String {
        match self.hint {
            Some(_) => format!("{id}-hint e-{}", self.form),
            None => error_id(self.form),
        }
    }
}

/// A text field with its label, its help and its counter.
pub fn text_field(ctx: &Context<'_>, field: &Field<'_>) -> Markup {
    let id = field.id();
    let counter = html! {
        @if let Some(most) = field.advised {
            output.counter data-counter=(Plain(&id)) data-max=(most) title=(Plain(ctx.words.counter_advice())) {
                "0/" (most)
            }
        }
    };
    labelled(field, &id, counter)
}

/// The same outside of a workshop, where nothing is counted.
pub fn plain_field(field: &Field<'_>) -> Markup {
    labelled(field, &field.id(), html! {})
}

fn labelled(field: &Field<'_>, id: &str, after: Markup) -> Markup {
    html! {
        div.field {
            label for=(Plain(id)) { (Plain(field.label)) }
            @if let Some(hint) = field.hint {
                p.hint id={ (Plain(id)) "-hint" } { (Plain(hint)) }
            }
            (control(field, id))
            (after)
        }
    }
}

fn control(field: &Field<'_>, id: &str) -> Markup {
    let described = field.described(id);
    html! {
        @if field.rows > 1 {
            textarea id=(Plain(id)) name=(Plain(field.name)) rows=(field.rows) dir="auto"
                aria-describedby=(Plain(&described)) required[field.required]
                data-draft=[field.draft] { (Plain(field.value)) }
        } @else {
            input type="text" id=(Plain(id)) name=(Plain(field.name)) value=(Plain(field.value)) dir="auto"
                aria-describedby=(Plain(&described)) required[field.required]
                data-draft=[field.draft] autocomplete=(field.fill.unwrap_or("off"));
        }
    }
}

/// One possible answer of [`choice`].
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// On the wire.
    pub value: &'a str,
    /// For people.
    pub label: &'a str,
    /// A line of help.
    pub hint: Option<&'a str>,
}

/// One answer among several, all visible.
pub fn choice(form: &str, name: &str, legend: &str, chosen: &str, among: &[Choice<'_>]) -> Markup {
    html! {
        fieldset.choice {
            legend { (legend) }
            @for answer in among {
                label {
                    input type="radio" id={ (form) "-" (name) "-" (answer.value) } name=(name)
                        value=(answer.value) checked[answer.value == chosen];
                    span {
                        (answer.label)
                        @if let Some(hint) = answer.hint { small { (hint) } }
                    }
                }
            }
        }
    }
}
