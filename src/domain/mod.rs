//! domain

mod id;
pub use id::{ContributionId, GroupId, LinkId, NotAnId, OpId, RoundId, SeatId, WorkshopId};

/// A moment, in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);
