//! The guide for authors of recipes against the format.

use std::collections::BTreeSet;

use collecte::domain::{
    Kind, Names, RoundId, RoundPlan, Scene, Section, Step, Texts, TurnOrder, Visible,
};
use collecte::recipes;

use super::{assert_same, column, quoted, rows, set, text};

fn page() -> String {
    text("docs/guide/fr/ecrire-une-recette.md")
}

/// The keys that the reader of recipes knows.
fn keys() -> BTreeSet<String> {
    let source = text("src/recipes/parse.rs");
    let mut keys = BTreeSet::new();
    for list in source.split(": &[&str] =").skip(1) {
        let list = list.split(';').next().unwrap_or_default();
        keys.extend(list.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    keys
}

/// `1 000` is 1000.
fn number(cell: &str) -> u32 {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[test]
fn every_key_of_a_recipe_is_explained_and_no_other() {
    assert_same("keys", &column(&page(), &["clé", "contenu"], 0), &keys());
}

#[test]
fn the_steps_are_explained_with_their_usual_values() {
    let rows = rows(&page(), &["code", "étape"]);
    assert_eq!(rows.len(), Step::ALL.len());
    for cells in rows {
        let step = Step::from_code(quoted(&cells[0])[0]).unwrap();
        let usual = RoundPlan::of_step(RoundId(0), step, Texts::default(), Texts::default());
        let kind = usual.collects.map(|collects| collects.kind.code());
        assert_eq!(quoted(&cells[2]).first().copied(), kind, "{}", step.code());
        assert_eq!(number(&cells[3]), usual.minutes, "{}", step.code());
    }
}

#[test]
fn the_kinds_are_explained_with_their_lengths() {
    let rows = rows(&page(), &["code", "contribution"]);
    assert_eq!(rows.len(), Kind::ALL.len());
    for cells in rows {
        let kind = Kind::from_code(quoted(&cells[0])[0]).unwrap();
        assert_eq!(number(&cells[2]), kind.usual_length(), "{}", kind.code());
    }
}

#[test]
fn the_closed_lists_of_a_recipe_are_those_of_the_rules() {
    let page = page();
    let lists = rows(&page, &["liste", "codes"]);
    let keys = rows(&page, &["clé", "contenu"]);
    let named = |name: &str| {
        let all = lists.iter().chain(&keys).filter(|cells| quoted(&cells[0]) == [name]);
        set(all.flat_map(|cells| quoted(&cells[1])))
    };
    assert_same("scene", &named("scene"), &set(Scene::ALL.iter().map(|one| one.code())));
    assert_same("section", &named("section"), &set(Section::ALL.iter().map(|one| one.code())));
    assert_same("visible", &named("visible"), &set(Visible::ALL.iter().map(|one| one.code())));
    assert_same("names", &named("names"), &set(Names::ALL.iter().map(|one| one.code())));
    assert_same("order", &named("order"), &set(TurnOrder::ALL.iter().map(|one| one.code())));
}

#[test]
fn the_shortest_recipe_of_the_guide_is_one() {
    let page = page();
    let file = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let recipe = recipes::parse(file).unwrap();
    assert_eq!((recipe.steps.len(), recipe.minutes), (2, 30));
}
