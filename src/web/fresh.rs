//! New ids, from the machine's randomness.

use crate::domain::{LinkId, OpId, RoundId, WorkshopId};

/// 128 random bits.
///
/// # Errors
/// When the machine gives no randomness.
pub(super) fn bits() -> Result<u128, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(u128::from_be_bytes(bytes))
}

/// A new asking.
///
/// # Errors
/// As [`bits`].
pub(super) fn op() -> Result<OpId, getrandom::Error> {
    bits().map(OpId)
}

/// A new workshop.
///
/// # Errors
/// As [`bits`].
pub(super) fn workshop() -> Result<WorkshopId, getrandom::Error> {
    bits().map(WorkshopId)
}

/// A new link.
///
/// # Errors
/// As [`bits`].
pub(super) fn link() -> Result<LinkId, getrandom::Error> {
    bits().map(LinkId)
}

/// A new round.
///
/// # Errors
/// As [`bits`].
pub(super) fn round() -> Result<RoundId, getrandom::Error> {
    bits().map(RoundId)
}
