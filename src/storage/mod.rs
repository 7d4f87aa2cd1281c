//! The durable log: one sequence of records per workshop, kept as opaque bytes, and
//! beside it the updates of its notes, whose order means nothing.
//!
//! ```text
//! room -> Store::append -> inbox -> writer thread -> one commit, one fsync -> answers
//! room -> Store::read ---> a read-only connection
//! ```
//!
//! What an `Ok` promises: the disk has it. What an error promises is said by each
//! method; an error never means "stored all the same" to anyone who reads again.
//! A store knows nothing of the rules of a workshop, and never looks inside a
//! record: the stored form of an event is somebody else's business.
//!
//! Invariant: nothing here logs or reports what a record contains.

mod error;
mod note;
pub mod record;
mod sqlite;

#[cfg(test)]
mod conformance;

use std::path::Path;

use crate::domain::{Moment, NoteId, WorkshopId};

pub use error::{Cause, During, OpenError, StorageError};
pub use note::{Fold, NoteUpdate, StoredUpdate};
pub use sqlite::Sqlite;

/// Longest body of one record, in bytes: far above any event, and small enough
/// that a full batch fits in memory.
pub const MAX_BODY: usize = 1024 * 1024;

/// A log on disk, whichever engine keeps it. Cloning gives another handle on the same log.
///
/// A future dropped before its answer may still be carried out: after a
/// cancellation, read the log again.
#[derive(Debug, Clone)]
pub enum Store {
    /// One SQLite file on this machine.
    Sqlite(Sqlite),
}

/// A workshop as the store knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which workshop.
    pub id: WorkshopId,
    /// Its join code, compared letter for letter: normalise before.
    pub code: String,
    /// From this moment on, [`Store::due`] names it.
    pub purge_at: Moment,
}

/// Something to store: when, and the bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// When it happened.
    pub at: Moment,
    /// At most [`MAX_BODY`] bytes, kept as they are.
    pub body: Vec<u8>,
}

/// A record with its place in the log of its workshop.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// 1 for the first record of a workshop, then one more each time, without a gap.
    pub seq: u64,
    /// When it happened.
    pub at: Moment,
    /// The bytes that were given.
    pub body: Vec<u8>,
}

