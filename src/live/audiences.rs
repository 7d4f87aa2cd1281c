//! Everybody who looks at one workshop, by audience: one rendering for all of its
//! sockets, and what belongs to one person beside it.
//!
//! Bursts are folded: the first change after a calm moment leaves at once, then at
//! most one frame per [`PHONE_TICK`] (walls: [`WALL_TICK`]). A socket that does not
//! drain its queue is let go: it comes back and asks for what it missed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::frame::Header;
use super::handle::Sight;
use super::painting::{encode, message, paint, paint_personal};
use super::registry::{RegistryParts, Sentence};
use super::who::Who;
use crate::domain::SeatId;
use crate::screen::{Audience, Door, Page, Painter, Presence, Screen};

/// At most one frame per tick for phones, laptops and pads.
const PHONE_TICK: Duration = Duration::from_millis(50);
/// The same for walls, which nobody touches.
const WALL_TICK: Duration = Duration::from_millis(100);
/// Frames that may wait for one socket (64 of about 1 kB): more, and it is let go.
pub(super) const QUEUE: usize = 64;

/// How a socket wants its frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `collecte.html.1`.
    Html,
    /// `collecte.json.1`.
    Json,
}

/// A page that opened its socket.
pub struct Joining {
    /// Number of the connection, unique in the process.
    pub connection: u64,
    /// With whom it shares the rendering.
    pub audience: Audience,
    /// How it wants its frames.
    pub format: Format,
    /// Who looks.
    pub who: Who,
    /// The last event its page contains.
    pub since: u64,
    /// Where its frames go.
    pub outbox: mpsc::Sender<Bytes>,
    /// The last event sent to it, for the answer to a ping.
    pub told: Arc<AtomicU64>,
}

struct Connected {
    joining: Joining,
    personal: Screen,
}

/// One audience: what it saw last.
#[derive(Default)]
struct Group {
    screen: Screen,
    presence: Arc<Presence>,
    door: Option<Arc<Door>>,
    /// The state it was painted from.
    seq: u64,
    /// The last event that all of its sockets were told.
    told: u64,
    sent: Option<Instant>,
    connections: Vec<Connected>,
}

/// Says goodbye in each person's language.
struct Goodbye(Sentence);

impl Goodbye {
    fn say_to(&self, joining: &Joining, key: &str) {
        let say = (self.0)(joining.audience.language, key);
        let bye = if key == "kicked" { "kicked" } else { "ended" };
        let header = Header { bye: Some(bye), say: Some(&say), ..Header::default() };
        // A queue that is full is let go all the same.
        joining.outbox.try_send(header.with("")).ok();
    }
}

pub(super) struct Audiences {
    goodbye: Goodbye,
    painter: Arc<dyn Painter>,
    build: &'static str,
    groups: BTreeMap<(Audience, Format), Group>,
    presence: Arc<Presence>,
    late: Option<Instant>,
}

