//! How tests wait: for something to be true, never for a time to pass.

use std::time::Duration;

use tokio::time::{Instant, Interval, MissedTickBehavior, interval, timeout};

/// Longer than anything a healthy machine needs; only a failure lasts so long.
pub(crate) const DEADLINE: Duration = Duration::from_secs(20);

/// Looks again and again until it is true; `what` is for the message.
pub(crate) async fn until(what: &str, mut is_true: impl FnMut() -> bool) {
    let mut looks = every(Duration::from_millis(5));
    let seen = timeout(DEADLINE, async {
        while !is_true() {
            looks.tick().await;
        }
    });
    seen.await.unwrap_or_else(|_| panic!("never seen: {what}"));
}

/// The result of this future, or a failure that says what was awaited.
pub(crate) async fn within_deadline<T>(what: &str, wanted: impl Future<Output = T>) -> T {
    timeout(DEADLINE, wanted).await.unwrap_or_else(|_| panic!("never came: {what}"))
}

/// When the deadline of something that begins now is over.
pub(crate) fn deadline() -> Instant {
    Instant::now() + DEADLINE
}

fn every(period: Duration) -> Interval {
    let mut interval = interval(period);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    interval
}

#[tokio::test(start_paused = true)]
async fn waiting_ends_when_it_is_true() {
    let mut looks = 0;
    until("the third look", || {
        looks += 1;
        looks == 3
    })
    .await;
    assert_eq!(looks, 3);
    assert_eq!(within_deadline("seven", async { 7 }).await, 7);
}

#[tokio::test(start_paused = true)]
async fn waiting_for_what_never_comes_fails() {
    let never = tokio_util::task::TaskTracker::new();
    let waited = never.spawn(until("the end of the world", || false)).await;
    assert!(waited.unwrap_err().is_panic());
    assert!(Instant::now() + DEADLINE >= deadline());
}
