//! What every engine must do, whatever it is made of.
//!
//! An engine gives a [`Ground`]; `on_every_ground!` makes one test of each function
//! here. What only one engine can suffer (torn files, full disks) is tested beside it.

mod keeping;
mod notes;

use std::path::{Path, PathBuf};

use futures_util::future::join_all;
use tempfile::TempDir;

use super::{Entry, MAX_BODY, Record, StorageError, Store};
use crate::domain::{Moment, WorkshopId};
pub(super) use keeping::{
    a_backup_made_while_writing_opens_whole, a_code_belongs_to_one_workshop_until_it_is_purged,
    purged_words_are_in_no_file, purges_asked_together_share_a_rewriting,
    what_is_purged_is_gone_and_can_be_purged_again, workshops_are_due_at_their_date,
};

pub(super) use notes::{
    many_updates_become_one_unless_others_came, notes_are_kept_beside_the_log,
    notes_are_purged_and_backed_up_with_their_workshop,
};

/// A place of its own for one test, where a store can be opened again and again.
pub(super) trait Ground {
    fn new() -> Self;
    fn open(&self) -> Store;
    /// The store that a backup makes, somewhere else.
    fn open_backup(&self, backup: &Path) -> (TempDir, Store);
    /// Everything this engine keeps on disk.
    fn folder(&self) -> PathBuf;
}

/// The conformance tests for one kind of ground.
macro_rules! on_every_ground {
    ($ground:ty) => {
        $crate::storage::conformance::on_every_ground! { $ground:
            records_are_numbered_from_one_and_kept_in_order
            a_writer_who_is_late_is_told_where_the_log_stands
            of_two_writers_at_the_same_place_one_wins
            a_conflict_does_not_harm_those_who_share_its_commit
            an_append_that_is_refused_leaves_nothing
            a_log_opened_again_is_the_same
            a_crowd_shares_its_commits
            a_code_belongs_to_one_workshop_until_it_is_purged
            a_workshop_is_created_once
            what_is_purged_is_gone_and_can_be_purged_again
            purged_words_are_in_no_file
            purges_asked_together_share_a_rewriting
            workshops_are_due_at_their_date
            a_backup_made_while_writing_opens_whole
            closing_settles_what_was_asked_and_refuses_the_rest
            a_caller_who_gives_up_harms_nobody
            notes_are_kept_beside_the_log
            many_updates_become_one_unless_others_came
            notes_are_purged_and_backed_up_with_their_workshop
        }
    };
    ($ground:ty: $($name:ident)*) => {$(
        #[tokio::test]
        async fn $name() {
            use $crate::storage::conformance::{self, Ground as _};
            conformance::$name(<$ground>::new()).await;
        }
    )*};
}
pub(super) use on_every_ground;

pub(super) fn entry(number: u128, code: &str) -> Entry {
    Entry { id: WorkshopId(number), code: code.to_owned(), purge_at: Moment(1_000) }
}

pub(super) fn record(body: &str) -> Record {
    Record { at: Moment(7), body: body.as_bytes().to_vec() }
}

/// The bodies stored after `after`, as text.
pub(super) async fn bodies(store: &Store, number: u128, after: u64) -> Vec<String> {
    let records = store.read(WorkshopId(number), after).await.unwrap();
    let seqs: Vec<u64> = records.iter().map(|record| record.seq).collect();
    let expected: Vec<u64> = (after + 1..).take(seqs.len()).collect();
    assert_eq!(seqs, expected, "a log has no gap");
    records.into_iter().map(|record| String::from_utf8(record.body).unwrap()).collect()
}

/// Whether any file of a folder contains these letters.
pub(super) fn is_in_files(folder: &Path, letters: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        String::from_utf8_lossy(&bytes).contains(letters)
    })
}

pub(super) async fn records_are_numbered_from_one_and_kept_in_order(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), vec![record("one")]).await.unwrap();
    let both = vec![record("two"), Record { at: Moment(-3), body: vec![0, 255] }];
    assert_eq!(store.append(WorkshopId(1), 1, both).await.unwrap(), 3);
    assert_eq!(store.append(WorkshopId(1), 3, Vec::new()).await.unwrap(), 3);
    let records = store.read(WorkshopId(1), 1).await.unwrap();
    assert_eq!(records.len(), 2);
    assert_eq!((records[0].seq, records[0].body.as_slice()), (2, b"two".as_slice()));
    assert_eq!((records[1].seq, records[1].at), (3, Moment(-3)));
    assert_eq!(records[1].body, [0, 255]);
    assert!(store.read(WorkshopId(1), 3).await.unwrap().is_empty());
    assert!(store.read(WorkshopId(1), u64::MAX).await.unwrap().is_empty());
}

pub(super) async fn a_writer_who_is_late_is_told_where_the_log_stands(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), vec![record("one"), record("two")]).await.unwrap();
    for expected in [0, 1, 3, u64::MAX] {
        let result = store.append(WorkshopId(1), expected, vec![record("late")]).await;
        assert!(matches!(result, Err(StorageError::Conflict { head: 2 })), "{result:?}");
    }
    let result = store.append(WorkshopId(2), 0, vec![record("lost")]).await;
    assert!(matches!(result, Err(StorageError::Gone)), "{result:?}");
    assert_eq!(bodies(&store, 1, 0).await, ["one", "two"]);
}

pub(super) async fn of_two_writers_at_the_same_place_one_wins(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    for round in 0..20 {
        let write = |who: &str| store.append(WorkshopId(1), round, vec![record(who)]);
        let (ana, bob) = tokio::join!(write("ana"), write("bob"));
        let winner = match (ana, bob) {
            (Ok(_), Err(StorageError::Conflict { head })) if head == round + 1 => "ana",
            (Err(StorageError::Conflict { head }), Ok(_)) if head == round + 1 => "bob",
            both => panic!("one should win: {both:?}"),
        };
        assert_eq!(bodies(&store, 1, round).await, [winner]);
    }
}