impl Store {
    /// Opens the log of a data folder, and makes both when they do not exist yet.
    ///
    /// Blocks for as long as the checks take (well under a second): call it before
    /// serving. One process at a time holds a folder, until [`Store::close`] or its
    /// end, however brutal. The folder is on a local disk: a network share does not
    /// keep the promises of fsync and of the lock.
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        Sqlite::open(folder).map(Self::Sqlite)
    }

    /// Puts a backup into a data folder that holds no log yet, after checking it whole.
    pub fn restore(backup: &Path, folder: &Path) -> Result<(), OpenError> {
        Sqlite::restore(backup, folder)
    }

    /// Writes a complete copy of a data folder's log to `target`, also while a server
    /// is using it. Blocks until the copy is on its disk.
    pub fn copy(folder: &Path, target: &Path) -> Result<(), OpenError> {
        Sqlite::copy(folder, target)
    }

    /// Registers a workshop together with its first records, whole or not at all.
    ///
    /// [`StorageError::CodeTaken`] when another workshop not yet purged has this
    /// code; [`StorageError::Conflict`] when this very workshop is stored already.
    pub async fn create(&self, entry: Entry, records: Vec<Record>) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(engine) => engine.create(entry, records).await,
        }
    }

    /// Adds `records` after `expected_seq`, all or nothing, and answers the new head
    /// once they are on the disk.
    ///
    /// [`StorageError::Conflict`] when the head is not `expected_seq` (0 for an
    /// empty log), [`StorageError::Gone`] when the workshop is purged or unknown.
    /// After any other error the records are not acknowledged: they are not in the
    /// log one reads, and only a crash in that instant may bring them back, whole.
    pub async fn append(
        &self,
        workshop: WorkshopId,
        expected_seq: u64,
        records: Vec<Record>,
    ) -> Result<u64, StorageError> {
        match self {
            Self::Sqlite(engine) => engine.append(workshop, expected_seq, records).await,
        }
    }

    /// The records after `after` (0 for all of them), in order and complete: a
    /// damaged log is an error, never a shorter answer.
    pub async fn read(
        &self,
        workshop: WorkshopId,
        after: u64,
    ) -> Result<Vec<StoredRecord>, StorageError> {
        match self {
            Self::Sqlite(engine) => engine.read(workshop, after).await,
        }
    }

    /// Adds to the notes of a workshop, all or nothing, and answers the number of the
    /// last update once they are on the disk; those before it have the numbers before.
    ///
    /// Shares its commit with whatever else is stored. [`StorageError::Gone`] when the
    /// workshop is purged or unknown.
    pub async fn add_to_notes(
        &self,
        workshop: WorkshopId,
        updates: Vec<NoteUpdate>,
    ) -> Result<u64, StorageError> {
        match self {
            Self::Sqlite(engine) => engine.add_to_notes(workshop, updates).await,
        }
    }

    /// The updates of all notes of a workshop, or of one, in the order they came.
    pub async fn notes(
        &self,
        workshop: WorkshopId,
        note: Option<NoteId>,
    ) -> Result<Vec<StoredUpdate>, StorageError> {
        match self {
            Self::Sqlite(engine) => engine.notes(workshop, note).await,
        }
    }

    /// Puts one update in the place of many.
    ///
    /// [`StorageError::Conflict`] when the store has others than those counted: then
    /// nothing changed, and folding is for later.
    pub async fn fold_note(&self, workshop: WorkshopId, fold: Fold) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(engine) => engine.fold_note(workshop, fold).await,
        }
    }

    /// The workshop that has this join code.
    pub async fn find(&self, code: &str) -> Result<Option<WorkshopId>, StorageError> {
        match self {
            Self::Sqlite(engine) => engine.find(code).await,
        }
    }

    /// The join code of this workshop.
    pub async fn code_of(&self, workshop: WorkshopId) -> Result<Option<String>, StorageError> {
        match self {
            Self::Sqlite(engine) => engine.code_of(workshop).await,
        }
    }

    /// All stored workshops, oldest first, without reading any log.
    pub async fn entries(&self) -> Result<Vec<Entry>, StorageError> {
        match self {
            Self::Sqlite(engine) => engine.entries().await,
        }
    }

    /// Sets another purge date. [`StorageError::Gone`] when the workshop is not stored.
    pub async fn reschedule(
        &self,
        workshop: WorkshopId,
        purge_at: Moment,
    ) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(engine) => engine.reschedule(workshop, purge_at).await,
        }
    }

    /// Deletes a workshop for good: once this answers `Ok`, its words are in no file
    /// of the data folder, and its code is free. Purging what is gone already is `Ok`.
    ///
    /// The file is rewritten: other writes wait meanwhile (about 10 ms per megabyte
    /// stored). Purges asked together share one rewriting. A rewriting cut short
    /// is finished by the next purge or the next start.
    pub async fn purge(&self, workshop: WorkshopId) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(engine) => engine.purge(workshop).await,
        }
    }

    /// The workshops whose purge date has come, the longest overdue first.
    pub async fn due(&self, now: Moment) -> Result<Vec<WorkshopId>, StorageError> {
        match self {
            Self::Sqlite(engine) => engine.due(now).await,
        }
    }

    /// Writes a complete copy of one moment to `target` while the log goes on.
    ///
    /// The copy is flushed to its disk before it takes its name, and replaces a
    /// former one in one step. It keeps what is purged later: its age is its owner's care.
    pub async fn backup(&self, target: &Path) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(engine) => engine.backup(target).await,
        }
    }

    /// Whether an append would be accepted now, as far as can be known.
    ///
    /// Goes through the writer, so it waits its turn: give it a deadline. After a
    /// passing failure (disk full) it tries a real durable write.
    pub async fn health(&self) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(engine) => engine.health().await,
        }
    }

    /// How many durable commits were made since the start, whatever they carried.
    pub fn commits(&self) -> u64 {
        match self {
            Self::Sqlite(engine) => engine.commits(),
        }
    }

    /// Carries out what was asked before, refuses what comes after, and gives the
    /// folder back. Closing twice is harmless.
    pub async fn close(&self) -> Result<(), StorageError> {
        match self {
            Self::Sqlite(engine) => engine.close().await,
        }
    }
}

/// Bodies are people's words: only their length is ever shown.
impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Record({:?}, {} bytes)", self.at, self.body.len())
    }
}

/// Bodies are people's words: only their length is ever shown.
impl std::fmt::Debug for StoredRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredRecord({}, {:?}, {} bytes)", self.seq, self.at, self.body.len())
    }
}
