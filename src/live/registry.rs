//! Which rooms are live: the only user of the concurrent map.
//!
//! A room is opened from the log when somebody needs it, and opened again when it
//! ended. No guard of the map is ever held across an await: the functions that touch
//! it are not `async` and return clones.

use std::sync::Arc;

use dashmap::DashMap;
use tokio::sync::OnceCell;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::handle::{Heard, RoomHandle};
use super::notes;
use super::secrets::Secrets;
use crate::domain::{Language, Workshop, WorkshopId};
use crate::metrics::Metrics;
use crate::screen::{Door, Painter};
use crate::storage::{StorageError, Store, record};

/// The sentence for a key or a code, in a language.
pub type Sentence = fn(Language, &str) -> String;

/// What rooms are made with.
#[derive(Clone)]
pub struct RegistryParts {
    /// Where logs are kept.
    pub store: Store,
    /// Makes spoken keys.
    pub secrets: Secrets,
    /// Who paints screens.
    pub painter: Arc<dyn Painter>,
    /// Where tasks are spawned, so that a stop waits for them.
    pub tasks: TaskTracker,
    /// Cancelled when the server stops.
    pub stopping: CancellationToken,
    /// Sentences for people.
    pub say: Sentence,
    /// Figures for the operator.
    pub metrics: Arc<Metrics>,
    /// Hash of the browser code, told to pages.
    pub build: &'static str,
}

/// Why a room cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// No workshop is stored under this id.
    #[error("no such workshop")]
    Unknown,
    /// The store does not answer.
    #[error("store unavailable while opening a workshop")]
    Store(#[from] StorageError),
    /// A record of the log cannot be read; nothing is half-read.
    #[error("workshop {0} has a record that this version cannot read")]
    Record(WorkshopId, #[source] record::BadRecord),
}

type Slot = Arc<OnceCell<RoomHandle>>;

/// Live rooms by workshop.
pub struct Registry {
    rooms: DashMap<WorkshopId, Slot>,
    /// Join codes of live rooms, so that a hall that comes in does not ask the store.
    codes: DashMap<String, WorkshopId>,
    parts: RegistryParts,
}

impl Registry {
    /// No room yet.
    pub fn new(parts: RegistryParts) -> Self {
        Self { rooms: DashMap::new(), codes: DashMap::new(), parts }
    }

    /// The room of a join code in its normal form, if it is live.
    pub fn live_room(&self, code: &str) -> Option<(WorkshopId, RoomHandle)> {
        let id = *self.codes.get(code)?;
        let room = self.rooms.get(&id).and_then(|slot| slot.get().cloned());
        let room = room.filter(|room| !room.is_over());
        if room.is_none() {
            self.codes.remove(code);
        }
        Some((id, room?))
    }

    /// The room of a workshop, opened from its log when it is not live.
    ///
    /// # Errors
    /// [`OpenFault`].
    pub async fn room(&self, id: WorkshopId, door: Door) -> Result<RoomHandle, OpenFault> {
        let slot = self.slot(id);
        let code = door.code.clone();
        let opened = slot.get_or_try_init(|| self.open(id, door)).await;
        match opened {
            Ok(_) => drop(self.codes.insert(code, id)),
            Err(_) => self.forget(id),
        }
        opened.cloned()
    }

    /// Ends the room of a workshop that is being deleted: its pages say goodbye.
    pub async fn end(&self, id: WorkshopId) {
        let room = self.slot(id).get().cloned();
        self.forget(id);
        if let Some(room) = room {
            // A room that ended by itself has nothing to say.
            room.tell(Heard::Deleted).await.ok();
        }
    }

    /// The live rooms, those that are still being opened left out.
    pub fn rooms(&self) -> Vec<RoomHandle> {
        self.rooms.iter().filter_map(|slot| slot.value().get().cloned()).collect()
    }

    /// How many rooms are live.
    pub fn live(&self) -> usize {
        self.rooms.len()
    }

    /// The place of a room; a place whose room ended is replaced.
    fn slot(&self, id: WorkshopId) -> Slot {
        self.rooms.remove_if(&id, |_, slot| slot.get().is_some_and(RoomHandle::is_over));
        self.rooms.entry(id).or_default().clone()
    }

    fn forget(&self, id: WorkshopId) {
        self.codes.retain(|_, known| *known != id);
        self.rooms.remove(&id);
    }

    async fn open(&self, id: WorkshopId, door: Door) -> Result<RoomHandle, OpenFault> {
        let records = self.parts.store.read(id, 0).await?;
        if records.is_empty() {
            return Err(OpenFault::Unknown);
        }
        let mut workshop = Workshop::empty(id);
        for happened in super::log::events(id, records) {
            workshop.apply(&happened?);
        }
        let updates = self.parts.store.notes(id, None).await?;
        // Beside the threads that serve: there may be many, and long ones.
        let reading = tokio::task::spawn_blocking(move || notes::take_down(id, &updates));
        let notes = reading.await.map_err(|_| StorageError::Gone)?;
        Ok(RoomHandle::open(workshop, notes, door, &self.parts))
    }
}
