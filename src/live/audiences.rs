//! Everybody who looks at one workshop, by audience.
//!
//! Bursts are folded: the first change after a calm moment leaves at once, then at
//! most one frame per tick of the [`Group`]. A socket that lags too far behind is
//! let go: it comes back and asks for what it missed.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;

use imbl::ordmap::DiffItem;
use tokio::time::Instant;

use super::attendance::Attendance;
use super::format::Format;
use super::frame::Header;
use super::group::{Connected, Group, WALL_TICK};
use super::handle::{Joining, OpenPage};
use super::painting::Brush;
use super::registry::Sentence;
use super::sight::Sight;
use super::socket::GOING_AWAY;
use super::who::Who;
use crate::domain::Workshop;
use crate::metrics::Metrics;
use crate::screen::{Audience, Painter, Presence};

/// Milliseconds after a stop before the first phone comes back: a restart takes less.
const SOONEST: u64 = 500;
/// Phones of one workshop that come back each second: half of what a start takes easily.
const EACH_SECOND: u64 = 300;
/// Nobody waits longer, in milliseconds.
const LATEST: u64 = 10_000;

/// Says goodbye in each person's language.
struct Goodbye(Sentence);

impl Goodbye {
    fn say_to(&self, audience: Audience, held: &Connected, key: &str) {
        let say = (self.0)(audience.language, key);
        let bye = if key == "kicked" { "kicked" } else { "ended" };
        let header = Header { bye: Some(bye), say: Some(&say), ..Header::default() };
        // One that is full is let go all the same.
        held.outlet.deliver(&header.with(""));
    }
}

type Key = (Audience, Format);

pub(super) struct Audiences {
    goodbye: Goodbye,
    painter: Arc<dyn Painter>,
    build: &'static str,
    metrics: Arc<Metrics>,
    groups: BTreeMap<Key, Group>,
    /// In which group a connection is.
    places: BTreeMap<u64, Key>,
    attendance: Attendance,
    /// Who is here, as pages and frames show it.
    shown: Arc<Presence>,
    /// The last state it was told, to see whom a change sends away.
    known: Option<Arc<Workshop>>,
    late: Option<Instant>,
}

