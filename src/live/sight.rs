//! One moment of a room, from which pages and frames are made, and the number of what has
//! no event.
//!
//! By the numbers of events a page knows what it shows already. Who is connected, the
//! address and the free notes change without an event: the pulse of an audience grows with
//! each change of those that it is shown. So no frame is taken for known that is not, and
//! none is put over a page that is newer.

use std::sync::Arc;

use crate::clock;
use crate::domain::{Moment, Workshop};
use crate::screen::{Audience, Door, Host, Page, Presence};

/// One moment of a room: what pages and exports are made from.
#[derive(Clone)]
pub struct Sight {
    /// The workshop.
    pub workshop: Arc<Workshop>,
    /// Who is connected.
    pub presence: Arc<Presence>,
    /// How people come in.
    pub door: Arc<Door>,
    /// When that which has no event changed last.
    pub changed: Changed,
}

/// When each thing that has no event changed last: in milliseconds since 1970, but always
/// later than the change before it, so that it grows over a restart too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changed {
    presence: u64,
    door: u64,
    notes: u64,
}

impl Changed {
    fn next(&self) -> u64 {
        let last = self.presence.max(self.door).max(self.notes);
        u64::try_from(clock::now().0).unwrap_or_default().max(last + 1)
    }
}

impl Sight {
    /// A room that nobody has come into since it began.
    pub fn first(workshop: Workshop, door: Door) -> Self {
        let now = Changed::default().next();
        let changed = Changed { presence: now, door: now, notes: now };
        let (workshop, door) = (Arc::new(workshop), Arc::new(door));
        Self { workshop, presence: Arc::default(), door, changed }
    }

    /// The room went on.
    pub(super) fn go_on(&mut self, next: Arc<Workshop>) {
        if !next.notes.ptr_eq(&self.workshop.notes) {
            self.changed.notes = self.changed.next();
        }
        self.workshop = next;
    }

    /// Others are connected.
    pub(super) fn show(&mut self, presence: Arc<Presence>) {
        self.changed.presence = self.changed.next();
        self.presence = presence;
    }

    /// The server is reached by another address, or tells something else.
    pub(super) fn move_to(&mut self, base: String, host: Host) {
        self.changed.door = self.changed.next();
        self.door = Arc::new(Door { base, host, ..(*self.door).clone() });
    }

    /// The number of what an audience is shown that has no event; it grows with each change
    /// of it. None for phones: all they are shown are events.
    pub fn pulse(&self, audience: Audience, is_html: bool) -> Option<u64> {
        let Changed { presence, door, notes } = self.changed;
        if !is_html {
            return Some(presence);
        }
        match audience.page {
            Page::Phone => None,
            Page::Desk => Some(presence.max(door)),
            Page::Pad if reads_notes(audience, &self.workshop) => Some(notes.max(door)),
            Page::Wall | Page::Pad => Some(door),
        }
    }
}

/// Whether frames bring an audience what the free notes say. Who writes has the words from
/// elsewhere.
fn reads_notes(audience: Audience, workshop: &Workshop) -> bool {
    let when = workshop.ended.unwrap_or(Moment(0));
    audience.page == Page::Pad && !workshop.may_write_notes(audience.role, when)
}
