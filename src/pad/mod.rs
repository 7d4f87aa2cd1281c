//! The notes of a workshop, and each form in which they leave it.
//!
//! [`Outline`] orders what everybody may read into the sections of the notes; the
//! renderers turn it into one file format each, with one escaper each. The table and
//! JSON renderers work on the workshop itself, because they carry fields, not prose.
//!
//! Hidden, withdrawn and unshared words never come here: everything starts from
//! [`Workshop::public`](crate::domain::Workshop::public). Pure, and knows no page.

pub mod cards;
pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;

mod outline;
mod signing;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use outline::{
    Block, Chapter, Colophon, Content, Entry, Fact, GroupHead, Outline, letter, section_of, signed,
};
pub use signing::Signing;
