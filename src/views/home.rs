//! Pages outside of a workshop: the first page, a new workshop, what went wrong.

use maud::{Markup, html};

use super::context::typed;
use super::form::{Choice, choice};
use super::layout::{Layout, Look, document};
pub use super::statements::{accessibility, privacy};
use crate::assets::Asset;
use crate::i18n::{Lang, Words};

/// A page that belongs to no workshop and does not live.
pub(super) fn simple(look: Look, title: &str, path: &str, content: Markup) -> Markup {
    simple_with(look, (title, path), (Asset::PhoneJs, Asset::PhoneCss), content)
}

/// The same with a script and a style that phones do not need.
pub(super) fn simple_with(
    look: Look,
    (title, path): (&str, &str),
    (script, style): (Asset, Asset),
    content: Markup,
) -> Markup {
    let words = look.words();
    document(Layout {
        title: &format!("{title} — {}", words.app_name()),
        look,
        script: Some(script),
        style,
        path,
        live: None,
        header: html! { p.bar-title { a href="/" { (words.app_name()) } } },
        body: html! { main id="live" { (content) } },
    })
}

/// `/`: join, or lead; `at_home` at the machine that serves.
pub fn home(look: &Look, at_home: bool) -> Markup {
    let words = look.words();
    let content = html! {
        section.lead {
            h1 { (words.home_title()) }
            p.prompt { (words.home_lead()) }
        }
        section.block {
            h2 { (words.home_join()) }
            (join_form(words))
        }
        section.block {
            h2 { (words.home_lead_title()) }
            p { (words.home_lead_text()) }
            p.links {
                a.main href="/ateliers" { (words.create_go()) }
                a href="/importer" { (words.import_title()) }
                @if at_home { a href="/essai" { (words.reach_title()) } }
            }
        }
        p.muted { (words.home_free()) }
    };
    simple(*look, words.home_title(), "/", content)
}

fn join_form(words: Words) -> Markup {
    html! {
        form method="get" action="/rejoindre" {
            div.field {
                label for="f-join-code" { (words.join_code()) }
                p.hint id="f-join-hint" { (words.home_join_lead()) " " (words.join_code_hint()) }
                input.codefield type="text" id="f-join-code" name="code" required
                    autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-describedby="f-join-hint";
            }
            button.main { (words.join_go()) }
        }
    }
}

/// The language of a page to come, as one answer among all we have.
pub(super) fn language_choice(look: Look, form: &str) -> Markup {
    let choices: Vec<Choice<'_>> = Lang::all()
        .iter()
        .map(|lang| Choice { value: lang.code(), label: lang.name(), hint: None })
        .collect();
    choice(form, "language", look.words().choose_language(), look.lang.code(), &choices)
}

/// `/importer`: a workshop from the JSON of another one.
pub fn import(look: &Look) -> Markup {
    let words = look.words();
    let content = html! {
        section.lead { h1 { (words.import_title()) } }
        form.stack method="post" action="/importer" enctype="multipart/form-data" {
            div.field {
                label for="f-import-file" { (words.import_file()) }
                input type="file" id="f-import-file" name="file" accept=".json,application/json"
                    required;
            }
            div.choice {
                label {
                    input type="checkbox" id="f-import-copy" name="copy" value="1"
                        aria-describedby="f-import-copy-hint";
                    (words.import_copy())
                }
            }
            p.hint id="f-import-copy-hint" { (words.import_copy_hint()) }
            button.main { (words.import_go()) }
        }
    };
    simple(*look, words.import_title(), "/importer", content)
}

/// What went wrong, and what to do; `say` is a sentence of the catalogue.
pub fn failure(look: &Look, say: &str) -> Markup {
    let words = look.words();
    stopped(*look, say, html! { a.main href="/" { (words.err_home()) } })
}

/// This server makes no PDF; `print` is the address of the page that browsers print.
pub fn no_pdf(look: &Look, print: &str) -> Markup {
    let words = look.words();
    let links = html! { a.main href=(print) { (words.export_print()) } };
    stopped(*look, words.refusal_no_pdf(), links)
}

fn stopped(look: Look, say: &str, links: Markup) -> Markup {
    let words = look.words();
    let content = html! {
        section.lead {
            h1 { (words.err_title()) }
            p.prompt { (typed(say)) }
            p.links { (links) }
        }
    };
    simple(look, words.err_title(), "/", content)
}
