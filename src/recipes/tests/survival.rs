//! Any recipe survives its file, and no file makes parsing panic.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::domain::tests::any as parts;
use crate::domain::{Collects, Language, Licence, RoundPlan, Text, Texts, TurnRules};
use crate::recipes::shipped::FILES;
use crate::recipes::{Recipe, RecipeStep, parse, write};

/// Any recipe that could have been read from a file.
fn recipe() -> impl Strategy<Value = Recipe> {
    let steps = vec((parts::plan(), vec(any::<Index>(), 0..3)), 1..5);
    let source = option::of(parts::text());
    (sentence(), option::of(sentence()), select(&Licence::ALL[..]), source, 0..8_000u32, steps)
        .prop_map(|(title, about, licence, source, withdrawal_hours, plans)| {
            let steps: Vec<RecipeStep> = plans
                .into_iter()
                .enumerate()
                .map(|(place, (plan, takes))| step(place, plan, &takes))
                .collect();
            Recipe {
                key: "any-1".to_owned(),
                title,
                about: about.unwrap_or_default(),
                licence,
                source,
                minutes: steps.iter().map(|step| step.minutes).sum(),
                withdrawal_hours,
                steps,
            }
        })
}

fn step(place: usize, plan: RoundPlan, takes: &[Index]) -> RecipeStep {
    let mut takes: Vec<String> = takes
        .iter()
        .filter(|_| place > 0)
        .map(|index| format!("step-{}", index.index(place)))
        .collect();
    takes.sort();
    takes.dedup();
    let collects = plan.collects.map(|collects| Collects {
        advised: collects.advised % 1_000 + 1,
        per_person: collects.per_person.map(|most| most % 1_000 + 1),
        ..collects
    });
    let turn = plan.turn.map(|turn| TurnRules { seconds: turn.seconds % 3_600, ..turn });
    let some = |texts: Texts| {
        if texts.0.is_empty() { Texts::one(Language::FRENCH, word()) } else { distinct(texts) }
    };
    RecipeStep {
        key: format!("step-{place}"),
        step: plan.step,
        title: some(plan.title),
        prompt: distinct(plan.prompt),
        example: plan.example.map(some),
        minutes: plan.minutes % 600 + 1,
        collects,
        takes,
        turn,
        sub_questions: plan.sub_questions.into_iter().map(some).collect(),
        suggestions: plan.suggestions.into_iter().map(some).collect(),
        scene: plan.scene,
        section: plan.section,
    }
}

fn word() -> Text {
    Text::parse("word", 9).unwrap()
}

/// A file has each language once.
fn distinct(mut texts: Texts) -> Texts {
    let mut seen = Vec::new();
    texts.0.retain(|(language, _)| {
        let new = !seen.contains(language);
        seen.push(*language);
        new
    });
    texts
}

fn sentence() -> impl Strategy<Value = Texts> {
    parts::text().prop_map(|text| Texts::one(Language::FRENCH, text))
}

proptest! {
    #[test]
    fn a_recipe_survives_its_file(recipe in recipe()) {
        prop_assert_eq!(parse(&write(&recipe)), Ok(recipe));
    }

    #[test]
    fn no_text_makes_parsing_panic(text in "\\PC{0,200}", toml in "[a-z\\[\\]{}=\",.\n# 0-9'\\\\-]{0,200}") {
        prop_assert!(parse(&text).is_err() && parse(&toml).is_err());
    }

    #[test]
    fn no_damage_to_a_recipe_makes_parsing_panic(
        file in select(&FILES[..]),
        (from, to) in (index(), index()),
        by in "[\\[\\]{}=\",.\n#a0é'-]{0,3}",
    ) {
        let bounds: Vec<usize> = file.char_indices().map(|(at, _)| at).collect();
        let (from, to) = (*from.get(&bounds), *to.get(&bounds));
        let damaged = format!("{}{by}{}", &file[..from.min(to)], &file[from.max(to)..]);
        if let Err(error) = parse(&damaged) {
            prop_assert!(error.line >= 1 && error.line <= damaged.matches('\n').count() + 1);
        }
    }
}

fn index() -> impl Strategy<Value = Index> {
    any::<Index>()
}
