//! What a batch of tasks does to the file: one transaction, one fsync.
//!
//! A task that is refused (conflict, gone, code taken) is refused before it writes,
//! so the others of its batch do not notice. A task that fails fails the batch.
//!
//! Invariant: after a failed batch nothing is remembered of it; the heads are read
//! again from the file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, ffi, params};

use super::meter::Meter;
use super::seal::seal;
use super::transaction::Transaction;
use super::writer::Task;
use super::{Entry, OpenError, Record, StorageError};
use super::{notes, schema};
use crate::domain::{Moment, WorkshopId};

/// How long the WAL may grow before it is copied into the file, in pages of 4 KiB.
const WAL_PAGES: i64 = 1000;

/// How many bytes may be committed before the length of the WAL is looked at again.
const UNLOOKED: usize = 256 * 1024;

/// What a commit writes at least, in bytes: one page.
const PAGE: usize = 4 * 1024;

/// How many heads are remembered, about 64 bytes each.
const HEADS: usize = 16_384;

/// What one task comes to, once its batch is committed: the head of the log.
pub(super) type Outcome = Result<u64, StorageError>;

/// The writing side of the file.
pub(super) struct Log {
    db: Connection,
    path: PathBuf,
    meter: Arc<Meter>,
    heads: HashMap<WorkshopId, Known>,
    /// Something was deleted since the file was last rewritten.
    owed: bool,
    /// Bytes committed since the length of the WAL was last looked at, about.
    unlooked: usize,
}

#[derive(Clone, Copy)]
struct Known {
    number: i64,
    head: i64,
}

/// How a batch ended.
pub(super) struct Batch {
    pub(super) outcomes: Vec<Outcome>,
    /// False when every task was refused: then nothing went to the disk.
    pub(super) wrote: bool,
}

impl Log {
    pub(super) fn open(path: &Path, meter: Arc<Meter>) -> Result<Self, OpenError> {
        let db = schema::connect_writer(path)?;
        let owed = db
            .query_row("SELECT EXISTS (SELECT 1 FROM owed)", [], |row| row.get(0))
            .map_err(|error| OpenError::from_sqlite(path, error))?;
        Ok(Self {
            db,
            path: path.to_owned(),
            meter,
            heads: HashMap::new(),
            owed,
            unlooked: UNLOOKED,
        })
    }

    /// Whether no transaction is left open: one that cannot be rolled back is beyond repair.
    pub(super) fn is_whole(&self) -> bool {
        self.db.is_autocommit()
    }

    /// Whether the file still has its name: what is written to a deleted file is lost.
    pub(super) fn is_in_place(&self) -> bool {
        self.path.exists()
    }

    /// Carries out all tasks and commits once. On an error none of them happened.
    pub(super) fn commit<'a>(
        &mut self,
        tasks: impl Iterator<Item = &'a Task>,
    ) -> rusqlite::Result<Batch> {
        if self.heads.len() > HEADS {
            self.heads.clear();
        }
        let result = self.try_commit(tasks);
        if result.is_err() {
            self.heads.clear();
        }
        result
    }

    fn try_commit<'a>(&mut self, tasks: impl Iterator<Item = &'a Task>) -> rusqlite::Result<Batch> {
        let before = self.db.total_changes();
        let transaction = Transaction::begin(&self.db)?;
        let mut hand = Hand { db: &self.db, heads: &mut self.heads, owed: &mut self.owed };
        self.unlooked += PAGE;
        let tasks = tasks.inspect(|task| self.unlooked += task.bytes());
        let outcomes = tasks.map(|task| hand.carry_out(task)).collect::<rusqlite::Result<_>>()?;
        #[cfg(test)]
        self.meter.sabotaged()?;
        transaction.commit()?;
        let wrote = self.db.total_changes() != before;
        self.meter.add(wrote);
        Ok(Batch { outcomes, wrote })
    }

    /// The smallest durable write there is.
    pub(super) fn touch(&self) -> rusqlite::Result<()> {
        schema::write_format(&self.db)
    }

    /// Copies a long WAL into the file. Readers and writers are not disturbed. Called
    /// after each commit, and most commits are one page: it seldom has to look.
    pub(super) fn tidy(&mut self) -> rusqlite::Result<()> {
        if self.unlooked < UNLOOKED {
            return Ok(());
        }
        self.unlooked = 0;
        if self.checkpoint("NOOP")?.pages >= WAL_PAGES {
            self.checkpoint("PASSIVE")?;
        }
        Ok(())
    }

    /// Rewrites the file without what was deleted, if anything was.
    ///
    /// `secure_delete` wipes freed cells and pages, but not the copies that stay
    /// behind in a page when SQLite moves cells to a neighbour: only a new file has
    /// none of these, and only an empty WAL none of the former pages.
    pub(super) fn finish_rewriting(&mut self) -> rusqlite::Result<()> {
        if !self.owed {
            return Ok(());
        }
        self.db.execute_batch("VACUUM")?;
        if !self.empty_wal()? {
            return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None));
        }
        self.db.execute("DELETE FROM owed", [])?;
        self.owed = false;
        Ok(())
    }

    /// Copies the whole WAL into the file and cuts it to nothing; false when a
    /// reader kept it from doing so.
    pub(super) fn empty_wal(&self) -> rusqlite::Result<bool> {
        Ok(!self.checkpoint("TRUNCATE")?.busy)
    }

    /// Makes the disk look full beyond this many pages.
    #[cfg(test)]
    pub(super) fn limit_pages(&self, pages: i64) {
        let set = format!("PRAGMA max_page_count = {pages}");
        self.db.query_row(&set, [], |_| Ok(())).unwrap();
    }

    fn checkpoint(&self, mode: &str) -> rusqlite::Result<Checkpoint> {
        self.db.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |row| {
            Ok(Checkpoint { busy: row.get(0)?, pages: row.get(1)? })
        })
    }
}

