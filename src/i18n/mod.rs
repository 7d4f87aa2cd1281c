//! Words people read, in each language, and dates and numbers as they write them.
//!
//! One Fluent catalogue per language lies in this folder; `fr.ftl` is the
//! reference. The build turns them into [`Words`], one method per message, and
//! into [`Lang`], one variant per file: a misspelt key does not compile, a missing
//! string stops the build, and a new language is one new file.
//!
//! Nothing here decides anything, and no sentence for people is written in Rust.

pub mod choose;
pub mod dates;
mod named;
mod numbers;
mod sentence;
mod words;

pub use numbers::number;
pub use words::{Lang, Words, words};

// The build script runs it; here its rules are tested.
#[cfg(test)]
mod catalogues;
#[cfg(test)]
mod typography;
