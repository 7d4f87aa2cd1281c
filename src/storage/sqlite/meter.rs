//! What can be known of the log from other threads, without asking the one that writes.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counters, shared.
#[derive(Default)]
pub(super) struct Meter {
    commits: AtomicU64,
    /// Makes the next commit fail with this SQLite code.
    #[cfg(test)]
    pub(super) sabotage: std::sync::atomic::AtomicI32,
}

impl Meter {
    /// Counts a commit, if it wrote.
    pub(super) fn add(&self, wrote: bool) {
        self.commits.fetch_add(u64::from(wrote), Ordering::Relaxed);
    }

    /// Durable commits so far.
    pub(super) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// Fails once, when a test asked for it.
    #[cfg(test)]
    pub(super) fn sabotaged(&self) -> rusqlite::Result<()> {
        match self.sabotage.swap(0, Ordering::Relaxed) {
            0 => Ok(()),
            code => Err(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None)),
        }
    }
}
