//! A note tried without a server: what is fuzzed.

use super::document::{Applied, Document};
use super::wire::{self, Said};
use crate::domain::{NoteId, RoundId};

/// Plays frames to an empty note as the server does, and answers what it says, and what
/// it says when it is read back from what was stored of it. A frame that begins with 255,
/// which none of the protocol does, is a form of this text.
pub fn played<'a>(frames: impl Iterator<Item = &'a [u8]>) -> (String, String) {
    let mut note = Document::new();
    let mut stored: Vec<Vec<u8>> = Vec::new();
    for frame in frames {
        let applied = match frame.split_first() {
            Some((255, text)) => note.merge(Some(""), &String::from_utf8_lossy(text)),
            _ => match wire::read(frame, Some(NoteId::Round(RoundId(1)))) {
                Some((_, Said::Answer(update) | Said::Change(update))) => note.apply(&update),
                Some((_, Said::Knows(known))) => {
                    note.missing(&known);
                    Applied::Known
                }
                Some((_, Said::Present(_) | Said::WhoIsThere)) | None => Applied::Known,
            },
        };
        match applied {
            Applied::Changed(update) | Applied::Incomplete(Some(update)) => stored.push(update),
            Applied::Known | Applied::Incomplete(None) | Applied::TooLong | Applied::Unreadable => {
            }
            Applied::Broken => return (String::new(), "the library failed".to_owned()),
        }
    }
    let bodies: Vec<&[u8]> = stored.iter().map(Vec::as_slice).collect();
    let says = |note: &Document| note.read().unwrap_or_default();
    let (again, left_out) = Document::of(&bodies);
    let folded = note.state().unwrap_or_default();
    let (folded, out) = Document::of(&[&folded]);
    if left_out + out > 0 || says(&again) != says(&folded) {
        return (says(&note), format!("{left_out} and {out} left out"));
    }
    (says(&note), says(&again))
}
