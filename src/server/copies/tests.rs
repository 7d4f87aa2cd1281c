//! Keys that are pulled out, and what must be on them.

use super::*;
use crate::server::backup;
use crate::storage::{Entry, Record};
use std::time::Duration;

struct Desk {
    _place: tempfile::TempDir,
    data: PathBuf,
    key: PathBuf,
    store: Store,
    copier: Copier,
}

fn entry(number: u128) -> Entry {
    Entry { id: WorkshopId(number), code: format!("CODE{number}"), purge_at: Moment(9) }
}

fn said(words: &str) -> Vec<Record> {
    vec![Record { at: Moment(1), body: words.as_bytes().to_vec() }]
}

fn desk() -> Desk {
    let place = tempfile::tempdir().unwrap();
    let (data, key) = (place.path().join("donnees"), place.path().join("cle"));
    let store = Store::open(&data).unwrap();
    let (secret, _) = Secret::open(&data).unwrap();
    let plan = CopyPlan { folder: key.clone(), every: Duration::from_mins(1) };
    let copier = Copier::new(store.clone(), secret, &plan);
    Desk { _place: place, data, key, store, copier }
}

#[tokio::test]
async fn a_copy_is_made_when_something_changed_and_only_then() {
    let mut desk = desk();
    desk.store.create(entry(1), said("un lavoir")).await.unwrap();
    let first = desk.copier.turn().await;
    assert!(first.trouble.is_none() && first.last.is_some());
    let one = newest(&desk.key).unwrap();
    let made = fs::metadata(&one).unwrap().modified().unwrap();
    let again = desk.copier.turn().await;
    assert!(again.last >= first.last, "nothing new is as good as copied now");
    assert_eq!(newest(&desk.key).unwrap(), one);
    assert_eq!(fs::metadata(&one).unwrap().modified().unwrap(), made, "not written again");
    desk.store.append(WorkshopId(1), 1, said("un repair café")).await.unwrap();
    desk.copier.turn().await;
    let folder = desk.data.with_file_name("encore");
    backup::restore(&desk.key, &folder).unwrap();
    let restored = Store::open(&folder).unwrap();
    let records = restored.read(WorkshopId(1), 0).await.unwrap();
    assert_eq!(records[1].body, "un repair café".as_bytes());
}

#[tokio::test]
async fn a_key_that_was_pulled_out_is_waited_for_and_goes_on_by_itself() {
    let mut desk = desk();
    desk.store.create(entry(1), said("un lavoir")).await.unwrap();
    let before = desk.copier.turn().await;
    let away = desk.key.with_file_name("ailleurs");
    fs::rename(&desk.key, &away).unwrap();
    desk.store.append(WorkshopId(1), 1, said("un repair café")).await.unwrap();
    let gone = desk.copier.turn().await;
    assert_eq!(gone.trouble, Some(CopyTrouble::Gone));
    assert_eq!(gone.last, before.last, "the last copy is still told");
    assert!(!desk.key.exists(), "no folder is made in the place of the key");
    fs::rename(&away, &desk.key).unwrap();
    assert_eq!(desk.copier.turn().await.trouble, None);
    assert!(newest(&desk.key).is_some());
}

#[tokio::test]
async fn the_last_few_are_kept_and_none_that_holds_a_deleted_workshop() {
    let mut desk = desk();
    desk.store.create(entry(1), said("un lavoir")).await.unwrap();
    desk.store.create(entry(2), said("à oublier")).await.unwrap();
    desk.copier.turn().await;
    // Copies of former minutes, as they lie there.
    let newest = newest(&desk.key).unwrap();
    for minute in 10..20 {
        let old = desk.key.join(format!("{BEGIN}2026-01-01T00-{minute}-00Z"));
        fs::copy(&newest, &old).unwrap();
        fs::copy(secret_beside(&newest), secret_beside(&old)).unwrap();
    }
    desk.store.append(WorkshopId(1), 1, said("un repair café")).await.unwrap();
    desk.copier.turn().await;
    assert_eq!(whole_copies(&desk.key).len(), KEPT);
    desk.store.purge(WorkshopId(2)).await.unwrap();
    desk.copier.turn().await;
    assert_eq!(whole_copies(&desk.key).len(), 1);
    for file in fs::read_dir(&desk.key).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let words = "à oublier".as_bytes();
        assert!(!bytes.windows(words.len()).any(|found| found == words));
    }
}
