//! The close: where the notes are, and that words can still be taken back.

use maud::{Markup, html};

use crate::domain::{Round, Step};
use crate::screen::{Place, Screen};
use crate::views::context::{Context, many};

/// After the end.
pub(super) fn shared(ctx: &Context<'_>, screen: &mut Screen) {
    let n = many(ctx.workshop().count_public());
    screen.put(Place::new("step", "live", "20"), |at| {
        html! {
            section.lead id=(at.id) data-in=(at.into) data-k=(at.key)
                data-announce=(ctx.words.ended()) {
                h1 { (ctx.words.ended()) }
                p.count { (ctx.words.count_contributions(n)) }
                (notes(ctx))
            }
        }
    });
}

/// In the last step, before the end.
pub(super) fn closing(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    if round.plan.step != Step::Closing {
        return;
    }
    screen.put(Place::new("end", "live", "55"), |at| {
        html! {
            section.lead id=(at.id) data-in=(at.into) data-k=(at.key) { (notes(ctx)) }
        }
    });
}

fn notes(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    let workshop = ctx.workshop();
    let licence = workshop.licence();
    html! {
        p.links {
            a.main href=(ctx.link("pad")) { (words.ended_notes()) }
            a href=(ctx.link("export")) { (words.ended_keep_copy()) }
        }
        p.muted {
            a href=(licence.url()) rel="license" { (licence.name()) }
            " · " (words.create_retention_date(&ctx.day(workshop.purge_at)))
        }
    }
}
