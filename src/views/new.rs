//! The form of a new workshop. What was typed stays when something in it is wrong, a
//! recipe of one's own included: it comes back as text that can be mended on the spot.

use maud::{Markup, html};

use super::context::many;
use super::form::{Choice, Field, choice, hidden, plain_field};
use super::home::{language_choice, simple};
use super::layout::Look;
use crate::domain::{Licence, Moment, limits};
use crate::i18n::{Words, dates};
use crate::recipes::{RecipeError, Sort, Wrong};

const FORM: &str = "f-create";
/// The recipe that stands in the form itself.
pub const OWN: &str = "own";

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

/// What somebody already wrote, and what was wrong with it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filled<'a> {
    /// Names and values of the form; the last one of a name counts.
    pub values: &'a [(String, String)],
    /// The sentence, and whether it is about the recipe.
    pub wrong: Option<(&'a str, bool)>,
}

impl<'a> Filled<'a> {
    fn get(&self, name: &str) -> &'a str {
        let last = self.values.iter().rev().find(|(known, _)| known == name);
        last.map_or("", |(_, value)| value.as_str())
    }

    /// What was chosen, else what is usual.
    fn chosen(&self, name: &str, usual: &'a str) -> &'a str {
        Some(self.get(name)).filter(|value| !value.is_empty()).unwrap_or(usual)
    }

    /// The recipe as it came, from the file or from the field.
    fn recipe(&self) -> &'a str {
        Some(self.get("recipe_file"))
            .filter(|text| !text.is_empty())
            .unwrap_or(self.get("recipe_text"))
    }
}

