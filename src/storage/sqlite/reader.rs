//! Reading, beside the writer and never in its way.
//!
//! A few read-only connections, opened when first needed, used one question at a
//! time on the blocking threads. They see what is committed, which in WAL mode is
//! what was fsynced.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension, Row, params};
use tokio::sync::Semaphore;

use super::arrivals;
use super::schema::connect_reader;
use super::seal::seal;
use super::{During, Entry, StorageError, StoredRecord};
use crate::domain::{Moment, WorkshopId};

/// How many questions are answered at once: disks and small machines gain nothing by more.
const CONNECTIONS: u32 = 4;

/// The connections, busy and idle.
pub(super) struct Readers {
    path: Arc<PathBuf>,
    idle: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    pub(super) fn new(path: PathBuf) -> Self {
        let permits = Arc::new(Semaphore::new(CONNECTIONS as usize));
        Self { path: Arc::new(path), idle: Arc::default(), permits }
    }

    /// Waits for a free connection and asks it.
    pub(super) async fn ask<T, Q>(&self, during: During, question: Q) -> Result<T, StorageError>
    where
        T: Send + 'static,
        Q: FnOnce(&Connection) -> Result<T, Trouble> + Send + 'static,
    {
        let permits = Arc::clone(&self.permits);
        let Ok(permit) = permits.acquire_owned().await else {
            return Err(StorageError::Closed { during });
        };
        let (path, idle) = (Arc::clone(&self.path), Arc::clone(&self.idle));
        let asked = tokio::task::spawn_blocking(move || {
            // Held here, so that a caller who gives up does not free a busy connection.
            let _permit = permit;
            let free = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let db = free.map_or_else(|| connect_reader(&path), Ok)?;
            let answer = question(&db)?;
            // After any trouble the connection is dropped instead: the next one is fresh.
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(db);
            Ok(answer)
        });
        match asked.await {
            Ok(answer) => answer.map_err(|trouble: Trouble| trouble.told(during)),
            Err(_) => Err(StorageError::Closed { during }),
        }
    }

    /// Waits for those who read, and lets nobody read any more.
    pub(super) async fn close(&self) {
        if let Ok(all) = self.permits.acquire_many(CONNECTIONS).await {
            self.permits.close();
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
            drop(all);
        }
    }
}

/// Why a question has no answer.
pub(super) enum Trouble {
    Sqlite(rusqlite::Error),
    Told(StorageError),
}

impl Trouble {
    fn told(self, during: During) -> StorageError {
        match self {
            Self::Sqlite(error) => StorageError::fault(during, error),
            Self::Told(error) => error,
        }
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// The records after `after`, each checked, without a gap.
pub(super) fn read(
    db: &Connection,
    workshop: WorkshopId,
    after: u64,
) -> Result<Vec<StoredRecord>, Trouble> {
    // One view of the file for both questions: a number is used again after a purge.
    let view = db.unchecked_transaction()?;
    let number: Option<i64> = view
        .prepare_cached("SELECT number FROM workshops WHERE id = ?1")?
        .query_row([workshop.to_string()], |row| row.get(0))
        .optional()?;
    let Some(number) = number else { return Err(Trouble::Told(StorageError::Gone)) };
    let mut last = i64::try_from(after).unwrap_or(i64::MAX);
    let mut records = Vec::new();
    for words in [arrivals::READ_IN_PLACE, arrivals::READ_ARRIVED] {
        let mut select = view.prepare_cached(words)?;
        let mut rows = select.query(params![number, last])?;
        while let Some(row) = rows.next()? {
            last += 1;
            records.push(checked(row, workshop, last)?);
        }
    }
    Ok(records)
}

fn checked(row: &Row<'_>, workshop: WorkshopId, expected: i64) -> Result<StoredRecord, Trouble> {
    let (seq, at, body, stored) = (
        row.get::<_, i64>(0)?,
        Moment(row.get(1)?),
        row.get::<_, Vec<u8>>(2)?,
        row.get::<_, i64>(3)?,
    );
    if seq == expected && seal(workshop, seq, at, &body) == stored {
        return Ok(StoredRecord { seq: seq.cast_unsigned(), at, body });
    }
    Err(Trouble::Told(StorageError::Damaged { workshop, seq: expected.cast_unsigned() }))
}

pub(super) fn find(db: &Connection, code: &str) -> Result<Option<WorkshopId>, Trouble> {
    let mut select = db.prepare_cached("SELECT id FROM workshops WHERE code = ?1")?;
    Ok(select.query_row([code], |row| id(row, 0)).optional()?)
}

pub(super) fn code_of(db: &Connection, workshop: WorkshopId) -> Result<Option<String>, Trouble> {
    let mut select = db.prepare_cached("SELECT code FROM workshops WHERE id = ?1")?;
    Ok(select.query_row([workshop.to_string()], |row| row.get(0)).optional()?)
}

pub(super) fn entries(db: &Connection) -> Result<Vec<Entry>, Trouble> {
    let mut select =
        db.prepare_cached("SELECT id, code, purge_at FROM workshops ORDER BY number")?;
    let entries = select.query_map([], |row| {
        Ok(Entry { id: id(row, 0)?, code: row.get(1)?, purge_at: Moment(row.get(2)?) })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn due(db: &Connection, now: Moment) -> Result<Vec<WorkshopId>, Trouble> {
    let mut select = db.prepare_cached(
        "SELECT id FROM workshops WHERE purge_at <= ?1 ORDER BY purge_at, number",
    )?;
    Ok(select.query_map([now.0], |row| id(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<WorkshopId> {
    let letters: String = row.get(column)?;
    letters.parse().map_err(|_| {
        let kind = rusqlite::types::Type::Text;
        rusqlite::Error::FromSqlConversionFailure(column, kind, "not an id".into())
    })
}
