//! Phones: thousands of sockets on one thread, one epoll, one read per event.
//!
//! Contributions are offered at a fixed rate whatever the server does, and every
//! time runs from the moment a contribution was due: a server that stands still, or
//! phones that come late to say something, show in the figures (no coordinated
//! omission). A mark is looked for instead of reading JSON or HTML: the phones must
//! cost less for a message than any server does.

mod arrivals;
mod crowd;
mod offer;
mod phone;
mod tally;

pub(crate) use arrivals::Arriving;
pub(crate) use crowd::Crowd;
pub(crate) use offer::{Offer, Pace};
pub(crate) use tally::Outcome;
