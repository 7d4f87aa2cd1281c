//! The secret of this server: 32 random bytes in a file of the data folder.
//!
//! Links and claims are stored as hashes keyed by it, so a stolen database alone
//! opens nothing. Each use derives its own key: two uses never share one.
//!
//! The file appears whole or not at all, and is never written over.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::folder::Folder;
use super::start_error::StartError;

/// 256 bits: as much as the hash it keys.
const LENGTH: usize = 32;
const NAME: &str = "secret";

/// Known to this server only; shows nothing of itself in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; LENGTH]);

impl Secret {
    /// The secret of a data folder, made on the first start.
    ///
    /// The folder is held by us alone, so nobody can make another at the same time.
    pub fn open(folder: &Folder) -> Result<Self, StartError> {
        let path = folder.path().join(NAME);
        let unreadable = |source| StartError::SecretUnreadable { path: path.clone(), source };
        match fs::read(&path) {
            Ok(bytes) => match bytes.try_into() {
                Ok(bytes) => Ok(Self(bytes)),
                Err(_) => Err(StartError::SecretDamaged { path }),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                create(folder.path()).map_err(unreadable)
            }
            Err(error) => Err(unreadable(error)),
        }
    }

    /// Whether this folder had a secret before us.
    pub(super) fn exists(folder: &Folder) -> bool {
        folder.path().join(NAME).exists()
    }

    /// The key for one use, such as `"collecte 1 claim"`; the same at every start.
    pub fn key(&self, purpose: &'static str) -> [u8; 32] {
        blake3::derive_key(purpose, &self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// Writes beside, forces to the disk, then gives the name: a crash leaves no half secret.
fn create(folder: &Path) -> io::Result<Secret> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let unfinished = folder.join("secret.new");
    // What a crash left here was never used.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut file = for_owner_alone().open(&unfinished)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, folder.join(NAME))?;
    // The new name itself has to reach the disk; only Unix can force a folder.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(Secret(bytes))
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

    fn folder() -> (tempfile::TempDir, Folder) {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(&place.path().join("donnees")).unwrap();
        (place, folder)
    }

    #[test]
    fn a_restart_finds_the_same_secret_and_another_folder_has_another() {
        let (_place, folder) = folder();
        let first = Secret::open(&folder).unwrap();
        assert_eq!(Secret::open(&folder).unwrap(), first);
        let (_other_place, other) = self::folder();
        assert_ne!(Secret::open(&other).unwrap(), first);
    }

    #[test]
    fn each_use_has_its_own_key() {
        let (_place, folder) = folder();
        let secret = Secret::open(&folder).unwrap();
        assert_eq!(secret.key("collecte 1 claim"), secret.key("collecte 1 claim"));
        assert_ne!(secret.key("collecte 1 claim"), secret.key("collecte 1 link"));
        assert_ne!(secret.key("collecte 1 claim"), secret.0);
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_alone_and_nothing_is_left_beside_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_place, folder) = folder();
        fs::write(folder.path().join("secret.new"), "half").unwrap();
        Secret::open(&folder).unwrap();
        let meta = fs::metadata(folder.path().join("secret")).unwrap();
        assert_eq!((meta.permissions().mode() & 0o777, meta.len()), (0o600, 32));
        assert!(!folder.path().join("secret.new").exists());
    }

    #[test]
    fn a_damaged_secret_is_refused_in_words_and_left_as_it_is() {
        let (_place, folder) = folder();
        let path = folder.path().join("secret");
        fs::write(&path, "short").unwrap();
        let refused = Secret::open(&folder).unwrap_err();
        assert!(refused.sentence(Lang::En).contains("damaged"));
        assert!(refused.sentence(Lang::Fr).contains("abîmé"));
        assert_eq!(fs::read(&path).unwrap(), b"short");
    }

    #[test]
    fn a_secret_that_cannot_be_read_is_refused_with_the_cause() {
        let (_place, folder) = folder();
        // A folder of that name: unreadable as a file even for the superuser.
        fs::create_dir(folder.path().join("secret")).unwrap();
        let said = Secret::open(&folder).unwrap_err().sentence(Lang::En);
        assert!(said.contains("cannot be read") && said.contains("Cause:"), "{said}");
    }
}
