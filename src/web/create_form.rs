//! `GET /ateliers`: the form of a new workshop, empty or with what has to be mended.

use axum::response::{IntoResponse as _, Response};

use super::error::WebError;
use super::form::Fields;
use super::look::look;
use super::show::show;
use super::visitor::Visitor;
use crate::clock;
use crate::i18n::words;
use crate::recipes;
use crate::views;
use crate::views::new::{Filled, RecipeChoice};

/// `GET /ateliers`
pub(super) async fn form(visitor: Visitor) -> Response {
    blank(&visitor, Filled::default())
}

/// The form, with what somebody already wrote.
fn blank(visitor: &Visitor, filled: Filled<'_>) -> Response {
    let language = visitor.lang.language();
    let choices: Vec<RecipeChoice<'_>> = recipes::shipped()
        .iter()
        .map(|recipe| RecipeChoice {
            key: &recipe.key,
            title: recipe.title.read(language).0,
            minutes: recipe.minutes,
            steps: recipe.steps.len(),
        })
        .collect();
    let page = views::new::create(&look(visitor), &choices, clock::now(), filled);
    show(page).into_response()
}

/// The form once more, with all that was typed and what was wrong.
pub(super) fn mend(visitor: &Visitor, fields: &Fields, error: &WebError) -> Response {
    let words = words(visitor.lang);
    let (say, about_recipe) = if let WebError::BadRecipe(wrong) = error {
        (views::new::recipe_wrong(words, wrong), true)
    } else {
        (words.refusal(error.code()).to_owned(), error.code() == "no_recipe")
    };
    let filled = Filled { values: fields, wrong: Some((&say, about_recipe)) };
    (error.status(), blank(visitor, filled)).into_response()
}
