//! The recipes that come with the program: the two workshops of the field report,
//! and two small ones to begin with.

use std::sync::LazyLock;

use super::{Recipe, parse};

/// Their files, in the order in which they are offered.
pub(super) const FILES: [&str; 4] = [
    include_str!("shipped/collecte-innovation-sociale.toml"),
    include_str!("shipped/croiser-nos-savoirs.toml"),
    include_str!("shipped/tour-de-table.toml"),
    include_str!("shipped/page-blanche.toml"),
];

/// The recipes that come with the program, the usual one first.
pub fn shipped() -> &'static [Recipe] {
    // The tests read every file: none is left out here.
    static RECIPES: LazyLock<Vec<Recipe>> =
        LazyLock::new(|| FILES.into_iter().filter_map(|file| parse(file).ok()).collect());
    &RECIPES
}
