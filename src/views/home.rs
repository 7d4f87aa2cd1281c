//! Pages outside of a workshop: the first page, a new workshop, what went wrong.

use maud::{Markup, html};

use super::context::{many, typed};
use super::form::{Choice, Field, choice, hidden, plain_field};
use super::layout::{Layout, Look, document};
pub use super::statements::{accessibility, privacy};
use crate::assets::Asset;
use crate::domain::{Licence, Moment, limits};
use crate::i18n::{Lang, Words, dates};

/// A recipe to begin with, as the create form shows it.
#[derive(Debug, Clone, Copy)]
pub struct RecipeChoice<'a> {
    /// On the wire.
    pub key: &'a str,
    /// In the language of the page.
    pub title: &'a str,
    /// How long it takes.
    pub minutes: u32,
    /// How many steps it has.
    pub steps: usize,
}

/// A page that belongs to no workshop and does not live.
pub(super) fn simple(look: Look, title: &str, path: &str, content: Markup) -> Markup {
    let words = look.words();
    document(Layout {
        title: &format!("{title} — {}", words.app_name()),
        look,
        script: Some(Asset::PhoneJs),
        style: Asset::PhoneCss,
        path,
        live: None,
        header: html! { p.bar-title { a href="/" { (words.app_name()) } } },
        body: html! { main id="live" { (content) } },
    })
}

/// `/`: join, or lead.
pub fn home(look: &Look) -> Markup {
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

/// `/ateliers`: a new workshop; only the title must be given.
pub fn create(look: &Look, recipes: &[RecipeChoice<'_>], now: Moment) -> Markup {
    let words = look.words();
    let content = html! {
        section.lead { h1 { (words.create_title()) } }
        form.stack id="f-create" method="post" action="/ateliers" {
            (hidden("op", ""))
            (line("title", words.create_name(), Some(words.create_name_hint()), true))
            (line("label", words.create_first_name(), None, false))
            (recipe_choice(words, recipes))
            div.field {
                label for="f-create-date" { (words.create_date()) }
                input type="date" id="f-create-date" name="date";
            }
            (line("place", words.create_place(), None, false))
            (line("organiser", words.create_organiser(), None, false))
            (language_choice(*look, "f-create"))
            (licence_choice(words))
            (wifi(words))
            p.note { (words.create_retention_date(&until(*look, now))) }
            p.error id="e-f-create" hidden {}
            button.main { (words.create_go()) }
        }
    };
    simple(*look, words.create_title(), "/ateliers", content)
}

fn line(name: &str, label: &str, hint: Option<&str>, required: bool) -> Markup {
    let fill = (name == "label").then_some("given-name");
    let field =
        Field { form: "f-create", name, label, hint, required, fill, rows: 1, ..Field::default() };
    plain_field(&field)
}

fn recipe_choice(words: Words, recipes: &[RecipeChoice<'_>]) -> Markup {
    let summary = |recipe: &RecipeChoice<'_>| {
        let steps = many(recipe.steps);
        words.recipe_summary(recipe.minutes.into(), steps)
    };
    let summaries: Vec<String> = recipes.iter().map(summary).collect();
    let choices: Vec<Choice<'_>> = recipes
        .iter()
        .zip(&summaries)
        .map(|(recipe, summary)| Choice {
            value: recipe.key,
            label: recipe.title,
            hint: Some(summary),
        })
        .collect();
    let first = recipes.first().map_or("", |recipe| recipe.key);
    html! {
        (choice("f-create", "recipe", words.create_recipe(), first, &choices))
        p.hint { (words.create_recipe_hint()) }
    }
}

fn licence_choice(words: Words) -> Markup {
    let choices = Licence::ALL.map(|licence| Choice {
        value: licence.spdx(),
        label: licence.name(),
        hint: Some(match licence {
            Licence::CcBySa => words.licence_cc_by_sa_lead(),
            Licence::CcBy => words.licence_cc_by_lead(),
            Licence::Cc0 => words.licence_cc0_lead(),
        }),
    });
    let first = Licence::default().spdx();
    html! {
        (choice("f-create", "licence", words.create_licence(), first, &choices))
        p.hint { (words.create_licence_hint()) }
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

fn wifi(words: Words) -> Markup {
    html! {
        details {
            summary { (words.create_wifi()) }
            (line("wifi", words.create_wifi_name(), Some(words.create_wifi_hint()), false))
            (line("wifi_password", words.create_wifi_password(), None, false))
        }
    }
}

fn until(look: Look, now: Moment) -> String {
    let end = now.plus(limits::KEPT_DAYS * 86_400_000);
    dates::day(look.lang, end, dates::default_zone())
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
            label.inline {
                input type="checkbox" id="f-import-copy" name="copy" value="1"
                    aria-describedby="f-import-copy-hint";
                (words.import_copy())
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
    let content = html! {
        section.lead {
            h1 { (words.err_title()) }
            p.prompt { (typed(say)) }
            p.links { a.main href="/" { (words.err_home()) } }
        }
    };
    simple(*look, words.err_title(), "/", content)
}
