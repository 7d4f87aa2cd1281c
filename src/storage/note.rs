//! What is kept of notes: updates that several people made, in no order that counts.

use crate::domain::NoteId;

/// What somebody did to a note, in the form of the library that merges notes.
#[derive(Clone, PartialEq, Eq)]
pub struct NoteUpdate {
    /// To which.
    pub note: NoteId,
    /// At most [`MAX_BODY`](super::MAX_BODY) bytes, kept as they are.
    pub body: Vec<u8>,
}

/// An update as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredUpdate {
    /// Grows with each update of the workshop; there may be holes.
    pub number: u64,
    /// To which note, and what.
    pub update: NoteUpdate,
}

/// Many updates of one note about to become one.
pub struct Fold {
    /// Which.
    pub note: NoteId,
    /// The last update that is in `body`.
    pub upto: u64,
    /// How many updates are in it: if the store has others, nothing is folded.
    pub count: u64,
    /// All of them in one.
    pub body: Vec<u8>,
}

/// Updates are people's words: only their length is ever shown.
impl std::fmt::Debug for NoteUpdate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NoteUpdate({}, {} bytes)", self.note, self.body.len())
    }
}

/// As [`NoteUpdate`].
impl std::fmt::Debug for StoredUpdate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredUpdate({}, {:?})", self.number, self.update)
    }
}