impl Audiences {
    /// Nobody looks yet.
    pub(super) fn new(
        painter: Arc<dyn Painter>,
        (say, build): (Sentence, &'static str),
        metrics: Arc<Metrics>,
    ) -> Self {
        Self {
            goodbye: Goodbye(say),
            painter,
            build,
            metrics,
            groups: BTreeMap::new(),
            places: BTreeMap::new(),
            attendance: Attendance::default(),
            shown: Arc::default(),
            known: None,
            late: None,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Who is here, as pages and frames show it.
    pub(super) fn presence(&self) -> Arc<Presence> {
        Arc::clone(&self.shown)
    }

    /// Shows who is here by now, if all who see it can be told at this moment: a page that is
    /// ahead of its frames would never hear of somebody who went and came back in between.
    /// True when pages made from now on differ.
    pub(super) fn show_presence(&mut self, now: Instant) -> bool {
        let is_free = |group: &Group| !group.is_sending() && group.due() <= Some(now);
        let waits = self.presence_waits() && self.seeing().all(is_free);
        if waits {
            self.shown = self.attendance.presence();
        }
        waits
    }

    fn presence_waits(&self) -> bool {
        !Arc::ptr_eq(&self.shown, &self.attendance.presence())
    }

    /// Those whose frames say who is here.
    fn seeing(&self) -> impl Iterator<Item = &Group> {
        self.groups.values().filter(|group| group.brush.sees_presence())
    }

    /// When the next folded frame is due.
    pub(super) fn next_flush(&self) -> Option<Instant> {
        self.late
    }

    /// Takes a page in; one that missed something is told to fetch itself anew.
    pub(super) fn join(&mut self, joining: Joining, sight: &Sight) {
        self.follow(&sight.workshop);
        let OpenPage { connection, audience, format, ref who, .. } = joining.page;
        let key = (audience, format);
        if let Who::Device(device) = who {
            self.attendance.arrive(device.mark, connection, &sight.workshop);
        }
        let painter = &self.painter;
        let group = self.groups.entry(key);
        let group = group.or_insert_with(|| Group::new(Brush::new(key, painter.clone()), sight));
        self.places.insert(connection, key);
        let may_look = who.may_look(&sight.workshop);
        if group.welcome(joining, self.build) {
            self.metrics.resynced();
        }
        if !may_look {
            self.send_away(connection);
        }
    }

    /// Forgets a socket that ended.
    pub(super) fn leave(&mut self, connection: u64) {
        if self.take_out(connection).is_some() {
            self.late = self.late.or(Some(Instant::now() + WALL_TICK));
        }
    }

    fn take_out(&mut self, connection: u64) -> Option<(Key, Connected)> {
        let key = self.places.remove(&connection)?;
        let group = self.groups.get_mut(&key)?;
        let held = group.connections.remove(&connection)?;
        if group.connections.is_empty() {
            self.groups.remove(&key);
        }
        if let Who::Device(device) = &held.who {
            self.attendance.leave(device.mark, connection);
        }
        Some((key, held))
    }

    /// Whether a frame has not reached everybody yet.
    pub(super) fn is_sending(&self) -> bool {
        self.groups.values().any(Group::is_sending)
    }

    /// Waits for `work`, and goes on with the frames under way meanwhile.
    pub(super) async fn meanwhile<T>(&mut self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        while self.is_sending() {
            tokio::select! {
                biased;
                done = &mut work => return done,
                () = tokio::task::yield_now() => self.go_on(),
            }
        }
        work.await
    }

    /// One slice of each frame under way.
    fn go_on(&mut self) {
        let mut gone = Vec::new();
        for group in self.groups.values_mut() {
            group.go_on(&self.metrics, &mut gone);
        }
        self.let_go(&gone);
    }

    fn let_go(&mut self, gone: &[u64]) {
        self.metrics.let_go(gone.len() as u64);
        for connection in gone {
            self.leave(*connection);
        }
    }

    /// Sends every audience what changed for it, unless it had a frame a moment ago, or
    /// still has one under way, which goes on instead.
    pub(super) fn flush(&mut self, sight: &Sight, now: Instant) {
        self.follow(&sight.workshop);
        self.go_on();
        let sight = &Sight { presence: self.presence(), ..sight.clone() };
        // Those who see who is here wait for the last of them, to be told together.
        let together = self.presence_waits().then(|| self.seeing().filter_map(Group::due).max());
        self.late = None;
        let mut gone = Vec::new();
        for group in self.groups.values_mut() {
            let together = together.filter(|_| group.brush.sees_presence());
            if group.is_sending() || !(together.is_some() || group.is_behind(sight)) {
                continue;
            }
            let due = together.unwrap_or_else(|| group.due());
            if due.is_some_and(|due| due > now) {
                self.late = [self.late, due].into_iter().flatten().min();
                continue;
            }
            group.catch_up(sight, &self.attendance, (now, &self.metrics));
            group.go_on(&self.metrics, &mut gone);
        }
        self.let_go(&gone);
    }

    /// Notes who holds which seats now, and lets go of those who may no longer look: a
    /// revoked link, a removed person.
    fn follow(&mut self, workshop: &Arc<Workshop>) {
        let Some(before) = self.known.replace(workshop.clone()) else { return };
        if Arc::ptr_eq(&before, workshop) {
            return;
        }
        self.attendance.follow(&before, workshop);
        for connection in self.doubtful(&before, workshop) {
            let key = self.places.get(&connection);
            let group = key.and_then(|key| self.groups.get(key));
            let held = group.and_then(|group| group.connections.get(&connection));
            if held.is_some_and(|held| !held.who.may_look(workshop)) {
                self.send_away(connection);
            }
        }
    }

    /// Connections whose right to look may have ended since `before`.
    fn doubtful(&self, before: &Workshop, now: &Workshop) -> Vec<u64> {
        if !before.links.ptr_eq(&now.links) {
            return self.places.keys().copied().collect();
        }
        let removed = before.seats.diff(&now.seats).filter_map(|change| match change {
            DiffItem::Update { new: (id, seat), .. } => seat.removed.then_some(*id),
            DiffItem::Add(..) | DiffItem::Remove(..) => None,
        });
        let mut doubtful: Vec<u64> =
            removed.flat_map(|seat| self.attendance.of_seat(seat)).collect();
        for change in before.devices.diff(&now.devices) {
            if let DiffItem::Add(device, _) | DiffItem::Update { new: (device, _), .. } = change {
                doubtful.extend(self.attendance.of_device(*device));
            }
        }
        doubtful
    }

    fn send_away(&mut self, connection: u64) {
        if let Some(((audience, _), held)) = self.take_out(connection) {
            self.goodbye.say_to(audience, &held, "kicked");
        }
    }

    /// The server stops: phones come back by themselves.
    pub(super) fn say_goodbye(&mut self) {
        let all = self.groups.values().flat_map(|group| group.connections.values());
        for (held, place) in all.zip(0_u64..) {
            let back = Some((SOONEST + place * 1_000 / EACH_SECOND).min(LATEST));
            held.outlet.deliver(&Header { back, ..Header::default() }.with(""));
            held.outlet.close(GOING_AWAY);
        }
        self.groups.clear();
    }

    /// The workshop is deleted.
    pub(super) fn say_ended(&mut self) {
        for ((audience, _), group) in &self.groups {
            for held in group.connections.values() {
                self.goodbye.say_to(*audience, held, "deleted");
            }
        }
        self.groups.clear();
    }
}

#[cfg(test)]
mod tests;