impl Audiences {
    pub(super) fn new(parts: &RegistryParts) -> Self {
        Self {
            goodbye: Goodbye(parts.say),
            painter: parts.painter.clone(),
            build: parts.build,
            groups: BTreeMap::new(),
            presence: Arc::default(),
            late: None,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    pub(super) fn presence(&self) -> Arc<Presence> {
        self.presence.clone()
    }

    /// When the next folded frame is due.
    pub(super) fn next_flush(&self) -> Option<Instant> {
        self.late
    }

    /// Takes a page in; one that missed something is told to fetch itself anew.
    pub(super) fn join(&mut self, joining: Joining, sight: &Sight) {
        let key = (joining.audience, joining.format);
        let painter = self.painter.clone();
        let group = self.groups.entry(key).or_insert_with(|| Group::at(sight, key, &*painter));
        group.welcome(&joining, self.build);
        let personal = paint_personal(&*painter, sight, &joining);
        group.connections.push(Connected { joining, personal });
        self.count_presence(sight);
    }

    /// Forgets a socket that ended.
    pub(super) fn leave(&mut self, connection: u64) {
        for group in self.groups.values_mut() {
            group.connections.retain(|held| held.joining.connection != connection);
        }
        self.groups.retain(|_, group| !group.connections.is_empty());
        self.late = self.late.or(Some(Instant::now() + WALL_TICK));
    }

    /// Sends every audience what changed for it, unless it had a frame a moment ago.
    pub(super) fn flush(&mut self, sight: &Sight, now: Instant) {
        self.dismiss(sight);
        self.count_presence(sight);
        let sight = &Sight { presence: self.presence.clone(), ..sight.clone() };
        self.late = None;
        let mut gone = Vec::new();
        for (key, group) in &mut self.groups {
            if !group.is_behind(sight) {
                continue;
            }
            let due = group.sent.map(|sent| sent + tick(key.0.page));
            if due.is_some_and(|due| due > now) {
                self.late = [self.late, due].into_iter().flatten().min();
                continue;
            }
            group.sent = Some(now);
            gone.append(&mut group.catch_up(*key, sight, &*self.painter));
        }
        for connection in gone {
            self.leave(connection);
        }
    }

    /// Lets go of those who may no longer look: a revoked link, a removed person.
    fn dismiss(&mut self, sight: &Sight) {
        for group in self.groups.values_mut() {
            group.connections.retain(|held| {
                let may_look = held.joining.who.may_look(&sight.workshop);
                if !may_look {
                    self.goodbye.say_to(&held.joining, "kicked");
                }
                may_look
            });
        }
        self.groups.retain(|_, group| !group.connections.is_empty());
    }

    /// The server stops: phones come back by themselves.
    pub(super) fn say_goodbye(&mut self) {
        self.groups.clear();
    }

    /// The workshop is deleted.
    pub(super) fn say_ended(&mut self) {
        for held in self.groups.values().flat_map(|group| &group.connections) {
            self.goodbye.say_to(&held.joining, "deleted");
        }
        self.groups.clear();
    }

    fn count_presence(&mut self, sight: &Sight) {
        let here = self
            .groups
            .values()
            .flat_map(|group| &group.connections)
            .flat_map(|held| seats(&held.joining.who, sight))
            .collect();
        let now = Presence { here };
        if *self.presence != now {
            self.presence = Arc::new(now);
        }
    }
}

impl Group {
    fn at(sight: &Sight, key: (Audience, Format), painter: &dyn Painter) -> Self {
        Self {
            screen: paint(painter, sight, key),
            presence: sight.presence.clone(),
            door: Some(sight.door.clone()),
            seq: sight.workshop.seq,
            told: sight.workshop.seq,
            ..Self::default()
        }
    }

    fn is_behind(&self, sight: &Sight) -> bool {
        let moved = self.door.as_ref().is_some_and(|door| !Arc::ptr_eq(door, &sight.door));
        self.seq != sight.workshop.seq || self.presence != sight.presence || moved
    }

    /// Says hello, and whether the page must be fetched anew: catch-up is the page.
    fn welcome(&self, joining: &Joining, build: &str) {
        let at = Some(crate::clock::now().0);
        let resync = (joining.since < self.seq).then_some(self.seq);
        let hello = Header { at, build: Some(build), resync, ..Header::default() };
        // A queue cannot be full on arrival.
        joining.outbox.try_send(hello.with("")).ok();
    }

    /// Paints anew and sends the difference; answers whose queue was full.
    fn catch_up(
        &mut self,
        key: (Audience, Format),
        sight: &Sight,
        painter: &dyn Painter,
    ) -> Vec<u64> {
        let screen = paint(painter, sight, key);
        let body = encode(key.1, &self.screen, &screen);
        let seq = sight.workshop.seq;
        // Presence and address change without an event: their frame has no number.
        let span = (seq > self.told).then_some((self.told + 1, seq));
        let frame = message(key.1, span, &body);
        let mut gone = Vec::new();
        for held in &mut self.connections {
            let personal = paint_personal(painter, sight, &held.joining);
            let own = encode(key.1, &held.personal, &personal);
            held.personal = personal;
            let sent = match (body.is_empty(), own.is_empty()) {
                (true, true) => continue,
                (_, true) => frame.clone(),
                (_, false) => message(key.1, span, &(body.clone() + &own)),
            };
            held.joining.told.store(seq, Ordering::Relaxed);
            if held.joining.outbox.try_send(sent).is_err() {
                gone.push(held.joining.connection);
            }
        }
        if !body.is_empty() {
            self.told = seq;
        }
        self.screen = screen;
        self.presence = sight.presence.clone();
        self.door = Some(sight.door.clone());
        self.seq = seq;
        gone
    }
}

fn seats(who: &Who, sight: &Sight) -> Vec<SeatId> {
    match who {
        Who::Device(device) => device.seats(&sight.workshop).to_vec(),
        Who::Team { .. } | Who::Stranger => Vec::new(),
    }
}

fn tick(page: Page) -> Duration {
    match page {
        Page::Wall => WALL_TICK,
        Page::Phone | Page::Desk | Page::Pad => PHONE_TICK,
    }
}
