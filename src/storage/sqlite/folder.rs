//! The data folder: the names in it, who holds it, who may read it.
//!
//! The lock is the operating system's, on a file that stays: it ends with the
//! process however the process ends, so no stale lock has to be cleared by hand.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::OpenError;

pub(super) const LOG: &str = "collecte.sqlite";
const LOCK: &str = "collecte.lock";

/// A data folder that this process alone may open, until the value is dropped.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder when it is missing, and takes it.
    pub(super) fn take(path: &Path) -> Result<Self, OpenError> {
        make_private_folder(path).map_err(|error| OpenError::from_io(path, error))?;
        let name = path.join(LOCK);
        let lock = private_file(OpenOptions::new().create(true).truncate(false).write(true), &name)
            .map_err(|error| OpenError::from_io(&name, error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse { folder: path.to_owned() }),
            Err(TryLockError::Error(error)) => Err(OpenError::from_io(&name, error)),
        }
    }

    /// Where the log is, or will be.
    pub(super) fn log(&self) -> PathBuf {
        self.path.join(LOG)
    }
}

/// Opens a file that, if it has to be made, only its owner can read.
pub(super) fn private_file(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.open(path)
}

/// Gives a finished file its final name, in a way that survives a power cut.
pub(super) fn put_in_place(part: &Path, name: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(part)?.sync_all()?;
    fs::rename(part, name)?;
    sync_folder_of(name)
}

/// Makes a new name in a folder durable.
pub(super) fn sync_folder_of(name: &Path) -> io::Result<()> {
    let folder = match name.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    // Elsewhere a folder cannot be opened as a file, and renaming is journalled.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
