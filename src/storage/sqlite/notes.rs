//! The updates of notes: added inside the writer's transaction, read by the readers.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::hand::Outcome;
use super::reader::Trouble;
use super::seal::note_seal;
use super::{Fold, NoteUpdate, StorageError, StoredUpdate};
use crate::domain::{NoteId, WorkshopId};

/// Writes updates after those that are there; answers the number of the last one.
pub(super) fn add(
    db: &Connection,
    workshop: WorkshopId,
    place: i64,
    updates: &[NoteUpdate],
) -> rusqlite::Result<Outcome> {
    let mut number = last(db, place)?;
    for update in updates {
        number += 1;
        insert(db, (workshop, place), number, update.note, &update.body)?;
    }
    Ok(Ok(number.cast_unsigned()))
}

/// One update in the place of those it holds, under the number of the last of them.
pub(super) fn fold(
    db: &Connection,
    workshop: WorkshopId,
    place: i64,
    fold: &Fold,
) -> rusqlite::Result<Outcome> {
    let (note, upto) = (fold.note.to_string(), fold.upto.cast_signed());
    let count: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM notes WHERE workshop = ?1 AND note = ?2 AND number <= ?3",
        )?
        .query_row(params![place, note, upto], |row| row.get(0))?;
    if count.cast_unsigned() != fold.count {
        return Ok(Err(StorageError::Conflict { head: count.cast_unsigned() }));
    }
    db.prepare_cached("DELETE FROM notes WHERE workshop = ?1 AND note = ?2 AND number <= ?3")?
        .execute(params![place, note, upto])?;
    insert(db, (workshop, place), upto, fold.note, &fold.body)?;
    Ok(Ok(fold.upto))
}

/// The updates of one note, or of all, each checked.
pub(super) fn read(
    db: &Connection,
    workshop: WorkshopId,
    note: Option<NoteId>,
) -> Result<Vec<StoredUpdate>, Trouble> {
    // One view of the file for both questions: a number is used again after a purge.
    let view = db.unchecked_transaction()?;
    let place: Option<i64> = view
        .prepare_cached("SELECT number FROM workshops WHERE id = ?1")?
        .query_row([workshop.to_string()], |row| row.get(0))
        .optional()?;
    let Some(place) = place else { return Err(Trouble::Told(StorageError::Gone)) };
    let mut select = view.prepare_cached(
        "SELECT number, note, body, seal FROM notes
         WHERE workshop = ?1 AND (?2 IS NULL OR note = ?2) ORDER BY number",
    )?;
    let mut rows = select.query(params![place, note.map(|note| note.to_string())])?;
    let mut updates = Vec::new();
    while let Some(row) = rows.next()? {
        updates.push(checked(row, workshop)?);
    }
    Ok(updates)
}

fn checked(row: &Row<'_>, workshop: WorkshopId) -> Result<StoredUpdate, Trouble> {
    let (number, name, body, stored) = (
        row.get::<_, i64>(0)?,
        row.get::<_, String>(1)?,
        row.get::<_, Vec<u8>>(2)?,
        row.get::<_, i64>(3)?,
    );
    let damaged = StorageError::Damaged { workshop, seq: number.cast_unsigned() };
    match name.parse::<NoteId>() {
        Ok(note) if note_seal(workshop, number, note, &body) == stored => {
            Ok(StoredUpdate { number: number.cast_unsigned(), update: NoteUpdate { note, body } })
        }
        Ok(_) | Err(_) => Err(Trouble::Told(damaged)),
    }
}

fn last(db: &Connection, place: i64) -> rusqlite::Result<i64> {
    db.prepare_cached("SELECT coalesce(max(number), 0) FROM notes WHERE workshop = ?1")?
        .query_row([place], |row| row.get(0))
}

fn insert(
    db: &Connection,
    (workshop, place): (WorkshopId, i64),
    number: i64,
    note: NoteId,
    body: &[u8],
) -> rusqlite::Result<()> {
    let seal = note_seal(workshop, number, note, body);
    db.prepare_cached(
        "INSERT INTO notes (workshop, number, note, body, seal) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![place, number, note.to_string(), body, seal])
    .map(drop)
}
