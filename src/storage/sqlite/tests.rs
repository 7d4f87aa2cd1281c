//! The SQLite engine passes the conformance suite, and survives its own accidents.

mod arrivals;
mod damage;
mod disk;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::super::Store;
use super::super::conformance::{Ground, on_every_ground};

/// A data folder of its own, deleted at the end.
struct Place(TempDir);

impl Ground for Place {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn open(&self) -> Store {
        Store::open(self.0.path()).unwrap()
    }

    fn open_backup(&self, backup: &Path) -> (TempDir, Store) {
        let folder = TempDir::new().unwrap();
        Store::restore(backup, folder.path()).unwrap();
        let store = Store::open(folder.path()).unwrap();
        (folder, store)
    }

    fn folder(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

impl Place {
    fn file(&self) -> PathBuf {
        self.0.path().join("collecte.sqlite")
    }

    fn wal(&self) -> PathBuf {
        self.0.path().join("collecte.sqlite-wal")
    }
}

on_every_ground!(Place);
