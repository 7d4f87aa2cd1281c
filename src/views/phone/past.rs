//! What happened before, folded: for those who arrive late, and to look back.

use maud::html;

use crate::domain::{Round, Status};
use crate::screen::{Place, Screen};
use crate::views::context::Context;

pub(super) fn shared(ctx: &Context<'_>, current: &Round, screen: &mut Screen) {
    let workshop = ctx.workshop();
    let past: Vec<&Round> = workshop
        .rounds
        .iter()
        .filter(|round| round.status == Status::Closed && round.plan.id != current.plan.id)
        .collect();
    if past.is_empty() {
        return;
    }
    screen.put(Place::new("past", "live", "90"), |at| {
        html! {
            details.past id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { (ctx.words.phone_past_steps()) }
                ul {
                    @for round in past {
                        @let title = ctx.read(&round.plan.title);
                        li lang=[title.lang()] dir="auto" { (title.text) }
                    }
                }
                p { a.alone href=(ctx.link("pad")) { (ctx.words.ended_notes()) } }
            }
        }
    });
}
