//! The notes of a workshop, written by several people at once through cuts and
//! restarts. A person here is a document of the library and two queues.

mod converge;
mod rights;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use yrs::sync::{Message, SyncMessage};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{Doc, GetString as _, ReadTxn as _, Text as _, TextRef, Transact as _, Update};

use super::wire;
use super::{Form, Formed, Heard, Joining, TEXT};
use crate::domain::*;
use crate::live::secrets::Secrets;
use crate::live::who::Who;
use crate::live::{Registry, RegistryParts, RoomHandle};
use crate::screen::{Concerned, Door, Host, Keys, Memo, Painter, Screen, Touch, Viewer};
use crate::storage::{Entry, Record, Store, record as stored};

/// A test that waits longer than this for anything has failed.
const DEADLINE: Duration = Duration::from_secs(20);
const ID: WorkshopId = WorkshopId(7);
const ROUND: NoteId = NoteId::Round(RoundId(1));
const WAITING: NoteId = NoteId::Round(RoundId(2));
const SCRIBE: Who = Who::Team { role: Role::Scribe, link: LinkId(1) };
const WALL: Who = Who::Team { role: Role::Projector, link: LinkId(2) };
const LEADS: Who = Who::Team { role: Role::Facilitator, link: LinkId(3) };

struct Nothing;

impl Painter for Nothing {
    fn shared(&self, _: &Viewer<'_>, _: &Memo) -> Screen {
        Screen::default()
    }
    fn personal(&self, _: &Viewer<'_>, _: &Person<'_>, _: Touch, _: &Memo) -> Screen {
        Screen::default()
    }
    fn concerned(&self, _: &Viewer<'_>, _: &Viewer<'_>) -> Concerned {
        Concerned::default()
    }
    fn resources(&self, _: &Viewer<'_>, _: &Memo) -> Screen {
        Screen::default()
    }
}

/// A server with one workshop: a round that is open, one that waits.
struct World {
    folder: TempDir,
    store: Store,
    registry: Registry,
    stopping: CancellationToken,
}

fn text(words: &str) -> Text {
    Text::parse(words, 200).unwrap()
}

fn parts(store: &Store, stopping: &CancellationToken) -> RegistryParts {
    RegistryParts {
        store: store.clone(),
        secrets: Secrets::new([7; 32]),
        painter: Arc::new(Nothing),
        tasks: TaskTracker::new(),
        stopping: stopping.clone(),
        say: |_, key| key.to_owned(),
        build: "b",
        metrics: Arc::default(),
    }
}

impl World {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let entry = Entry { id: ID, code: "K7DMR".to_owned(), purge_at: Moment(i64::MAX) };
        store.create(entry, records()).await.unwrap();
        let stopping = CancellationToken::new();
        let registry = Registry::new(parts(&store, &stopping));
        Self { folder, store, registry, stopping }
    }

    /// The server ends without a word to anybody and starts again.
    async fn restart(&mut self) {
        self.stopping.cancel();
        self.store.close().await.unwrap();
        self.store = Store::open(self.folder.path()).unwrap();
        self.stopping = CancellationToken::new();
        self.registry = Registry::new(parts(&self.store, &self.stopping));
    }

    async fn room(&self) -> RoomHandle {
        let keys = Keys::new(|_| String::new());
        let door =
            Door { code: "K7DMR".to_owned(), base: String::new(), host: Host::default(), keys };
        self.registry.room(ID, door).await.unwrap()
    }

    /// What pages say of a note now.
    async fn page(&self, note: NoteId) -> String {
        let notes = self.room().await.look().workshop.notes.clone();
        notes.get(&note).map(|note| note.typed.to_string()).unwrap_or_default()
    }

    async fn leads(&self, command: Command) {
        let actor = Actor::team(Role::Facilitator, LinkId(3));
        let op = OpId(u128::from(next()) + 1_000);
        let ask = Ask { actor, op, now: crate::clock::now(), dice: 1 };
        let answer = self.room().await.command(ask, command).await.unwrap();
        assert!(matches!(answer, crate::live::frame::Answer::Stored { .. }), "{answer:?}");
    }

    async fn form(&self, note: NoteId, base: &str, typed: &str) -> Formed {
        let (base, text) = (Some(base.to_owned()), typed.to_owned());
        self.room().await.notes().merge(Form { note, who: SCRIBE, base, text }).await.unwrap()
    }
}

fn next() -> u64 {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

fn records() -> Vec<Record> {
    let about = About {
        title: text("Essai"),
        place: None,
        date: None,
        organiser: None,
        licence: Licence::CcBySa,
        language: Language::FRENCH,
        recipe: None,
        withdrawal_hours: 30,
        wifi: None,
    };
    let plan = |id| {
        let title = Texts::one(Language::FRENCH, text("Tour"));
        RoundPlan::of_step(RoundId(id), Step::Talk, title, Texts::default())
    };
    let roles = [Role::Scribe, Role::Projector, Role::Facilitator];
    let links = (1..).zip(roles).map(|(id, role)| Link {
        id: LinkId(id),
        role,
        label: None,
        revoked: false,
        simulated: false,
    });
    let plans = vec![plan(1), plan(2)];
    let mut events = create(ID, about, plans, links.collect(), Moment(i64::MAX)).unwrap();
    events.push(Event::RoundOpened(RoundId(1)));
    let actor = Actor::team(Role::Facilitator, LinkId(3));
    let ask = Ask { actor, op: OpId(1), now: Moment(1), dice: 1 };
    let happened = record(&Workshop::empty(ID), &ask, events);
    happened.iter().map(|it| Record { at: it.at, body: stored::encode(it) }).collect()
}

/// Somebody with a note of their own, which the network keeps equal to the others'.
struct Writer {
    who: Who,
    note: NoteId,
    doc: Doc,
    text: TextRef,
    socket: Option<(u64, mpsc::Receiver<Bytes>)>,
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
        let (outbox, queue) = mpsc::channel(64);
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
        let heard = tokio::time::timeout(Duration::from_millis(20), queue.recv()).await;
        let Ok(Some(frame)) = heard else {
            if heard.is_ok() {
                self.socket = None;
            }
            return false;
        };
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
