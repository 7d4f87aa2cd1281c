//! The forms by which the team acts. Buttons that repeat (hide, give the floor)
//! belong to one form of the page by their `form` attribute: a card carries no
//! hidden field, so it stays small and never changes for the form's sake.

use maud::{Markup, html};

use super::sight::Desk;
pub(super) use crate::views::form::hidden;
use crate::views::form::{Field, Sending, live_form, text_field};

/// A form that is kept and sent again after a cut.
pub(super) fn form(desk: &Desk<'_>, id: &str, verb: &str, fields: Markup) -> Markup {
    live_form(&desk.ctx, id, Sending::Plain, html! { (hidden("do", verb)) (fields) })
}

/// A form for an order that makes sense only now; its buttons may choose the verb.
pub(super) fn order(desk: &Desk<'_>, id: &str, fields: Markup) -> Markup {
    live_form(&desk.ctx, id, Sending::Now, html! { div.row { (fields) } })
}

/// A small button of a shared form: pressing it sends `name=value`.
pub(super) fn press(form: &str, name: &str, value: &str, label: &str) -> Markup {
    html! { button.small form=(form) name=(name) value=(value) { (label) } }
}

/// The same, with the name of whom or what it is about for those who listen.
pub(super) fn press_about(form: &str, field: (&str, &str), label: &str, about: &str) -> Markup {
    html! {
        button.small form=(form) name=(field.0) value=(field.1) {
            (label) span.sr { " " bdi { (about) } }
        }
    }
}

/// A field with its label: one line, or an area of three.
pub(super) fn field(desk: &Desk<'_>, form: &str, name: &str, label: &str, value: &str) -> Markup {
    text_field(&desk.ctx, &Field { form, name, label, value, rows: 1, ..Field::default() })
}

/// The same, for several lines.
pub(super) fn area(desk: &Desk<'_>, form: &str, name: &str, label: &str, value: &str) -> Markup {
    text_field(&desk.ctx, &Field { form, name, label, value, rows: 3, ..Field::default() })
}

/// A labelled choice whose options are pieces of their own, put into `id`.
pub(super) fn choice(id: &str, name: &str, label: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            select name=(name) id=(id) data-keep {}
        }
    }
}