pub(super) async fn a_conflict_does_not_harm_those_who_share_its_commit(ground: impl Ground) {
    let store = ground.open();
    for number in 0..50 {
        store.create(entry(number, &number.to_string()), vec![record("start")]).await.unwrap();
    }
    let asked = (0..50).map(|number| {
        let expected = if number % 5 == 0 { 9 } else { 1 };
        store.append(WorkshopId(number), expected, vec![record("more")])
    });
    for (number, result) in (0..50).zip(join_all(asked).await) {
        assert_eq!(result.is_ok(), number % 5 != 0, "{number}: {result:?}");
        let expected: &[&str] = if result.is_ok() { &["start", "more"] } else { &["start"] };
        assert_eq!(bodies(&store, number, 0).await, expected);
    }
}

pub(super) async fn an_append_that_is_refused_leaves_nothing(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), vec![record("one")]).await.unwrap();
    let long = Record { at: Moment(0), body: vec![b'x'; MAX_BODY + 1] };
    let result = store.append(WorkshopId(1), 1, vec![record("two"), long.clone()]).await;
    assert!(matches!(result, Err(StorageError::TooLong { .. })), "{result:?}");
    let result = store.create(entry(2, "BBBBB"), vec![record("two"), long]).await;
    assert!(matches!(result, Err(StorageError::TooLong { .. })), "{result:?}");
    let result = store.create(entry(3, "AAAAA"), vec![record("three")]).await;
    assert!(matches!(result, Err(StorageError::CodeTaken)), "{result:?}");
    assert_eq!(bodies(&store, 1, 0).await, ["one"]);
    assert_eq!(store.entries().await.unwrap(), [entry(1, "AAAAA")]);
    let longest = Record { at: Moment(0), body: vec![b'x'; MAX_BODY] };
    assert_eq!(store.append(WorkshopId(1), 1, vec![longest]).await.unwrap(), 2);
}

pub(super) async fn a_log_opened_again_is_the_same(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(2, "BBBBB"), vec![record("b1")]).await.unwrap();
    store.create(entry(1, "AAAAA"), vec![record("a1")]).await.unwrap();
    store.append(WorkshopId(2), 1, vec![record("b2"), record("b3")]).await.unwrap();
    let before = store.read(WorkshopId(2), 0).await.unwrap();
    store.close().await.unwrap();
    let store = ground.open();
    assert_eq!(store.read(WorkshopId(2), 0).await.unwrap(), before);
    assert_eq!(store.entries().await.unwrap(), [entry(2, "BBBBB"), entry(1, "AAAAA")]);
    assert_eq!(store.find("AAAAA").await.unwrap(), Some(WorkshopId(1)));
    assert_eq!(store.append(WorkshopId(2), 3, vec![record("b4")]).await.unwrap(), 4);
}

pub(super) async fn a_crowd_shares_its_commits(ground: impl Ground) {
    const CROWD: u64 = 300;
    let store = ground.open();
    for number in 0..CROWD {
        store.create(entry(number.into(), &number.to_string()), Vec::new()).await.unwrap();
    }
    assert_eq!(store.commits(), CROWD, "alone, each has its own commit");
    let asked = (0..CROWD)
        .map(|number| store.append(WorkshopId(number.into()), 0, vec![record("together")]));
    assert!(join_all(asked).await.iter().all(Result::is_ok));
    let shared = store.commits() - CROWD;
    assert!((1..CROWD / 10).contains(&shared), "{CROWD} appends took {shared} commits");
    assert_eq!(bodies(&store, 299, 0).await, ["together"]);
}

pub(super) async fn a_workshop_is_created_once(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), vec![record("one"), record("two")]).await.unwrap();
    for code in ["AAAAA", "BBBBB"] {
        let result = store.create(entry(1, code), vec![record("again")]).await;
        assert!(matches!(result, Err(StorageError::Conflict { head: 2 })), "{result:?}");
    }
    assert_eq!(store.entries().await.unwrap(), [entry(1, "AAAAA")]);
}

pub(super) async fn closing_settles_what_was_asked_and_refuses_the_rest(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    store.health().await.unwrap();
    let other = store.clone();
    let before = store.append(WorkshopId(1), 0, vec![record("before")]);
    let (before, closed) = tokio::join!(before, other.close());
    assert_eq!((before.unwrap(), closed.unwrap()), (1, ()));
    let after = store.append(WorkshopId(1), 1, vec![record("after")]).await;
    assert!(matches!(after, Err(StorageError::Closed { .. })), "{after:?}");
    assert!(matches!(store.read(WorkshopId(1), 0).await, Err(StorageError::Closed { .. })));
    assert!(matches!(store.health().await, Err(StorageError::Closed { .. })));
    store.close().await.unwrap();
    assert_eq!(bodies(&ground.open(), 1, 0).await, ["before"]);
}

pub(super) async fn a_caller_who_gives_up_harms_nobody(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    let mut given_up = Box::pin(store.append(WorkshopId(1), 0, vec![record("unheard")]));
    assert!(futures_util::poll!(&mut given_up).is_pending());
    drop(given_up);
    // It had been asked: it is carried out, and the next writer is told so.
    let result = store.append(WorkshopId(1), 0, vec![record("next")]).await;
    assert!(matches!(result, Err(StorageError::Conflict { head: 1 })), "{result:?}");
    assert_eq!(bodies(&store, 1, 0).await, ["unheard"]);
}
