//! Copies out of a running log, and back into an empty folder.
//!
//! Either way the copy is made beside its final name, flushed, and renamed: a name
//! without `.part` is always a whole copy. Copying the file by hand is not a backup,
//! because the newest records are in the WAL.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use super::folder::{Folder, LOG, private_file, put_in_place};
use super::notes;
use super::reader::{Trouble, entries, read};
use super::schema::connect_checked;
use super::{During, OpenError, StorageError};

/// Writes what is committed now to `target`, compact and without free pages.
pub(super) fn backup(db: &Connection, target: &Path) -> Result<(), Trouble> {
    let part = beside(target);
    let result = copy_out(db, &part, target);
    if result.is_err() {
        fs::remove_file(&part).ok();
    }
    result
}

fn copy_out(db: &Connection, part: &Path, target: &Path) -> Result<(), Trouble> {
    let told = |error| Trouble::Told(StorageError::file_fault(During::BackingUp, error));
    empty_file(part).map_err(told)?;
    db.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    put_in_place(part, target).map_err(told)
}

/// The same from outside the process that writes: readers never wait for it.
pub(super) fn copy(folder: &Path, target: &Path) -> Result<(), OpenError> {
    let log = folder.join(LOG);
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let db = Connection::open_with_flags(&log, flags)
        .map_err(|error| OpenError::from_sqlite(&log, error))?;
    match backup(&db, target) {
        Ok(()) => Ok(()),
        Err(Trouble::Sqlite(error)) => Err(OpenError::from_sqlite(&log, error)),
        Err(Trouble::Told(error)) => {
            Err(OpenError::Unavailable { path: target.to_owned(), cause: Arc::new(error) })
        }
    }
}

/// Checks a backup and makes it the log of a folder that has none.
pub(super) fn restore(backup: &Path, folder: &Folder) -> Result<(), OpenError> {
    let name = folder.log();
    let told = |error| OpenError::from_io(&name, error);
    if fs::exists(&name).map_err(told)? {
        return Err(OpenError::Occupied { path: name });
    }
    let part = beside(&name);
    let result = copy_in(backup, &part).and_then(|()| put_in_place(&part, &name).map_err(told));
    if result.is_err() {
        fs::remove_file(&part).ok();
    }
    result
}

fn copy_in(backup: &Path, part: &Path) -> Result<(), OpenError> {
    let mut from = fs::File::open(backup).map_err(|error| OpenError::from_io(backup, error))?;
    let mut to = empty_file(part).map_err(|error| OpenError::from_io(part, error))?;
    let length = io::copy(&mut from, &mut to).map_err(|error| OpenError::from_io(part, error))?;
    if length == 0 {
        return Err(OpenError::NotOurs { path: backup.to_owned() });
    }
    // What is wrong with the copy is wrong with the backup: that is the name to tell.
    check_whole(part).map_err(|error| error.about(backup))
}

/// The structure, then every record.
fn check_whole(part: &Path) -> Result<(), OpenError> {
    let db = connect_checked(part, u64::MAX)?;
    let read_all = || -> Result<(), Trouble> {
        for entry in entries(&db)? {
            read(&db, entry.id, 0)?;
            notes::read(&db, entry.id, None)?;
        }
        Ok(())
    };
    read_all().map_err(|trouble| match trouble {
        Trouble::Sqlite(error) => OpenError::from_sqlite(part, error),
        Trouble::Told(error) => {
            OpenError::Damaged { path: part.to_owned(), cause: Arc::new(error) }
        }
    })
}

fn empty_file(path: &Path) -> io::Result<fs::File> {
    private_file(OpenOptions::new().create(true).truncate(true).write(true), path)
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}
