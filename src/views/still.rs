//! Pages of a workshop that do not live: the sheet, the links, the exports.
//!
//! They are written once, for one browser, and show nothing that changes by itself.

use crate::domain::{Role, Workshop};
use crate::screen::{Audience, Door, Page, Presence, Viewer};

use super::context::Context;
use super::look::Look;

/// Lets `see` write about this workshop, in the language of the look.
pub(super) fn in_front<T>(
    workshop: &Workshop,
    door: &Door,
    look: Look,
    see: impl FnOnce(&Context<'_>) -> T,
) -> T {
    let presence = Presence::default();
    let language = look.lang.language();
    let audience = Audience { page: Page::Pad, role: Role::Participant, language };
    see(&Context::new(&Viewer { workshop, presence: &presence, door, audience }))
}

/// An address as people type it: browsers know the rest.
pub(super) fn typed_address(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

#[cfg(test)]
mod tests;
