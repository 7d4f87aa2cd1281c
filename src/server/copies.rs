//! Copies to a second folder while the server runs: a key, another disk.
//!
//! ```text
//! each minute ── changed? ── folder there? ── secret ── log beside, flushed, renamed ── old ones go
//! ```
//! A copy is whole or not there, and readers make it, so that nobody who writes waits
//! for it. A key that is pulled out is waited for; it must be the same disk when it comes
//! back, or an empty mount point would be filled instead.
//!
//! Invariant: once the removal of a workshop was seen, no copy older than that stays.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::backup::secret_beside;
use super::config::CopyPlan;
use super::secret::Secret;
use crate::clock;
use crate::domain::{Moment, WorkshopId};
use crate::screen::{Copies, CopyTrouble};
use crate::storage::{StorageError, Store};

/// Whole copies that are kept: enough to go back before a mistake, little on a small key.
pub(super) const KEPT: usize = 5;
/// How the name of a copy begins; the moment follows, so that names sort by age.
const BEGIN: &str = "collecte-";

/// Makes the copies, and knows how they go.
pub(super) struct Copier {
    store: Store,
    secret: Secret,
    folder: PathBuf,
    /// The disk the folder was on when it was last there.
    disk: Option<u64>,
    /// Commits of the store at the last copy.
    copied: Option<u64>,
    /// The workshops in the last copy.
    held: BTreeSet<WorkshopId>,
    told: Copies,
}

impl Copier {
    /// Copies of this store to `plan.folder`, which is made when only the last name of
    /// its path is missing.
    pub(super) fn new(store: Store, secret: Secret, plan: &CopyPlan) -> Self {
        let folder = plan.folder.clone();
        // Made now and never later: a key that is away must not become a folder here.
        if let Err(error) = fs::create_dir(&folder)
            && error.kind() != io::ErrorKind::AlreadyExists
        {
            tracing::warn!(%error, "the folder for copies is not there: {error}");
        }
        let (disk, copied, held) = (None, None, BTreeSet::new());
        Self { store, secret, folder, disk, copied, held, told: Copies::default() }
    }

    /// Copies if something changed, and says how it stands.
    pub(super) async fn turn(&mut self) -> Copies {
        self.told.trouble = self.copy().await.err();
        self.told
    }

    async fn copy(&mut self) -> Result<(), CopyTrouble> {
        let disk = disk_of(&self.folder).map_err(|_| CopyTrouble::Gone)?;
        if self.disk.is_some_and(|known| known != disk) {
            return Err(CopyTrouble::Gone);
        }
        self.disk = Some(disk);
        // Before the copy: what comes meanwhile is for the next one.
        let commits = self.store.commits();
        let now = clock::now();
        if self.copied != Some(commits) || newest(&self.folder).is_none() {
            self.write().await?;
            self.copied = Some(commits);
        }
        self.told.last = Some(now);
        Ok(())
    }

    async fn write(&mut self) -> Result<(), CopyTrouble> {
        let file = self.folder.join(name_at(clock::now()));
        let failed = |error: &dyn std::fmt::Display| {
            tracing::warn!(%error, "a copy could not be made: {error}");
            CopyTrouble::Failed
        };
        let entries = self.store.entries().await.map_err(|error| failed(&error))?;
        self.secret.write(&secret_beside(&file)).map_err(|error| failed(&error))?;
        if let Err(error) = self.store.backup(&file).await {
            fs::remove_file(secret_beside(&file)).ok();
            let full = matches!(error, StorageError::Full { .. });
            let trouble = failed(&error);
            return Err(if full { CopyTrouble::Full } else { trouble });
        }
        let held: BTreeSet<WorkshopId> = entries.into_iter().map(|entry| entry.id).collect();
        let keep = if self.held.is_subset(&held) { KEPT } else { 1 };
        self.held = held;
        forget_all_but(&self.folder, keep);
        Ok(())
    }
}

/// `collecte-2026-03-14T09-30-00Z`.
fn name_at(moment: Moment) -> String {
    // A clock beyond the year 9999 names its copies after 1970.
    let at = Timestamp::from_millisecond(moment.0).unwrap_or_default();
    format!("{BEGIN}{}", at.strftime("%Y-%m-%dT%H-%M-%SZ"))
}

/// The newest whole copy in a folder.
pub(super) fn newest(folder: &Path) -> Option<PathBuf> {
    whole_copies(folder).pop()
}

/// Whole copies, the oldest first: those that have their secret and their final name.
fn whole_copies(folder: &Path) -> Vec<PathBuf> {
    let named = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(BEGIN) && name.ends_with('Z') && secret_beside(path).exists()
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut copies: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(named).collect();
    copies.sort();
    copies
}

fn forget_all_but(folder: &Path, keep: usize) {
    let copies = whole_copies(folder);
    for old in copies.iter().rev().skip(keep) {
        // The log first: a secret alone says nothing.
        let gone = fs::remove_file(old).and_then(|()| fs::remove_file(secret_beside(old)));
        if let Err(error) = gone {
            tracing::warn!(%error, "an old copy could not be removed: {error}");
        }
    }
}

/// Which disk a folder is on.
fn disk_of(folder: &Path) -> io::Result<u64> {
    let about = fs::metadata(folder)?;
    if !about.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    #[cfg(unix)]
    let disk = std::os::unix::fs::MetadataExt::dev(&about);
    // A drive that is away has no letter: the folder is not found.
    #[cfg(not(unix))]
    let disk = 0;
    Ok(disk)
}

#[cfg(test)]
mod tests;
