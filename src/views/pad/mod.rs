//! The notes as a page that writes itself while people speak, the same for everybody.
//!
//! The pieces are the sections, blocks and entries of [`Outline`]; the words of an
//! entry are rendered by [`pad::html`](crate::pad::html), as in the file export.
//! Prints as it is: A4, with the address and its code at the end.
//!
//! The team corrects entries, headlines and gestures where it reads them, a person the
//! own entries: the same askings as elsewhere, so everything else changes with them.

mod beside;
mod correct;
mod groups;
mod note;
#[cfg(test)]
mod tests;

use maud::{Markup, PreEscaped, html};

use super::context::Context;
use super::layout::{self, Layout, Live, Look};
use super::phone;
use crate::assets::Asset;
use crate::domain::{Language, Person, Section};
use crate::pad::{Block, Chapter, Content, Entry, Notes, Outline, html as notes};
use crate::screen::{Place, Screen, Viewer, assemble, qr};

pub use correct::page as correct_page;

/// Container of the sections.
const NOTES: &str = "notes";

/// The notes as they stand.
pub fn shared(viewer: &Viewer<'_>) -> Screen {
    let ctx = Context::new(viewer);
    let address = address(&ctx);
    let notes =
        if note::writes(&ctx) { Notes::Every(viewer.audience.role) } else { Notes::Written };
    let outline = Outline::with(ctx.workshop(), notes, viewer.audience.language, &address);
    let mut screen = Screen::default();
    screen.put(Place::new(NOTES, "live", "1"), |at| {
        html! { div.notes data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    head(&ctx, &outline, &mut screen);
    note::rights(&ctx, Place::new("notes-rights", NOTES, "005"), &mut screen);
    if outline.chapters.is_empty() {
        screen.put(Place::new("notes-empty", NOTES, "01"), |at| {
            html! { p.note id=(at.id) data-in=(at.into) data-k=(at.key) { (ctx.words.pad_empty()) } }
        });
    }
    let copy = Copy { ctx, live: true };
    for chapter in &outline.chapters {
        section(&copy, chapter, &mut screen);
    }
    screen.put(Place::new("notes-foot", NOTES, "99"), |at| {
        html! {
            footer id=(at.id) data-in=(at.into) data-k=(at.key) {
                (notes::colophon(&outline.colophon, ctx.words))
                @if let Some(image) = qr::svg(&address, ctx.words.wall_notes_here()) {
                    div.paper { (image) }
                }
            }
        }
    });
    screen
}

/// The sections alone, to read: a copy in which nothing can be done and nothing lives.
pub(super) fn still(ctx: &Context<'_>, outline: &Outline<'_>) -> Markup {
    let copy = Copy { ctx: *ctx, live: false };
    let mut screen = Screen::default();
    for chapter in &outline.chapters {
        section(&copy, chapter, &mut screen);
    }
    html! { (PreEscaped(assemble(&screen, NOTES))) }
}

/// What only this person sees beside it: how to correct the own entries.
pub fn personal(viewer: &Viewer<'_>, person: &Person<'_>) -> Screen {
    beside::personal(&Context::new(viewer), person)
}

/// What a page has beyond its frames: the fields of notes with what they say.
pub fn fill(viewer: &Viewer<'_>, screen: &mut Screen) {
    note::fill(&Context::new(viewer), screen);
}

/// The whole page; `screen` is what [`shared`] and [`personal`] painted.
pub fn page(viewer: &Viewer<'_>, look: &Look, live: &Live, screen: &Screen) -> Markup {
    let ctx = Context::new(viewer);
    let writes = note::may_ever_write(viewer.audience.role);
    layout::document(Layout {
        title: &format!("{} — {}", ctx.words.pad_title(), ctx.workshop().title()),
        look: Look { lang: ctx.lang, ..*look },
        script: Some(if writes { Asset::NotesJs } else { Asset::PadJs }),
        style: Asset::PadCss,
        path: &ctx.link("pad"),
        live: Some(live),
        header: phone::bar(&ctx),
        body: html! {
            (layout::live_main(screen))
            (sheet(&ctx))
            @if writes { (note::sentences(&ctx)) }
        },
    })
}

/// Where scripts open the page that corrects an entry.
fn sheet(ctx: &Context<'_>) -> Markup {
    html! {
        dialog.notes id="sheet" data-close aria-labelledby="sheet-title"
            data-failed=(ctx.words.net_off()) {
            div id="sheet-body" {}
            p { button type="button" data-shut { (ctx.words.close()) } }
        }
    }
}

fn address(ctx: &Context<'_>) -> String {
    format!("{}pad", ctx.viewer.door.address())
}

/// Title, facts, terms, and the ways to take the notes away.
fn head(ctx: &Context<'_>, outline: &Outline<'_>, screen: &mut Screen) {
    let words = ctx.words;
    let licence = outline.colophon.licence;
    screen.put(Place::new("notes-head", NOTES, "00"), |at| {
        html! {
            header id=(at.id) data-in=(at.into) data-k=(at.key) {
                h1 dir="auto" { (outline.title) }
                (notes::facts(&outline.facts))
                p { a.alone rel="license" href=(licence.url()) { (words.pad_licence(licence.name())) } }
                nav.take aria-label=(words.export()) {
                    ul {
                        @for (file, label) in files(ctx) {
                            li { a href=(ctx.link(file)) download { (label) } }
                        }
                        li { a href=(ctx.link("export")) { (words.export()) "…" } }
                    }
                }
                p.ways.screen-only {
                    button type="button" data-print { (words.pad_print()) }
                    a.alone href=(own_page(ctx)) { (words.pad_back()) }
                    a.alone href=(ctx.link("histoire")) { (words.past_title()) }
                }
                p.note.screen-only { (words.pad_live()) }
            }
        }
    });
}

fn files(ctx: &Context<'_>) -> [(&'static str, &'static str); 5] {
    let words = ctx.words;
    [
        ("export.md", words.export_markdown()),
        ("export.html", words.export_html()),
        ("export.csv", words.export_csv()),
        ("export.csv?brut=1", words.export_csv_raw()),
        ("export.json", words.export_json()),
    ]
}

/// Where the reader works: the laptop's page or the phone's.
fn own_page(ctx: &Context<'_>) -> String {
    ctx.link(if ctx.viewer.audience.role.is_team() { "animer" } else { "" })
}

/// One rendering of the sections.
#[derive(Clone, Copy)]
struct Copy<'a> {
    ctx: Context<'a>,
    /// Whether it follows the workshop, and whoever may corrects in it.
    live: bool,
}

fn section(copy: &Copy<'_>, chapter: &Chapter<'_>, screen: &mut Screen) {
    let code = chapter.section.code();
    let id = format!("sec-{code}");
    let title = format!("h-{code}");
    let place = Place::nth(&id, NOTES, 10 + position(chapter.section));
    screen.put(place, |at| {
        html! {
            section aria-labelledby=(title) data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    screen.put(Place::nth(&title, &id, 0), |at| {
        html! { h2 id=(at.id) data-in=(at.into) data-k=(at.key) { (chapter.heading) } }
    });
    for (block, number) in chapter.blocks.iter().zip(1..) {
        // One round may give entries to several sections.
        let block_id = format!("{code}-{}", block.key);
        put_block(copy, block, Place::nth(block_id, &id, number), screen);
    }
}

/// Place among the sections, in printed order.
fn position(section: Section) -> u64 {
    Section::ALL.iter().zip(0..).find(|(one, _)| **one == section).map_or(0, |(_, place)| place)
}

fn put_block(copy: &Copy<'_>, block: &Block<'_>, place: Place, screen: &mut Screen) {
    match &block.content {
        Content::Heading { level, text, language } => screen.put(place, |at| {
            let lang = other(copy, *language);
            html! {
                @if *level > 3 {
                    h4 lang=[lang] id=(at.id) data-in=(at.into) data-k=(at.key) { (text) }
                } @else {
                    h3 lang=[lang] id=(at.id) data-in=(at.into) data-k=(at.key) { (text) }
                }
            }
        }),
        Content::Question { text, language } => screen.put(place, |at| {
            html! {
                p.question lang=[other(copy, *language)] dir="auto"
                    id=(at.id) data-in=(at.into) data-k=(at.key) { (text) }
            }
        }),
        Content::Group(head) => groups::put(copy, head, place, screen),
        Content::FreeNote(free) => note::put(copy, free, place, screen),
        Content::Note(text) => screen.put(place, |at| {
            html! { p.note id=(at.id) data-in=(at.into) data-k=(at.key) { (text) } }
        }),
        Content::Entries(entries) => put_entries(copy, entries, place, screen),
    }
}

/// The language of a sentence, where it is not that of the page.
fn other(copy: &Copy<'_>, language: Language) -> Option<String> {
    (language.code() != copy.ctx.lang.code()).then(|| language.code().to_owned())
}

fn put_entries(copy: &Copy<'_>, entries: &[Entry<'_>], place: Place, screen: &mut Screen) {
    let list = place.id.clone();
    screen.put(place, |at| {
        html! { ul.entries data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    // In order of arrival a new entry changes no other; cards of a group have their own.
    let by_arrival = entries.is_sorted_by_key(|entry| entry.order);
    for (entry, index) in entries.iter().zip(0..) {
        let key = if by_arrival { entry.order } else { index };
        screen.put(Place::nth(format!("c-{}", entry.id), &list, key), |at| {
            html! {
                li id=(at.id) data-in=(at.into) data-k=(at.key) {
                    (notes::said_with(entry, copy.ctx.words, &|entry| beside::beside(copy, entry)))
                }
            }
        });
    }
}
