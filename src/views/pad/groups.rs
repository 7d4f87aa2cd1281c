//! The head of a group: its words, and for the team the form that changes them.

use maud::html;

use super::Copy;
use crate::pad::{GroupHead, html as notes};
use crate::screen::{Place, Screen};
use crate::views::context::Context;
use crate::views::form::{Field, Sending, button, hidden, live_form, text_field};

pub(super) fn put(copy: &Copy<'_>, head: &GroupHead<'_>, place: Place, screen: &mut Screen) {
    let ctx = &copy.ctx;
    // Behind the heading, and before what follows it: the same key, a later id.
    let tool = Place::new(format!("{}-name", place.id), &place.into, &place.key);
    screen.put(place, |at| {
        html! {
            h3.group id=(at.id) data-in=(at.into) data-k=(at.key) {
                (notes::group_title(head))
                @if let Some(count) = notes::elsewhere(head, ctx.words) {
                    " " small.note { "(" (count) ")" }
                }
            }
        }
    });
    if copy.live && ctx.viewer.audience.role.is_team() {
        name(ctx, head, tool, screen);
    }
}

/// The same `headline` as on the board.
fn name(ctx: &Context<'_>, head: &GroupHead<'_>, place: Place, screen: &mut Screen) {
    let words = ctx.words;
    let form = format!("f-{}", place.id);
    let field = |name, label, value: Option<&str>| {
        let value = value.unwrap_or_default();
        let field = Field { form: &form, name, label, value, rows: 1, ..Field::default() };
        text_field(ctx, &field)
    };
    screen.put(place, |at| {
        html! {
            details.fix-group data-close id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary {
                    (words.pad_correct())
                    span.sr { " " bdi { (head.headline.or(head.gesture).unwrap_or(&head.letter)) } }
                }
                (live_form(ctx, &form, Sending::Plain, html! {
                    (hidden("group", &head.id.to_string()))
                    (field("headline", words.group_headline(), head.headline))
                    (field("gesture", words.group_gesture(), head.gesture))
                    (button("headline", words.save()))
                }))
            }
        }
    });
}
