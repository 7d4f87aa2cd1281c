//! The log in one SQLite file: WAL, a full fsync at each commit, one writer thread.
//!
//! ```text
//! folder   the data folder: names, lock, privacy        schema  whose file it is, tables
//! writer   the thread: batches, answers, when to stop   log     what a batch does to the file
//! hand     what each task does in its transaction       mark    one read mark for many commits
//! reader   read-only connections                        seal    checksum of a record
//! backup   copies out and in                            notes   the updates of notes
//! arrivals where events wait for their place            task    what the writer is asked
//! ```
//!
//! The writer has one connection and nobody else writes; readers have their own and
//! see only what is committed. The operator may look with any SQLite tool meanwhile.

mod arrivals;
mod backup;
mod folder;
mod hand;
mod log;
mod mark;
mod meter;
mod notes;
mod reader;
mod schema;
mod seal;
mod task;
mod transaction;
mod writer;

#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::{RwLock, mpsc, oneshot};

use super::{
    Cause, During, Entry, Fold, MAX_BODY, NoteUpdate, OpenError, Record, StorageError,
    StoredRecord, StoredUpdate,
};
use crate::domain::{Moment, NoteId, WorkshopId};
use folder::Folder;
use log::Log;
use meter::Meter;
use reader::Readers;
use task::Task;
use writer::{Request, Writer};

/// How many requests may wait for the writer before those who ask wait to be heard.
const INBOX: usize = 1024;

/// A handle on the one SQLite file of a data folder.
#[derive(Clone)]
pub struct Sqlite {
    shared: Arc<Shared>,
}

struct Shared {
    inbox: mpsc::Sender<Request>,
    readers: Readers,
    thread: Mutex<Option<JoinHandle<Result<(), Cause>>>>,
    meter: Arc<Meter>,
    /// A backup (writing side) reads for long, and a purge (reading side, so that
    /// purges share a rewriting) cannot empty the WAL under a reader.
    copying: RwLock<()>,
}

impl Sqlite {
    pub(super) fn open(path: &Path) -> Result<Self, OpenError> {
        let folder = Folder::take(path)?;
        let file = folder.log();
        let meter = Arc::new(Meter::default());
        let db = schema::connect_writer(&file)?;
        Log::open(&db, file.clone(), Arc::clone(&meter))
            .and_then(|mut log| {
                log.try_to_put_in_place();
                log.finish_rewriting()
            })
            .map_err(|error| OpenError::from_sqlite(&file, error))?;
        let readers = Readers::new(file.clone());
        let (inbox, requests) = mpsc::channel(INBOX);
        let counts = Arc::clone(&meter);
        let write = move || {
            // Given back last, so that nobody opens the folder while the file is open.
            let _folder = folder;
            let db = db;
            let log = Log::open(&db, file, counts).map_err(|error| Arc::new(error) as Cause)?;
            Writer::new(log, requests).run()
        };
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(write)
            .map_err(|error| OpenError::from_io(path, error))?;
        let thread = Mutex::new(Some(thread));
        let copying = RwLock::new(());
        Ok(Self { shared: Arc::new(Shared { inbox, readers, thread, meter, copying }) })
    }

    pub(super) fn restore(backup: &Path, folder: &Path) -> Result<(), OpenError> {
        backup::restore(backup, &Folder::take(folder)?)
    }

    pub(super) fn copy(folder: &Path, target: &Path) -> Result<(), OpenError> {
        backup::copy(folder, target)
    }

    pub(super) async fn create(
        &self,
        entry: Entry,
        records: Vec<Record>,
    ) -> Result<(), StorageError> {
        check_lengths(records.iter().map(|record| record.body.len()))?;
        self.ask(Task::Create { entry, records }).await.map(drop)
    }

    pub(super) async fn append(
        &self,
        workshop: WorkshopId,
        expected: u64,
        records: Vec<Record>,
    ) -> Result<u64, StorageError> {
        check_lengths(records.iter().map(|record| record.body.len()))?;
        self.ask(Task::Append { workshop, expected, records }).await
    }

    pub(super) async fn read(
        &self,
        workshop: WorkshopId,
        after: u64,
    ) -> Result<Vec<StoredRecord>, StorageError> {
        let question = move |db: &_| reader::read(db, workshop, after);
        self.shared.readers.ask(During::Reading, question).await
    }

