//! Publishing, for the facilitator: what it means, from when, under which names, and
//! how it is taken back.

use maud::{Markup, html};

use super::context::Context;
use super::form::{Choice, choice, hidden};
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::in_front;
use crate::assets::Asset;
use crate::domain::{Moment, Publication, PublishedNames, Workshop};
use crate::i18n::Words;
use crate::screen::Door;

/// The hour, and where the published notes are.
pub struct Standing {
    /// Now.
    pub now: Moment,
    /// The whole address of the published notes.
    pub address: String,
}

/// `/a/CODE/publier`
pub fn page(workshop: &Workshop, door: &Door, look: &Look, standing: &Standing) -> Markup {
    in_front(workshop, door, *look, |ctx| {
        document(Layout {
            title: &format!("{} — {}", ctx.words.publish_title(), workshop.title()),
            look: *look,
            script: Some(Asset::PadJs),
            style: Asset::SheetCss,
            path: &ctx.link("publier"),
            live: None,
            header: bar(ctx),
            body: html! {
                main id="live" {
                    p.links { a href=(ctx.link("animer")) { (ctx.words.back()) } }
                    section.lead {
                        h1 { (ctx.words.publish_title()) }
                        p { (ctx.words.publish_lead()) }
                    }
                    (state(ctx, standing))
                }
            },
        })
    })
}

fn state(ctx: &Context<'_>, standing: &Standing) -> Markup {
    let words = ctx.words;
    let workshop = ctx.workshop();
    let Some(end) = workshop.window_ends() else {
        return html! { p.prompt { (words.publish_not_ended()) } };
    };
    html! {
        @match workshop.publication {
            None => {
                @if standing.now < end { p { (words.publish_window(&ctx.day_and_time(end))) } }
            }
            Some(_) => (published(ctx, standing)),
        }
        (names(ctx, workshop.publication))
    }
}

/// Public, or to be: where, and how to end it.
fn published(ctx: &Context<'_>, standing: &Standing) -> Markup {
    let words = ctx.words;
    let from = ctx.workshop().public_from().unwrap_or(standing.now);
    let address = &standing.address;
    html! {
        section.block {
            @if standing.now < from {
                p.prompt { (words.publish_from(&ctx.day_and_time(from))) }
                p { (words.publish_address()) " " (address) }
            } @else {
                p.prompt { (words.publish_is()) }
                p { a.alone href=(address) { (address) } }
            }
            (form(ctx, "f-unpublish", html! {
                button name="do" value="unpublish" { (words.publish_undo()) }
            }))
        }
    }
}

fn names(ctx: &Context<'_>, now: Option<Publication>) -> Markup {
    let words = ctx.words;
    let chosen = now.map_or(PublishedNames::Shown, |now| now.names);
    let choices = PublishedNames::ALL.iter().map(|names| Choice {
        value: names.code(),
        label: label(words, *names),
        hint: None,
    });
    let choices: Vec<Choice<'_>> = choices.collect();
    let go = if now.is_some() { words.publish_again() } else { words.publish_go() };
    form(
        ctx,
        "f-publish",
        html! {
            (choice("f-publish", "names", words.publish_names(), chosen.code(), &choices))
            p.hint { (words.publish_names_hint()) }
            button.main name="do" value="publish" { (go) }
        },
    )
}

fn label(words: Words, names: PublishedNames) -> &'static str {
    match names {
        PublishedNames::Shown => words.publish_names_shown(),
        PublishedNames::Initials => words.publish_names_initials(),
        PublishedNames::Nobody => words.publish_names_none(),
    }
}

/// A plain form: the page itself says what became of it.
fn form(ctx: &Context<'_>, id: &str, fields: Markup) -> Markup {
    html! {
        form.stack id=(id) method="post" action=(ctx.link("do")) {
            (hidden("op", "")) (hidden("back", &ctx.link("publier")))
            (fields)
        }
    }
}
