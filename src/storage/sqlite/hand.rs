//! What each task does inside a transaction.
//!
//! A task that is refused (conflict, gone, code taken) is refused before it writes,
//! so the others of its batch do not notice. A task that fails fails the batch.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::arrivals;
use super::notes;
use super::seal::seal;
use super::task::Task;
use super::{Entry, Record, StorageError};
use crate::domain::{Moment, WorkshopId};

/// What one task comes to, once its batch is committed: the head of the log.
pub(super) type Outcome = Result<u64, StorageError>;

/// A workshop in the file.
#[derive(Clone, Copy)]
pub(super) struct Known {
    number: i64,
    head: i64,
}

/// What works inside one transaction.
pub(super) struct Hand<'a> {
    pub(super) db: &'a Connection,
    pub(super) heads: &'a mut HashMap<WorkshopId, Known>,
    /// Set when something is deleted: the file has to be rewritten.
    pub(super) owed: &'a mut bool,
}

impl Hand<'_> {
    pub(super) fn carry_out(&mut self, task: &Task) -> rusqlite::Result<Outcome> {
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
        // Nothing of it waits among the arrivals: what is imported goes to its place at once.
        self.write(arrivals::IN_PLACE, (entry.id, known), records).map(Ok)
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
            Some(known) => self.write(arrivals::ARRIVE, (workshop, known), records).map(Ok),
        }
    }

    fn write(
        &mut self,
        insert: &str,
        (workshop, mut known): (WorkshopId, Known),
        records: &[Record],
    ) -> rusqlite::Result<u64> {
        let mut insert = self.db.prepare_cached(insert)?;
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
        self.db.execute("DELETE FROM arrivals WHERE workshop = ?1", [known.number])?;
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
                "SELECT number, coalesce(
                     (SELECT max(seq) FROM arrivals WHERE workshop = number),
                     (SELECT max(seq) FROM events WHERE workshop = number),
                     0)
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
