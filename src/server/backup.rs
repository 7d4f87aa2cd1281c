//! Copies out of a data folder, and back into an empty one.
//!
//! A copy is two files: the log, and the secret in `.secret` beside it. Without the
//! secret every link and every claim in the log would be dead.

use std::io;
use std::path::{Path, PathBuf};

use super::copies;
use super::secret::Secret;
use super::start_error::StartError;
use crate::storage::Store;

/// Copies the log and its secret, even while a server uses the folder; answers where the
/// secret went. The secret goes first: a log without it is worth nothing.
pub fn backup(folder: &Path, file: &Path) -> Result<PathBuf, StartError> {
    let beside = secret_beside(file);
    present(&Secret::file(folder))?.write(&beside)?;
    Store::copy(folder, file)?;
    Ok(beside)
}

/// Puts a copy into a folder that has no log yet, after checking it whole. `file` may be
/// a folder of copies: then the newest one is taken.
pub fn restore(file: &Path, folder: &Path) -> Result<(), StartError> {
    let newest = file.is_dir().then(|| copies::newest(file)).flatten();
    let file = newest.as_deref().unwrap_or(file);
    let secret = present(&secret_beside(file))?;
    // The log decides whether the folder is free, so it goes first; a start in between
    // is impossible unless somebody asks for it.
    Store::restore(file, folder)?;
    secret.write(&Secret::file(folder))
}

/// The secret of a file that has to be there.
fn present(path: &Path) -> Result<Secret, StartError> {
    Secret::read(path)?.ok_or_else(|| StartError::SecretUnreadable {
        path: path.to_owned(),
        source: io::ErrorKind::NotFound.into(),
    })
}

/// Where the secret of a copy is.
pub(super) fn secret_beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".secret");
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Moment, WorkshopId};
    use crate::storage::{Entry, OpenError, Record};

    fn entry() -> Entry {
        let id = WorkshopId(7);
        Entry { id, code: "K7DMR".into(), purge_at: Moment(9) }
    }

    #[tokio::test]
    async fn a_copy_of_a_running_server_comes_back_whole_with_its_secret() {
        let place = tempfile::tempdir().unwrap();
        let (running, again) = (place.path().join("donnees"), place.path().join("encore"));
        let store = Store::open(&running).unwrap();
        let (secret, _) = Secret::open(&running).unwrap();
        let record = Record { at: Moment(1), body: b"un compost de quartier".to_vec() };
        store.create(entry(), vec![record]).await.unwrap();
        let file = place.path().join("copie.sqlite");
        assert_eq!(backup(&running, &file).unwrap(), place.path().join("copie.sqlite.secret"));
        // The server was not disturbed, and a second copy replaces the first.
        store.reschedule(entry().id, Moment(12)).await.unwrap();
        backup(&running, &file).unwrap();

        restore(&file, &again).unwrap();
        assert_eq!(Secret::open(&again).unwrap(), (secret, false));
        let restored = Store::open(&again).unwrap();
        let records = restored.read(entry().id, 0).await.unwrap();
        assert_eq!(records[0].body, b"un compost de quartier");
        assert_eq!(restored.entries().await.unwrap()[0].purge_at, Moment(12));
        store.close().await.unwrap();
        restored.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_folder_with_workshops_is_never_written_over() {
        let place = tempfile::tempdir().unwrap();
        let (folder, file) = (place.path().join("donnees"), place.path().join("copie"));
        Store::open(&folder).unwrap().close().await.unwrap();
        let (before, _) = Secret::open(&folder).unwrap();
        backup(&folder, &file).unwrap();
        let refused = restore(&file, &folder).unwrap_err();
        assert!(matches!(refused, StartError::Store(OpenError::Occupied { .. })), "{refused}");
        assert_eq!(Secret::open(&folder).unwrap(), (before, false));
    }

    #[test]
    fn an_empty_folder_and_a_copy_without_its_secret_are_refused() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("copie");
        assert!(backup(place.path(), &file).is_err());
        assert!(!file.exists());
        std::fs::write(&file, "x").unwrap();
        let refused = restore(&file, &place.path().join("neuf")).unwrap_err();
        assert!(matches!(refused, StartError::SecretUnreadable { .. }), "{refused}");
        assert!(!place.path().join("neuf").exists());
    }
}
