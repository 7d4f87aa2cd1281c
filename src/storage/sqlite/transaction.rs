//! Transactions whose words to SQLite are read once for all commits, not anew at each as
//! the library's own would be.

use rusqlite::Connection;

/// A transaction that is taken back unless it is committed.
pub(super) struct Transaction<'a> {
    db: &'a Connection,
}

impl<'a> Transaction<'a> {
    pub(super) fn begin(db: &'a Connection) -> rusqlite::Result<Self> {
        say(db, "BEGIN IMMEDIATE")?;
        Ok(Self { db })
    }

    pub(super) fn commit(self) -> rusqlite::Result<()> {
        say(self.db, "COMMIT")
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        // After a commit there is nothing to take back; one that cannot be taken back
        // stops the writer, which looks whether all is whole.
        if !self.db.is_autocommit() {
            say(self.db, "ROLLBACK").ok();
        }
    }
}

fn say(db: &Connection, words: &str) -> rusqlite::Result<()> {
    db.prepare_cached(words)?.execute([]).map(drop)
}
