//! Why the server cannot start, for the person at the terminal.
//!
//! The sentence is from the catalogue and says what to do; the cause is the
//! system's own, added below it.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use crate::i18n::{Lang, Words, words};
use crate::storage::OpenError;

/// What failed before the first request.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder or a copy of it cannot be opened.
    #[error(transparent)]
    Store(#[from] OpenError),
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
}

impl StartError {
    /// What to tell the operator: what is wrong, what to do, and the cause if there is one.
    pub fn sentence(&self, lang: Lang) -> String {
        let words = words(lang);
        let what = match self {
            Self::Store(error) => of_store(error, words),
            Self::SecretUnreadable { path, .. } => words.start_secret_unreadable(&shown(path)),
            Self::SecretDamaged { path } => words.start_secret_damaged(&shown(path)),
            Self::PortBusy { address } => words.start_port_busy(&address.to_string()),
            Self::PortsBusy { first, last } => {
                words.start_ports_busy(&first.to_string(), &last.to_string())
            }
            Self::Listen { address, .. } => words.start_listen(&address.to_string()),
            Self::PortForbidden { address } => words.start_port_forbidden(&address.to_string()),
            Self::Runtime { .. } => words.start_runtime().to_owned(),
        };
        match self.source() {
            Some(cause) => format!("{what}\n{}", words.start_cause(&cause.to_string())),
            None => what,
        }
    }
}

/// What the store found in the way.
fn of_store(error: &OpenError, words: Words) -> String {
    match error {
        OpenError::InUse { folder } => words.start_in_use(&shown(folder)),
        OpenError::ReadOnly { path, .. } => words.start_data_read_only(&shown(path)),
        OpenError::Unavailable { path, .. } => words.start_folder(&shown(path)),
        OpenError::Full { path, .. } => words.start_data_full(&shown(path)),
        OpenError::NotOurs { path } => words.start_data_not_ours(&shown(path)),
        OpenError::Newer { path, .. } => words.start_data_newer(&shown(path)),
        OpenError::Damaged { path, .. } => words.start_data_damaged(&shown(path)),
        OpenError::Occupied { path } => words.start_data_occupied(&shown(path)),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_fails_says_what_to_do_and_why_in_each_language() {
        let path = PathBuf::from("donnees");
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        let address = SocketAddr::from(([0, 0, 0, 0], 80));
        let cases = [
            (StartError::Store(OpenError::InUse { folder: path.clone() }), "donnees"),
            (StartError::SecretUnreadable { path: path.clone(), source: denied() }, "denied"),
            (StartError::PortForbidden { address }, "0.0.0.0:80"),
            (StartError::PortsBusy { first: 8080, last: 8089 }, "8089"),
            (StartError::Runtime { source: denied() }, "denied"),
        ];
        for (error, detail) in cases {
            let [french, english] = [Lang::Fr, Lang::En].map(|lang| error.sentence(lang));
            assert!(french.contains(detail) && english.contains(detail), "{french}\n{english}");
            assert_ne!(french, english);
        }
    }

    #[test]
    fn a_file_in_the_way_of_the_folder_is_told_with_its_cause() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("donnees");
        std::fs::write(&file, "").unwrap();
        let refused = StartError::from(crate::storage::Store::open(&file).unwrap_err());
        let said = refused.sentence(Lang::Fr);
        assert!(said.contains(&shown(&file)) && said.contains("Cause"), "{said}");
    }
}
