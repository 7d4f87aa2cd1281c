//! Why the server cannot start, for the person at the terminal.
//!
//! The sentence is from the catalogue and says what to do; the cause is the
//! system's own, added below it.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::i18n::{Lang, words};
use crate::storage::OpenError;

/// What failed before the first request.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be created, opened or locked.
    #[error("data folder {path:?} cannot be used")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// Another running server has the data folder.
    #[error("data folder {path:?} is in use")]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// The secret cannot be read, or not be written the first time.
    #[error("secret {path:?} cannot be read or written")]
    SecretUnreadable {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The secret is not what we wrote.
    #[error("secret {path:?} has the wrong length")]
    SecretDamaged {
        /// The file.
        path: PathBuf,
    },
    /// The address that was asked for is taken.
    #[error("{address} is in use")]
    PortBusy {
        /// The address.
        address: SocketAddr,
    },
    /// The system keeps this port for others.
    #[error("{address} is not permitted")]
    PortForbidden {
        /// The address.
        address: SocketAddr,
    },
    /// Taken are all the ports we would have taken instead.
    #[error("ports {first} to {last} are in use")]
    PortsBusy {
        /// The port we prefer.
        first: u16,
        /// The last one tried.
        last: u16,
    },
    /// The address cannot be listened on for another reason.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The system's answer.
        source: io::Error,
    },
    /// The threads of the server cannot be started.
    #[error("the runtime cannot start")]
    Runtime {
        /// The system's answer.
        source: io::Error,
    },
    /// The log cannot be opened, trusted or copied.
    #[error("the log cannot be opened")]
    Store {
        /// What the store found.
        source: OpenError,
    },
}

impl StartError {
    /// The same trouble as the store tells it.
    pub(super) fn store(error: OpenError) -> Self {
        match error {
            OpenError::InUse { folder } => Self::InUse { path: folder },
            other => Self::Store { source: other },
        }
    }

    /// What to tell the operator: what is wrong, what to do, and the cause if there is one.
    pub fn sentence(&self, lang: Lang) -> String {
        let words = words(lang);
        let shown = |path: &PathBuf| path.display().to_string();
        let what = match self {
            Self::Folder { path, .. } => words.start_folder(&shown(path)),
            Self::InUse { path } => words.start_in_use(&shown(path)),
            Self::SecretUnreadable { path, .. } => words.start_secret_unreadable(&shown(path)),
            Self::SecretDamaged { path } => words.start_secret_damaged(&shown(path)),
            Self::PortBusy { address } => words.start_port_busy(&address.to_string()),
            Self::PortsBusy { first, last } => {
                words.start_ports_busy(&first.to_string(), &last.to_string())
            }
            Self::Listen { address, .. } => words.start_listen(&address.to_string()),
            Self::PortForbidden { address } => words.start_port_forbidden(&address.to_string()),
            Self::Runtime { .. } => words.start_runtime().to_owned(),
            Self::Store { source } => store_sentence(source, lang),
        };
        match self.source() {
            Some(cause) => format!("{what}\n{}", words.start_cause(&cause.to_string())),
            None => what,
        }
    }
}

fn store_sentence(error: &OpenError, lang: Lang) -> String {
    let words = words(lang);
    match error {
        OpenError::InUse { folder: path } => words.start_in_use(&path.display().to_string()),
        OpenError::ReadOnly { path, .. } => words.start_data_read_only(&path.display().to_string()),
        OpenError::Full { path, .. } => words.start_data_full(&path.display().to_string()),
        OpenError::NotOurs { path } => words.start_data_not_ours(&path.display().to_string()),
        OpenError::Newer { path, .. } => words.start_data_newer(&path.display().to_string()),
        OpenError::Damaged { path, .. } => words.start_data_damaged(&path.display().to_string()),
        OpenError::Occupied { path } => words.start_data_occupied(&path.display().to_string()),
        OpenError::Unavailable { path, .. } => words.start_folder(&path.display().to_string()),
    }
}
