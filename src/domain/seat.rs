//! People: seats, devices, roles and links.

use super::terms::coded;
use super::{ContributionId, Language, LinkId, Moment, OpId, SeatId, Text};

/// A person of the workshop, across devices and reconnects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// Place in the order of arrival, from 1.
    pub number: u32,
    /// First name, nickname, or nothing.
    pub name: Option<Text>,
    /// Language of the person's pages.
    pub language: Language,
    /// Nobody holds a device for it: the team writes for this person.
    pub proxy: bool,
    /// Played by the rehearsal; erasable.
    pub simulated: bool,
    /// Asked to leave.
    pub removed: bool,
    /// The asking that last removed this person, and what it hid with them.
    pub removal: Option<Removal>,
    /// The spoken key that brings the person back.
    pub key: KeyMark,
    /// When the seat was taken.
    pub joined: Moment,
}

/// How somebody was removed, so that it can be undone as one act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The asking.
    pub op: OpId,
    /// What it took off all screens.
    pub hidden: Vec<ContributionId>,
}

/// What is kept of a spoken key ("goéland-42"): its nonce, from which the server
/// can say it again, and its keyed hash, with which it is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyMark {
    /// Makes the key differ from those of other seats.
    pub nonce: u16,
    /// Keyed hash of the key.
    pub mark: Fingerprint,
}

/// Keyed hash of a secret; the secret itself is never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 16]);

coded! {
    /// What a link or a device may do.
    Role {
        /// Leads; gives and revokes links; ends and deletes.
        Facilitator = "facilitator",
        /// Leads beside the facilitator.
        CoFacilitator = "co_facilitator",
        /// Writes for people and notes.
        Scribe = "scribe",
        /// Shows the wall; reads only.
        Projector = "projector",
        /// Takes part.
        Participant = "participant",
    }
}

impl Role {
    /// Roles that lead or write for others.
    pub fn is_team(self) -> bool {
        matches!(self, Self::Facilitator | Self::CoFacilitator | Self::Scribe)
    }

    /// Roles that run the agenda.
    pub fn leads(self) -> bool {
        matches!(self, Self::Facilitator | Self::CoFacilitator)
    }
}

/// A link that gives a role. Its secret is derived from the server's, not stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// What it allows.
    pub role: Role,
    /// For whom, in words.
    pub label: Option<Text>,
    /// No longer valid.
    pub revoked: bool,
    /// Held by the rehearsal: what it writes is erasable.
    pub simulated: bool,
}
