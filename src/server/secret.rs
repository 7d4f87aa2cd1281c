//! The secret of this server: 32 random bytes in a file of the data folder.
//!
//! Links and claims are stored as hashes keyed by it, so a stolen database alone
//! opens nothing. Each use derives its own key: two uses never share one.
//!
//! The file appears whole or not at all. The store holds the folder meanwhile, so
//! that no other server makes one at the same time.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::start_error::StartError;

/// 256 bits: as much as the hash it keys.
const LENGTH: usize = 32;

/// Known to this server only; shows nothing of itself in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; LENGTH]);

impl Secret {
    /// The secret of a data folder, made on the first start; and whether it was made now.
    pub fn open(folder: &Path) -> Result<(Self, bool), StartError> {
        let path = Self::file(folder);
        if let Some(secret) = Self::read(&path)? {
            return Ok((secret, false));
        }
        let mut bytes = [0; LENGTH];
        getrandom::fill(&mut bytes).map_err(|error| StartError::SecretUnreadable {
            path: path.clone(),
            source: io::Error::other(error),
        })?;
        let secret = Self(bytes);
        secret.write(&path)?;
        Ok((secret, true))
    }

    /// The key for one use, such as `"collecte 1 claim"`; the same at every start.
    pub fn key(&self, purpose: &'static str) -> [u8; 32] {
        blake3::derive_key(purpose, &self.0)
    }

    /// Where a data folder has it.
    pub(super) fn file(folder: &Path) -> PathBuf {
        folder.join("secret")
    }

    /// The secret in a file; none when there is no file.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, StartError> {
        match fs::read(path) {
            Ok(bytes) => match bytes.try_into() {
                Ok(bytes) => Ok(Some(Self(bytes))),
                Err(_) => Err(StartError::SecretDamaged { path: path.to_owned() }),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(StartError::SecretUnreadable { path: path.to_owned(), source }),
        }
    }

    /// Puts the secret into a file that only its owner can read.
    pub(super) fn write(&self, path: &Path) -> Result<(), StartError> {
        put(path, &self.0)
            .map_err(|source| StartError::SecretUnreadable { path: path.to_owned(), source })
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// Writes beside, forces to the disk, then gives the name: a crash leaves no half secret.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension("new");
    // What a crash left here was never used.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut file = for_owner_alone().open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    // The new name itself has to reach the disk; only Unix can force a folder.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let here = folder.as_os_str().is_empty();
        File::open(if here { Path::new(".") } else { folder })?.sync_all()?;
    }
    Ok(())
}

fn for_owner_alone() -> OpenOptions {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_restart_finds_the_same_secret_and_another_folder_has_another() {
        let (folder, other) = (folder(), folder());
        let (first, made) = Secret::open(folder.path()).unwrap();
        assert!(made);
        assert_eq!(Secret::open(folder.path()).unwrap(), (first.clone(), false));
        assert_ne!(Secret::open(other.path()).unwrap().0, first);
    }

    #[test]
    fn each_use_has_its_own_key() {
        let (secret, _) = Secret::open(folder().path()).unwrap();
        assert_eq!(secret.key("collecte 1 claim"), secret.key("collecte 1 claim"));
        assert_ne!(secret.key("collecte 1 claim"), secret.key("collecte 1 link"));
        assert_ne!(secret.key("collecte 1 claim"), secret.0);
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_alone_and_nothing_is_left_beside_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder();
        fs::write(folder.path().join("secret.new"), "half").unwrap();
        Secret::open(folder.path()).unwrap();
        let meta = fs::metadata(folder.path().join("secret")).unwrap();
        assert_eq!((meta.permissions().mode() & 0o777, meta.len()), (0o600, 32));
        assert!(!folder.path().join("secret.new").exists());
    }

    #[test]
    fn a_damaged_secret_is_refused_in_words_and_left_as_it_is() {
        let folder = folder();
        let path = folder.path().join("secret");
        fs::write(&path, "short").unwrap();
        let refused = Secret::open(folder.path()).unwrap_err();
        assert!(refused.sentence(Lang::En).contains("damaged"));
        assert!(refused.sentence(Lang::Fr).contains("32"));
        assert_eq!(fs::read(&path).unwrap(), b"short");
    }

    #[test]
    fn a_secret_that_cannot_be_read_is_refused_with_the_cause() {
        let folder = folder();
        // A folder of that name: unreadable as a file even for the superuser.
        fs::create_dir(folder.path().join("secret")).unwrap();
        let said = Secret::open(folder.path()).unwrap_err().sentence(Lang::En);
        assert!(said.contains("cannot be read") && said.contains("Cause:"), "{said}");
    }
}
