//! Who has which note open, and what they are told.

use std::collections::btree_map::Entry;

use super::notebook::Notebook;
use super::turn::{Reader, Socket, Turn};
use super::wire::{self, Denied, Frame};
use super::{Joining, document};
use crate::domain::{NoteId, Workshop};
use crate::storage::StorageError;

impl Notebook {
    /// Takes a socket in; one whose address names a note gets it at once.
    pub(super) async fn join(
        &mut self,
        joining: Joining,
        turn: &mut Turn,
    ) -> Result<(), StorageError> {
        let Joining { connection, who, note, outbox } = joining;
        self.sockets.insert(connection, Socket { who, outbox, all: note.is_none() });
        if let Some(note) = note {
            self.give(connection, note, turn).await?;
        }
        Ok(())
    }

    /// Whether a socket has a note open, giving it first if it may be read.
    pub(super) async fn give(
        &mut self,
        connection: u64,
        note: NoteId,
        turn: &mut Turn,
    ) -> Result<bool, StorageError> {
        let workshop = self.workshop();
        let may_read = |socket: &Socket| may_read(socket, &workshop, note);
        if !self.sockets.get(&connection).is_some_and(may_read) {
            self.take_back(connection, note, turn).await?;
            turn.replies.push((connection, note, wire::denied(Denied::Gone)));
            return Ok(false);
        }
        self.open(note).await?;
        let Some(open) = self.open.get_mut(&note) else { return Ok(false) };
        if let Entry::Vacant(place) = open.readers.entry(connection) {
            place.insert(Reader::default());
            turn.replies.push((connection, note, wire::knows(&open.document.known())));
            let present = open.presence.all().map(wire::present);
            turn.replies.extend(present.map(|frame| (connection, note, frame)));
        }
        Ok(true)
    }

    /// Forgets a socket that ended.
    pub(super) async fn leave(
        &mut self,
        connection: u64,
        turn: &mut Turn,
    ) -> Result<(), StorageError> {
        self.sockets.remove(&connection);
        let notes: Vec<NoteId> = self.open.keys().copied().collect();
        for note in notes {
            self.take_back(connection, note, turn).await?;
        }
        if self.sockets.is_empty() {
            self.wake_room();
        }
        Ok(())
    }

    /// A socket no longer has this note open.
    async fn take_back(
        &mut self,
        connection: u64,
        note: NoteId,
        turn: &mut Turn,
    ) -> Result<(), StorageError> {
        let Some(open) = self.open.get_mut(&note) else { return Ok(()) };
        if open.readers.remove(&connection).is_none() {
            return Ok(());
        }
        let gone = open.presence.leave(connection).map(wire::present);
        turn.news.extend(gone.map(|frame| (note, frame)));
        // What it wrote in this very batch is not on the disk yet: then it stays open.
        let unstored = turn.changes.iter().any(|(changed, _, _)| *changed == note);
        if unstored { Ok(()) } else { self.put_away(note).await }
    }

    /// Takes notes back from those who may no longer read them, and puts away what
    /// nobody reads.
    pub(super) async fn dismiss(&mut self) -> Result<(), StorageError> {
        let workshop = self.workshop();
        let mut turn = Turn::default();
        let notes: Vec<NoteId> = self.open.keys().copied().collect();
        for note in notes {
            let Some(open) = self.open.get(&note) else { continue };
            let may_not = |connection: &u64| {
                let socket = self.sockets.get(connection);
                !socket.is_some_and(|socket| may_read(socket, &workshop, note))
            };
            let out: Vec<u64> = open.readers.keys().copied().filter(may_not).collect();
            for connection in out {
                self.take_back(connection, note, &mut turn).await?;
                turn.replies.push((connection, note, wire::denied(Denied::Gone)));
            }
            self.put_away(note).await?;
        }
        self.tell(turn);
        Ok(())
    }

    /// Sends what a batch led to. A socket that does not drain its queue is let go: it
    /// comes back, says what it knows, and gets the rest.
    pub(super) fn tell(&mut self, turn: Turn) {
        let workshop = self.workshop();
        for (connection, note, message) in turn.replies {
            let mut frame = Frame::new(note, message);
            self.send(connection, &mut frame);
        }
        for connection in turn.asking {
            self.answer_asks(connection);
        }
        for connection in turn.ended {
            // Its writer ends with the queue, its reader tells that it left.
            self.sockets.remove(&connection);
        }
        for (note, from, message) in folded(turn.changes) {
            self.spread(&workshop, note, from, wire::change(message));
        }
        for (note, message) in turn.news {
            self.spread(&workshop, note, None, message);
        }
    }

    fn spread(&mut self, workshop: &Workshop, note: NoteId, from: Option<u64>, message: Vec<u8>) {
        let Some(open) = self.open.get(&note) else { return };
        let readers: Vec<u64> = open.readers.keys().copied().collect();
        let mut frame = Frame::new(note, message);
        for connection in readers.into_iter().filter(|connection| Some(*connection) != from) {
            let socket = self.sockets.get(&connection);
            if socket.is_some_and(|socket| may_read(socket, workshop, note)) {
                self.send(connection, &mut frame);
            }
        }
    }

    pub(super) fn send(&mut self, connection: u64, frame: &mut Frame) {
        let Some(socket) = self.sockets.get(&connection) else { return };
        if !socket.outbox.send(frame.for_socket(socket.all)) {
            self.sockets.remove(&connection);
        }
    }
}

/// Whether a socket may read a note now.
pub(super) fn may_read(socket: &Socket, workshop: &Workshop, note: NoteId) -> bool {
    socket.who.may_look(workshop) && workshop.shows_note(note, socket.who.on_pad(workshop))
}

/// The changes of a batch, several of one note as one: then everybody gets it.
fn folded(changes: Vec<(NoteId, Option<u64>, Vec<u8>)>) -> Vec<(NoteId, Option<u64>, Vec<u8>)> {
    let mut folded: Vec<(NoteId, Option<u64>, Vec<u8>)> = Vec::new();
    for (note, from, update) in changes {
        let before = folded.iter_mut().find(|(other, _, _)| *other == note);
        let Some((_, sender, known)) = before else {
            folded.push((note, from, update));
            continue;
        };
        match document::folded(&[known.clone(), update.clone()]) {
            Some(both) => {
                *known = both;
                if *sender != from {
                    *sender = None;
                }
            }
            None => folded.push((note, from, update)),
        }
    }
    folded
}
