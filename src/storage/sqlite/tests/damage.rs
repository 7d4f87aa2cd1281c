//! Files that were torn, damaged, or never ours.

use std::fs;

use rusqlite::Connection;
use tempfile::TempDir;

use super::super::super::conformance::{Ground, bodies, entry, record};
use super::super::super::{NoteUpdate, OpenError, StorageError, Store};
use super::Place;
use crate::domain::{NoteId, RoundId, WorkshopId};

/// Appends batches of one to five records; answers, for each, how many records the
/// log then has and how long the WAL then is.
async fn write_batches(place: &Place, store: &Store) -> Vec<(usize, usize)> {
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    let mut marks = vec![(0, fs::read(place.wal()).unwrap().len())];
    for batch in 0..40_usize {
        let records =
            vec![record(&format!("batch {batch} {}", "-".repeat(batch * 31))); 1 + batch % 5];
        let expected = marks.last().unwrap().0 as u64;
        let head = store.append(WorkshopId(1), expected, records).await.unwrap();
        marks.push((usize::try_from(head).unwrap(), fs::read(place.wal()).unwrap().len()));
    }
    marks
}

/// The store as the disk would show it had the WAL been `wal`.
async fn records_with_wal(file: &[u8], wal: &[u8]) -> Option<usize> {
    let place = Place::new();
    fs::write(place.file(), file).unwrap();
    fs::write(place.wal(), wal).unwrap();
    let store = place.open();
    let found = store.find("AAAAA").await.unwrap();
    match found {
        Some(_) => Some(bodies(&store, 1, 0).await.len()),
        None => None,
    }
}

#[tokio::test]
async fn a_torn_wal_keeps_whole_batches_and_all_that_came_before() {
    let place = Place::new();
    let store = place.open();
    let marks = write_batches(&place, &store).await;
    let (file, wal) = (fs::read(place.file()).unwrap(), fs::read(place.wal()).unwrap());
    assert_eq!(records_with_wal(&file, &wal).await, Some(marks[40].0), "nothing torn, all there");
    let mut cut = 0;
    while cut < wal.len() {
        let sure = marks.iter().rfind(|(_, length)| *length <= cut).map(|(count, _)| *count);
        let found = records_with_wal(&file, &wal[..cut]).await;
        assert!(found >= sure, "cut at {cut}: {found:?} of at least {sure:?}");
        let is_whole = found.is_none_or(|found| marks.iter().any(|(count, _)| *count == found));
        assert!(is_whole, "cut at {cut}: half a batch, {found:?}");
        // Steps that share no factor with the frames: every kind of place is met.
        cut += 7_919;
    }
}

#[tokio::test]
async fn a_wal_with_a_flipped_bit_ends_before_that_batch() {
    let place = Place::new();
    let store = place.open();
    let marks = write_batches(&place, &store).await;
    let (file, wal) = (fs::read(place.file()).unwrap(), fs::read(place.wal()).unwrap());
    for at in (40..wal.len()).step_by(23_003) {
        let mut flipped = wal.clone();
        flipped[at] ^= 4;
        let found = records_with_wal(&file, &flipped).await;
        let sure = marks.iter().rfind(|(_, length)| *length <= at).map(|(count, _)| *count);
        assert_eq!(found, sure, "flipped at {at}");
    }
}

#[tokio::test]
async fn a_flipped_bit_in_a_body_is_an_error_not_a_shorter_log() {
    let place = Place::new();
    let store = place.open();
    let records = ["first", "the middle words", "last"].map(record).to_vec();
    store.create(entry(1, "AAAAA"), records).await.unwrap();
    store.close().await.unwrap();
    let mut bytes = fs::read(place.file()).unwrap();
    let at = bytes.windows(10).position(|window| window == b"the middle").unwrap();
    bytes[at] ^= 1;
    fs::write(place.file(), bytes).unwrap();
    let store = place.open();
    let result = store.read(WorkshopId(1), 0).await;
    assert!(matches!(result, Err(StorageError::Damaged { seq: 2, .. })), "{result:?}");
    let told = format!("{result:?} {}", result.as_ref().unwrap_err());
    assert!(!told.contains("middle"), "faults repeat no words: {told}");
    assert_eq!(bodies(&store, 1, 2).await, ["last"]);
}

#[tokio::test]
async fn a_log_with_a_hole_is_refused() {
    let place = Place::new();
    let store = place.open();
    store.create(entry(1, "AAAAA"), ["one", "two", "three"].map(record).to_vec()).await.unwrap();
    store.close().await.unwrap();
    Connection::open(place.file())
        .unwrap()
        .execute("DELETE FROM events WHERE seq = 2", [])
        .unwrap();
    let result = place.open().read(WorkshopId(1), 0).await;
    assert!(matches!(result, Err(StorageError::Damaged { seq: 2, .. })), "{result:?}");
}

