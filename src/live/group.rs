//! One audience of a workshop: one rendering for all of its sockets, and what belongs
//! to one person beside it.
//!
//! A group remembers the state it was painted from. What changed for the audience is the
//! difference of two paintings, in which pieces that stayed are the same in memory; what
//! changed for one person is painted before and now, and only for those whom the change
//! concerns. So a frame costs what changed, and a connection remembers nothing.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::attendance::Attendance;
use super::fanout::{Fanout, News};
use super::frame::Header;
use super::handle::{Joining, OpenPage};
use super::painting::{Brush, Numbers};
use super::sight::Sight;
use super::socket::Held;
use super::who::Who;
use crate::domain::{Claim, ContributionId};
use crate::metrics::Metrics;
use crate::screen::{Page, Screen, Touch, diff};

/// At most one frame per tick for phones, laptops and pads.
const PHONE_TICK: Duration = Duration::from_millis(50);
/// The same for walls, which nobody touches.
pub(super) const WALL_TICK: Duration = Duration::from_millis(100);

/// A socket of the group.
pub(super) struct Connected {
    pub(super) who: Who,
    pub(super) outlet: Held,
    /// The last frame of its audience that was begun before it came in.
    pub(super) joined_at: u64,
}

/// One audience: what it saw last.
pub(super) struct Group {
    pub(super) brush: Brush,
    pub(super) connections: BTreeMap<u64, Connected>,
    screen: Screen,
    /// What it was painted from.
    sight: Sight,
    /// The last event that all of its sockets were told.
    told: u64,
    sent: Option<Instant>,
    /// Frames that were begun.
    frames: u64,
    /// The last of them, while it has not reached all.
    under_way: Option<Fanout>,
}

impl Group {
    pub(super) fn new(brush: Brush, sight: &Sight) -> Self {
        let screen = brush.shared(sight);
        Self {
            brush,
            connections: BTreeMap::new(),
            screen,
            sight: sight.clone(),
            told: sight.workshop.seq,
            sent: None,
            frames: 0,
            under_way: None,
        }
    }

    /// Says hello, and whether the page must be fetched anew: catch-up is the page.
    pub(super) fn welcome(&mut self, joining: Joining, build: &str) -> bool {
        let at = Some(crate::clock::now().0);
        let seq = self.sight.workshop.seq;
        // A page that does not say what it knows of who is here is told anew.
        let is_blind = self.brush.format.is_html() && self.brush.sees_presence();
        let pulse = self.brush.pulse(&self.sight);
        let Joining { page: OpenPage { connection, who, since, pulse: known, .. }, outlet } =
            joining;
        let misses = known.map_or(is_blind, |known| Some(known) < pulse);
        let resync = (misses || since < seq).then_some(seq);
        let hello = Header { at, build: Some(build), resync, ..Header::default() };
        // One that ended meanwhile says so by itself.
        outlet.deliver(&hello.with(""));
        // What it misses is found by the probe, too, should the fetch fail.
        outlet.tell(seq.max(since));
        let joined_at = self.frames;
        self.connections.insert(connection, Connected { who, outlet, joined_at });
        resync.is_some()
    }

    /// Whether it may look different by now.
    pub(super) fn is_behind(&self, now: &Sight) -> bool {
        let before = &self.sight;
        before.workshop.seq != now.workshop.seq || self.brush.pulse(before) != self.brush.pulse(now)
    }

    /// When it may have its next frame: at once after a calm moment.
    pub(super) fn due(&self) -> Option<Instant> {
        let tick = match self.brush.audience.page {
            Page::Wall => WALL_TICK,
            Page::Phone | Page::Desk | Page::Pad => PHONE_TICK,
        };
        self.sent.map(|sent| sent + tick)
    }

    /// Paints anew and begins to send the difference. Not while another is under way.
    pub(super) fn catch_up(
        &mut self,
        sight: &Sight,
        attendance: &Attendance,
        (now, metrics): (Instant, &Metrics),
    ) {
        let own = self.own_changes(sight, attendance);
        let screen = self.brush.shared(sight);
        let body = self.brush.encode(sight, (&self.screen, &screen));
        let before = std::mem::replace(&mut self.sight, sight.clone());
        let pulse = self.brush.pulse(sight);
        let pulse = pulse.filter(|_| self.brush.pulse(&before) != pulse);
        self.screen = screen;
        self.sent = Some(now);
        self.send(pulse, (body, own), metrics);
    }

