//! The page around everything: head, status lines, network strip, footer.
//!
//! What lives stands in `<main id="live">` and is made of pieces; all else is
//! written once. No script, style or handler is inline: the policy forbids them.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::look::look_form;
pub use super::look::{Look, Size, Theme};
use crate::assets::Asset;
use crate::domain::Moment;
use crate::i18n::Words;
use crate::screen::{Piece, Place, Screen, assemble};

/// Container of pieces that stand in the head: the title.
pub const HEAD: &str = "head";

/// The title as a piece, for pages whose title changes with the state.
pub fn title_piece(title: &str) -> Piece {
    Piece::new(Place::new("title", HEAD, "0"), |_| html! { title id="title" { (title) } })
}

/// What a page is made of.
pub struct Layout<'a> {
    /// What the tab says.
    pub title: &'a str,
    /// Language, text size, colours.
    pub look: Look,
    /// Its script; a sheet of paper needs none.
    pub script: Option<Asset>,
    /// Its style.
    pub style: Asset,
    /// Address of the page itself, to come back to after a choice.
    pub path: &'a str,
    /// What makes it live.
    pub live: Option<&'a Live>,
    /// The bar at the top.
    pub header: Markup,
    /// Everything between the bar and the foot: one `main`.
    pub body: Markup,
}

/// What the browser needs to know to follow a workshop.
#[derive(Debug, Clone)]
pub struct Live {
    /// Address of the socket.
    pub socket: String,
    /// Where forms post.
    pub forms: String,
    /// The last event this page contains.
    pub seq: u64,
    /// The number of what it contains that has no event.
    pub pulse: Option<u64>,
    /// The server's clock.
    pub at: Moment,
    /// Hash of the browser code this server serves.
    pub build: &'static str,
}

/// A whole page.
pub fn document(page: Layout<'_>) -> Markup {
    let words = page.look.words();
    let live = page.live;
    html! {
        (DOCTYPE)
        html lang=(page.look.lang.code()) data-size=(page.look.size.code())
            data-theme=(page.look.theme.code()) {
            (head(&page))
            body data-ws=[live.map(|live| &live.socket)] data-do=[live.map(|live| &live.forms)]
                data-seq=[live.map(|live| live.seq)] data-at=[live.map(|live| live.at.0)]
                data-pulse=[live.and_then(|live| live.pulse)]
                data-build=[live.map(|live| live.build)] {
                a.skip href="#live" { (words.skip_to_content()) }
                header.bar {
                    (page.header)
                    (look_form(page.look, page.path))
                }
                @if live.is_some() { (network(words)) }
                (page.body)
                p.sr id="say" role="status" {}
                p.sr id="say-now" role="alert" {}
                @if live.is_some() { (notices(words)) }
                (footer(words))
            }
        }
    }
}

fn head(page: &Layout<'_>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport"
                content="width=device-width, initial-scale=1, interactive-widget=resizes-content";
            meta name="color-scheme" content="light dark";
            title id="title" { (page.title) }
            link rel="icon" href=(Asset::FaviconSvg.path());
            link rel="stylesheet" href=(page.style.path());
            @if let Some(script) = page.script { script type="module" src=(script.path()) {} }
        }
    }
}

/// The live part of a page: every piece in its place. Pieces of [`HEAD`] are not in it.
pub fn live_main(screen: &Screen) -> Markup {
    html! {
        main id="live" data-keep { (PreEscaped(assemble(screen, "live"))) }
    }
}

fn network(words: Words) -> Markup {
    html! {
        div id="net" role="status" hidden data-off=(words.net_off()) data-on=(words.net_on())
            data-simple=(words.net_simple()) data-late=(words.net_late())
            data-full=(words.net_full()) {
            span data-words {}
            " "
            span data-queue hidden { (words.net_queue()) " " b data-count {} }
            " "
            button type="button" data-retry { (words.net_retry()) }
        }
        p id="new-build" hidden { a href="" { (words.net_new_version()) } }
        noscript { p.note { (words.net_no_script()) } }
    }
}

fn notices(words: Words) -> Markup {
    html! {
        dialog id="bye" { p data-words {} }
        template id="pending-card" {
            li."card pending" {
                p.said { span.typed data-text dir="auto" {} }
                small data-words { (words.say_pending()) }
                " "
                button type="button" data-drop hidden { (words.delete()) }
            }
        }
    }
}

pub(super) fn footer(words: Words) -> Markup {
    html! {
        footer {
            nav aria-label=(words.footer_label()) {
                a href="/" { (words.app_name()) }
                a href="/donnees" { (words.home_legal()) }
                a href="/accessibilite" { (words.home_accessibility()) }
            }
        }
    }
}
