//! The projected wall: one scene at a time, in letters the last row can read.
//!
//! Nobody touches it; the laptop says what it shows, else the current round does.
//! Only what everybody may read comes here, with names as their authors wished. It
//! never scrolls: what does not fit is counted, and the pad has it all.
//!
//! ```text
//! live ─ wall (hall and scene as classes) ─ pieces of the scene
//!      └ strip (address, code, how many are here)
//! ```

mod board;
mod doors;
mod groups;
mod headlines;
mod question;
mod scene;
mod strip;

#[cfg(test)]
mod tests;

use maud::{Markup, html};

use self::scene::Shown;
use super::context::Context;
use super::layout::{self, Layout, Live, Look};
use crate::assets::Asset;
use crate::screen::{Place, Screen, Viewer};

/// Container of the pieces of a scene.
const WALL: &str = "wall";

/// What the room sees.
pub fn shared(viewer: &Viewer<'_>) -> Screen {
    let ctx = Context::new(viewer);
    let shown = Shown::of(ctx.workshop());
    let mut screen = Screen::default();
    let classes = format!("wall hall-{} scene-{}", ctx.workshop().wall.hall.code(), shown.code());
    screen.put(Place::new(WALL, "live", "1"), |at| {
        html! { div class=(classes) data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    match &shown {
        Shown::Blank => {}
        Shown::Welcome => doors::welcome(&ctx, &mut screen),
        Shown::Closing => doors::closing(&ctx, &mut screen),
        Shown::Pause(round) => question::pause(&ctx, *round, &mut screen),
        Shown::Question(round) => question::question(&ctx, round, &mut screen),
        Shown::Count(round) => question::count(&ctx, round, &mut screen),
        Shown::Speaker(round) => question::speaker(&ctx, round, &mut screen),
        Shown::Groups(round) => groups::groups(&ctx, round, &mut screen),
        Shown::Headlines(round) => headlines::headlines(&ctx, round, &mut screen),
        Shown::Quotation(entry) => board::quotation(&ctx, entry, &mut screen),
        Shown::Actions => board::actions(&ctx, &mut screen),
        Shown::Words => board::words(&ctx, &mut screen),
    }
    if matches!(shown, Shown::Headlines(_) | Shown::Quotation(_)) {
        unseen_heading(&ctx, &mut screen);
    }
    if ctx.workshop().is_rehearsed() && !matches!(shown, Shown::Blank) {
        mark(&ctx, &mut screen);
    }
    if shown.has_strip() {
        strip::strip(&ctx, &mut screen);
    }
    screen
}

/// A room must know that the people it sees are played.
fn mark(ctx: &Context<'_>, screen: &mut Screen) {
    screen.put(Place::new("mark", "live", "0"), |at| {
        html! { p.mark id=(at.id) data-in=(at.into) data-k=(at.key) { (ctx.words.rehearsal_mark()) } }
    });
}

/// A scene of words alone has a heading too, for those who listen.
fn unseen_heading(ctx: &Context<'_>, screen: &mut Screen) {
    screen.put(Place::new("heading", WALL, "10"), |at| {
        html! {
            h1.sr id=(at.id) data-in=(at.into) data-k=(at.key) dir="auto" {
                (ctx.workshop().title())
            }
        }
    });
}

/// The whole page; `screen` is what [`shared`] painted.
pub fn page(viewer: &Viewer<'_>, look: &Look, live: &Live, screen: &Screen) -> Markup {
    let ctx = Context::new(viewer);
    layout::document(Layout {
        title: &format!("{} — {}", ctx.words.wall_title(), ctx.workshop().title()),
        look: Look { lang: ctx.lang, ..*look },
        script: Some(Asset::WallJs),
        style: Asset::WallCss,
        path: &ctx.link("mur"),
        live: Some(live),
        header: html! {},
        body: html! {
            (layout::live_main(screen))
            p id="awake" hidden { (ctx.words.wall_keep_awake()) }
        },
    })
}

/// How long a text is to the eye, from 1 (a few words) to 5 (a page): the style makes
/// the letters of longer ones smaller, so that all of it fits.
fn length(text: &str) -> u8 {
    length_of(text.chars().count())
}

fn length_of(letters: usize) -> u8 {
    match letters {
        0..=60 => 1,
        61..=140 => 2,
        141..=300 => 3,
        301..=800 => 4,
        _ => 5,
    }
}
