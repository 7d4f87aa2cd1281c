//! Where events wait until they are put in their place.
//!
//! A log is read workshop by workshop, so each has pages of its own in `events`. If each
//! event were written there at once, a commit for ten workshops would write ten pages, and
//! the neighbours of those that are full. So they are first written one after the other, in
//! one page for all, and put in their place by the thousand: when many wait, when the store
//! is opened, and when it is closed.

use rusqlite::Connection;

use super::transaction::Transaction;

/// Writes an event to its place: of a workshop that has no arrivals.
pub(super) const IN_PLACE: &str =
    "INSERT INTO events (workshop, seq, at, body, seal) VALUES (?1, ?2, ?3, ?4, ?5)";
/// Writes an event after those that came before.
pub(super) const ARRIVE: &str =
    "INSERT INTO arrivals (workshop, seq, at, body, seal) VALUES (?1, ?2, ?3, ?4, ?5)";

/// The events of a workshop that are in their place, after one of them.
pub(super) const READ_IN_PLACE: &str =
    "SELECT seq, at, body, seal FROM events WHERE workshop = ?1 AND seq > ?2 ORDER BY seq";
/// Those that wait: all of them come after.
pub(super) const READ_ARRIVED: &str =
    "SELECT seq, at, body, seal FROM arrivals WHERE workshop = ?1 AND seq > ?2 ORDER BY place";

/// So many wait at most: whoever opens a workshop looks through them, about a millisecond,
/// and putting them in their place holds up the others for ten.
const EVENTS: usize = 1_000;
/// And so many bytes of them.
const BYTES: usize = 1024 * 1024;

/// How much waits.
#[derive(Clone, Copy, Default)]
pub(super) struct Waiting {
    pub(super) events: usize,
    pub(super) bytes: usize,
}

impl Waiting {
    /// What waits in the file.
    pub(super) fn find(db: &Connection) -> rusqlite::Result<Self> {
        let words = "SELECT count(*), coalesce(sum(length(body)), 0) FROM arrivals";
        db.query_row(words, [], |row| {
            let count = |column| row.get::<_, u32>(column).map(|count| count as usize);
            Ok(Self { events: count(0)?, bytes: count(1)? })
        })
    }

    pub(super) fn add(&mut self, more: Self) {
        self.events += more.events;
        self.bytes += more.bytes;
    }

    /// Whether it should be put in its place now.
    pub(super) fn is_much(self) -> bool {
        self.events >= EVENTS || self.bytes >= BYTES
    }
}

/// Puts all that waits in its place, in one commit.
pub(super) fn put_in_place(db: &Connection) -> rusqlite::Result<()> {
    let transaction = Transaction::begin(db)?;
    // In the order of `events`, so that each of its pages is met once.
    db.prepare_cached(
        "INSERT INTO events (workshop, seq, at, body, seal)
         SELECT workshop, seq, at, body, seal FROM arrivals ORDER BY workshop, seq",
    )?
    .execute([])?;
    db.prepare_cached("DELETE FROM arrivals")?.execute([])?;
    transaction.commit()
}
