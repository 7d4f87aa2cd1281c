//! The published notes: a page for anybody, in the language of the workshop, which
//! tells people and machines under which terms it may be used.
//!
//! Never here: the join code, or any address of the workshop that has it.

#[cfg(test)]
mod tests;

use maud::{DOCTYPE, Markup, html};

use super::context::Context;
use super::look::{Look, look_form};
use super::{layout, pad};
use crate::assets::Asset;
use crate::domain::{Publication, PublishedNames, Role, Workshop};
use crate::i18n::Words;
use crate::pad::{Outline, Signing, html as notes};
use crate::screen::{Audience, Door, Host, Keys, Page, Presence, Viewer, qr};

/// Where the published notes are.
#[derive(Clone, Copy)]
pub struct Addresses<'a> {
    /// The whole address of the page.
    pub page: &'a str,
    /// The address of its feed on this server, if it has one.
    pub feed: Option<&'a str>,
}

/// `/p/ID`
pub fn page(workshop: &Workshop, how: Publication, look: &Look, at: Addresses<'_>) -> Markup {
    let address = at.page;
    let signed = signing(how.names).applied(workshop);
    let presence = Presence::default();
    // Nobody comes in from here.
    let door = Door {
        code: String::new(),
        base: String::new(),
        host: Host::default(),
        keys: Keys::new(|_| String::new()),
    };
    let audience =
        Audience { page: Page::Pad, role: Role::Participant, language: workshop.language() };
    let viewer = Viewer { workshop: &signed, presence: &presence, door: &door, audience };
    let ctx = Context::new(&viewer);
    let outline = Outline::of(&signed, workshop.language(), address);
    let look = Look { lang: ctx.lang, ..*look };
    html! {
        (DOCTYPE)
        html lang=(ctx.lang.code()) data-size=(look.size.code()) data-theme=(look.theme.code()) {
            (head(&ctx, &outline, at))
            body {
                a.skip href="#live" { (ctx.words.skip_to_content()) }
                header.bar {
                    p.bar-title { (ctx.words.published_title()) }
                    (look_form(look, &path(address)))
                }
                (body(&ctx, &outline, at))
                p.sr id="say" role="status" {}
                p.sr id="say-now" role="alert" {}
                (layout::footer(ctx.words))
            }
        }
    }
}

/// With which names the notes leave.
pub fn signing(names: PublishedNames) -> Signing {
    match names {
        PublishedNames::Shown => Signing::Names,
        PublishedNames::Initials => Signing::Initials,
        PublishedNames::Nobody => Signing::Nobody,
    }
}

/// The address without its server.
fn path(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or_else(|| "/".to_owned(), |slash| rest[slash..].to_owned())
}

/// For those who find it: what it is, whose, under which terms; nothing of others'.
fn head(ctx: &Context<'_>, outline: &Outline<'_>, at: Addresses<'_>) -> Markup {
    let address = at.page;
    let licence = outline.colophon.licence;
    let title = format!("{} — {}", outline.title, ctx.words.pad_title());
    let about = description(ctx.words, ctx.workshop(), outline);
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) }
            meta name="description" content=(about);
            meta name="robots" content="index, follow";
            meta name="dcterms.license" content=(licence.url());
            meta name="dcterms.rights" content=(outline.colophon.credit);
            meta name="dcterms.language" content=(ctx.lang.code());
            meta property="og:type" content="article";
            meta property="og:title" content=(outline.title);
            meta property="og:description" content=(about);
            meta property="og:url" content=(address);
            meta property="og:locale" content=(ctx.lang.code());
            link rel="canonical" href=(address);
            link rel="license" href=(licence.url());
            @if let Some(feed) = at.feed {
                link rel="alternate" type="application/atom+xml"
                    title=(ctx.words.published_feed()) href=(feed);
            }
            link rel="icon" href=(Asset::FaviconSvg.path());
            link rel="stylesheet" href=(Asset::PadCss.path());
            script type="module" src=(Asset::PadJs.path()) {}
        }
    }
}

/// One sentence: where, when, how much.
fn description(words: Words, workshop: &Workshop, outline: &Outline<'_>) -> String {
    let count = i64::try_from(workshop.public().count()).unwrap_or(i64::MAX);
    let facts = outline.facts.iter().take(2).map(|fact| fact.value.as_ref());
    let facts: Vec<&str> = facts.collect();
    words.published_about(&facts.join(", "), &words.count_contributions(count))
}

fn body(ctx: &Context<'_>, outline: &Outline<'_>, at: Addresses<'_>) -> Markup {
    let words = ctx.words;
    let licence = outline.colophon.licence;
    html! {
        main.notes id="live" {
            header {
                h1 dir="auto" { (outline.title) }
                (notes::facts(&outline.facts))
                p {
                    a.alone rel="license" href=(licence.url()) { (words.pad_licence(licence.name())) }
                }
                p { (outline.colophon.credit) }
                p.screen-only {
                    button type="button" data-print { (words.pad_print()) } " "
                    @if let Some(feed) = at.feed {
                        a.alone href=(feed) { (words.published_feed()) }
                    }
                }
            }
            (pad::still(ctx, outline))
            footer {
                (notes::colophon(&outline.colophon, words))
                @if let Some(image) = qr::svg(at.page, words.wall_notes_here()) {
                    div.paper { (image) }
                }
            }
        }
    }
}