    /// What leads each person whom it concerns from the last frame to this one.
    fn own_changes(&self, now: &Sight, attendance: &Attendance) -> BTreeMap<u64, String> {
        let touched = self.touched(now, attendance);
        let person = |connection: &u64| match &self.connections.get(connection)?.who {
            Who::Device(device) => Some(device),
            Who::Team { .. } | Who::Stranger => None,
        };
        let people = touched.iter().filter_map(|(id, touch)| Some((*id, (person(id)?, *touch))));
        let people: Vec<_> = people.collect();
        let paint = |sight: &Sight| {
            self.brush.begin_personal(sight);
            let people = people.iter().map(|(_, person)| person);
            let see = people.map(|(device, touch)| self.brush.personal(sight, device, *touch));
            see.collect::<Vec<Screen>>()
        };
        // All of the past before all of the present: pieces are remembered for one state.
        let (before, after) = (paint(&self.sight), paint(now));
        let screens = before.iter().zip(&after);
        let bodies = people
            .iter()
            .zip(screens)
            .map(|((connection, _), (before, after))| (*connection, diff(before, after)));
        bodies.filter(|(_, body)| !body.is_empty()).collect()
    }

    /// Connections whose personal part may look different.
    fn touched(&self, now: &Sight, attendance: &Attendance) -> BTreeMap<u64, Touch> {
        if !self.brush.has_persons() || Arc::ptr_eq(&self.sight.workshop, &now.workshop) {
            return BTreeMap::new();
        }
        let concerned = self.brush.concerned(&self.sight, now);
        if concerned.everybody {
            return self.connections.keys().map(|connection| (*connection, Touch::All)).collect();
        }
        let mut touched = BTreeMap::new();
        let mut touch = |connection, touch: Touch| {
            let known = touched.entry(connection).or_insert(touch);
            *known = touch.max(*known);
        };
        for (seat, how) in &concerned.seats {
            attendance.of_seat(*seat).for_each(|connection| touch(connection, *how));
        }
        for device in &concerned.devices {
            attendance.of_device(*device).for_each(|connection| touch(connection, Touch::All));
        }
        if !concerned.claims.is_empty() {
            for (connection, held) in &self.connections {
                if held.claims_one_of(&concerned.claims) {
                    touch(*connection, Touch::Words);
                }
            }
        }
        touched
    }

    /// Begins to send `body` to all, and each person's own beside it.
    fn send(
        &mut self,
        pulse: Option<u64>,
        (body, own): (String, BTreeMap<u64, String>),
        metrics: &Metrics,
    ) {
        if body.is_empty() && own.is_empty() {
            return;
        }
        let (format, seq) = (self.brush.format, self.sight.workshop.seq);
        let span = (seq > self.told).then_some((self.told + 1, seq));
        if !body.is_empty() {
            metrics.folded(seq.saturating_sub(self.told + 1));
            self.told = seq;
        }
        self.frames += 1;
        let numbers = Numbers { span, pulse };
        self.under_way = Some(Fanout::new(News { format, numbers, seq, body, own }, self.frames));
    }

    /// Whether a frame has not reached all of its sockets yet.
    pub(super) fn is_sending(&self) -> bool {
        self.under_way.is_some()
    }

    /// Writes the frame under way to the next sockets; who lags too far behind is added
    /// to `gone`.
    pub(super) fn go_on(&mut self, metrics: &Metrics, gone: &mut Vec<u64>) {
        let Some(fanout) = &mut self.under_way else { return };
        if fanout.go_on(&self.connections, metrics, gone) {
            self.under_way = None;
        }
    }
}

impl Connected {
    fn claims_one_of(&self, claims: &[(ContributionId, Claim)]) -> bool {
        match &self.who {
            Who::Device(device) => claims.iter().any(|(id, claim)| device.claim(*id) == *claim),
            Who::Team { .. } | Who::Stranger => false,
        }
    }
}
