//! Before the first step: you are in, and this is what becomes of your words.

use maud::{Markup, html};

use super::me::Me;
use crate::screen::{Place, Screen};
use crate::views::context::{Context, many};
use crate::views::plain::Plain;

pub(super) fn shared(ctx: &Context<'_>, screen: &mut Screen) {
    let words = ctx.words;
    let about = ctx.workshop().about.as_deref();
    screen.put(Place::new("step", "live", "20"), |at| {
        html! {
            section.lead id=(at.id) data-in=(at.into) data-k=(at.key) {
                p { (words.lobby_wait()) }
                p.count { (words.lobby_arrived(present(ctx))) }
                @if let Some(about) = about {
                    p.muted dir="auto" {
                        @if let Some(place) = &about.place { (place) }
                        @if about.place.is_some() && about.date.is_some() { " · " }
                        @if let Some(date) = &about.date { (ctx.civil_day(date.as_str())) }
                    }
                }
            }
        }
    });
}

pub(super) fn hello(me: &Me<'_>, screen: &mut Screen) {
    let words = me.ctx.words;
    let names: Vec<&str> = me.names().collect();
    screen.put(Place::new("hello", "live", "10"), |at| {
        html! {
            h1 id=(at.id) data-in=(at.into) data-k=(at.key) {
                @if names.is_empty() { (words.lobby_hello()) }
                @else { (words.lobby_hello_name(&names.join(" · "))) }
            }
        }
    });
}

/// The three lines on what is kept, who sees it and for how long.
pub(in crate::views) fn data_lines(ctx: &Context<'_>) -> Markup {
    let workshop = ctx.workshop();
    html! {
        ul.lines {
            li { (Plain(ctx.words.data_seen())) }
            li { (Plain(&ctx.words.data_kept(&ctx.day(workshop.purge_at)))) }
            li { (Plain(&ctx.words.data_licence(workshop.licence().name()))) }
        }
    }
}

/// How many people are in.
pub(super) fn present(ctx: &Context<'_>) -> i64 {
    many(ctx.workshop().how_many())
}