    pub(super) async fn add_to_notes(
        &self,
        workshop: WorkshopId,
        updates: Vec<NoteUpdate>,
    ) -> Result<u64, StorageError> {
        check_lengths(updates.iter().map(|update| update.body.len()))?;
        self.ask(Task::AddToNotes { workshop, updates }).await
    }

    pub(super) async fn fold_note(
        &self,
        workshop: WorkshopId,
        fold: Fold,
    ) -> Result<(), StorageError> {
        check_lengths([fold.body.len()].into_iter())?;
        self.ask(Task::FoldNote { workshop, fold }).await.map(drop)
    }

    pub(super) async fn notes(
        &self,
        workshop: WorkshopId,
        note: Option<NoteId>,
    ) -> Result<Vec<StoredUpdate>, StorageError> {
        let question = move |db: &_| notes::read(db, workshop, note);
        self.shared.readers.ask(During::Reading, question).await
    }

    pub(super) async fn find(&self, code: &str) -> Result<Option<WorkshopId>, StorageError> {
        let code = code.to_owned();
        self.shared.readers.ask(During::Finding, move |db| reader::find(db, &code)).await
    }

    pub(super) async fn code_of(
        &self,
        workshop: WorkshopId,
    ) -> Result<Option<String>, StorageError> {
        let question = move |db: &rusqlite::Connection| reader::code_of(db, workshop);
        self.shared.readers.ask(During::Finding, question).await
    }

    pub(super) async fn entries(&self) -> Result<Vec<Entry>, StorageError> {
        self.shared.readers.ask(During::Listing, reader::entries).await
    }

    pub(super) async fn due(&self, now: Moment) -> Result<Vec<WorkshopId>, StorageError> {
        self.shared.readers.ask(During::Listing, move |db| reader::due(db, now)).await
    }

    pub(super) async fn reschedule(
        &self,
        workshop: WorkshopId,
        purge_at: Moment,
    ) -> Result<(), StorageError> {
        self.ask(Task::Reschedule { workshop, purge_at }).await.map(drop)
    }

    pub(super) async fn purge(&self, workshop: WorkshopId) -> Result<(), StorageError> {
        let _no_backup = self.shared.copying.read().await;
        self.ask(Task::Purge { workshop }).await.map(drop)
    }

    pub(super) async fn backup(&self, target: &Path) -> Result<(), StorageError> {
        let _no_purge = self.shared.copying.write().await;
        let target = target.to_owned();
        self.shared.readers.ask(During::BackingUp, move |db| backup::backup(db, &target)).await
    }

    pub(super) async fn health(&self) -> Result<(), StorageError> {
        self.ask(Task::Probe).await.map(drop)
    }

    pub(super) fn commits(&self) -> u64 {
        self.shared.meter.commits()
    }

    pub(super) async fn close(&self) -> Result<(), StorageError> {
        let during = During::Closing;
        self.shared.readers.close().await;
        let thread = self.shared.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(thread) = thread else { return Ok(()) };
        // The answer does not matter: a writer that is gone already is joined all the same.
        self.ask(Task::Close).await.ok();
        let ended = tokio::task::spawn_blocking(move || thread.join()).await;
        match ended {
            Ok(Ok(result)) => result.map_err(|cause| StorageError::Unavailable { during, cause }),
            Ok(Err(_)) | Err(_) => Err(StorageError::Closed { during }),
        }
    }

    async fn ask(&self, task: Task) -> Result<u64, StorageError> {
        let during = task.during();
        let (answer, answered) = oneshot::channel();
        let closed = StorageError::Closed { during };
        if self.shared.inbox.send(Request { task, answer }).await.is_err() {
            return Err(closed);
        }
        answered.await.unwrap_or(Err(closed))
    }
}

fn check_lengths(bodies: impl Iterator<Item = usize>) -> Result<(), StorageError> {
    match bodies.max() {
        Some(bytes) if bytes > MAX_BODY => Err(StorageError::TooLong { bytes }),
        Some(_) | None => Ok(()),
    }
}

impl fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sqlite({} commits)", self.commits())
    }
}
