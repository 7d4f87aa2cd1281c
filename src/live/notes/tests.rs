//! The notes of a workshop, written by several people at once through cuts and
//! restarts. A person here is a document of the library and two queues.

mod converge;
mod rights;
mod unread;
mod world;

use std::time::Duration;

use yrs::sync::{Message, SyncMessage};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{Doc, GetString as _, ReadTxn as _, Text as _, TextRef, Transact as _, Update};

use super::outbox::{Queue, outbox};
use super::wire;
use super::{Form, Formed, Heard, Joining, TEXT};
use crate::domain::*;
use crate::live::who::Who;
use world::{World, next};

/// A test that waits longer than this for anything has failed.
const DEADLINE: Duration = Duration::from_secs(20);
const ID: WorkshopId = WorkshopId(7);
const ROUND: NoteId = NoteId::Round(RoundId(1));
const WAITING: NoteId = NoteId::Round(RoundId(2));
const SCRIBE: Who = Who::Team { role: Role::Scribe, link: LinkId(1) };
const WALL: Who = Who::Team { role: Role::Projector, link: LinkId(2) };
const LEADS: Who = Who::Team { role: Role::Facilitator, link: LinkId(3) };

/// Somebody with a note of their own, which the network keeps equal to the others'.
struct Writer {
    who: Who,
    note: NoteId,
    doc: Doc,
    text: TextRef,
    socket: Option<(u64, Queue)>,
    /// Reasons for which something was not taken.
    denied: Vec<String>,
}

impl Writer {
    fn new(who: Who, note: NoteId) -> Self {
        let doc = Doc::new();
        let text = doc.get_or_insert_text(TEXT);
        Self { who, note, doc, text, socket: None, denied: Vec::new() }
    }

    /// As a Yjs client does: it dials, and says what it knows.
    async fn connect(&mut self, world: &World) {
        let (outbox, queue) = outbox();
        let connection = next();
        let joining = Joining { connection, who: self.who.clone(), note: Some(self.note), outbox };
        let room = world.room().await;
        room.notes().tell(Heard::Joined(Box::new(joining))).await.unwrap();
        self.socket = Some((connection, queue));
        let known = self.doc.transact().state_vector();
        self.say(world, Message::Sync(SyncMessage::SyncStep1(known))).await;
    }

    /// The network goes: nothing that was under way arrives.
    async fn cut(&mut self, world: &World) {
        if let Some((connection, _)) = self.socket.take() {
            world.room().await.notes().tell(Heard::Left(connection)).await.unwrap();
        }
    }

    async fn say(&mut self, world: &World, message: Message) {
        let Some((connection, _)) = self.socket else { return };
        let frame = message.encode_v1();
        let (note, said) = wire::read(&frame, Some(self.note)).unwrap();
        // A room that has just ended hears nothing; this person will dial again.
        world.room().await.notes().tell(Heard::Said { connection, note, said }).await.ok();
    }

    /// Types at a place, in letters; beyond the end is the end.
    async fn types(&mut self, world: &World, at: u32, words: &str) {
        self.edit(world, |text, txn| {
            let end = text.len(txn);
            text.insert(txn, letter(&text.get_string(txn), at).min(end), words);
        })
        .await;
    }

    async fn deletes(&mut self, world: &World, at: u32, letters: u32) {
        self.edit(world, |text, txn| {
            let now = text.get_string(txn);
            let (from, to) = (letter(&now, at), letter(&now, at + letters));
            if to > from {
                text.remove_range(txn, from, to - from);
            }
        })
        .await;
    }

    async fn edit(
        &mut self,
        world: &World,
        edit: impl FnOnce(&TextRef, &mut yrs::TransactionMut<'_>),
    ) {
        let update = {
            let mut txn = self.doc.transact_mut();
            edit(&self.text, &mut txn);
            txn.encode_update_v1()
        };
        self.say(world, Message::Sync(SyncMessage::Update(update))).await;
    }

    /// Hears one message; false when there was none for a moment, or the socket ended.
    async fn hear(&mut self, world: &World) -> bool {
        let Some((_, queue)) = &mut self.socket else { return false };
        let heard = tokio::time::timeout(Duration::from_millis(20), queue.next()).await;
        let Ok(Some(frame)) = heard else {
            if heard.is_ok() {
                self.socket = None;
            }
            return false;
        };
        if queue.left(frame.len())
            && let Some((connection, _)) = self.socket
        {
            world.room().await.notes().tell(Heard::Drained(connection)).await.ok();
        }
        match Message::decode_v1(&frame).unwrap() {
            Message::Sync(SyncMessage::SyncStep1(known)) => {
                let update = self.doc.transact().encode_state_as_update_v1(&known);
                self.say(world, Message::Sync(SyncMessage::SyncStep2(update))).await;
            }
            Message::Sync(SyncMessage::SyncStep2(update) | SyncMessage::Update(update)) => {
                let update = Update::decode_v1(&update).unwrap();
                self.doc.transact_mut().apply_update(update).unwrap();
            }
            Message::Auth(reason) => self.denied.extend(reason),
            Message::AwarenessQuery | Message::Awareness(_) | Message::Custom(..) => {}
        }
        true
    }

    fn reads(&self) -> String {
        self.text.get_string(&self.doc.transact())
    }

    /// Hears until the note says this.
    async fn until_it_says(&mut self, world: &World, words: &str) {
        let all = async {
            while self.reads() != words {
                self.hear(world).await;
            }
        };
        let what = tokio::time::timeout(DEADLINE, all).await;
        assert!(what.is_ok(), "« {words} » never came, it says « {} »", self.reads());
    }

    /// Hears until something was refused for this reason.
    async fn until_denied(&mut self, world: &World, reason: &str) {
        let all = async {
            while !self.denied.iter().any(|denied| denied == reason) {
                self.hear(world).await;
            }
        };
        assert!(tokio::time::timeout(DEADLINE, all).await.is_ok(), "never refused: {reason}");
    }
}

/// The byte at which a letter begins.
fn letter(text: &str, at: u32) -> u32 {
    let byte = text.char_indices().nth(at as usize).map_or(text.len(), |(byte, _)| byte);
    u32::try_from(byte).unwrap()
}
