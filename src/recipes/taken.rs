//! From a workshop back to a recipe: the agenda as it was reworded, reordered and added
//! to, without a word of those who took part.

use std::collections::HashMap;

use super::{Recipe, RecipeStep};
use crate::domain::{Round, RoundId, Text, Texts, Workshop};

/// Name of a recipe that has none yet.
const KEY: &str = "recette";

impl Recipe {
    /// The agenda of a workshop, steps that were skipped left out; none when no step is
    /// left.
    pub fn of(workshop: &Workshop) -> Option<Self> {
        let rounds: Vec<&Round> = workshop.rounds.iter().filter(|round| !round.skipped).collect();
        let mut keys: HashMap<RoundId, String> = HashMap::new();
        let mut steps = Vec::new();
        for (round, number) in rounds.into_iter().zip(1..) {
            // Only what comes before: a step that was moved may take up a later one.
            let takes = round.plan.takes.iter().filter_map(|id| keys.get(id).cloned()).collect();
            let key = format!("etape-{number}");
            steps.push(step(round, key.clone(), takes));
            keys.insert(round.plan.id, key);
        }
        let about = workshop.about.as_deref()?;
        let title = Texts::one(workshop.language(), about.title.clone());
        (!steps.is_empty()).then(|| Self {
            key: key(about.recipe.as_ref()),
            title,
            about: Texts::default(),
            licence: workshop.licence(),
            source: None,
            minutes: steps.iter().map(|step| step.minutes).sum(),
            withdrawal_hours: about.withdrawal_hours,
            steps,
        })
    }
}

fn step(round: &Round, key: String, takes: Vec<String>) -> RecipeStep {
    let plan = round.plan.clone();
    RecipeStep {
        key,
        step: plan.step,
        title: plan.title,
        prompt: plan.prompt,
        example: plan.example,
        minutes: plan.minutes.max(1),
        collects: plan.collects,
        takes,
        turn: plan.turn,
        sub_questions: plan.sub_questions,
        suggestions: plan.suggestions,
        scene: plan.scene,
        section: plan.section,
    }
}

/// The name of the recipe it came from, as a file may have it.
fn key(known: Option<&Text>) -> String {
    let plain = |name: &&str| {
        let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        name.len() <= 60 && name.chars().all(sign)
    };
    known.map(Text::as_str).filter(plain).unwrap_or(KEY).to_owned()
}
