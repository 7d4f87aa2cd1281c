//! How long things are kept: codes, purges, dates, backups.

use futures_util::future::join_all;
use tempfile::TempDir;

use super::super::{Entry, StorageError};
use super::{Ground, bodies, entry, is_in_files, record};
use crate::domain::{Moment, WorkshopId};

pub(in super::super) async fn a_code_belongs_to_one_workshop_until_it_is_purged(
    ground: impl Ground,
) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), vec![record("first")]).await.unwrap();
    let result = store.create(entry(2, "AAAAA"), Vec::new()).await;
    assert!(matches!(result, Err(StorageError::CodeTaken)), "{result:?}");
    assert_eq!(store.find("AAAAA").await.unwrap(), Some(WorkshopId(1)));
    assert_eq!(store.code_of(WorkshopId(1)).await.unwrap().as_deref(), Some("AAAAA"));
    store.purge(WorkshopId(1)).await.unwrap();
    assert_eq!(store.find("AAAAA").await.unwrap(), None);
    assert_eq!(store.code_of(WorkshopId(1)).await.unwrap(), None);
    store.create(entry(2, "AAAAA"), vec![record("second")]).await.unwrap();
    assert_eq!(store.find("AAAAA").await.unwrap(), Some(WorkshopId(2)));
    assert_eq!(bodies(&store, 2, 0).await, ["second"]);
}

pub(in super::super) async fn what_is_purged_is_gone_and_can_be_purged_again(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), vec![record("one")]).await.unwrap();
    store.create(entry(2, "BBBBB"), vec![record("kept")]).await.unwrap();
    for _ in 0..2 {
        store.purge(WorkshopId(1)).await.unwrap();
        assert!(matches!(store.read(WorkshopId(1), 0).await, Err(StorageError::Gone)));
        let result = store.append(WorkshopId(1), 1, vec![record("more")]).await;
        assert!(matches!(result, Err(StorageError::Gone)), "{result:?}");
        let result = store.reschedule(WorkshopId(1), Moment(0)).await;
        assert!(matches!(result, Err(StorageError::Gone)), "{result:?}");
    }
    // The same id may come back, by an import: nothing of the former log is under it.
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    assert!(bodies(&store, 1, 0).await.is_empty());
    assert_eq!(bodies(&store, 2, 0).await, ["kept"]);
}

/// Many logs grow among each other and leave one by one, so that an engine splits,
/// joins and moves what it keeps: copies left behind on the way are words as well.
pub(in super::super) async fn purged_words_are_in_no_file(ground: impl Ground) {
    const LIVE: u128 = 40;
    let word = |number: u128| format!("wasserfall-{number:02}-geheim");
    let (store, folder) = (ground.open(), ground.folder());
    let mut live: Vec<(u128, u64)> = Vec::new();
    let mut dice = 1_u64;
    for number in 0..LIVE + 20 {
        let entry = entry(number, &format!("CODE-{number:02}"));
        store.create(entry, vec![record(&word(number))]).await.unwrap();
        live.push((number, 1));
        let mut appends = Vec::new();
        for _ in 0..60 {
            let chosen = roll(&mut dice, live.len());
            let length = [10, 100, 220, 900, 3_000][roll(&mut dice, 5)];
            let (number, head) = &mut live[chosen];
            let body = record(&format!("{}{}", word(*number), ".".repeat(length)));
            appends.push(store.append(WorkshopId(*number), *head, vec![body]));
            *head += 1;
        }
        assert!(join_all(appends).await.iter().all(Result::is_ok));
        if number >= LIVE {
            let (leaving, _) = live.swap_remove(roll(&mut dice, live.len()));
            assert!(is_in_files(&folder, &word(leaving)), "the search finds what is there");
            store.purge(WorkshopId(leaving)).await.unwrap();
            assert!(!is_in_files(&folder, &word(leaving)), "{leaving} was left behind");
            assert!(!is_in_files(&folder, &format!("CODE-{leaving:02}")));
        }
    }
    for (number, head) in live {
        assert_eq!(bodies(&store, number, 0).await.len() as u64, head);
    }
}

/// A number below `faces`, the same ones in each run (Knuth's generator).
fn roll(dice: &mut u64, faces: usize) -> usize {
    *dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*dice >> 33).unwrap() % faces
}

pub(in super::super) async fn purges_asked_together_share_a_rewriting(ground: impl Ground) {
    let store = ground.open();
    for number in 0..20 {
        store.create(entry(number, &number.to_string()), vec![record("wasserfall")]).await.unwrap();
    }
    let before = store.commits();
    let results = join_all((0..20).map(|number| store.purge(WorkshopId(number)))).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert!(store.commits() - before < 10, "{} commits", store.commits() - before);
    assert!(!is_in_files(&ground.folder(), "wasserfall"));
    assert!(store.entries().await.unwrap().is_empty());
}

pub(in super::super) async fn workshops_are_due_at_their_date(ground: impl Ground) {
    let store = ground.open();
    for (number, date) in [(1, 300), (2, 100), (3, 200)] {
        let entry = Entry { purge_at: Moment(date), ..entry(number, &number.to_string()) };
        store.create(entry, Vec::new()).await.unwrap();
    }
    assert_eq!(store.due(Moment(99)).await.unwrap(), []);
    assert_eq!(store.due(Moment(200)).await.unwrap(), [WorkshopId(2), WorkshopId(3)]);
    store.reschedule(WorkshopId(2), Moment(900)).await.unwrap();
    assert_eq!(store.due(Moment(300)).await.unwrap(), [WorkshopId(3), WorkshopId(1)]);
    assert_eq!(store.entries().await.unwrap()[1].purge_at, Moment(900));
}

pub(in super::super) async fn a_backup_made_while_writing_opens_whole(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    store.create(entry(2, "BBBBB"), vec![record("second")]).await.unwrap();
    let elsewhere = TempDir::new().unwrap();
    let target = elsewhere.path().join("copy");
    let writing = async {
        for seq in 0..100 {
            store.append(WorkshopId(1), seq, vec![record(&seq.to_string())]).await.unwrap();
        }
    };
    let (copied, ()) = tokio::join!(store.backup(&target), writing);
    copied.unwrap();
    let (_folder, copy) = ground.open_backup(&target);
    let found = bodies(&copy, 1, 0).await;
    assert_eq!(found, bodies(&store, 1, 0).await[..found.len()], "one moment of the log");
    // The next backup takes the place of the former one.
    store.backup(&target).await.unwrap();
    let (_folder, copy) = ground.open_backup(&target);
    assert_eq!(bodies(&copy, 1, 0).await, bodies(&store, 1, 0).await);
    assert_eq!(bodies(&copy, 2, 0).await, ["second"]);
    assert_eq!(copy.append(WorkshopId(1), 100, vec![record("on")]).await.unwrap(), 101);
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 1, "and nothing beside it");
}
