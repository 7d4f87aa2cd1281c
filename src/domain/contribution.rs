//! One thing somebody said or wrote, and what became of it.

use imbl::OrdSet;

use super::terms::coded;
use super::{By, ContributionId, Kind, Moment, NoteId, RoundId, SeatId, Text};

/// The words of a contribution; which fields count depends on its [`Kind`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The sentence; for an innovation its name, for an action what is to be done.
    pub text: Text,
    /// What people do there (innovation).
    pub what: Option<Text>,
    /// Where (innovation).
    pub place: Option<Text>,
    /// The author's link to it (innovation).
    pub tie: Option<Tie>,
    /// Who does it (action), who speaks (talk, testimony, remark).
    pub who: Option<Text>,
    /// Until when (action), as a civil date or in words.
    pub due: Option<Text>,
    /// Which sub-question of the discussion it answers, from 0.
    pub sub_question: Option<u32>,
}

impl Statement {
    /// A sentence without further fields.
    pub fn of(text: Text) -> Self {
        Self { text, what: None, place: None, tie: None, who: None, due: None, sub_question: None }
    }
}

coded! {
    /// An author's link to an innovation.
    Tie {
        /// "I am part of it."
        Mine = "mine",
        /// "I know it."
        Known = "known",
    }
}

coded! {
    /// By which way an entry came in.
    Channel {
        /// Typed by its author.
        Phone = "phone",
        /// Noted by the team while the person spoke.
        Scribe = "scribe",
        /// Typed by the team from a paper card.
        Paper = "paper",
        /// From a file.
        Import = "import",
    }
}

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// A person of the workshop.
    Seat(SeatId),
    /// Nobody can tell; who holds the claim may edit.
    Claim(Claim),
    /// The room, or somebody who is not in it.
    Nobody,
}

/// What an anonymous author proves authorship with: a keyed hash that only the
/// author's device can make again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Claim(pub [u8; 16]);

/// One contribution as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each mark is independent of the others")]
pub struct Contribution {
    /// Its id, made by who sent it.
    pub id: ContributionId,
    /// Where it was given.
    pub round: RoundId,
    /// What it is.
    pub kind: Kind,
    /// The words as they stand now.
    pub statement: Statement,
    /// Whose words.
    pub author: Author,
    /// The author's name when it was written, as the author wished it then.
    pub name: Option<Text>,
    /// By which way it came in.
    pub channel: Channel,
    /// Who typed it; nobody when anonymous.
    pub by: By,
    /// When.
    pub at: Moment,
    /// Place in the order of arrival, from 1.
    pub order: u64,
    /// Whether others may read it (unless it is hidden).
    pub shared: bool,
    /// Taken off every screen by the team.
    pub hidden: bool,
    /// The author asked not to be named.
    pub unnamed: bool,
    /// A question that got its answer.
    pub answered: bool,
    /// Played by the rehearsal; erasable.
    pub simulated: bool,
    /// The entry it was merged into.
    pub merged_into: Option<ContributionId>,
    /// The free note its words were taken from.
    pub source: Option<NoteId>,
    /// Who supports it.
    pub support: OrdSet<SeatId>,
    /// How often it was reworded, on any side of a merge.
    pub edits: u32,
    /// Earlier wordings that others could read, oldest first.
    pub revisions: Vec<Revision>,
}

/// An earlier wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// When it was replaced.
    pub until: Moment,
    /// The words before.
    pub statement: Statement,
}

impl Contribution {
    /// Whether it may appear on the wall, in the pad and in exports.
    pub fn is_public(&self) -> bool {
        self.shared && !self.hidden
    }
}
