//! The participant's phone: one main thing at a time.
//!
//! What all phones of one language show is [`shared`]; what belongs to one person
//! (own entries, own turn, own key) is [`personal`]. Both fill the same `live` part:
//!
//! ```text
//! mark · hello · step · floor · turn · groups · answer · write · end · own · all · past · me
//! ```
//!
//! Never here: words of others that are not public, who passed, author ids.

mod answers;
mod composer;
mod concerned;
mod end;
mod entries;
mod fields;
mod groups;
mod lobby;
mod me;
mod own;
mod past;
mod step;
mod support;
mod turn;

#[cfg(test)]
mod tests;

use maud::{Markup, html};

pub use self::concerned::concerned;
pub(super) use self::fields::Fields;
pub(super) use self::lobby::data_lines;
use self::me::Me;
use super::context::Context;
use super::layout::{self, Layout, Live, Look, title_piece};
use crate::assets::Asset;
use crate::domain::{Person, Round, Workshop};
use crate::screen::{Memo, Place, Screen, Touch, Viewer};

/// What everybody sees. `memo` holds what was painted before.
pub fn shared(viewer: &Viewer<'_>, memo: &Memo) -> Screen {
    let ctx = Context::new(viewer);
    let mut screen = Screen::default();
    let phase = Phase::of(ctx.workshop());
    memo.still("phone", &mut screen, |screen| still(&ctx, &phase, screen));
    match phase {
        Phase::Lobby => {}
        Phase::Round(round) => {
            groups::shared(&ctx, round, &mut screen);
            entries::shared(&ctx, round, memo, &mut screen);
        }
        Phase::Ended => end::shared(&ctx, &mut screen),
    }
    screen
}

/// What no entry changes.
fn still(ctx: &Context<'_>, phase: &Phase<'_>, screen: &mut Screen) {
    mark(ctx, screen);
    match phase {
        Phase::Lobby => lobby::shared(ctx, screen),
        Phase::Round(round) => {
            step::shared(ctx, round, screen);
            turn::shared(ctx, round, screen);
            past::shared(ctx, round, screen);
            end::closing(ctx, round, screen);
        }
        Phase::Ended => {}
    }
}

/// What only this person sees beside it; what of it [`Touch::Words`] may change, or all.
pub fn personal(viewer: &Viewer<'_>, person: &Person<'_>, touch: Touch, memo: &Memo) -> Screen {
    let me = Me::new(Context::new(viewer), person);
    let all = touch == Touch::All;
    let mut screen = Screen::default();
    if all {
        screen.push(title_piece(&title(&me)));
    }
    if me.is_removed() {
        return screen;
    }
    match Phase::of(me.ctx.workshop()) {
        Phase::Lobby if all => lobby::hello(&me, &mut screen),
        Phase::Lobby => {}
        Phase::Round(round) => {
            // One's turn shows the drafts that are about to be said.
            turn::personal(&me, round, &mut screen);
            if all {
                answers::personal(&me, round, &mut screen);
            }
            if all || composer::counts(round) {
                composer::personal(&me, round, &mut screen);
            }
            own::personal(&me, memo, &mut screen);
            support::personal(&me, round, &mut screen);
        }
        Phase::Ended => own::personal(&me, memo, &mut screen),
    }
    if all {
        me::about(&me, &mut screen);
    }
    screen
}

/// The whole page; `screen` is what [`shared`] and [`personal`] painted.
pub fn page(
    viewer: &Viewer<'_>,
    person: &Person<'_>,
    look: &Look,
    live: &Live,
    screen: &Screen,
) -> Markup {
    let me = Me::new(Context::new(viewer), person);
    let body = if me.is_removed() { me::removed(&me.ctx) } else { layout::live_main(screen) };
    layout::document(Layout {
        title: &title(&me),
        look: Look { lang: me.ctx.lang, ..*look },
        script: Some(Asset::PhoneJs),
        style: Asset::PhoneCss,
        path: &me.ctx.link(""),
        live: (!me.is_removed()).then_some(live),
        header: bar(&me.ctx),
        body,
    })
}

/// Title and code, at the top of each page of a workshop.
pub fn bar(ctx: &Context<'_>) -> Markup {
    html! {
        p.bar-title dir="auto" { (ctx.workshop().title()) }
        p.code { span.sr { (ctx.words.join_code()) " " } (ctx.viewer.door.code) }
    }
}

/// Where the meeting stands, as a phone sees it.
enum Phase<'w> {
    /// Nothing was opened yet.
    Lobby,
    /// Everybody follows this round, open or closed.
    Round(&'w Round),
    /// The meeting is over.
    Ended,
}

impl<'w> Phase<'w> {
    fn of(workshop: &'w Workshop) -> Self {
        match workshop.current_round() {
            _ if workshop.ended.is_some() => Self::Ended,
            Some(round) => Self::Round(round),
            None => Self::Lobby,
        }
    }
}

/// Changes with the state, so that a tab in the background tells when it is time.
fn title(me: &Me<'_>) -> String {
    let words = me.ctx.words;
    let workshop = me.ctx.workshop();
    let state = match Phase::of(workshop) {
        Phase::Ended => words.ended_short().to_owned(),
        Phase::Round(round) if turn::is_mine(me, round) => words.phone_your_turn_title().to_owned(),
        Phase::Round(round) => me.ctx.read(&round.plan.title).text.to_owned(),
        Phase::Lobby => words.step_welcome().to_owned(),
    };
    format!("{state} — {}", workshop.title())
}

/// People must know at once that the others are played.
fn mark(ctx: &Context<'_>, screen: &mut Screen) {
    if ctx.workshop().is_rehearsed() {
        screen.put(Place::new("mark", "live", "00"), |at| {
            html! { p.mark id=(at.id) data-in=(at.into) data-k=(at.key) { (ctx.words.rehearsal_mark()) } }
        });
    }
}
