//! Events that wait for their place, and are read all the same.

use std::fs;
use std::sync::Arc;

use rusqlite::Connection;

use super::super::super::StorageError;
use super::super::super::conformance::{Ground, bodies, entry, record};
use super::super::arrivals::Waiting;
use super::super::hand::Outcome;
use super::super::log::Log;
use super::super::meter::Meter;
use super::super::schema::{PAGE, connect_writer};
use super::super::task::Task;
use super::Place;
use crate::domain::WorkshopId;

fn create(number: u128) -> Task {
    Task::Create { entry: entry(number, &number.to_string()), records: vec![record("created")] }
}

fn append(number: u128, expected: u64) -> Task {
    let records = vec![record(&format!("{number} said {expected}"))];
    Task::Append { workshop: WorkshopId(number), expected, records }
}

fn log<'db>(db: &'db Connection, place: &Place) -> Log<'db> {
    Log::open(db, place.file(), Arc::new(Meter::default())).unwrap()
}

/// One commit of all of them.
fn commit(log: &mut Log<'_>, tasks: impl Iterator<Item = Task>) -> Vec<Outcome> {
    log.commit(tasks.collect::<Vec<_>>().iter()).unwrap().outcomes
}

fn waiting(place: &Place) -> usize {
    Waiting::find(&Connection::open(place.file()).unwrap()).unwrap().events
}

/// What a workshop of `count` events says.
fn expected(number: u128, count: u64) -> Vec<String> {
    let said = (1..count).map(|seq| format!("{number} said {seq}"));
    std::iter::once("created".to_owned()).chain(said).collect()
}

#[test]
fn a_commit_for_many_workshops_writes_few_pages() {
    let place = Place::new();
    let db = connect_writer(&place.file()).unwrap();
    let mut log = log(&db, &place);
    commit(&mut log, (1..=50).map(create));
    let before = fs::metadata(place.wal()).unwrap().len();
    commit(&mut log, (1..=50).map(|number| append(number, 1)));
    let pages = (fs::metadata(place.wal()).unwrap().len() - before) / u64::from(PAGE);
    assert!((1..5).contains(&pages), "{pages} pages for fifty workshops");
}

#[tokio::test]
async fn a_log_is_read_whole_wherever_its_events_are() {
    let place = Place::new();
    let db = connect_writer(&place.file()).unwrap();
    let mut log = log(&db, &place);
    commit(&mut log, (1..=3).map(create));
    for seq in 1..=20 {
        if seq == 11 {
            log.put_in_place().unwrap();
        }
        let outcomes = commit(&mut log, (1..=3).map(|number| append(number, seq)));
        assert!(outcomes.iter().all(|head| matches!(head, Ok(head) if *head == seq + 1)));
    }
    assert_eq!(waiting(&place), 30, "ten of each workshop");
    drop(log);
    drop(db); // Killed here.
    let store = place.open();
    for number in 1..=3 {
        assert_eq!(bodies(&store, number, 0).await, expected(number, 21));
        assert_eq!(bodies(&store, number, 15).await, expected(number, 21)[15..]);
    }
    store.close().await.unwrap();
}

#[tokio::test]
async fn heads_are_found_where_the_last_event_waits() {
    let place = Place::new();
    let db = connect_writer(&place.file()).unwrap();
    log(&db, &place).commit([create(1), append(1, 1), append(1, 2)].iter()).unwrap();
    // One that remembers nothing of it.
    let mut log = log(&db, &place);
    assert_eq!(waiting(&place), 2);
    let outcomes = log.commit([append(1, 2), append(1, 3)].iter()).unwrap().outcomes;
    assert!(matches!(outcomes[..], [Err(StorageError::Conflict { head: 3 }), Ok(4)]));
}

#[tokio::test]
async fn few_wait_however_many_come_and_none_when_it_is_closed() {
    let place = Place::new();
    let db = connect_writer(&place.file()).unwrap();
    let mut log = log(&db, &place);
    commit(&mut log, (1..=4).map(create));
    for seq in 1..=400 {
        commit(&mut log, (1..=4).map(|number| append(number, seq)));
        log.tidy().unwrap();
        assert!(waiting(&place) < 1_000);
    }
    drop(log);
    drop(db);
    let store = place.open();
    store.append(WorkshopId(4), 401, vec![record("4 said 401")]).await.unwrap();
    assert_eq!(waiting(&place), 1, "what waited was put in its place when it was opened");
    for number in 1..=3 {
        assert_eq!(bodies(&store, number, 0).await, expected(number, 401));
    }
    store.close().await.unwrap();
    assert_eq!(waiting(&place), 0);
    assert_eq!(bodies(&place.open(), 4, 0).await, expected(4, 402));
}

#[test]
fn what_finds_no_room_in_its_place_waits_on_and_is_read() {
    let place = Place::new();
    let db = connect_writer(&place.file()).unwrap();
    let mut log = log(&db, &place);
    commit(&mut log, (1..=40).map(create));
    let verbose = |number: u128, seq| Task::Append {
        workshop: WorkshopId(number),
        expected: seq,
        records: vec![record(&"long".repeat(1_000))],
    };
    commit(&mut log, (1..=40).map(|number| verbose(number, 1)));
    log.limit_pages(1);
    let error = log.put_in_place().unwrap_err();
    assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DiskFull));
    assert_eq!(waiting(&place), 40);
    log.limit_pages(1_000);
    let again = log.commit([append(1, 2)].iter()).unwrap();
    assert!(matches!(again.outcomes[..], [Ok(3)]), "the next commit knows nothing of it");
    log.tidy().unwrap();
    assert_eq!(waiting(&place), 41);
}

#[tokio::test]
async fn a_start_that_cannot_put_events_in_their_place_reads_them_where_they_are() {
    let place = Place::new();
    let db = connect_writer(&place.file()).unwrap();
    log(&db, &place).commit([create(1), append(1, 1)].iter()).unwrap();
    drop(db); // Killed here; and something keeps the event out of its place.
    Connection::open(place.file())
        .unwrap()
        .execute_batch(
            "CREATE TRIGGER kept BEFORE INSERT ON events
             BEGIN SELECT RAISE(ABORT, 'no'); END",
        )
        .unwrap();
    let store = place.open();
    assert_eq!(bodies(&store, 1, 0).await, expected(1, 2));
    assert_eq!(store.append(WorkshopId(1), 2, vec![record("1 said 2")]).await.unwrap(), 3);
    store.close().await.unwrap();
    assert_eq!(waiting(&place), 2);
    assert_eq!(bodies(&place.open(), 1, 0).await, expected(1, 3));
}
