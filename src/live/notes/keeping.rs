//! What the store has of the notes: how much, and what it says.

use std::collections::BTreeMap;

use imbl::OrdMap;

use super::document::Document;
use crate::domain::{Note, NoteId, WorkshopId};
use crate::storage::{Fold, StorageError, Store, StoredUpdate};

/// Updates after which a note is folded into one: reading it back stays quick.
const FOLD_COUNT: u64 = 400;
/// Bytes after which it is folded.
const FOLD_BYTES: usize = 128 * 1024;
/// Updates worth folding when nobody has the note open any more.
const FOLD_IDLE: u64 = 16;
/// Most bytes of one note in the store, folded: ten times its longest text, for what
/// was typed and taken away.
pub(super) const NOTE_BYTES: usize = 768 * 1024;
/// Most bytes of all notes of a workshop: what 80 long notes need.
const ALL_BYTES: usize = 16 * 1024 * 1024;

/// How much the store has of a note.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kept {
    count: u64,
    bytes: usize,
    last: u64,
}

/// The notes of a workshop as they were found in the store.
#[derive(Default)]
pub(in crate::live) struct Shelf {
    pub(super) kept: BTreeMap<NoteId, Kept>,
    /// What they say.
    pub(in crate::live) texts: OrdMap<NoteId, Note>,
}

/// Reads the notes of a workshop that is being opened. What cannot be read is left out
/// and told to the operator: the rest goes on.
pub(in crate::live) fn take_down(id: WorkshopId, updates: &[StoredUpdate]) -> Shelf {
    let mut shelf = Shelf::default();
    let mut bodies: BTreeMap<NoteId, Vec<&[u8]>> = BTreeMap::new();
    for StoredUpdate { number, update } in updates {
        shelf.kept.entry(update.note).or_default().add(update.body.len(), *number);
        bodies.entry(update.note).or_default().push(&update.body);
    }
    for (note, bodies) in bodies {
        let text = reopened(id, note, &bodies).read().unwrap_or_default();
        shelf.texts.insert(note, Note::new(&text));
    }
    shelf
}

/// Reads one note back from the store.
pub(super) async fn load(
    store: &Store,
    id: WorkshopId,
    note: NoteId,
) -> Result<Document, StorageError> {
    let updates = store.notes(id, Some(note)).await?;
    // What was written by many at one place takes its time.
    let opening = tokio::task::spawn_blocking(move || {
        let bodies = updates.iter().map(|stored| stored.update.body.as_slice());
        reopened(id, note, &bodies.collect::<Vec<_>>())
    });
    opening.await.map_err(|_| StorageError::Gone)
}

fn reopened(id: WorkshopId, note: NoteId, bodies: &[&[u8]]) -> Document {
    let (document, out) = Document::of(bodies);
    if out > 0 {
        let all = bodies.len();
        tracing::error!(
            workshop.id = %id, %note, out, all,
            "workshop {id}: {out} of {all} changes of {note} cannot be read and are left out"
        );
    }
    document
}

impl Kept {
    /// One update more, of this many bytes.
    pub(super) fn add(&mut self, bytes: usize, number: u64) {
        self.count += 1;
        self.bytes += bytes;
        self.last = self.last.max(number);
    }

    /// Whether it is time to fold; earlier when nobody has it open any more.
    pub(super) fn wants_folding(&self, idle: bool) -> bool {
        let many = if idle { FOLD_IDLE } else { FOLD_COUNT };
        self.count >= many || (self.bytes >= FOLD_BYTES && self.count > 1)
    }

    /// Whether `more` bytes would be too many, for this note or for all of them.
    pub(super) fn is_full(&self, more: usize, all: usize) -> bool {
        self.bytes + more > NOTE_BYTES || all + more > ALL_BYTES
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Puts one update in the place of all.
    ///
    /// # Errors
    /// Those of the store; a conflict means that somebody else writes this note too.
    pub(super) async fn fold(
        &mut self,
        store: &Store,
        id: WorkshopId,
        (note, document): (NoteId, &Document),
    ) -> Result<(), StorageError> {
        let Some(body) = document.state() else { return Ok(()) };
        let bytes = body.len();
        let fold = Fold { note, upto: self.last, count: self.count, body };
        store.fold_note(id, fold).await?;
        *self = Self { count: 1, bytes, last: self.last };
        Ok(())
    }
}
