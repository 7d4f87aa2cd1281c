//! The append of what a room decided.
//!
//! Frames on their way to a large hall keep a core busy, and the thread that writes to the
//! disk would wait for its turn twice: before it writes, and after. So they stand still for
//! a disk that is quick, once in a while: not in a crowd, whose appends wait for one another
//! anyway.

use std::pin::pin;
use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::audiences::Audiences;
use super::registry::RegistryParts;
use crate::domain::{Happened, Workshop};
use crate::storage::{Record, StorageError, record as stored};

/// For how long the frames under way stand still at most; a good disk takes half of it.
const ALONE: Duration = Duration::from_millis(2);
/// How long ago the last append was at least when they do: longer than commits are apart in
/// a crowd.
const CALM: Duration = Duration::from_millis(20);

/// The appends of one room.
#[derive(Default)]
pub(super) struct Storing {
    /// When the last one ended.
    last: Option<Instant>,
}

impl Storing {
    /// Stores `log` after what `before` holds; frames go on meanwhile.
    ///
    /// # Errors
    /// Those of the store; nothing is stored then.
    pub(super) async fn append(
        &mut self,
        (parts, before, log): (&RegistryParts, &Workshop, &[Happened]),
        audiences: &mut Audiences,
    ) -> Result<(), StorageError> {
        if log.is_empty() {
            return Ok(());
        }
        let is_calm = self.last.is_none_or(|last| last.elapsed() > CALM);
        let alone = is_calm && audiences.is_sending();
        let mut storing = pin!(store(parts, before, log));
        let first = if alone { timeout(ALONE, storing.as_mut()).await.ok() } else { None };
        let stored = match first {
            Some(stored) => stored,
            None => audiences.meanwhile(storing).await,
        };
        self.last = Some(Instant::now());
        stored
    }
}

async fn store(
    parts: &RegistryParts,
    before: &Workshop,
    log: &[Happened],
) -> Result<(), StorageError> {
    let records =
        log.iter().map(|event| Record { at: event.at, body: stored::encode(event) }).collect();
    let begun = Instant::now();
    let appended = parts.store.append(before.id, before.seq, records).await;
    parts.metrics.appended(begun.elapsed());
    if let Err(error) = &appended {
        tracing::error!(workshop.id = %before.id, seq = before.seq, %error,
            "workshop {} could not store after {}: {error}", before.id, before.seq);
    }
    appended.map(|_| ())
}
