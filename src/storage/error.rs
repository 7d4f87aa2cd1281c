//! What a store can answer instead of what was asked.
//!
//! Three of the answers are ordinary ([`StorageError::CodeTaken`], `Conflict`,
//! `Gone`): the caller knows what to do. The others are faults for the operator.
//! No message carries a record, a join code or a value: only what was under way.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::ErrorCode;

use crate::domain::WorkshopId;

/// Why it failed, shared by all who waited for the same commit.
pub type Cause = Arc<dyn Error + Send + Sync>;

/// Why the store did not do what was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StorageError {
    /// Another workshop, not purged yet, has this join code.
    #[error("this join code belongs to another workshop")]
    CodeTaken,
    /// The log is not where the caller believed; nothing was stored.
    #[error("the log stands at {head}, not where it was expected")]
    Conflict {
        /// Where the log stands.
        head: u64,
    },
    /// The workshop was purged, or never stored.
    #[error("this workshop is not stored, or no longer")]
    Gone,
    /// A body is longer than [`super::MAX_BODY`]; nothing was stored.
    #[error("a record of {bytes} bytes is too long to be stored")]
    TooLong {
        /// Length of the body that was given.
        bytes: usize,
    },
    /// No room left on the disk; nothing was stored. Works again once there is room.
    #[error("disk full while {during}")]
    Full {
        /// What was asked.
        during: During,
        /// What the engine said.
        #[source]
        cause: Cause,
    },
    /// The engine failed.
    #[error("store unavailable while {during}")]
    Unavailable {
        /// What was asked.
        during: During,
        /// What the engine said.
        #[source]
        cause: Cause,
    },
    /// An earlier failure leaves the disk in doubt: nothing more is written until
    /// the store is opened again, which reads what the disk really holds.
    #[error("store stopped by an earlier failure, refused while {during}")]
    Stopped {
        /// What was asked.
        during: During,
        /// The earlier failure.
        #[source]
        cause: Cause,
    },
    /// A stored record is missing or is not what was written.
    #[error("the stored log of workshop {workshop} is damaged at {seq}")]
    Damaged {
        /// Whose log.
        workshop: WorkshopId,
        /// The first record that cannot be trusted.
        seq: u64,
    },
    /// The store was closed.
    #[error("store closed while {during}")]
    Closed {
        /// What was asked.
        during: During,
    },
}

/// What the store was asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum During {
    /// [`super::Store::create`]
    Creating,
    /// [`super::Store::append`]
    Appending,
    /// [`super::Store::read`]
    Reading,
    /// [`super::Store::find`]
    Finding,
    /// [`super::Store::entries`], [`super::Store::due`]
    Listing,
    /// [`super::Store::reschedule`]
    Rescheduling,
    /// [`super::Store::purge`]
    Purging,
    /// [`super::Store::backup`]
    BackingUp,
    /// [`super::Store::health`]
    Checking,
    /// [`super::Store::close`]
    Closing,
}

/// Why a data folder could not be opened. Nothing was changed in it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has the folder open.
    #[error("another server is using the data folder {}", .folder.display())]
    InUse {
        /// The data folder.
        folder: PathBuf,
    },
    /// The folder or a file in it may not be written.
    #[error("{} cannot be written: it is read-only or belongs to somebody else", .path.display())]
    ReadOnly {
        /// What refused.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: Cause,
    },
    /// No room left on the disk.
    #[error("the disk that holds {} is full", .path.display())]
    Full {
        /// What could not be written.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: Cause,
    },
    /// The file is something else, or its first bytes are destroyed.
    #[error("{} is not a log written by this program", .path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program wrote the file.
    #[error(
        "{} was written by a newer version (format {found}, this version knows {known})",
        .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The format it says.
        found: i64,
        /// The last format this version reads.
        known: i64,
    },
    /// The file is ours and its structure is broken.
    #[error("{} is damaged: restore a backup", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the check said.
        #[source]
        cause: Cause,
    },
    /// There is a log already where a backup should go.
    #[error("{} exists already: move it away first", .path.display())]
    Occupied {
        /// The file in the way.
        path: PathBuf,
    },
    /// Anything else.
    #[error("{} cannot be opened", .path.display())]
    Unavailable {
        /// What was being opened.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: Cause,
    },
}

impl StorageError {
    /// The fault told to someone who was doing `during` when the engine said `error`.
    pub(super) fn fault(during: During, error: rusqlite::Error) -> Self {
        let full = error.sqlite_error_code() == Some(ErrorCode::DiskFull);
        let cause: Cause = Arc::new(error);
        if full { Self::Full { during, cause } } else { Self::Unavailable { during, cause } }
    }

    /// The same for a file that is not the log itself.
    pub(super) fn file_fault(during: During, error: io::Error) -> Self {
        let full = is_full(error.kind());
        let cause: Cause = Arc::new(error);
        if full { Self::Full { during, cause } } else { Self::Unavailable { during, cause } }
    }
}

impl OpenError {
    pub(super) fn from_io(path: &Path, error: io::Error) -> Self {
        let (path, kind) = (path.to_owned(), error.kind());
        let cause: Cause = Arc::new(error);
        let (denied, read_only) =
            (io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem);
        if kind == denied || kind == read_only {
            Self::ReadOnly { path, cause }
        } else if is_full(kind) {
            Self::Full { path, cause }
        } else {
            Self::Unavailable { path, cause }
        }
    }

    /// The same, said of another file.
    pub(super) fn about(mut self, other: &Path) -> Self {
        match &mut self {
            Self::InUse { folder: path }
            | Self::ReadOnly { path, .. }
            | Self::Full { path, .. }
            | Self::NotOurs { path }
            | Self::Newer { path, .. }
            | Self::Damaged { path, .. }
            | Self::Occupied { path }
            | Self::Unavailable { path, .. } => other.clone_into(path),
        }
        self
    }

    pub(super) fn from_sqlite(path: &Path, error: rusqlite::Error) -> Self {
        let (path, code) = (path.to_owned(), error.sqlite_error_code());
        let cause: Cause = Arc::new(error);
        match code {
            Some(ErrorCode::NotADatabase) => Self::NotOurs { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, cause },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { path, cause }
            }
            Some(ErrorCode::DiskFull) => Self::Full { path, cause },
            _ => Self::Unavailable { path, cause },
        }
    }
}

fn is_full(kind: io::ErrorKind) -> bool {
    kind == io::ErrorKind::StorageFull || kind == io::ErrorKind::QuotaExceeded
}

impl fmt::Display for During {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Creating => "creating a workshop",
            Self::Appending => "appending",
            Self::Reading => "reading a log",
            Self::Finding => "looking up a join code",
            Self::Listing => "listing the workshops",
            Self::Rescheduling => "changing a purge date",
            Self::Purging => "purging",
            Self::BackingUp => "backing up",
            Self::Checking => "checking its health",
            Self::Closing => "closing",
        })
    }
}
