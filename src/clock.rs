//! The only place that reads the time of the machine.
//!
//! Everything else takes `now` as a parameter, so that a test sets it.

use crate::domain::Moment;

/// The present, in milliseconds since 1970-01-01 UTC.
#[expect(clippy::disallowed_methods, reason = "this is the one place that may read the clock")]
pub fn now() -> Moment {
    Moment(jiff::Timestamp::now().as_millisecond())
}
