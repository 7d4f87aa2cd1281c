//! What somebody sees, as a list of keyed pieces: the one path from state to page.
//!
//! A page, a live patch and a catch-up are the same pieces: [`assemble`] nests them
//! into a page, [`diff`] of two screens is the body of a frame. So a frame is right
//! by construction: screen(n) + diff(n, m) = screen(m).
//!
//! Knows nothing of what the pieces show; pure.

mod audience;
mod concerned;
mod memo;
mod piece;
pub mod qr;

pub use audience::{
    Audience, Copies, CopyTrouble, Door, Host, Keys, Page, Painter, PhoneAddress, Presence, Viewer,
};
pub use concerned::{Concerned, Touch};
pub use memo::Memo;
pub use piece::{Change, Piece, Place, Screen, assemble, change, diff};
