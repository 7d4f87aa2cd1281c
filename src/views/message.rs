//! The notes as a message: subject and text, each with a button that copies it. Most
//! groups live on a mailing list, and what they do is paste.

use maud::{Markup, html};

use super::context::Context;
use super::export::with_query;
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::in_front;
use crate::assets::Asset;
use crate::pad::{Format, Source, subject};
use crate::screen::Door;

/// `/a/CODE/courriel`
pub fn page(source: &Source<'_>, door: &Door, look: &Look) -> Markup {
    in_front(source.workshop(), door, *look, |ctx| {
        let text = String::from_utf8(Format::Text.file(source)).unwrap_or_default();
        document(Layout {
            title: &format!("{} — {}", ctx.words.export_mail_page(), ctx.workshop().title()),
            look: *look,
            script: Some(Asset::PadJs),
            style: Asset::SheetCss,
            path: &ctx.link("courriel"),
            live: None,
            header: bar(ctx),
            body: html! {
                main id="live" {
                    section.lead {
                        h1 { (ctx.words.export_mail_page()) }
                        p { (ctx.words.export_mail_page_lead()) }
                    }
                    (to_copy(ctx, &subject(source), &text))
                    (other_ways(ctx, source))
                }
            },
        })
    })
}

fn to_copy(ctx: &Context<'_>, subject: &str, text: &str) -> Markup {
    let words = ctx.words;
    html! {
        section.block {
            label for="subject" { (words.export_subject()) }
            input id="subject" type="text" readonly dir="auto" value=(subject);
            (copy("subject", words.export_copy_subject(), words.export_copied()))
        }
        section.block {
            label for="message" { (words.export_message()) }
            textarea.message id="message" readonly dir="auto" rows="16" { "\n" (text) }
            (copy("message", words.export_copy_message(), words.export_copied()))
        }
    }
}

fn copy(field: &str, label: &str, done: &str) -> Markup {
    html! { button type="button" data-copy=(field) data-done=(done) { (label) } }
}

fn other_ways(ctx: &Context<'_>, source: &Source<'_>) -> Markup {
    let (words, signing) = (ctx.words, source.choice().signing);
    let draft = with_query(&Format::Mail.file_name(), "", signing);
    html! {
        p.links {
            a href=(ctx.link(&draft)) download { (Format::Mail.name(words)) }
            a href=(ctx.link(&with_query("export", "", signing))) { (words.export_print_back()) }
        }
    }
}
