//! Work that comes back: now, then every hour until the server stops.
//!
//! Used for purging what has passed its date. One run at a time; a run that takes
//! long delays the next one, and a stop waits for the run under way.

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

/// Retention is counted in days: an hour late is on time.
const HOUR: Duration = Duration::from_hours(1);

/// Does `work` at once and every hour, until `stopping`.
pub(super) async fn repeat<F, Work>(stopping: CancellationToken, mut work: F)
where
    F: FnMut() -> Work,
    Work: Future<Output = ()>,
{
    let mut hours = interval(HOUR);
    hours.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            biased;
            () = stopping.cancelled() => return,
            _ = hours.tick() => {}
        }
        work().await;
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc;
    use tokio::time::Instant;
    use tokio_util::task::TaskTracker;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_work_is_done_at_once_then_every_hour_until_the_stop() {
        let (done, mut runs) = mpsc::channel(1);
        let stopping = CancellationToken::new();
        let tasks = TaskTracker::new();
        let start = Instant::now();
        tasks.spawn(repeat(stopping.clone(), move || {
            let done = done.clone();
            async move { done.send(start.elapsed()).await.unwrap() }
        }));
        for hour in 0..3 {
            assert_eq!(runs.recv().await.unwrap(), HOUR * hour);
        }
        stopping.cancel();
        assert_eq!(runs.recv().await, None, "the task is gone");
        tasks.close();
        tasks.wait().await;
    }
}
