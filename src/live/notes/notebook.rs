//! The task that owns the notes of one workshop.
//!
//! It takes what waits, lets it into the documents, stores all changes in one append,
//! and only then answers and tells the others. If the store does not take them, the
//! task ends with its documents: sockets come back, and bring what was not stored.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use imbl::OrdMap;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::document::Document;
use super::keeping::{self, Kept, Shelf};
use super::presence::Presence;
use super::turn::{Open, Socket, Turn};
use super::{Formed, Heard};
use crate::domain::{Note, NoteId, Workshop, WorkshopId};
use crate::live::handle::Heard as RoomHeard;
use crate::live::sight::Sight;
use crate::storage::{NoteUpdate, StorageError, Store};

/// Messages taken at once: one append for all of them.
const BATCH: usize = 256;
/// How long pages that only read wait for new words, at most.
const PAINT: Duration = Duration::from_millis(300);
/// How often rights are looked at again when the workshop changes.
const REVIEW: Duration = Duration::from_millis(500);

pub(super) struct Notebook {
    heard: mpsc::Receiver<Heard>,
    sight: watch::Receiver<Sight>,
    room: mpsc::WeakSender<RoomHeard>,
    store: Store,
    pub(super) id: WorkshopId,
    pub(super) sockets: BTreeMap<u64, Socket>,
    pub(super) open: BTreeMap<NoteId, Open>,
    pub(super) kept: BTreeMap<NoteId, Kept>,
    texts: OrdMap<NoteId, Note>,
    /// When the room is told what the notes say.
    paint: Option<Instant>,
    /// When rights are looked at again.
    review: Option<Instant>,
}

/// What woke the task.
enum Woken {
    Heard(usize),
    Looked,
    Paint,
    Review,
    Over,
}

impl Notebook {
    pub(super) fn new(
        heard: mpsc::Receiver<Heard>,
        shelf: Shelf,
        (sight, room): (watch::Receiver<Sight>, mpsc::WeakSender<RoomHeard>),
        store: Store,
    ) -> Self {
        let id = sight.borrow().workshop.id;
        let Shelf { kept, texts } = shelf;
        let (sockets, open) = (BTreeMap::new(), BTreeMap::new());
        Self {
            heard,
            sight,
            room,
            store,
            id,
            sockets,
            open,
            kept,
            texts,
            paint: None,
            review: None,
        }
    }

