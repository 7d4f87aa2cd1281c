//! The shape of a `collecte/1` file. Ids are 26 letters, closed lists are their codes.

use serde::{Deserialize, Serialize};

use super::plan::Plan;

/// A whole file.
#[derive(Serialize, Deserialize)]
pub(super) struct File {
    pub(super) format: String,
    /// Not read back: a copy has its own address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) notice: Option<Notice>,
    pub(super) workshop: Workshop,
    pub(super) people: People,
    pub(super) rounds: Vec<Round>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) current: Option<String>,
    pub(super) contributions: Vec<Entry>,
    /// Taken back: their ids alone, so that no other file brings them again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) withdrawn: Vec<String>,
    /// Taken off every screen: their ids alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) hidden: Vec<String>,
    pub(super) groups: Vec<Group>,
    pub(super) placements: Vec<Placement>,
    /// What was written together; absent in files made before there were notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<Note>,
}

/// The free note of a round or a group.
#[derive(Serialize, Deserialize)]
pub(super) struct Note {
    /// `round-…` or `group-…`.
    pub(super) note: String,
    pub(super) text: String,
}

/// The terms in full, for who only reads.
#[derive(Serialize, Deserialize)]
pub(super) struct Notice {
    pub(super) licence: String,
    pub(super) credit: String,
    pub(super) address: String,
}

/// Title and terms.
#[derive(Serialize, Deserialize)]
pub(super) struct Workshop {
    /// Files of the first days say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) organiser: Option<String>,
    pub(super) licence: String,
    pub(super) language: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) recipe: Option<String>,
    pub(super) withdrawal_hours: u32,
    pub(super) ended: bool,
    /// Only the team may write into the notes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) notes_closed: bool,
}

/// Who signed something, and how many more took part.
#[derive(Serialize, Deserialize)]
pub(super) struct People {
    pub(super) signing: Vec<Person>,
    pub(super) others: usize,
    /// Of these, how many the rehearsal played.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) others_simulated: usize,
}

/// Somebody who signed.
#[derive(Serialize, Deserialize)]
pub(super) struct Person {
    pub(super) seat: String,
    pub(super) name: String,
    /// Played by the rehearsal.
    #[serde(default, skip_serializing_if = "is_no")]
    pub(super) simulated: bool,
}

/// One step of the agenda, and how far it went.
#[derive(Serialize, Deserialize)]
pub(super) struct Round {
    #[serde(flatten)]
    pub(super) plan: Plan,
    pub(super) status: String,
    pub(super) skipped: bool,
    pub(super) revealed: bool,
    /// People who passed for good.
    pub(super) passed: usize,
    pub(super) answers: Answers,
}

/// How many gave which answer.
#[derive(Serialize, Deserialize)]
pub(super) struct Answers {
    pub(super) fine: usize,
    pub(super) reserves: usize,
    pub(super) passes: usize,
}

/// Something that was said.
#[derive(Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) round: String,
    pub(super) kind: String,
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) what: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) tie: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) who: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sub_question: Option<u32>,
    /// How often it was reworded.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) revision: u32,
    /// The seat that signs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) seat: Option<String>,
    /// The name beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    pub(super) channel: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) merged_into: Option<String>,
    pub(super) support: usize,
    pub(super) answered: bool,
    /// The note it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    /// Played by the rehearsal.
    #[serde(default, skip_serializing_if = "is_no")]
    pub(super) simulated: bool,
}

/// A group of a grouping round.
#[derive(Serialize, Deserialize)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) round: String,
    pub(super) rank: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) headline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) gesture: Option<String>,
}

/// Where a card stands.
#[derive(Serialize, Deserialize)]
pub(super) struct Placement {
    pub(super) round: String,
    pub(super) card: String,
    pub(super) group: Option<String>,
    pub(super) rank: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_no(mark: &bool) -> bool {
    !mark
}

/// Whether nothing was counted.
fn is_zero<T: Default + PartialEq>(count: &T) -> bool {
    *count == T::default()
}
