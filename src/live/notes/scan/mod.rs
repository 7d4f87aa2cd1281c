//! What comes from outside, or from the store, read by us before the library sees it.
//!
//! The library trusts what it reads: it nests as deep as a message says, sets aside as
//! much memory as a count announces, and a clock that makes no sense can leave a note
//! that is never read again. So each message is read here first, in one pass, without
//! recursion, keeping nothing that its own bytes do not pay for. What goes on to the
//! library is written anew from what was understood: letters and gaps of a plain text,
//! each right behind what the note knows already.

mod fit;
mod reader;
mod small;
mod update;

pub(super) use fit::{Fit, New, fit};
pub(super) use reader::Reader;
pub(super) use small::{awareness, state_vector};
pub(super) use update::{Scanned, update};

/// Clients have numbers below this: what JavaScript counts exactly.
const CLIENTS: u64 = 1 << 53;
/// Clocks, in letters of UTF-16, end below this: the library counts some with a sign.
const CLOCKS: u64 = 1 << 31;

/// It is none of ours: of another form, of another kind than a plain text, or beyond a
/// limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;