    /// Runs until the room ends, or the store contradicts it.
    pub(super) async fn run(mut self, over: CancellationToken) {
        let _both_end = over.clone().drop_guard();
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            let done = match self.wait(&mut batch, &over).await {
                Woken::Heard(0) | Woken::Over => break,
                Woken::Heard(_) => self.take(&mut batch).await,
                Woken::Looked => {
                    // A note that nobody has open has no rights to look at, and a moment
                    // that is waited for costs system calls at each change.
                    if !self.open.is_empty() {
                        self.review.get_or_insert(Instant::now() + REVIEW);
                    }
                    Ok(())
                }
                Woken::Paint => {
                    self.paint(None).await;
                    Ok(())
                }
                Woken::Review => {
                    self.review = None;
                    self.dismiss().await
                }
            };
            match done {
                Ok(()) => {}
                // Deleted while somebody typed.
                Err(StorageError::Gone) => break,
                Err(error) => {
                    let id = self.id;
                    tracing::error!(workshop.id = %id, %error, "notes of {id} not kept: {error}");
                    break;
                }
            }
        }
    }

    async fn wait(&mut self, batch: &mut Vec<Heard>, over: &CancellationToken) -> Woken {
        tokio::select! {
            count = self.heard.recv_many(batch, BATCH) => Woken::Heard(count),
            () = moment(self.paint) => Woken::Paint,
            () = moment(self.review) => Woken::Review,
            changed = self.sight.changed() => {
                if changed.is_ok() { Woken::Looked } else { Woken::Over }
            }
            () = over.cancelled() => Woken::Over,
        }
    }

    async fn take(&mut self, batch: &mut Vec<Heard>) -> Result<(), StorageError> {
        let mut turn = Turn::default();
        for heard in batch.drain(..) {
            match heard {
                Heard::Joined(joining) => self.join(*joining, &mut turn).await?,
                Heard::Said { connection, note, said } => {
                    self.hear(connection, note, said, &mut turn).await?;
                }
                Heard::Drained(connection) => {
                    turn.asking.insert(connection);
                }
                Heard::Left(connection) => self.leave(connection, &mut turn).await?,
                Heard::Form(form, answer) => {
                    let formed = self.form(*form, &mut turn).await?;
                    turn.forms.push((answer, formed));
                }
            }
            if turn.broken {
                self.finish(std::mem::take(&mut turn)).await?;
            }
        }
        self.finish(turn).await
    }

    /// Stores what a batch changed, then answers and tells.
    async fn finish(&mut self, mut turn: Turn) -> Result<(), StorageError> {
        self.keep(&turn).await?;
        let forms = std::mem::take(&mut turn.forms);
        self.tell(turn);
        if !forms.is_empty() {
            self.answer(forms).await;
        }
        Ok(())
    }

    /// Stores what changed, and folds what has become long.
    async fn keep(&mut self, turn: &Turn) -> Result<(), StorageError> {
        if turn.changes.is_empty() {
            return Ok(());
        }
        let update = |(note, _, body): &(NoteId, Option<u64>, Vec<u8>)| NoteUpdate {
            note: *note,
            body: body.clone(),
        };
        let updates: Vec<_> = turn.changes.iter().map(update).collect();
        let last = self.store.add_to_notes(self.id, updates).await?;
        let first = last + 1 - turn.changes.len() as u64;
        for ((note, _, body), number) in turn.changes.iter().zip(first..) {
            self.kept.entry(*note).or_default().add(body.len(), number);
            self.write_down(*note);
        }
        for (note, _, _) in &turn.changes {
            self.fold(*note, false).await?;
        }
        Ok(())
    }

    /// Takes down what a note says now, for those who read pages.
    fn write_down(&mut self, note: NoteId) {
        if let Some(text) = self.open.get(&note).and_then(|open| open.document.read()) {
            self.texts.insert(note, Note::new(&text));
            self.wake_room();
        }
    }

    /// Tells the room soon, also when nothing changed: it may have waited for the last
    /// socket to go.
    pub(super) fn wake_room(&mut self) {
        self.paint.get_or_insert(Instant::now() + PAINT);
    }

    async fn fold(&mut self, note: NoteId, idle: bool) -> Result<(), StorageError> {
        let (Some(open), Some(kept)) = (self.open.get(&note), self.kept.get_mut(&note)) else {
            return Ok(());
        };
        if kept.wants_folding(idle) {
            kept.fold(&self.store, self.id, (note, &open.document)).await?;
        }
        Ok(())
    }

    /// Tells the room what the notes say; `done` hears when pages show it.
    async fn paint(&mut self, done: Option<oneshot::Sender<()>>) {
        self.paint = None;
        if let Some(room) = self.room.upgrade() {
            // A room that ends takes this task with it.
            room.send(RoomHeard::Noted(self.texts.clone(), done)).await.ok();
        }
    }

    /// Answers forms when the next page shows what they brought.
    async fn answer(&mut self, forms: Vec<(oneshot::Sender<Formed>, Formed)>) {
        let (done, painted) = oneshot::channel();
        self.paint(Some(done)).await;
        painted.await.ok();
        for (answer, formed) in forms {
            answer.send(formed).ok();
        }
    }

    pub(super) fn workshop(&self) -> Arc<Workshop> {
        self.sight.borrow().workshop.clone()
    }

    /// Has a note in memory from now on.
    pub(super) async fn open(&mut self, note: NoteId) -> Result<(), StorageError> {
        if self.open.contains_key(&note) {
            return Ok(());
        }
        let document = if self.kept.contains_key(&note) {
            keeping::load(&self.store, self.id, note).await?
        } else {
            Document::new()
        };
        let (readers, presence) = (BTreeMap::new(), Presence::default());
        self.open.insert(note, Open { document, readers, presence });
        Ok(())
    }

    /// Puts a note away that nobody has open.
    pub(super) async fn put_away(&mut self, note: NoteId) -> Result<(), StorageError> {
        if self.open.get(&note).is_some_and(|open| open.readers.is_empty()) {
            self.fold(note, true).await?;
            self.open.remove(&note);
        }
        Ok(())
    }
}

async fn moment(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
