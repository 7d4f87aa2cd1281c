//! One read mark of the WAL for many commits.
//!
//! SQLite looks for a free mark before each transaction, moves it to the end of the WAL,
//! and gives it back: four locks, which are system calls, beside the two of the write. As
//! long as something reads on the connection that writes, it keeps the mark it has, since
//! nobody else adds to the WAL.
//!
//! While a mark is held, the WAL is not copied beyond it and does not begin anew, and the
//! file is not rewritten: whoever does that drops the mark first.

use rusqlite::blob::Blob;
use rusqlite::{Connection, MAIN_DB};

/// Held from its making to its end.
pub(super) struct Mark<'db> {
    /// The name of the first table: open, and never read.
    _reading: Blob<'db>,
}

impl<'db> Mark<'db> {
    /// At the end of the WAL.
    pub(super) fn take(db: &'db Connection) -> rusqlite::Result<Self> {
        let reading = db.blob_open(MAIN_DB, "sqlite_schema", "name", 1, true)?;
        Ok(Self { _reading: reading })
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema::{connect_reader, connect_writer};
    use super::*;

    #[test]
    fn commits_under_one_mark_are_seen_by_all_and_copied_once_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        let db = connect_writer(&path).unwrap();
        let mark = Mark::take(&db).unwrap();
        let checkpoint = || {
            let told = |row: &rusqlite::Row<'_>| Ok((row.get(1)?, row.get(2)?));
            connect_writer(&path).unwrap().query_row("PRAGMA wal_checkpoint(PASSIVE)", [], told)
        };
        for number in 1..=3 {
            db.execute("INSERT INTO owed (rewriting) VALUES (?1)", [number]).unwrap();
            let reader = connect_reader(&path).unwrap();
            let seen = reader.query_row("SELECT count(*) FROM owed", [], |row| row.get(0));
            assert_eq!(seen, Ok(number), "committed is what others see");
        }
        let (pages, copied): (i64, i64) = checkpoint().unwrap();
        assert!(copied < pages, "the mark keeps {copied} of {pages} from being copied");
        drop(mark);
        let (pages, copied): (i64, i64) = checkpoint().unwrap();
        assert_eq!(copied, pages);
    }
}
