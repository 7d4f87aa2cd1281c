//! Updates of notes: durable, folded, purged, part of a backup.

use tempfile::TempDir;

use super::super::{Fold, MAX_BODY, NoteUpdate, StorageError, Store};
use super::{Ground, bodies, entry, is_in_files, record};
use crate::domain::{GroupId, NoteId, RoundId, WorkshopId};

const ROUND: NoteId = NoteId::Round(RoundId(7));
const GROUP: NoteId = NoteId::Group(GroupId(7));

fn update(note: NoteId, body: &str) -> NoteUpdate {
    NoteUpdate { note, body: body.as_bytes().to_vec() }
}

async fn kept(store: &Store, number: u128, note: Option<NoteId>) -> Vec<(u64, NoteId, String)> {
    let updates = store.notes(WorkshopId(number), note).await.unwrap();
    let text = |body: Vec<u8>| String::from_utf8(body).unwrap();
    updates.into_iter().map(|it| (it.number, it.update.note, text(it.update.body))).collect()
}

pub(in super::super) async fn notes_are_kept_beside_the_log(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), vec![record("event")]).await.unwrap();
    store.create(entry(2, "BBBBB"), Vec::new()).await.unwrap();
    let both = vec![update(ROUND, "a"), update(GROUP, "b")];
    assert_eq!(store.add_to_notes(WorkshopId(1), both).await.unwrap(), 2);
    assert_eq!(store.add_to_notes(WorkshopId(2), vec![update(ROUND, "c")]).await.unwrap(), 1);
    assert_eq!(store.add_to_notes(WorkshopId(1), vec![update(ROUND, "d")]).await.unwrap(), 3);
    let refused = vec![update(ROUND, "e"), update(ROUND, &"x".repeat(MAX_BODY + 1))];
    let result = store.add_to_notes(WorkshopId(1), refused).await;
    assert!(matches!(result, Err(StorageError::TooLong { .. })), "{result:?}");
    let result = store.add_to_notes(WorkshopId(3), vec![update(ROUND, "f")]).await;
    assert!(matches!(result, Err(StorageError::Gone)), "{result:?}");
    store.close().await.unwrap();
    let store = ground.open();
    let all = [(1, ROUND, "a"), (2, GROUP, "b"), (3, ROUND, "d")];
    assert_eq!(kept(&store, 1, None).await, all.map(|(n, id, body)| (n, id, body.to_owned())));
    assert_eq!(kept(&store, 1, Some(GROUP)).await, [(2, GROUP, "b".to_owned())]);
    assert_eq!(kept(&store, 2, None).await, [(1, ROUND, "c".to_owned())]);
    assert_eq!(bodies(&store, 1, 0).await, ["event"], "the log knows nothing of them");
}

pub(in super::super) async fn many_updates_become_one_unless_others_came(ground: impl Ground) {
    let store = ground.open();
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    let id = WorkshopId(1);
    let first = vec![update(ROUND, "a"), update(GROUP, "b"), update(ROUND, "c")];
    let upto = store.add_to_notes(id, first).await.unwrap();
    let fold = |count| Fold { note: ROUND, upto, count, body: b"ac".to_vec() };
    let result = store.fold_note(id, fold(1)).await;
    assert!(matches!(result, Err(StorageError::Conflict { .. })), "{result:?}");
    store.add_to_notes(id, vec![update(ROUND, "d")]).await.unwrap();
    store.fold_note(id, fold(2)).await.unwrap();
    let all = [(2, GROUP, "b"), (3, ROUND, "ac"), (4, ROUND, "d")];
    assert_eq!(kept(&store, 1, None).await, all.map(|(n, id, body)| (n, id, body.to_owned())));
    assert_eq!(store.add_to_notes(id, vec![update(ROUND, "e")]).await.unwrap(), 5);
}

pub(in super::super) async fn notes_are_purged_and_backed_up_with_their_workshop(
    ground: impl Ground,
) {
    let (store, folder) = (ground.open(), ground.folder());
    for (number, code) in [(1, "AAAAA"), (2, "BBBBB")] {
        store.create(entry(number, code), Vec::new()).await.unwrap();
        let word = format!("wasserfall-{number}");
        store.add_to_notes(WorkshopId(number), vec![update(ROUND, &word)]).await.unwrap();
    }
    let elsewhere = TempDir::new().unwrap();
    let target = elsewhere.path().join("copy");
    store.backup(&target).await.unwrap();
    assert!(is_in_files(&folder, "wasserfall-1"), "the search finds what is there");
    store.purge(WorkshopId(1)).await.unwrap();
    assert!(!is_in_files(&folder, "wasserfall-1"));
    assert!(matches!(store.notes(WorkshopId(1), None).await, Err(StorageError::Gone)));
    store.create(entry(1, "AAAAA"), Vec::new()).await.unwrap();
    assert!(kept(&store, 1, None).await.is_empty(), "an id that comes back brings no note");
    assert_eq!(kept(&store, 2, None).await.len(), 1);
    let (_folder, copy) = ground.open_backup(&target);
    assert_eq!(kept(&copy, 1, None).await, [(1, ROUND, "wasserfall-1".to_owned())]);
}
