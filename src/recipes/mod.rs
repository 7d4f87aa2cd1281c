//! Recipes: agendas that facilitators share as files, in the format `collecte-recipe/1`.
//!
//! ```text
//! file ── parse ──> Recipe ── rounds ──> Vec<RoundPlan>      write goes back
//! ```
//! A recipe holds a method and no words of participants. What a step leaves out has
//! the usual value of its kind ([`RoundPlan::of_step`]), so that a short file is a
//! whole recipe; the shipped files show every key.
//!
//! Invariant: a step takes up earlier steps only, and parsing never panics.

mod error;
mod field;
mod parse;
mod shipped;
mod taken;
mod write;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::domain::{
    Collects, Licence, RoundId, RoundPlan, Scene, Section, Step, Text, Texts, TurnRules,
};

pub use error::{RecipeError, Sort, Wrong};
pub use parse::parse;
pub use shipped::shipped;
pub use write::write;

/// The first line of every recipe.
pub const FORMAT: &str = "collecte-recipe/1";

/// An agenda to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// Its name in addresses and files: letters a to z, digits and hyphens.
    pub key: String,
    /// What it is called.
    pub title: Texts,
    /// For whom and for what, in a few lines; may be empty.
    pub about: Texts,
    /// Terms under which the recipe itself is shared.
    pub licence: Licence,
    /// Where the method comes from.
    pub source: Option<Text>,
    /// How long it takes, in minutes: the sum of its steps.
    pub minutes: u32,
    /// Hours after the end in which people may withdraw what they said.
    pub withdrawal_hours: u32,
    /// Its steps, in order; at least one.
    pub steps: Vec<RecipeStep>,
}

/// One step: a [`RoundPlan`] whose links are keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipeStep {
    /// Its name among the steps.
    pub key: String,
    /// What kind of step it is.
    pub step: Step,
    /// Its title.
    pub title: Texts,
    /// What people are asked; may be empty.
    pub prompt: Texts,
    /// An example that opens the way.
    pub example: Option<Texts>,
    /// How long it should take, in minutes.
    pub minutes: u32,
    /// What it collects, if anything.
    pub collects: Option<Collects>,
    /// Keys of earlier steps whose entries or groups it takes up.
    pub takes: Vec<String>,
    /// How people take turns.
    pub turn: Option<TurnRules>,
    /// Questions of a discussion.
    pub sub_questions: Vec<Texts>,
    /// Ready answers to choose from.
    pub suggestions: Vec<Texts>,
    /// What the wall shows while it runs.
    pub scene: Scene,
    /// Where it goes in the notes.
    pub section: Section,
}

impl Recipe {
    /// The agenda of a new workshop; `id` makes a new id each time.
    pub fn rounds(&self, mut id: impl FnMut() -> RoundId) -> Vec<RoundPlan> {
        let ids: HashMap<&str, RoundId> =
            self.steps.iter().map(|step| (step.key.as_str(), id())).collect();
        let plan = |step: &RecipeStep| {
            let id = ids.get(step.key.as_str()).copied()?;
            let taken = |key: &String| ids.get(key.as_str()).copied();
            Some(step.plan(id, step.takes.iter().filter_map(taken).collect()))
        };
        self.steps.iter().filter_map(plan).collect()
    }
}

impl RecipeStep {
    fn plan(&self, id: RoundId, takes: Vec<RoundId>) -> RoundPlan {
        RoundPlan {
            id,
            step: self.step,
            title: self.title.clone(),
            prompt: self.prompt.clone(),
            example: self.example.clone(),
            minutes: self.minutes,
            collects: self.collects,
            takes,
            turn: self.turn,
            sub_questions: self.sub_questions.clone(),
            suggestions: self.suggestions.clone(),
            scene: self.scene,
            section: self.section,
        }
    }
}
