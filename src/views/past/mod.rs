//! Back in time: what the notes or the wall showed at an earlier moment.
//!
//! The same view functions as the pad and the wall, on a state that
//! [`Workshop::shown_today`] made fit to be shown; one page for everybody. A slider, a
//! list of moments and two links lead through it, and each moment has an address.

mod acts;
mod moments;
#[cfg(test)]
mod tests;

use maud::{Markup, PreEscaped, html};

use super::context::{Context, many};
use super::layout::{self, Layout, Look};
use super::{pad, phone, wall};
use crate::assets::Asset;
use crate::domain::{Happened, Role, Workshop};
use crate::pad::Outline;
use crate::screen::{Audience, Door, Page, Presence, Viewer, assemble};

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The notes.
    Notes,
    /// The projected wall.
    Wall,
}

/// One earlier moment of a workshop.
#[derive(Clone, Copy)]
pub struct Past<'a> {
    /// The log up to now.
    pub log: &'a [Happened],
    /// Its steps, see [`steps`](crate::domain::steps); never empty.
    pub steps: &'a [u64],
    /// Which of them.
    pub step: usize,
    /// The state after it, as it may be shown.
    pub then: &'a Workshop,
    /// The state of now, for what did not exist yet.
    pub now: &'a Workshop,
    /// What is looked at.
    pub view: View,
}

impl Past<'_> {
    fn happened(&self) -> Option<&Happened> {
        let seq = *self.steps.get(self.step)?;
        self.log.iter().find(|happened| happened.seq == seq)
    }

    /// The step that shows the event at this place in the log.
    fn step_of(&self, seq: u64) -> usize {
        self.steps.partition_point(|step| *step < seq)
    }

    /// The query of another step of the same view.
    fn query(&self, step: usize) -> String {
        let seq = self.steps.get(step).copied().unwrap_or_default();
        let view = if self.view == View::Wall { "&vue=mur" } else { "" };
        format!("?a={seq}{view}")
    }
}

/// `/a/CODE/histoire?a=SEQ`
pub fn page(past: &Past<'_>, door: &Door, look: &Look) -> Markup {
    let presence = Presence::default();
    let page = if past.view == View::Wall { Page::Wall } else { Page::Pad };
    let audience = Audience { page, role: Role::Participant, language: look.lang.language() };
    let viewer = Viewer { workshop: past.then, presence: &presence, door, audience };
    let ctx = Context::new(&viewer);
    layout::document(Layout {
        title: &format!("{} — {}", ctx.words.past_title(), past.then.title()),
        look: *look,
        script: Some(Asset::PastJs),
        style: if past.view == View::Wall { Asset::PastWallCss } else { Asset::PastCss },
        path: &format!("{}{}", ctx.link("histoire"), past.query(past.step)),
        live: None,
        header: phone::bar(&ctx),
        body: html! {
            main.past id="live" {
                (lead(&ctx, past))
                (slider(&ctx, past))
                (part(&ctx, past))
            }
        },
    })
}

fn lead(ctx: &Context<'_>, past: &Past<'_>) -> Markup {
    let words = ctx.words;
    let view = |view, label| {
        let query = Past { view, ..*past }.query(past.step);
        let here = (past.view == view).then_some("page");
        html! {
            a data-past aria-current=[here] href={ (ctx.link("histoire")) (query) } { (label) }
        }
    };
    html! {
        h1 { (words.past_title()) }
        p.note { (words.past_lead()) }
        nav.past-views aria-label=(words.past_views()) {
            (view(View::Notes, words.pad_title())) " "
            (view(View::Wall, words.wall_title())) " "
            a href=(ctx.link("pad")) { (words.past_now()) }
        }
    }
}

/// A form of one slider; without scripts its button leads to the moment.
fn slider(ctx: &Context<'_>, past: &Past<'_>) -> Markup {
    let last = past.steps.len().saturating_sub(1);
    html! {
        form.past-slider id="f-past" method="get" action=(ctx.link("histoire"))
            data-failed=(ctx.words.past_failed()) {
            @if past.view == View::Wall { input type="hidden" name="vue" value="mur"; }
            label for="past-n" { (ctx.words.past_slider()) }
            input type="range" id="past-n" name="n" min="0" max=(last) value=(past.step)
                aria-valuetext=(moments::told(ctx, past)) aria-describedby="past-when";
            button { (ctx.words.past_go()) }
            button type="button" data-play aria-pressed="false" hidden { (ctx.words.past_play()) }
        }
    }
}

/// What changes with the moment; scripts take it out of the page of another one.
fn part(ctx: &Context<'_>, past: &Past<'_>) -> Markup {
    html! {
        div id="past-part" data-n=(past.step) data-told=(moments::told(ctx, past)) {
            p.past-when id="past-when" { b { (moments::told(ctx, past)) } }
            (around(ctx, past))
            (shown(ctx, past))
            (acts::latest(ctx, past))
            (moments::list(ctx, past))
        }
    }
}

/// The step before, and the step after.
fn around(ctx: &Context<'_>, past: &Past<'_>) -> Markup {
    let words = ctx.words;
    let to = |step: usize, rel, label| {
        html! {
            a data-past rel=(rel) href={ (ctx.link("histoire")) (past.query(step)) } { (label) }
        }
    };
    html! {
        nav.past-steps aria-label=(words.past_steps()) {
            @if past.step > 0 { (to(past.step - 1, "prev", words.past_before())) " " }
            @if past.step + 1 < past.steps.len() {
                (to(past.step + 1, "next", words.past_after())) " "
            }
            span.note { (words.past_place(many(past.step + 1), many(past.steps.len()))) }
        }
    }
}

fn shown(ctx: &Context<'_>, past: &Past<'_>) -> Markup {
    match past.view {
        View::Notes => {
            let address = format!("{}pad", ctx.viewer.door.address());
            let outline = Outline::of(past.then, ctx.viewer.audience.language, &address);
            html! {
                div.notes id="past-notes" {
                    @if outline.chapters.is_empty() { p.note { (ctx.words.past_empty()) } }
                    (pad::still(ctx, &outline))
                }
            }
        }
        View::Wall => html! {
            div.past-wall role="region" aria-label=(ctx.words.wall_title()) {
                (PreEscaped(assemble(&wall::shared(ctx.viewer), "live")))
            }
        },
    }
}
