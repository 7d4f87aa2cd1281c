//! What the task of the notes knows of sockets, open notes and one batch of messages.

use std::collections::{BTreeMap, BTreeSet};

use tokio::sync::oneshot;

use super::Formed;
use super::document::Document;
use super::outbox::Outbox;
use super::presence::Presence;
use crate::domain::NoteId;
use crate::live::who::Who;

/// A socket: who, and where its messages go.
pub(super) struct Socket {
    pub(super) who: Who,
    pub(super) outbox: Outbox,
    /// Whether it is one for all notes.
    pub(super) all: bool,
}

/// A note that somebody has open.
pub(super) struct Open {
    pub(super) document: Document,
    pub(super) readers: BTreeMap<u64, Reader>,
    pub(super) presence: Presence,
}

/// A socket that has a note open.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// How many messages that change it were taken in.
    pub(super) taken: u32,
    /// Something was refused: it has to be asked for again once something else is taken.
    pub(super) owes: bool,
    /// What it knows, put off until less waits for it: it is answered what it misses.
    pub(super) asks: Option<yrs::StateVector>,
}

/// What a batch leads to once its changes are on the disk.
#[derive(Default)]
pub(super) struct Turn {
    /// What changed, and by whom (nobody: a form).
    pub(super) changes: Vec<(NoteId, Option<u64>, Vec<u8>)>,
    /// For one socket.
    pub(super) replies: Vec<(u64, NoteId, Vec<u8>)>,
    /// For all who have the note open.
    pub(super) news: Vec<(NoteId, Vec<u8>)>,
    pub(super) forms: Vec<(oneshot::Sender<Formed>, Formed)>,
    /// Sockets that are answered what they miss.
    pub(super) asking: BTreeSet<u64>,
    /// Sockets that end when they have heard what there is for them.
    pub(super) ended: Vec<u64>,
    /// A document broke: what was taken before has to be on the disk before it is read
    /// anew.
    pub(super) broken: bool,
}
