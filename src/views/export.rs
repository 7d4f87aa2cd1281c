//! What there is to take away, at any moment, and what each file is good for.

use maud::{Markup, html};

use super::context::Context;
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::in_front;
use crate::assets::Asset;
use crate::domain::Workshop;
use crate::i18n::Words;
use crate::screen::Door;

/// A file, and what it is good for.
struct Format {
    address: &'static str,
    name: fn(Words) -> &'static str,
    lead: fn(Words) -> &'static str,
}

/// For people first, for machines last.
const FORMATS: [Format; 6] = [
    Format { address: "export.html", name: Words::export_html, lead: Words::export_html_lead },
    Format {
        address: "export.md",
        name: Words::export_markdown,
        lead: Words::export_markdown_lead,
    },
    Format { address: "export.csv", name: Words::export_csv, lead: Words::export_csv_lead },
    Format { address: "export.json", name: Words::export_json, lead: Words::export_json_lead },
    Format {
        address: "export.csv?brut=1",
        name: Words::export_csv_raw,
        lead: Words::export_csv_raw_lead,
    },
    Format { address: "recette.toml", name: Words::export_recipe, lead: Words::export_recipe_lead },
];

/// `/a/CODE/export`
pub fn page(workshop: &Workshop, door: &Door, look: &Look) -> Markup {
    in_front(workshop, door, *look, |ctx| {
        document(Layout {
            title: &format!("{} — {}", ctx.words.export_title(), workshop.title()),
            look: *look,
            script: Some(Asset::PadJs),
            style: Asset::SheetCss,
            path: &ctx.link("export"),
            live: None,
            header: bar(ctx),
            body: html! { main id="live" { (lead(ctx)) (files(ctx)) (terms(ctx)) } },
        })
    })
}

fn lead(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    html! {
        section.lead {
            h1 { (words.export_title()) }
            p.prompt dir="auto" { (ctx.workshop().title()) }
            p { (words.export_lead()) }
            @if ctx.workshop().ended.is_none() { p.note { (words.export_draft_warning()) } }
            p.links { a.main href=(ctx.link("pad")) { (words.ended_notes()) } }
        }
    }
}

fn files(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    html! {
        ul.formats {
            @for format in &FORMATS {
                li.block {
                    a href=(ctx.link(format.address)) download { ((format.name)(words)) }
                    p { ((format.lead)(words)) }
                }
            }
        }
        p { (words.export_not_in()) }
    }
}

fn terms(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    let licence = ctx.workshop().licence();
    html! {
        section {
            p {
                (words.pad_licence(licence.name())) " "
                a href=(licence.url()) rel="license" { (words.licence_read()) }
            }
            p.muted { (words.licence_lead(licence)) }
            p { (words.pad_erased_on(&ctx.day(ctx.workshop().purge_at))) }
        }
    }
}