struct Checkpoint {
    busy: bool,
    pages: i64,
}

/// What works inside one transaction.
struct Hand<'a> {
    db: &'a Connection,
    heads: &'a mut HashMap<WorkshopId, Known>,
    owed: &'a mut bool,
}

impl Hand<'_> {
    fn carry_out(&mut self, task: &Task) -> rusqlite::Result<Outcome> {
        match task {
            Task::Create { entry, records } => self.create(entry, records),
            Task::Append { workshop, expected, records } => {
                self.append(*workshop, *expected, records)
            }
            Task::Reschedule { workshop, purge_at } => self.reschedule(*workshop, *purge_at),
            Task::Purge { workshop } => self.purge(*workshop),
            Task::AddToNotes { workshop, updates } => match self.known(*workshop)? {
                None => Ok(Err(StorageError::Gone)),
                Some(known) => notes::add(self.db, *workshop, known.number, updates),
            },
            Task::FoldNote { workshop, fold } => match self.known(*workshop)? {
                None => Ok(Err(StorageError::Gone)),
                Some(known) => notes::fold(self.db, *workshop, known.number, fold),
            },
            Task::Probe | Task::Close => Ok(Ok(0)),
        }
    }

    fn create(&mut self, entry: &Entry, records: &[Record]) -> rusqlite::Result<Outcome> {
        if let Some(known) = self.known(entry.id)? {
            return Ok(Err(conflict(known)));
        }
        let mut taken = self.db.prepare_cached("SELECT 1 FROM workshops WHERE code = ?1")?;
        if taken.exists([&entry.code])? {
            return Ok(Err(StorageError::CodeTaken));
        }
        self.db
            .prepare_cached("INSERT INTO workshops (id, code, purge_at) VALUES (?1, ?2, ?3)")?
            .execute(params![entry.id.to_string(), entry.code, entry.purge_at.0])?;
        let known = Known { number: self.db.last_insert_rowid(), head: 0 };
        self.write(entry.id, known, records).map(Ok)
    }

    fn append(
        &mut self,
        workshop: WorkshopId,
        expected: u64,
        records: &[Record],
    ) -> rusqlite::Result<Outcome> {
        match self.known(workshop)? {
            None => Ok(Err(StorageError::Gone)),
            Some(known) if known.head.cast_unsigned() != expected => Ok(Err(conflict(known))),
            Some(known) => self.write(workshop, known, records).map(Ok),
        }
    }

    fn write(
        &mut self,
        workshop: WorkshopId,
        mut known: Known,
        records: &[Record],
    ) -> rusqlite::Result<u64> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO events (workshop, seq, at, body, seal) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for Record { at, body } in records {
            known.head += 1;
            let seal = seal(workshop, known.head, *at, body);
            insert.execute(params![known.number, known.head, at.0, body, seal])?;
        }
        self.heads.insert(workshop, known);
        Ok(known.head.cast_unsigned())
    }

    fn reschedule(&mut self, workshop: WorkshopId, purge_at: Moment) -> rusqlite::Result<Outcome> {
        let Some(known) = self.known(workshop)? else { return Ok(Err(StorageError::Gone)) };
        self.db
            .prepare_cached("UPDATE workshops SET purge_at = ?2 WHERE number = ?1")?
            .execute(params![known.number, purge_at.0])?;
        Ok(Ok(known.head.cast_unsigned()))
    }

    fn purge(&mut self, workshop: WorkshopId) -> rusqlite::Result<Outcome> {
        let Some(known) = self.known(workshop)? else { return Ok(Ok(0)) };
        self.db.execute("DELETE FROM events WHERE workshop = ?1", [known.number])?;
        self.db.execute("DELETE FROM notes WHERE workshop = ?1", [known.number])?;
        self.db.execute("DELETE FROM workshops WHERE number = ?1", [known.number])?;
        self.db.execute("INSERT OR IGNORE INTO owed (rewriting) VALUES (1)", [])?;
        self.heads.remove(&workshop);
        *self.owed = true;
        Ok(Ok(0))
    }

    fn known(&mut self, workshop: WorkshopId) -> rusqlite::Result<Option<Known>> {
        if let Some(known) = self.heads.get(&workshop) {
            return Ok(Some(*known));
        }
        let found = self
            .db
            .prepare_cached(
                "SELECT number, (SELECT coalesce(max(seq), 0) FROM events WHERE workshop = number)
                 FROM workshops WHERE id = ?1",
            )?
            .query_row([workshop.to_string()], |row| {
                Ok(Known { number: row.get(0)?, head: row.get(1)? })
            })
            .optional()?;
        if let Some(known) = found {
            self.heads.insert(workshop, known);
        }
        Ok(found)
    }
}

fn conflict(known: Known) -> StorageError {
    StorageError::Conflict { head: known.head.cast_unsigned() }
}
