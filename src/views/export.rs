//! What there is to take away, at any moment, by what people want to do with it.

use maud::{Markup, html};

use super::context::Context;
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::in_front;
use crate::assets::Asset;
use crate::i18n::Words;
use crate::pad::{Dated, Format, Placed, Signing, Source};
use crate::screen::Door;

/// What people want to do, and the files for it.
struct Purpose {
    title: fn(Words) -> &'static str,
    id: &'static str,
    offers: &'static [Offer],
}

/// One link.
enum Offer {
    /// A file of this format.
    File(Format),
    /// The same with more: what stands behind `?`, the name, what it is good for.
    Variant(Format, &'static str, fn(Words) -> &'static str, fn(Words) -> &'static str),
    /// A page of its own.
    Page(&'static str, fn(Words) -> &'static str, fn(Words) -> &'static str),
}

use Offer::{File, Page, Variant};

/// For people first, for machines last.
const PURPOSES: [Purpose; 9] = [
    Purpose { title: Words::export_to_read, id: "read", offers: &[File(Format::Html)] },
    Purpose {
        title: Words::export_to_print,
        id: "print",
        offers: &[
            Page("imprimer", Words::export_print, Words::export_print_lead),
            #[cfg(feature = "pdf")]
            File(Format::Pdf),
        ],
    },
    Purpose {
        title: Words::export_to_edit,
        id: "edit",
        offers: &[File(Format::Odt), File(Format::Docx), File(Format::Markdown)],
    },
    Purpose {
        title: Words::export_to_send,
        id: "send",
        offers: &[
            Page("courriel", Words::export_mail_page, Words::export_mail_page_lead),
            File(Format::Mail),
            File(Format::Text),
        ],
    },
    Purpose {
        title: Words::export_to_count,
        id: "count",
        offers: &[
            File(Format::Ods),
            File(Format::Xlsx),
            File(Format::Csv),
            Variant(Format::Csv, "brut=1", Words::export_csv_raw, Words::export_csv_raw_lead),
        ],
    },
    Purpose {
        title: Words::export_to_map,
        id: "map",
        offers: &[
            File(Format::GeoJson),
            File(Format::Umap),
            File(Format::GoGoCarto),
            Variant(
                Format::GeoJson,
                "tout=1",
                Words::export_geojson_whole,
                Words::export_geojson_whole_lead,
            ),
        ],
    },
    Purpose {
        title: Words::export_to_wiki,
        id: "wiki",
        offers: &[
            File(Format::YesWiki),
            File(Format::BazarForm),
            File(Format::Bazar),
            File(Format::DokuWiki),
            File(Format::MediaWiki),
        ],
    },
    Purpose {
        title: Words::export_to_follow,
        id: "follow",
        offers: &[File(Format::Calendar), File(Format::Atom)],
    },
    Purpose {
        title: Words::export_to_keep,
        id: "keep",
        offers: &[
            File(Format::Zip),
            File(Format::Json),
            File(Format::JsonLd),
            Page("recette.toml", Words::export_recipe, Words::export_recipe_lead),
        ],
    },
];

/// `/a/CODE/export`
pub fn page(source: &Source<'_>, door: &Door, look: &Look) -> Markup {
    in_front(source.workshop(), door, *look, |ctx| {
        document(Layout {
            title: &format!("{} — {}", ctx.words.export_title(), ctx.workshop().title()),
            look: *look,
            script: Some(Asset::PadJs),
            style: Asset::SheetCss,
            path: &ctx.link("export"),
            live: None,
            header: bar(ctx),
            body: html! {
                main id="live" {
                    (lead(ctx))
                    (names(ctx, source.choice().signing))
                    @for purpose in &PURPOSES { (self::purpose(ctx, source, purpose)) }
                    p { (ctx.words.export_not_in()) }
                    (terms(ctx))
                }
            },
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

/// The choice of names, kept in the addresses of all files.
fn names(ctx: &Context<'_>, chosen: Signing) -> Markup {
    let words = ctx.words;
    html! {
        form.block method="get" action=(ctx.link("export")) {
            fieldset.choice {
                legend { (words.export_names()) }
                @for signing in Signing::ALL {
                    label {
                        input type="radio" name="noms" value=(signing.code())
                            checked[signing == chosen];
                        (signing_in_words(words, signing))
                    }
                }
            }
            p.muted { (words.export_names_lead()) }
            button type="submit" { (words.export_names_go()) }
        }
    }
}

fn signing_in_words(words: Words, signing: Signing) -> &'static str {
    match signing {
        Signing::Names => words.export_names_shown(),
        Signing::Initials => words.export_names_initials(),
        Signing::Nobody => words.export_names_none(),
    }
}

fn purpose(ctx: &Context<'_>, source: &Source<'_>, purpose: &Purpose) -> Markup {
    html! {
        section aria-labelledby=(purpose.id) {
            h2 id=(purpose.id) { ((purpose.title)(ctx.words)) }
            ul.formats {
                @for offer in purpose.offers { li { (self::offer(ctx, source, offer)) } }
            }
            (counted(ctx, purpose.id))
        }
    }
}

fn offer(ctx: &Context<'_>, source: &Source<'_>, offer: &Offer) -> Markup {
    let words = ctx.words;
    let signing = source.choice().signing;
    let (page, query, name, lead) = match offer {
        File(format) => (format.file_name(), "", format.name(words), format.lead(words)),
        Variant(format, query, name, lead) => {
            (format.file_name(), *query, name(words), lead(words))
        }
        Page(page, name, lead) => ((*page).to_owned(), "", name(words), lead(words)),
    };
    let address = ctx.link(&with_query(&page, query, signing));
    let is_file = !matches!(offer, Page(..));
    html! {
        a href=(address) download[is_file] { (name) }
        p { (lead) }
    }
}

/// The address of the notes to print, with these names.
pub fn print(door: &Door, signing: Signing) -> String {
    format!("/a/{}/{}", door.code, with_query("imprimer", "", signing))
}

/// The address with the chosen names, which need not be said when they are as shown.
pub(super) fn with_query(page: &str, query: &str, signing: Signing) -> String {
    let names = match signing {
        Signing::Names => String::new(),
        Signing::Initials | Signing::Nobody => format!("noms={}", signing.code()),
    };
    let parts: Vec<&str> = [query, &names].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { page.to_owned() } else { format!("{page}?{}", parts.join("&")) }
}

/// What stays out of the map and of the calendar is said where they are offered.
fn counted(ctx: &Context<'_>, purpose: &str) -> Markup {
    let words = ctx.words;
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (inside, outside, lead) = match purpose {
        "map" => {
            let Placed { placed, unplaced } = Placed::of(ctx.workshop());
            let outside = (unplaced > 0).then(|| words.export_unplaced(number(unplaced)));
            (words.export_placed(number(placed)), outside, words.export_place_lead())
        }
        "follow" => {
            let Dated { dated, undated } = Dated::of(ctx.workshop());
            let outside = (undated > 0).then(|| words.export_undated(number(undated)));
            (words.export_dated(number(dated)), outside, "")
        }
        _ => return html! {},
    };
    html! {
        p.muted { (inside) @if let Some(outside) = outside { " " (outside) } " " (lead) }
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
