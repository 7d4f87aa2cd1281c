//! The stored form of events: one JSON text per event, readable for ever.
//!
//! ```text
//! {"v":1,"op":"…","by":{"seat":"…"},"e":{"round_opened":"…"}}
//! ```
//! The place in the log and the moment are kept by the store, beside the text.
//! Names of events and fields are promises: the golden records in the tests must
//! stay readable. A new field needs a default; another meaning needs another name
//! or another version.
//!
//! How it fits: each domain type has its mirror here, and the compiler refuses a
//! variant or a field that its mirror does not know. No domain type knows of serde.
//!
//! Invariant: no error says what a record contains.

mod event;
mod form;
mod plan;
mod words;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::{By, Event, Happened, Moment, OpId};
use form::{In, Out};

/// The version written now. Every version ever written stays readable.
const VERSION: u32 = 1;

/// Why a stored record cannot be read. Says where, never what was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRecord {
    /// Written by a newer program.
    #[error("record {seq} has version {version}, unknown to this program")]
    UnknownVersion {
        /// Place in the log.
        seq: u64,
        /// The version it says it has.
        version: u32,
    },
    /// The version is known, the event is not.
    #[error("record {seq} holds an event unknown to this program")]
    UnknownEvent {
        /// Place in the log.
        seq: u64,
    },
    /// Not a record, or a field is missing or out of its bounds.
    #[error("record {seq} cannot be read past byte {column}")]
    Malformed {
        /// Place in the log.
        seq: u64,
        /// Where reading stopped, in bytes from the start.
        column: usize,
    },
}

impl BadRecord {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownVersion { .. } => "unknown_version",
            Self::UnknownEvent { .. } => "unknown_event",
            Self::Malformed { .. } => "malformed",
        }
    }
}

/// The bytes that keep an event; `seq` and `at` are kept beside them.
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "no mirror can fail, and neither can writing to memory"
)]
pub fn encode(happened: &Happened) -> Vec<u8> {
    let Happened { seq: _, at: _, op, by, event } = happened;
    let written = Written { v: VERSION, op: Out(op), by: Out(by), e: Out(event) };
    serde_json::to_vec(&written).expect("an event can always be written as JSON")
}

/// The event that these bytes keep.
///
/// # Errors
/// [`BadRecord`], whatever the bytes are.
pub fn decode(seq: u64, at: Moment, body: &[u8]) -> Result<Happened, BadRecord> {
    match serde_json::from_slice::<Read>(body) {
        Ok(Read { v: VERSION, op, by, e }) => {
            Ok(Happened { seq, at, op: op.0, by: by.0, event: e.0 })
        }
        Ok(Read { v: version, .. }) => Err(BadRecord::UnknownVersion { seq, version }),
        Err(error) => Err(diagnose(seq, body, error.column())),
    }
}

/// Says why a record could not be read as one of this version.
fn diagnose(seq: u64, body: &[u8], column: usize) -> BadRecord {
    match serde_json::from_slice::<Envelope>(body) {
        Ok(Envelope { v, .. }) if v != VERSION => BadRecord::UnknownVersion { seq, version: v },
        Ok(Envelope { e, .. }) if name_of(&e).is_some_and(|name| !event::is_known(name)) => {
            BadRecord::UnknownEvent { seq }
        }
        Ok(_) | Err(_) => BadRecord::Malformed { seq, column },
    }
}

/// An event without fields is its name; any other is `{"name": fields}`.
fn name_of(event: &Value) -> Option<&str> {
    event.as_str().or_else(|| event.as_object()?.keys().next().map(String::as_str))
}

#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    op: Out<'a, OpId>,
    by: Out<'a, By>,
    e: Out<'a, Event>,
}

#[derive(Deserialize)]
struct Read {
    v: u32,
    op: In<OpId>,
    by: In<By>,
    e: In<Event>,
}

/// What every version has: its number, and an event with a name.
#[derive(Deserialize)]
struct Envelope {
    v: u32,
    #[serde(default)]
    e: Value,
}
