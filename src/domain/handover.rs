//! The notes in a pad that people already have: where they went, and how that pad
//! looked when we left it.
//!
//! Whoever hands them over again compares: a pad that no longer looks as it was left
//! has been written in by people, and is not written over. No key of the other side is
//! ever kept.

use super::Text;
use super::terms::coded;

coded! {
    /// The software of a pad, and how it is spoken to.
    Engine {
        /// Etherpad, 1.8 and later.
        Etherpad = "etherpad",
        /// `HedgeDoc` 1.x or `CodiMD`: notes can be made there, not changed.
        HedgeDoc1 = "hedgedoc1",
        /// `HedgeDoc` 2.x.
        HedgeDoc2 = "hedgedoc2",
    }
}

/// A pad that received the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its software.
    pub engine: Engine,
    /// Address of its server, without a slash at the end.
    pub server: Text,
    /// Its name on that server.
    pub pad: Text,
    /// Where people open it; one pad is handed over to once, then again.
    pub address: Text,
    /// How it looked when we left it: the number of its revision, or the fingerprint
    /// of its text.
    pub left: Text,
}
