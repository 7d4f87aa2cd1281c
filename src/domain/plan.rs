//! What a workshop intends: its title and licence, and the steps of its agenda.
//!
//! A [`RoundPlan`] is one step as a recipe describes it; once in a workshop it is
//! the fixed part of a [`Round`](super::Round).

use super::{
    Kind, Language, Names, RoundId, Scene, Section, Step, Text, Texts, TurnOrder, Visible,
};

/// Title, place and terms of a workshop, as shown on every export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What the meeting is called.
    pub title: Text,
    /// Where people meet.
    pub place: Option<Text>,
    /// Civil date of the meeting, `2026-03-14`.
    pub date: Option<Text>,
    /// Who invites.
    pub organiser: Option<Text>,
    /// Terms under which everything is published.
    pub licence: Licence,
    /// Language of the wall and of the exports.
    pub language: Language,
    /// Name of the recipe that was used, for the colophon.
    pub recipe: Option<Text>,
    /// Hours after the end in which people may withdraw or unname what they said.
    pub withdrawal_hours: u32,
    /// Name and password of the room's Wi-Fi, printed on the join sheet.
    pub wifi: Option<Wifi>,
}

/// The Wi-Fi of the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wifi {
    /// Name of the network.
    pub name: Text,
    /// Its password; none for an open network.
    pub password: Option<Text>,
}

/// Free licences a workshop can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Licence {
    /// Creative Commons Attribution-ShareAlike 4.0.
    #[default]
    CcBySa,
    /// Creative Commons Attribution 4.0.
    CcBy,
    /// Creative Commons Zero 1.0.
    Cc0,
}

impl Licence {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::CcBySa, Self::CcBy, Self::Cc0];

    /// SPDX identifier.
    pub fn spdx(self) -> &'static str {
        match self {
            Self::CcBySa => "CC-BY-SA-4.0",
            Self::CcBy => "CC-BY-4.0",
            Self::Cc0 => "CC0-1.0",
        }
    }

    /// Short name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::CcBySa => "CC BY-SA 4.0",
            Self::CcBy => "CC BY 4.0",
            Self::Cc0 => "CC0 1.0",
        }
    }

    /// Address of the licence's text.
    pub fn url(self) -> &'static str {
        match self {
            Self::CcBySa => "https://creativecommons.org/licenses/by-sa/4.0/",
            Self::CcBy => "https://creativecommons.org/licenses/by/4.0/",
            Self::Cc0 => "https://creativecommons.org/publicdomain/zero/1.0/",
        }
    }

    /// From an SPDX identifier.
    pub fn from_spdx(spdx: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|licence| licence.spdx() == spdx)
    }
}

/// One step of an agenda, as a recipe describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPlan {
    /// Its id in this workshop.
    pub id: RoundId,
    /// What kind of step it is.
    pub step: Step,
    /// Its title.
    pub title: Texts,
    /// What people are asked.
    pub prompt: Texts,
    /// An example that opens the way.
    pub example: Option<Texts>,
    /// How long it should take, in minutes.
    pub minutes: u32,
    /// What it collects, if anything.
    pub collects: Option<Collects>,
    /// Rounds whose entries or groups it takes up.
    pub takes: Vec<RoundId>,
    /// How people take turns, in a go-round or a discussion.
    pub turn: Option<TurnRules>,
    /// Questions of a discussion, under which the scribe notes.
    pub sub_questions: Vec<Texts>,
    /// Ready answers to choose from.
    pub suggestions: Vec<Texts>,
    /// What the wall shows while it runs.
    pub scene: Scene,
    /// Where it goes in the notes.
    pub section: Section,
}

/// What a round collects, and under which rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Collects {
    /// Kind of entry.
    pub kind: Kind,
    /// Advised length in characters; shown, never enforced.
    pub advised: u32,
    /// Entries a person may give.
    pub per_person: Option<u32>,
    /// When others may read them.
    pub visible: Visible,
    /// Whether names are shown.
    pub names: Names,
    /// Whether people can support an entry.
    pub support: bool,
    /// Whether phones may write, or only the team.
    pub phones: bool,
}

/// How people take turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnRules {
    /// In which order.
    pub order: TurnOrder,
    /// Time per person, in seconds; 0 when nobody counts.
    pub seconds: u32,
    /// Whether a person who passed is offered the turn once more at the end.
    pub comes_back: bool,
    /// Whether people ask for the floor instead of all being called.
    pub on_request: bool,
}
