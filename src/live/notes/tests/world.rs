//! A server with one workshop, whose pages show nothing: only its notes count.

use std::sync::Arc;

use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{Form, Formed, ID, SCRIBE};
use crate::domain::tests::about;
use crate::domain::*;
use crate::live::secrets::Secrets;
use crate::live::{Registry, RegistryParts, RoomHandle};
use crate::screen::{Concerned, Door, Host, Keys, Memo, Painter, Screen, Touch, Viewer};
use crate::storage::{Entry, Record, Store, record as stored};

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
pub(super) struct World {
    folder: TempDir,
    pub(super) store: Store,
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
    pub(super) async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let entry = Entry { id: ID, code: "K7DMR".to_owned(), purge_at: Moment(i64::MAX) };
        store.create(entry, records()).await.unwrap();
        let stopping = CancellationToken::new();
        let registry = Registry::new(parts(&store, &stopping));
        Self { folder, store, registry, stopping }
    }

    /// The server ends without a word to anybody and starts again.
    pub(super) async fn restart(&mut self) {
        self.stopping.cancel();
        self.store.close().await.unwrap();
        self.store = Store::open(self.folder.path()).unwrap();
        self.stopping = CancellationToken::new();
        self.registry = Registry::new(parts(&self.store, &self.stopping));
    }

    pub(super) async fn room(&self) -> RoomHandle {
        let keys = Keys::new(|_| String::new());
        let door =
            Door { code: "K7DMR".to_owned(), base: String::new(), host: Host::default(), keys };
        self.registry.room(ID, door).await.unwrap()
    }

    /// What pages say of a note now.
    pub(super) async fn page(&self, note: NoteId) -> String {
        let notes = self.room().await.look().workshop.notes.clone();
        notes.get(&note).map(|note| note.typed.to_string()).unwrap_or_default()
    }

    /// Whoever leads does this, and it counts.
    pub(super) async fn leads(&self, command: Command) {
        let actor = Actor::team(Role::Facilitator, LinkId(3));
        let op = OpId(u128::from(next()) + 1_000);
        let ask = Ask { actor, op, now: crate::clock::now(), dice: 1 };
        let answer = self.room().await.command(ask, command).await.unwrap();
        assert!(matches!(answer, crate::live::frame::Answer::Stored { .. }), "{answer:?}");
    }

    /// The scribe sends the form of a note, made when it said `base`.
    pub(super) async fn form(&self, note: NoteId, base: &str, typed: &str) -> Formed {
        let (base, text) = (Some(base.to_owned()), typed.to_owned());
        self.room().await.notes().merge(Form { note, who: SCRIBE, base, text }).await.unwrap()
    }
}

/// A number that nobody had before.
pub(super) fn next() -> u64 {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

fn records() -> Vec<Record> {
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
    let mut events = create(ID, about("Essai"), plans, links.collect(), Moment(i64::MAX)).unwrap();
    events.push(Event::RoundOpened(RoundId(1)));
    let actor = Actor::team(Role::Facilitator, LinkId(3));
    let ask = Ask { actor, op: OpId(1), now: Moment(1), dice: 1 };
    let happened = record(&Workshop::empty(ID), &ask, events);
    happened.iter().map(|it| Record { at: it.at, body: stored::encode(it) }).collect()
}
