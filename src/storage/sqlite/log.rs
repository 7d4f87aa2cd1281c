//! The writing side of the file: one transaction and one fsync for a batch of tasks, and
//! what keeps the file and its WAL short.
//!
//! Invariant: after a failed batch nothing is remembered of it; the heads are read
//! again from the file.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::{Connection, ffi};

use super::arrivals::{self, Waiting};
use super::hand::{Hand, Known, Outcome};
use super::mark::Mark;
use super::meter::Meter;
use super::schema;
use super::task::Task;
use super::transaction::Transaction;
use crate::domain::WorkshopId;

/// How long the WAL may grow before it is copied into the file, in pages: 4 MB, or 2 of a
/// file with small pages.
const WAL_PAGES: i64 = 500;

/// How many bytes may be committed before the length of the WAL is looked at again.
const UNLOOKED: usize = 512 * 1024;

/// How many heads are remembered, about 64 bytes each.
const HEADS: usize = 16_384;

/// The writing side of the file.
pub(super) struct Log<'db> {
    db: &'db Connection,
    /// Kept from one commit to the next.
    mark: Option<Mark<'db>>,
    path: PathBuf,
    meter: Arc<Meter>,
    heads: HashMap<WorkshopId, Known>,
    /// Events that are not in their place yet.
    waiting: Waiting,
    /// Something was deleted since the file was last rewritten.
    owed: bool,
    /// Bytes committed since the length of the WAL was last looked at, about.
    unlooked: usize,
}

/// How a batch ended.
pub(super) struct Batch {
    pub(super) outcomes: Vec<Outcome>,
    /// False when every task was refused: then nothing went to the disk.
    pub(super) wrote: bool,
}

impl<'db> Log<'db> {
    /// The log in `db`, which is the file at `path`.
    pub(super) fn open(
        db: &'db Connection,
        path: PathBuf,
        meter: Arc<Meter>,
    ) -> rusqlite::Result<Self> {
        let owed = db.query_row("SELECT EXISTS (SELECT 1 FROM owed)", [], |row| row.get(0))?;
        let (heads, unlooked) = (HashMap::new(), UNLOOKED);
        let waiting = Waiting::find(db)?;
        Ok(Self { db, mark: None, path, meter, heads, waiting, owed, unlooked })
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
        if self.mark.is_none() {
            self.mark = Some(Mark::take(self.db)?);
        }
        let result = self.try_commit(tasks);
        if result.is_err() {
            self.heads.clear();
            self.mark = None;
        }
        result
    }

    fn try_commit<'a>(&mut self, tasks: impl Iterator<Item = &'a Task>) -> rusqlite::Result<Batch> {
        let before = self.db.total_changes();
        let transaction = Transaction::begin(self.db)?;
        let mut hand = Hand { db: self.db, heads: &mut self.heads, owed: &mut self.owed };
        // A commit writes one page at least.
        self.unlooked += schema::PAGE as usize;
        let mut arrived = Waiting::default();
        let tasks = tasks.inspect(|task| {
            self.unlooked += task.bytes();
            arrived.add(task.arrives());
        });
        let outcomes = tasks.map(|task| hand.carry_out(task)).collect::<rusqlite::Result<_>>()?;
        #[cfg(test)]
        self.meter.sabotaged()?;
        transaction.commit()?;
        self.waiting.add(arrived);
        let wrote = self.db.total_changes() != before;
        self.meter.add(wrote);
        Ok(Batch { outcomes, wrote })
    }

    /// The smallest durable write there is.
    pub(super) fn touch(&self) -> rusqlite::Result<()> {
        schema::write_format(self.db)
    }

    /// Puts the arrivals in their place when they are many, which others wait for, and copies
    /// a long WAL into the file, which disturbs nobody. Called after each commit, and most
    /// commits are one page: it seldom has to look.
    pub(super) fn tidy(&mut self) -> rusqlite::Result<()> {
        let placed = if self.waiting.is_much() { self.put_in_place() } else { Ok(()) };
        // Where there was no room for the one, the other makes some.
        self.shorten_wal().and(placed)
    }

    fn shorten_wal(&mut self) -> rusqlite::Result<()> {
        if self.unlooked < UNLOOKED {
            return Ok(());
        }
        self.unlooked = 0;
        if self.checkpoint("NOOP")?.pages >= WAL_PAGES {
            self.checkpoint("PASSIVE")?;
        }
        Ok(())
    }

    /// Puts all arrivals in their place. Where that fails they stay where they are, to be
    /// read and counted there; it is tried again after as many more.
    pub(super) fn put_in_place(&mut self) -> rusqlite::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.events == 0 {
            return Ok(());
        }
        // Each of them is written again, and pages beside them.
        self.unlooked += waiting.bytes * 2;
        let placed = arrivals::put_in_place(self.db);
        if placed.is_err() {
            // SQLite forgets an error of its cache only when nobody reads.
            self.mark = None;
        }
        placed
    }

    /// The same at the start and at the end, where nothing hangs on it: a full disk, or damage
    /// in one workshop, keeps nobody from reading the others.
    pub(super) fn try_to_put_in_place(&mut self) {
        if let Err(error) = self.put_in_place() {
            tracing::warn!(%error, "new events were not put in their place: {error}");
        }
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
        self.mark = None;
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
    pub(super) fn empty_wal(&mut self) -> rusqlite::Result<bool> {
        Ok(!self.checkpoint("TRUNCATE")?.busy)
    }

    /// Makes the disk look full beyond this many pages.
    #[cfg(test)]
    pub(super) fn limit_pages(&self, pages: i64) {
        let set = format!("PRAGMA max_page_count = {pages}");
        self.db.query_row(&set, [], |_| Ok(())).unwrap();
    }

    fn checkpoint(&mut self, mode: &str) -> rusqlite::Result<Checkpoint> {
        self.mark = None;
        self.db.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |row| {
            Ok(Checkpoint { busy: row.get(0)?, pages: row.get(1)? })
        })
    }
}

struct Checkpoint {
    busy: bool,
    pages: i64,
}
