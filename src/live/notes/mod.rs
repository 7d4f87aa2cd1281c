//! The free notes of a live workshop: one task owns them, beside the room's.
//!
//! ```text
//! socket -> Said -> Notebook: merge -> Store::add_to_notes -> tell the others -> stored
//! form ---> Form -> the same, and the room paints what the notes say
//! ```
//!
//! The same order as for events: nobody sees what a restart could lose, and "kept" is
//! said when the disk has it. Merging is the library's ([`yrs`]); the rules of who reads
//! and writes are the domain's, asked again for every message.
//!
//! A document is in memory while somebody has it open; of the others only the words are.

mod connection;
mod document;
mod keeping;
mod long;
mod merge;
mod notebook;
mod outbox;
mod presence;
mod reading;
mod reopened;
mod scan;
mod trial;
mod turn;
mod wire;
mod writing;

#[cfg(test)]
mod honest;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;

use super::handle::{Fault, Heard as RoomHeard};
use super::registry::RegistryParts;
use super::sight::Sight;
use super::who::Who;
use crate::domain::{NoteId, Refusal};
use crate::storage::NoteUpdate;

pub use connection::{LONGEST, Terms, run};
pub use document::TEXT;
pub(super) use keeping::{Shelf, take_down};
use notebook::Notebook;
pub use trial::played;
use wire::Said;

/// Messages that may wait for the notes of a workshop; more, and the sender waits.
const INBOX: usize = 1_024;

/// The update that makes an empty note say `words`: what an import stores.
pub fn first_update(note: NoteId, words: &str) -> NoteUpdate {
    NoteUpdate { note, body: document::Document::saying(words) }
}

/// Whether bringing `text` in would change a note that says `now`.
pub fn adds(text: &str, now: &str) -> bool {
    merge::joined(text, now) != now
}

/// What somebody says to the notes of a workshop.
enum Heard {
    /// A socket opened.
    Joined(Box<Joining>),
    /// A message about a note.
    Said { connection: u64, note: NoteId, said: Said },
    /// Little waits for a socket again, for which an answer was put off.
    Drained(u64),
    /// A socket ended.
    Left(u64),
    /// A page without scripts sent a whole note.
    Form(Box<Form>, oneshot::Sender<Formed>),
}

/// A socket that opened.
struct Joining {
    connection: u64,
    who: Who,
    /// The note that its address names; none where the address is that of all notes.
    note: Option<NoteId>,
    outbox: outbox::Outbox,
}

/// A note as a form, or a file from another machine, brings it.
pub struct Form {
    /// Which.
    pub note: NoteId,
    /// Who sends it.
    pub who: Who,
    /// What it said when the page was made; none where nobody saw it before.
    pub base: Option<String>,
    /// What the person made of it.
    pub text: String,
}

/// What became of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formed {
    /// Merged, on the disk, and on the pages that are made from now on.
    Stored,
    /// Refused for good.
    Refused(Refusal),
}

/// Speaks to the notes of a workshop. Cheap to clone.
#[derive(Clone)]
pub struct NotesHandle {
    inbox: mpsc::Sender<Heard>,
    sockets: Arc<AtomicUsize>,
}

impl NotesHandle {
    /// Starts the task. It ends with the room's, and the room's with it: `over` is
    /// cancelled by whichever ends first.
    pub(super) fn open(
        shelf: Shelf,
        (sight, room): (watch::Receiver<Sight>, mpsc::WeakSender<RoomHeard>),
        over: CancellationToken,
        parts: &RegistryParts,
    ) -> Self {
        let (inbox, heard) = mpsc::channel(INBOX);
        let sockets = Arc::new(AtomicUsize::new(0));
        let notebook = Notebook::new(heard, shelf, (sight, room), parts.store.clone());
        parts.tasks.spawn(notebook.run(over));
        Self { inbox, sockets }
    }

    /// Whether no socket is open on the notes.
    pub(super) fn is_quiet(&self) -> bool {
        self.sockets.load(Ordering::Relaxed) == 0
    }

    /// Merges what a page without scripts sent, or what a file brings.
    ///
    /// # Errors
    /// [`Fault`] when the notes ended meanwhile: nothing was stored, ask again.
    pub async fn merge(&self, form: Form) -> Result<Formed, Fault> {
        let (answer, answered) = oneshot::channel();
        self.tell(Heard::Form(Box::new(form), answer)).await?;
        answered.await.map_err(|_| Fault)
    }

    async fn tell(&self, heard: Heard) -> Result<(), Fault> {
        self.inbox.send(heard).await.map_err(|_| Fault)
    }
}