#[test]
fn files_that_are_not_ours_are_refused_and_left_alone() {
    let elsewhere = TempDir::new().unwrap();
    let foreign = elsewhere.path().join("foreign");
    Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        .unwrap();
    let contents = [b"hello".to_vec(), vec![0x5a; 20_000], fs::read(&foreign).unwrap()];
    for content in contents {
        let place = Place::new();
        fs::write(place.file(), &content).unwrap();
        let result = Store::open(&place.folder());
        assert!(matches!(result, Err(OpenError::NotOurs { .. })), "{result:?}");
        assert_eq!(fs::read(place.file()).unwrap(), content);
        assert!(!place.wal().exists());
    }
}

#[tokio::test]
async fn a_file_from_a_newer_version_is_refused_and_left_alone() {
    let place = Place::new();
    place.open().close().await.unwrap();
    Connection::open(place.file()).unwrap().pragma_update(None, "user_version", 9).unwrap();
    let before = fs::read(place.file()).unwrap();
    let result = Store::open(&place.folder());
    assert!(matches!(result, Err(OpenError::Newer { found: 9, known: 3, .. })), "{result:?}");
    assert_eq!(fs::read(place.file()).unwrap(), before);
}

#[tokio::test]
async fn a_file_cut_in_half_or_overwritten_is_refused() {
    let place = Place::new();
    let store = place.open();
    let body = "x".repeat(500);
    store.create(entry(1, "AAAAA"), vec![record(&body); 400]).await.unwrap();
    store.close().await.unwrap();
    let whole = fs::read(place.file()).unwrap();
    let mut overwritten = whole.clone();
    overwritten[8192..whole.len() / 2].fill(0x5a);
    for damaged in [&whole[..whole.len() / 2], &whole[..whole.len() - 4096], &overwritten] {
        fs::write(place.file(), damaged).unwrap();
        let result = Store::open(&place.folder());
        assert!(matches!(result, Err(OpenError::Damaged { .. })), "{result:?}");
    }
    fs::write(place.file(), whole).unwrap();
    assert_eq!(bodies(&place.open(), 1, 0).await.len(), 400);
}

#[test]
fn a_start_cut_short_before_the_first_write_is_begun_again() {
    let place = Place::new();
    fs::write(place.file(), b"").unwrap();
    assert!(Store::open(&place.folder()).is_ok());
}

#[tokio::test]
async fn a_backup_is_checked_before_it_takes_a_place_that_is_free() {
    let place = Place::new();
    let store = place.open();
    store.create(entry(1, "AAAAA"), vec![record("some words")]).await.unwrap();
    let backup = place.folder().join("copy");
    store.backup(&backup).await.unwrap();

    let elsewhere = Place::new();
    let mut bytes = fs::read(&backup).unwrap();
    let at = bytes.windows(10).position(|window| window == b"some words").unwrap();
    bytes[at] ^= 1;
    let bad = elsewhere.folder().join("bad");
    fs::write(&bad, bytes).unwrap();
    let result = Store::restore(&bad, &elsewhere.folder());
    assert!(matches!(&result, Err(OpenError::Damaged { path, .. }) if *path == bad), "{result:?}");
    assert!(!elsewhere.file().exists());

    store.close().await.unwrap();
    let result = Store::restore(&backup, &place.folder());
    assert!(matches!(result, Err(OpenError::Occupied { .. })), "{result:?}");
    assert_eq!(bodies(&place.open(), 1, 0).await, ["some words"]);
}

#[tokio::test]
async fn a_file_of_an_older_format_gets_the_tables_that_it_lacks() {
    for older in [
        "DROP TABLE arrivals; DROP TABLE notes; PRAGMA user_version = 1;",
        "DROP TABLE arrivals; PRAGMA user_version = 2;",
    ] {
        let place = Place::new();
        let store = place.open();
        store.create(entry(1, "AAAAA"), vec![record("kept")]).await.unwrap();
        store.close().await.unwrap();
        Connection::open(place.file()).unwrap().execute_batch(older).unwrap();
        let store = place.open();
        assert!(store.notes(WorkshopId(1), None).await.unwrap().is_empty());
        let update = NoteUpdate { note: NoteId::Round(RoundId(1)), body: b"new".to_vec() };
        assert_eq!(store.add_to_notes(WorkshopId(1), vec![update]).await.unwrap(), 1);
        assert_eq!(store.append(WorkshopId(1), 1, vec![record("added")]).await.unwrap(), 2);
        assert_eq!(bodies(&store, 1, 0).await, ["kept", "added"]);
    }
}
