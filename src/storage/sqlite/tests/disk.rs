//! Disks that are full, failing, read-only or already taken.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use futures_util::future::join_all;
use rusqlite::{Connection, ErrorCode, ffi};
use tempfile::TempDir;

use super::super::super::conformance::{Ground, bodies, entry, is_in_files, record};
use super::super::super::{OpenError, StorageError, Store};
use super::super::log::Log;
use super::super::meter::Meter;
use super::super::schema::connect_writer;
use super::super::task::Task;
use super::Place;
use crate::domain::WorkshopId;

fn append(expected: u64, body: &str) -> Task {
    Task::Append { workshop: WorkshopId(1), expected, records: vec![record(body)] }
}

fn log<'db>(db: &'db Connection, place: &Place) -> Log<'db> {
    Log::open(db, place.file(), Arc::new(Meter::default())).unwrap()
}

/// Makes the next commit fail as if SQLite had answered `code`.
fn sabotage(store: &Store, code: i32) {
    let Store::Sqlite(engine) = store;
    engine.shared.meter.sabotage.store(code, Ordering::Relaxed);
}

#[test]
fn a_full_disk_fails_the_batch_whole_and_heals_when_there_is_room() {
    let place = Place::new();
    let db = connect_writer(&place.file()).unwrap();
    let mut log = log(&db, &place);
    let first = [Task::Create { entry: entry(1, "AAAAA"), records: vec![record("one")] }];
    log.commit(first.iter()).unwrap();
    log.limit_pages(12);
    let batch = [append(1, "small"), append(2, &"long".repeat(20_000))];
    let error = log.commit(batch.iter()).err().unwrap();
    assert_eq!(error.sqlite_error_code(), Some(ErrorCode::DiskFull));
    assert!(log.is_whole());
    log.limit_pages(1_000);
    let stale = log.commit([append(2, "stale")].iter()).unwrap();
    assert!(matches!(stale.outcomes[0], Err(StorageError::Conflict { head: 1 })));
    assert!(log.commit(batch.iter()).unwrap().outcomes.iter().all(Result::is_ok));
}

#[test]
fn a_wal_that_grows_is_copied_into_the_file_before_it_is_long() {
    let place = Place::new();
    let db = connect_writer(&place.file()).unwrap();
    let mut log = log(&db, &place);
    log.commit([Task::Create { entry: entry(1, "AAAAA"), records: Vec::new() }].iter()).unwrap();
    let body = "x".repeat(100_000);
    let mut longest = 0;
    for seq in 0..150 {
        log.commit([append(seq, &body)].iter()).unwrap();
        log.tidy().unwrap();
        longest = std::fs::metadata(place.wal()).unwrap().len().max(longest);
    }
    // 15 MB were written; four, and the arrivals of two that were put in their place.
    assert!((4_000_000..7_000_000).contains(&longest), "{longest} bytes");
}

#[tokio::test]
async fn a_full_disk_is_told_to_all_who_shared_the_commit_and_passes() {
    let place = Place::new();
    let store = place.open();
    for number in 0..20 {
        store.create(entry(number, &number.to_string()), Vec::new()).await.unwrap();
    }
    sabotage(&store, ffi::SQLITE_FULL);
    // Nobody can be served before the first batch, so the refused ones are its members.
    let asked = (0..20).map(|number| store.append(WorkshopId(number), 0, vec![record("words")]));
    let results = join_all(asked).await;
    assert!(results.iter().any(|result| matches!(result, Err(StorageError::Full { .. }))));
    store.health().await.unwrap();
    for (number, result) in (0..20).zip(results) {
        let stored = bodies(&store, number, 0).await.len();
        assert_eq!(stored, usize::from(result.is_ok()), "told and stored agree: {result:?}");
        let head = stored as u64;
        store.append(WorkshopId(number), head, vec![record("again")]).await.unwrap();
    }
}

#[tokio::test]
async fn after_a_failed_fsync_nothing_is_written_until_the_store_is_opened_again() {
    let place = Place::new();
    let store = place.open();
    store.create(entry(1, "AAAAA"), vec![record("kept")]).await.unwrap();
    sabotage(&store, ffi::SQLITE_IOERR_FSYNC);
    let failed = store.append(WorkshopId(1), 1, vec![record("lost")]).await.unwrap_err();
    assert!(matches!(failed, StorageError::Unavailable { .. }));
    assert_eq!(failed.to_string(), "store unavailable while appending");
    let stopped = store.append(WorkshopId(1), 1, vec![record("too late")]).await;
    assert!(matches!(stopped, Err(StorageError::Stopped { .. })), "{stopped:?}");
    assert!(matches!(store.health().await, Err(StorageError::Stopped { .. })));
    let purged = store.purge(WorkshopId(1)).await;
    assert!(matches!(purged, Err(StorageError::Stopped { .. })), "{purged:?}");
    assert_eq!(bodies(&store, 1, 0).await, ["kept"], "reading goes on");
    store.close().await.unwrap();
    let store = place.open();
    assert_eq!(bodies(&store, 1, 0).await, ["kept"]);
    assert_eq!(store.append(WorkshopId(1), 1, vec![record("after")]).await.unwrap(), 2);
}

