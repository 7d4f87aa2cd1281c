//! The notes of a workshop, and each form in which they leave it.
//!
//! [`Outline`] orders what everybody may read into the sections of the notes; the
//! renderers turn it into one file format each, with one escaper each ([`Format`] lists
//! them). The renderers of tables, maps and data work on the workshop itself, because
//! they carry fields, not prose.
//!
//! Hidden, withdrawn and unshared words never come here: everything starts from
//! [`Workshop::public`](crate::domain::Workshop::public). Pure, and knows no page; the
//! same workshop gives the same bytes.

mod format;
mod format_words;
mod signing;
mod source;

mod outline;

pub mod etherpad;
pub mod html;
pub mod markdown;

mod entity;
mod flow;

pub mod mail;
pub mod office;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod text;
pub mod wiki;

pub mod cards;
pub mod json;

pub mod archive;
pub mod calendar;
mod day;
pub mod feed;
mod journal;
pub mod linked;
pub mod map;
pub mod table;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use calendar::Dated;
pub use format::Format;
pub use mail::subject;
pub use map::Placed;
pub use outline::{
    Block, Chapter, Colophon, Content, Entry, Fact, FreeNote, GroupHead, Notes, Outline, TakenFrom,
    letter, section_of, signed,
};
pub use signing::Signing;
pub use source::{Choice, Source};
