//! How many codes an address may try, and which it knows already.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use tokio::sync::OnceCell;
use tokio::time::{Instant, sleep, timeout_at};

use super::Origin;
use crate::web::counts::Counts;
use crate::web::error::WebError;

/// Codes new to an address that it may try each minute, and at once to begin with. The
/// odds that follow are in `docs/THREATS.md`.
const TRIES: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
/// Tries of one address that may wait at once. The last of them waits 20 seconds.
const LINE: usize = 10;
/// Longest that a try waits.
const PATIENCE: Duration = Duration::from_secs(30);
/// Right codes remembered for all addresses together, about 60 bytes each. When it is
/// full all are forgotten, and found again at the next visit.
const KNOWN: usize = 50_000;
/// Tries under way with which those that ended are forgotten.
const TIDY_AT: usize = 1_024;

/// One address, and a code that it tries.
type Try = (Origin, String);

/// What each address tried.
pub(crate) struct Guesses {
    tries: DefaultKeyedRateLimiter<Origin>,
    known: Mutex<HashSet<Try>>,
    /// What is being found out, for all who ask the same from the same address.
    asked: Mutex<HashMap<Try, Weak<OnceCell<bool>>>>,
    waiting: Arc<Counts<Origin>>,
    clock: DefaultClock,
}

impl Guesses {
    /// Nobody has tried anything.
    pub(crate) fn new() -> Self {
        Self {
            tries: DefaultKeyedRateLimiter::keyed(Quota::per_minute(TRIES)),
            known: Mutex::default(),
            asked: Mutex::default(),
            waiting: Arc::default(),
            clock: DefaultClock::default(),
        }
    }

    /// Whether this code was right before, from this address.
    pub(crate) fn is_known(&self, origin: Origin, code: &str) -> bool {
        held(&self.known).contains(&(origin, code.to_owned()))
    }

    /// From now on this address may come with this code, whatever else it tries.
    pub(crate) fn was_right(&self, origin: Origin, code: &str) {
        let mut known = held(&self.known);
        if known.len() >= KNOWN {
            known.clear();
        }
        known.insert((origin, code.to_owned()));
    }

    /// Whether a code is right, when this address may know. A hall that comes back all at
    /// once tries one code, once: who asks the same meanwhile waits for the same answer.
    ///
    /// # Errors
    /// [`WebError::SlowDown`] when its line is full; those of `find`.
    pub(crate) async fn is_right(
        &self,
        origin: Origin,
        code: &str,
        find: impl Future<Output = Result<bool, WebError>>,
    ) -> Result<bool, WebError> {
        let cell = self.asked(origin, code);
        let found = cell.get_or_try_init(|| async {
            // Somebody may have found it out since this one looked.
            if self.is_known(origin, code) {
                return Ok(true);
            }
            self.wait(origin).await?;
            let right = find.await?;
            if right {
                self.was_right(origin, code);
            }
            Ok(right)
        });
        found.await.copied()
    }

    fn asked(&self, origin: Origin, code: &str) -> Arc<OnceCell<bool>> {
        let mut asked = held(&self.asked);
        if asked.len() >= TIDY_AT {
            asked.retain(|_, cell| cell.strong_count() > 0);
        }
        let entry = asked.entry((origin, code.to_owned())).or_default();
        entry.upgrade().unwrap_or_else(|| {
            let cell = Arc::default();
            *entry = Arc::downgrade(&cell);
            cell
        })
    }

    /// Waits until this address may try a code that is new to it.
    ///
    /// # Errors
    /// [`WebError::SlowDown`] when its line is full.
    async fn wait(&self, origin: Origin) -> Result<(), WebError> {
        if self.tries.check_key(&origin).is_ok() {
            return Ok(());
        }
        let _place = self.waiting.enter(origin, LINE).ok_or(WebError::SlowDown)?;
        let deadline = Instant::now() + PATIENCE;
        let turn = timeout_at(deadline, async {
            while let Err(not_yet) = self.tries.check_key(&origin) {
                sleep(not_yet.wait_time_from(self.clock.now())).await;
            }
        });
        turn.await.map_err(|_| WebError::SlowDown)
    }

    /// Forgets the addresses that tried nothing lately.
    pub(crate) fn tidy(&self) {
        self.tries.retain_recent();
        self.tries.shrink_to_fit();
    }
}

/// Nothing under this lock can panic; a poisoned one is as good as another.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    fn origin(last: u8) -> Origin {
        Origin::of(IpAddr::from([192, 0, 2, last]))
    }

    async fn spend(guesses: &Guesses, origin: Origin) {
        for _ in 0..TRIES.get() {
            guesses.wait(origin).await.unwrap();
        }
    }

    #[tokio::test]
    async fn an_address_that_guesses_waits_and_its_line_has_an_end() {
        let guesses = Guesses::new();
        spend(&guesses, origin(1)).await;
        let enter = || guesses.waiting.enter(origin(1), LINE).unwrap();
        let _places: Vec<_> = (0..LINE).map(|_| enter()).collect();
        assert!(matches!(guesses.wait(origin(1)).await, Err(WebError::SlowDown)));
        assert!(guesses.wait(origin(2)).await.is_ok(), "another address is not held up");
    }

    #[tokio::test]
    async fn who_waits_in_the_line_comes_to_their_turn() {
        let guesses = Guesses::new();
        let one_more = Duration::from_mins(1) / TRIES.get();
        let begun = std::time::Instant::now();
        spend(&guesses, origin(1)).await;
        guesses.wait(origin(1)).await.unwrap();
        // Half of it, since two clocks are compared. No upper bound: a machine that stood
        // still says nothing of the line.
        assert!(begun.elapsed() > one_more / 2);
    }

    #[tokio::test]
    async fn a_hall_that_comes_back_at_once_tries_its_code_once() {
        let guesses = Guesses::new();
        let looks = Mutex::new(0);
        let ask = |code: &'static str| {
            let looks = &looks;
            guesses.is_right(origin(1), code, async move {
                *looks.lock().unwrap() += 1;
                // Everybody else comes in while the store looks.
                tokio::task::yield_now().await;
                Ok(code == "K7DMR")
            })
        };
        let hall = futures_util::future::join_all((0..300).map(|_| ask("K7DMR"))).await;
        assert!(hall.into_iter().all(|right| matches!(right, Ok(true))));
        assert_eq!(*looks.lock().unwrap(), 1);
        assert!(guesses.is_known(origin(1), "K7DMR"));
        // A wrong one costs a try each time it is tried anew, and is never remembered.
        assert!(matches!(ask("B2CDF").await, Ok(false)));
        assert!(matches!(ask("B2CDF").await, Ok(false)));
        assert_eq!(*looks.lock().unwrap(), 3);
    }

    #[test]
    fn a_right_code_is_remembered_for_its_address_only() {
        let guesses = Guesses::new();
        guesses.was_right(origin(1), "K7DMR");
        assert!(guesses.is_known(origin(1), "K7DMR"));
        assert!(!guesses.is_known(origin(2), "K7DMR") && !guesses.is_known(origin(1), "K7DMS"));
    }

    #[test]
    fn what_is_remembered_has_an_end() {
        let guesses = Guesses::new();
        for number in 0..=KNOWN {
            guesses.was_right(origin(1), &number.to_string());
        }
        assert_eq!(guesses.known.lock().unwrap().len(), 1);
    }
}
