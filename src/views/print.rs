//! The notes on paper: A4, page numbers, the way back to the notes online. The browser
//! makes the PDF; headings stay headings there, so that the PDF has tags and an outline.

use maud::{Markup, html};

use super::context::Context;
use super::export::with_query;
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::{in_front, typed_address};
use crate::assets::Asset;
use crate::i18n::words;
use crate::pad::{Source, html as notes};
use crate::screen::{Door, qr};

/// `/a/CODE/imprimer`
pub fn page(source: &Source<'_>, door: &Door, look: &Look) -> Markup {
    let outline = source.outline();
    let words = words(outline.language);
    in_front(source.workshop(), door, *look, |ctx| {
        document(Layout {
            title: outline.title,
            look: Look { lang: outline.language, ..*look },
            script: Some(Asset::PadJs),
            style: Asset::PadCss,
            path: &ctx.link("imprimer"),
            live: None,
            header: bar(ctx),
            body: html! {
                main.notes id="live" {
                    (tools(ctx, source))
                    header {
                        h1 dir="auto" { (outline.title) }
                        (online(ctx, outline.colophon.address))
                        (notes::facts(&outline.facts))
                    }
                    (notes::body(&outline, words))
                    footer { (notes::colophon(&outline.colophon, words)) }
                }
            },
        })
    })
}

/// The notes online, for who holds the paper.
fn online(ctx: &Context<'_>, address: &str) -> Markup {
    html! {
        div.online {
            @if let Some(image) = qr::svg(address, ctx.words.wall_notes_here()) { (image) }
            p dir="ltr" { (typed_address(address)) }
        }
    }
}

fn tools(ctx: &Context<'_>, source: &Source<'_>) -> Markup {
    let words = ctx.words;
    let back = with_query("export", "", source.choice().signing);
    html! {
        p.screen-only {
            button.main type="button" data-print { (words.export_print_go()) }
            " "
            a href=(ctx.link(&back)) { (words.export_print_back()) }
        }
    }
}
