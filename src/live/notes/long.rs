//! Merges that take long, beside the threads that serve.
//!
//! The library compares each piece that comes in with those that others put at the same
//! place: two halves of a large note that know nothing of each other take seconds. One
//! such merge runs at a time in the whole program, on a thread of its own; its workshop
//! waits, no other does.

use std::mem;

use tokio::sync::Semaphore;

use super::document::{Applied, Document};

/// Long merges at a time.
static TURNS: Semaphore = Semaphore::const_new(1);

impl Document {
    /// Lets an update in, here or, when that may take long, on a thread of its own.
    pub(super) async fn let_in_beside(&mut self, update: Vec<u8>) -> Applied {
        if !self.is_long(&update) {
            return self.apply(&update);
        }
        let mut document = mem::replace(self, Self::new());
        let done = beside(move || {
            let applied = document.apply(&update);
            (document, applied)
        });
        match done.await {
            Some((document, applied)) => {
                *self = document;
                applied
            }
            None => Applied::Broken,
        }
    }
}

/// Does something long, when it is its turn; nothing if it failed.
pub(super) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    // Held by the work: its workshop may end before it is done.
    let turn = TURNS.acquire().await.ok()?;
    let working = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    working.await.ok()
}
