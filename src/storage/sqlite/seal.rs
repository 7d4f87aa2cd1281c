//! A checksum per record, bound to its place.
//!
//! SQLite keeps no checksum of its pages once they have left the WAL: without this
//! a flipped bit would be read back as somebody's words.

use crate::domain::{Moment, NoteId, WorkshopId};

/// The same for an update of a note.
pub(super) fn note_seal(workshop: WorkshopId, number: i64, note: NoteId, body: &[u8]) -> i64 {
    let mut marked = note.to_string().into_bytes();
    marked.extend_from_slice(body);
    seal(workshop, number, Moment(0), &marked)
}

/// 64 bits over the workshop, the place, the moment and the body.
pub(super) fn seal(workshop: WorkshopId, seq: i64, at: Moment, body: &[u8]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&workshop.0.to_be_bytes());
    hasher.update(&seq.to_be_bytes());
    hasher.update(&at.0.to_be_bytes());
    hasher.update(body);
    let mut sum = [0; 8];
    hasher.finalize_xof().fill(&mut sum);
    i64::from_be_bytes(sum)
}
