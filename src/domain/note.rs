//! Free notes: one text per round and one per group, written together.
//!
//! Their words are not events: people type into the same text at once, and a library
//! merges what they do. What the rules say of them is here: which notes there are,
//! who may read and who may write them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::{GroupId, Moment, NotAnId, Role, RoundId, Status, Text, Workshop, limits};

/// Which note: `round-…` or `group-…` with the id of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteId {
    /// The note of a round.
    Round(RoundId),
    /// The note of a group.
    Group(GroupId),
}

/// A note as it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// Letter for letter as it is being written.
    pub typed: Arc<str>,
    /// The same as it is printed; none while nothing but space stands in it.
    pub text: Option<Text>,
}

impl Note {
    /// From what was typed.
    pub fn new(typed: &str) -> Self {
        Self { typed: typed.into(), text: Text::parse(typed, limits::NOTE).ok() }
    }
}

/// What people typed stays out of logs and panics.
impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({} bytes)", self.typed.len())
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Round(id) => write!(f, "round-{id}"),
            Self::Group(id) => write!(f, "group-{id}"),
        }
    }
}

impl FromStr for NoteId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text.split_once('-') {
            Some(("round", id)) => id.parse().map(Self::Round),
            Some(("group", id)) => id.parse().map(Self::Group),
            Some(_) | None => Err(NotAnId),
        }
    }
}

impl Workshop {
    /// Whether somebody in this role may read a note. The note of a group that was
    /// dissolved and of a round that is left out is nobody's until it comes back; a
    /// round that waits has one for the team, which prepares it.
    pub fn shows_note(&self, note: NoteId, role: Role) -> bool {
        match note {
            NoteId::Round(id) => self.round(id).is_ok_and(|round| {
                !round.skipped && (role.is_team() || round.status != Status::Waiting)
            }),
            NoteId::Group(id) => {
                self.group(id).is_ok_and(|group| self.shows_note(NoteId::Round(group.round), role))
            }
        }
    }

    /// Whether somebody in this role may write into the notes they can read: the team
    /// always, a person of the room until the window ends, unless the notes were closed.
    pub fn may_write_notes(&self, role: Role, now: Moment) -> bool {
        match role {
            Role::Facilitator | Role::CoFacilitator | Role::Scribe => true,
            Role::Participant => !self.notes_closed && self.window_open(now),
            Role::Projector => false,
        }
    }

    /// The notes that everybody may read and that say something, in the order of the
    /// agenda: of each round, then of its groups.
    pub fn public_notes(&self) -> Vec<(NoteId, &Text)> {
        let places = self.rounds.iter().flat_map(|round| {
            let groups = self.groups_of(round.plan.id).into_iter();
            std::iter::once(NoteId::Round(round.plan.id))
                .chain(groups.map(|group| NoteId::Group(group.id)))
        });
        places.filter_map(|id| Some((id, self.note(id, Role::Participant)?))).collect()
    }

    /// What a note says, to somebody in this role.
    pub fn note(&self, id: NoteId, role: Role) -> Option<&Text> {
        let note = self.notes.get(&id).filter(|_| self.shows_note(id, role))?;
        note.text.as_ref()
    }
}
