//! What was said during one step, past or present, on a page of its own.

use maud::{Markup, PreEscaped, html};

use super::entries;
use super::page::small;
use super::sight::Desk;
use crate::domain::RoundId;
use crate::screen::{Screen, Viewer, assemble};
use crate::views::layout::Look;

/// The page of the step `id`; nothing when there is no such step.
pub fn round_page(viewer: &Viewer<'_>, look: &Look, id: &str) -> Option<Markup> {
    let desk = Desk::of(viewer);
    let id: RoundId = id.parse().ok()?;
    let round = desk.workshop.round(id).ok()?;
    let mut screen = Screen::default();
    entries::draw_plain(&desk, round, &mut screen);
    let body = html! {
        h1 { (desk.say(&round.plan.title)) }
        p.muted { (desk.words.desk_step_page()) }
        p { (desk.say(&round.plan.prompt)) }
        section.panel id="entries-box" { (PreEscaped(assemble(&screen, "entries-box"))) }
    };
    Some(small(&desk, *look, &format!("animer?etape={id}"), body))
}
