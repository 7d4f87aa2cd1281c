//! The door of a workshop: what becomes of one's words, before the first field.

use maud::{Markup, html};

use super::context::Context;
use super::form::{Choice, Field, choice, hidden, plain_field};
use super::home::language_choice;
use super::layout::{Layout, Look, Size, document};
use super::phone::{bar, data_lines};
use crate::assets::Asset;
use crate::screen::Viewer;

/// The page of somebody who is not in yet.
pub fn page(viewer: &Viewer<'_>, look: &Look) -> Markup {
    let ctx = Context::new(viewer);
    let words = ctx.words;
    let look = Look { lang: ctx.lang, ..*look };
    document(Layout {
        title: &format!("{} — {}", words.join_title(), ctx.workshop().title()),
        look,
        script: Some(Asset::PhoneJs),
        style: Asset::PhoneCss,
        path: &ctx.link(""),
        live: None,
        header: bar(&ctx),
        body: html! {
            main id="live" {
                section.lead {
                    h1 { (words.join_title()) }
                    p.prompt dir="auto" { (ctx.workshop().title()) }
                    @if ctx.workshop().ended.is_some() { p.note { (words.ended()) } }
                }
                section {
                    h2 { (words.data_title()) }
                    (data_lines(&ctx))
                    p.muted { (words.data_child()) " " a href="/donnees" { (words.home_legal()) } }
                }
                (come_in(&ctx, look))
                (come_back(&ctx))
            }
        },
    })
}

fn come_in(ctx: &Context<'_>, look: Look) -> Markup {
    let words = ctx.words;
    let name = Field {
        form: "f-enter",
        name: "nickname",
        label: words.join_name(),
        hint: Some(words.join_name_hint()),
        fill: Some("given-name"),
        rows: 1,
        ..Field::default()
    };
    let sizes =
        Size::ALL.map(|size| Choice { value: size.code(), label: size.label(words), hint: None });
    html! {
        form.stack id="f-enter" method="post" action=(ctx.link("entrer")) {
            (hidden("op", ""))
            (plain_field(&name))
            p.error id="e-f-enter" hidden {}
            details {
                summary { (words.join_comfort()) }
                (language_choice(look, "f-enter"))
                (choice("f-enter", "size", words.text_size(), look.size.code(), &sizes))
            }
            button.main { (words.join_agree()) }
            p.muted { (words.join_two()) }
        }
    }
}

fn come_back(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    let key = Field {
        form: "f-return",
        name: "key",
        label: words.join_key(),
        hint: Some(words.join_key_hint()),
        required: true,
        rows: 1,
        ..Field::default()
    };
    html! {
        details {
            summary { (words.join_return()) }
            p { (words.join_return_lead()) }
            form id="f-return" method="post" action=(ctx.link("entrer")) {
                (plain_field(&key))
                p.error id="e-f-return" hidden {}
                button { (words.join_key_go()) }
            }
        }
    }
}
