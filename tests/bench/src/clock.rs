//! One clock for everything: nanoseconds since the start of this process.

use std::sync::LazyLock;
use std::time::Instant;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Nanoseconds of a second.
pub(crate) const SECOND: u64 = 1_000_000_000;
/// Nanoseconds of a millisecond.
pub(crate) const MILLI: u64 = 1_000_000;

/// Now, in nanoseconds. Never 0, so that 0 can stand for "not yet".
pub(crate) fn now() -> u64 {
    u64::try_from(START.elapsed().as_nanos()).unwrap_or(u64::MAX).max(1)
}

/// A number of seconds in nanoseconds.
pub(crate) fn seconds(seconds: f64) -> u64 {
    std::time::Duration::from_secs_f64(seconds.max(0.0)).as_nanos().try_into().unwrap_or(u64::MAX)
}
