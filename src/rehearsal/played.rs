//! What was played.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::Kind;

/// What was played, when it is over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Played {
    /// People who took a seat.
    pub seats: usize,
    /// Steps of the agenda that were played.
    pub steps: usize,
    /// What was said, by kind.
    pub contributions: BTreeMap<Kind, usize>,
    /// Groups that were made.
    pub groups: usize,
    /// Askings that the server refused: somebody else leads too, or there is a fault.
    pub refused: Vec<String>,
    /// How long it took.
    pub took: Duration,
}

impl Played {
    /// Everything that was said.
    pub fn said(&self) -> usize {
        self.contributions.values().sum()
    }
}

/// What happens, while it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening<'a> {
    /// So many people are there now.
    Arrived(usize),
    /// A step opens.
    Step {
        /// Which one, from 1.
        number: usize,
        /// Of how many.
        of: usize,
        /// Its title.
        title: &'a str,
    },
    /// All is played.
    Over(&'a Played),
}
