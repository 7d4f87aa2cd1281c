//! The data folder: made for its owner alone, and used by one server at a time.
//!
//! Two servers on one folder would each believe they own its workshops. The lock
//! is the system's: it goes with the process, whatever ends it.

use std::fs::{DirBuilder, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::start_error::StartError;

/// A data folder that no other server uses as long as this value lives.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Creates the folder when it is missing, readable by its owner only, and takes it.
    pub fn open(path: &Path) -> Result<Self, StartError> {
        let unusable = |source| StartError::Folder { path: path.to_owned(), source };
        create(path).map_err(unusable)?;
        let lock = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(path.join("lock"))
            .map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(StartError::InUse { path: path.to_owned() }),
            Err(TryLockError::Error(source)) => Err(unusable(source)),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn create(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_folder_and_the_missing_ones_above_it_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(&place.path().join("mairie/ateliers")).unwrap();
        for made in [folder.path(), folder.path().parent().unwrap()] {
            assert_eq!(made.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn a_second_server_is_refused_until_the_first_is_gone() {
        let place = tempfile::tempdir().unwrap();
        let first = Folder::open(place.path()).unwrap();
        assert!(matches!(Folder::open(place.path()), Err(StartError::InUse { .. })));
        drop(first);
        Folder::open(place.path()).unwrap();
    }

    #[test]
    fn a_file_in_the_way_is_told_with_its_cause() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("donnees");
        std::fs::write(&file, "").unwrap();
        let refused = Folder::open(&file).unwrap_err();
        let said = refused.sentence(crate::i18n::Lang::Fr);
        assert!(said.contains(&file.display().to_string()) && said.contains("Cause"), "{said}");
    }
}