/// `/ateliers`: a new workshop; only the title must be given.
pub fn create(
    look: &Look,
    recipes: &[RecipeChoice<'_>],
    now: Moment,
    filled: Filled<'_>,
) -> Markup {
    let words = look.words();
    let about_form = filled.wrong.filter(|(_, about_recipe)| !about_recipe);
    let content = html! {
        section.lead { h1 { (words.create_title()) } }
        form.stack id=(FORM) method="post" action="/ateliers" enctype="multipart/form-data" {
            (hidden("op", ""))
            p.error id="e-f-create" role="alert" hidden[about_form.is_none()] {
                @if let Some((say, _)) = about_form { (say) }
            }
            (line(filled, "title", (words.create_name(), Some(words.create_name_hint())), true))
            (line(filled, "label", (words.create_first_name(), None), false))
            (recipe_choice(words, recipes, filled))
            (own_recipe(words, filled))
            div.field {
                label for="f-create-date" { (words.create_date()) }
                input type="date" id="f-create-date" name="date" value=(filled.get("date"));
            }
            (line(filled, "place", (words.create_place(), None), false))
            (line(filled, "organiser", (words.create_organiser(), None), false))
            (language_choice(*look, FORM))
            (licence_choice(words, filled))
            (wifi(words, filled))
            p.note { (words.create_retention_date(&until(*look, now))) }
            button.main { (words.create_go()) }
        }
    };
    simple(*look, words.create_title(), "/ateliers", content)
}

fn line(
    filled: Filled<'_>,
    name: &str,
    (label, hint): (&str, Option<&str>),
    required: bool,
) -> Markup {
    let fill = (name == "label").then_some("given-name");
    let value = filled.get(name);
    plain_field(&Field {
        form: FORM,
        name,
        label,
        hint,
        required,
        fill,
        value,
        rows: 1,
        ..Field::default()
    })
}

fn recipe_choice(words: Words, recipes: &[RecipeChoice<'_>], filled: Filled<'_>) -> Markup {
    let summary = |recipe: &RecipeChoice<'_>| {
        let steps = many(recipe.steps);
        words.recipe_summary(recipe.minutes.into(), steps)
    };
    let summaries: Vec<String> = recipes.iter().map(summary).collect();
    let shipped = recipes.iter().zip(&summaries).map(|(recipe, summary)| Choice {
        value: recipe.key,
        label: recipe.title,
        hint: Some(summary),
    });
    let own = Choice {
        value: OWN,
        label: words.create_own_recipe(),
        hint: Some(words.create_own_recipe_hint()),
    };
    let choices: Vec<Choice<'_>> = shipped.chain([own]).collect();
    let first = recipes.first().map_or("", |recipe| recipe.key);
    let chosen = if filled.recipe().is_empty() { filled.chosen("recipe", first) } else { OWN };
    html! {
        (choice(FORM, "recipe", words.create_recipe(), chosen, &choices))
        p.hint { (words.create_recipe_hint()) }
    }
}

/// A file, or its text where one has no file; open when there is something to mend.
fn own_recipe(words: Words, filled: Filled<'_>) -> Markup {
    let wrong = filled.wrong.filter(|(_, about_recipe)| *about_recipe);
    let text = filled.recipe();
    let lines = text.lines().count().clamp(6, 24);
    html! {
        details open[wrong.is_some() || !text.is_empty()] {
            summary { (words.create_own_recipe()) }
            p.error id="e-f-recipe" role="alert" hidden[wrong.is_none()] {
                @if let Some((say, _)) = wrong { (say) }
            }
            div.field {
                label for="f-create-recipe_file" { (words.create_recipe_file()) }
                input type="file" id="f-create-recipe_file" name="recipe_file"
                    accept=".toml,application/toml,text/plain" aria-describedby="e-f-recipe";
            }
            div.field {
                label for="f-create-recipe_text" { (words.create_recipe_text()) }
                textarea id="f-create-recipe_text" name="recipe_text" rows=(lines) dir="ltr"
                    spellcheck="false" aria-describedby="e-f-recipe"
                    aria-invalid=[wrong.map(|_| "true")] { (text) }
            }
        }
    }
}

fn licence_choice(words: Words, filled: Filled<'_>) -> Markup {
    let choices = Licence::ALL.map(|licence| Choice {
        value: licence.spdx(),
        label: licence.name(),
        hint: Some(words.licence_lead(licence)),
    });
    let chosen = filled.chosen("licence", Licence::default().spdx());
    html! {
        (choice(FORM, "licence", words.create_licence(), chosen, &choices))
        p.hint { (words.create_licence_hint()) }
    }
}

fn wifi(words: Words, filled: Filled<'_>) -> Markup {
    html! {
        details open[!filled.get("wifi").is_empty()] {
            summary { (words.create_wifi()) }
            (line(filled, "wifi", (words.create_wifi_name(), Some(words.create_wifi_hint())), false))
            (line(filled, "wifi_password", (words.create_wifi_password(), None), false))
        }
    }
}

fn until(look: Look, now: Moment) -> String {
    let end = now.plus(limits::KEPT_DAYS * 86_400_000);
    dates::day(look.lang, end, dates::default_zone())
}

/// What is wrong with a recipe, by line and key, in the words of the reader.
pub fn recipe_wrong(words: Words, error: &RecipeError) -> String {
    let list = |known: &[&str]| known.join(", ");
    let wrong = match &error.wrong {
        Wrong::NotToml(detail) => words.recipe_wrong_not_toml(detail),
        Wrong::Missing => words.recipe_wrong_missing().to_owned(),
        Wrong::UnknownKey(known) => words.recipe_wrong_unknown_key(&list(known)),
        Wrong::Sort(expected) => words.recipe_wrong_sort(sort(words, *expected)),
        Wrong::NotOneOf(known) => words.recipe_wrong_not_one_of(&list(known)),
        Wrong::NotBetween { least, most } => {
            words.recipe_wrong_not_between((*least).into(), (*most).into())
        }
        Wrong::Empty => words.recipe_wrong_empty().to_owned(),
        Wrong::TooLong(most) => words.recipe_wrong_too_long(many(*most)),
        Wrong::TooMany(most) => words.recipe_wrong_too_many(many(*most)),
        Wrong::NotAName => words.recipe_wrong_not_a_name().to_owned(),
        Wrong::Twice => words.recipe_wrong_twice().to_owned(),
        Wrong::NotEarlier => words.recipe_wrong_not_earlier().to_owned(),
    };
    words.recipe_wrong_at(&error.key, &error.line.to_string(), &wrong)
}

fn sort(words: Words, expected: Sort) -> &'static str {
    match expected {
        Sort::Text => words.recipe_sort_text(),
        Sort::Sentence => words.recipe_sort_sentence(),
        Sort::Language => words.recipe_sort_language(),
        Sort::YesNo => words.recipe_sort_yes_no(),
        Sort::List => words.recipe_sort_list(),
        Sort::Step => words.recipe_sort_step(),
        Sort::Collects => words.recipe_sort_collects(),
        Sort::Turn => words.recipe_sort_turn(),
    }
}

#[cfg(test)]
mod tests;