#[tokio::test]
async fn a_log_taken_away_while_running_is_a_fault() {
    let place = Place::new();
    let store = place.open();
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    store.health().await.unwrap();
    std::fs::rename(place.file(), place.folder().join("elsewhere")).unwrap();
    assert!(matches!(store.health().await, Err(StorageError::Unavailable { .. })));
    let result = store.append(WorkshopId(1), 0, vec![record("lost")]).await;
    assert!(matches!(result, Err(StorageError::Stopped { .. })), "{result:?}");
}

#[tokio::test]
async fn a_rewriting_cut_short_is_finished_by_the_next_start() {
    let place = Place::new();
    let store = place.open();
    for number in 1..9 {
        let records = vec![record(&format!("wasserfall-{number} {}", "-".repeat(700))); 40];
        store.create(entry(number, &number.to_string()), records).await.unwrap();
    }
    store.close().await.unwrap();
    let db = connect_writer(&place.file()).unwrap();
    let mut log = log(&db, &place);
    log.commit([Task::Purge { workshop: WorkshopId(4) }].iter()).unwrap();
    drop(log); // Killed here: deleted, not yet rewritten.
    drop(db);
    let store = place.open();
    assert!(!is_in_files(&place.folder(), "wasserfall-4"));
    assert!(matches!(store.read(WorkshopId(4), 0).await, Err(StorageError::Gone)));
    assert_eq!(bodies(&store, 5, 0).await.len(), 40);
}

#[tokio::test]
async fn a_purge_that_a_reader_holds_up_is_not_said_to_be_done() {
    let place = Place::new();
    let store = place.open();
    store.create(entry(1, "AAAAA"), vec![record("wasserfall")]).await.unwrap();
    let operator = Connection::open(place.file()).unwrap();
    operator.execute_batch("BEGIN; SELECT count(*) FROM events;").unwrap();
    let result = store.purge(WorkshopId(1)).await;
    assert!(matches!(result, Err(StorageError::Unavailable { .. })), "{result:?}");
    operator.execute_batch("COMMIT").unwrap();
    store.purge(WorkshopId(1)).await.unwrap();
    assert!(!is_in_files(&place.folder(), "wasserfall"));
}

#[tokio::test]
async fn the_wal_stays_short_however_much_is_written() {
    let place = Place::new();
    let store = place.open();
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    let body = "x".repeat(300_000);
    for seq in 0..60 {
        store.append(WorkshopId(1), seq, vec![record(&body)]).await.unwrap();
    }
    let length = std::fs::metadata(place.wal()).unwrap().len();
    assert!((1..9_000_000).contains(&length), "18 MB were written, the WAL has {length}");
    store.close().await.unwrap();
    assert!(!place.wal().exists(), "and nothing is left of it at the end");
}

#[tokio::test]
async fn a_folder_has_one_server_at_a_time() {
    let place = Place::new();
    let store = place.open();
    let second = Store::open(&place.folder());
    assert!(matches!(second, Err(OpenError::InUse { .. })), "{second:?}");
    store.close().await.unwrap();
    assert!(Store::open(&place.folder()).is_ok());
}

#[test]
fn a_folder_that_cannot_be_written_is_refused_in_words() {
    let own = TempDir::new().unwrap();
    let folder = folder_that_refuses(own.path());
    let error = Store::open(&folder).unwrap_err();
    assert!(matches!(error, OpenError::ReadOnly { .. }), "{error:?}");
    assert!(error.to_string().contains("cannot be written"), "{error}");
}

/// A folder made read-only; for root, whom that does not stop, one of the kernel's.
fn folder_that_refuses(own: &Path) -> PathBuf {
    let mut mode = std::fs::metadata(own).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(own, mode).unwrap();
    match std::fs::write(own.join("probe"), b"") {
        Ok(()) => PathBuf::from("/sys/kernel"),
        Err(_) => own.to_owned(),
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_what_people_wrote() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let inner = place.folder().join("data");
    let store = Store::open(&inner).unwrap();
    store.create(entry(1, "AAAAA"), vec![record("words")]).await.unwrap();
    store.backup(&inner.join("copy")).await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inner), 0o700);
    for file in std::fs::read_dir(&inner).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}
