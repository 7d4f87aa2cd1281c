//! Pages of one workshop are painted in turn.
//!
//! A thousand requests for a large page of one workshop must not stand before the one
//! request for another: each workshop has as many painters as the machine has cores,
//! and who waits, waits for their own workshop.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::available_parallelism;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Workshops with a queue before those without anybody are forgotten.
const TIDY_AT: usize = 1_024;

/// The queues of all workshops.
pub(crate) struct Turnstile {
    queues: Mutex<HashMap<String, Weak<Semaphore>>>,
    painters: usize,
}

impl Turnstile {
    /// Nobody waits.
    pub(crate) fn new() -> Self {
        let painters = available_parallelism().map_or(2, usize::from);
        Self { queues: Mutex::default(), painters }
    }

    /// Waits for the turn of this request; dropping the answer lets the next one in.
    pub(crate) async fn turn(&self, code: &str) -> Option<OwnedSemaphorePermit> {
        // The queues are never closed.
        self.queue(code).acquire_owned().await.ok()
    }

    fn queue(&self, code: &str) -> Arc<Semaphore> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = queues.get(code).and_then(Weak::upgrade) {
            return queue;
        }
        if queues.len() >= TIDY_AT {
            queues.retain(|_, queue| queue.strong_count() > 0);
        }
        let queue = Arc::new(Semaphore::new(self.painters));
        queues.insert(code.to_owned(), Arc::downgrade(&queue));
        queue
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[tokio::test]
    async fn a_crowd_before_one_workshop_does_not_hold_up_another() {
        let turnstile = Turnstile::new();
        let mut held = Vec::new();
        for _ in 0..turnstile.painters {
            held.push(turnstile.turn("K7DMR").await);
        }
        assert!(turnstile.turn("K7DMR").now_or_never().is_none(), "one more waits");
        assert!(turnstile.turn("B2CDF").now_or_never().is_some(), "another does not");
        held.pop();
        assert!(turnstile.turn("K7DMR").now_or_never().is_some());
    }

    #[tokio::test]
    async fn queues_without_anybody_are_forgotten() {
        let turnstile = Turnstile::new();
        for number in 0..3 * TIDY_AT {
            turnstile.turn(&number.to_string()).await;
        }
        assert!(turnstile.queues.lock().unwrap().len() <= TIDY_AT);
    }
}
