//! `collecte/1`: a whole workshop as everybody may see it, to keep and to take up again.
//!
//! Complete for what is public: title and terms, the agenda with its full plans, what
//! was said with stable ids, groups and places, and of what was hidden or withdrawn the
//! ids alone. Absent on purpose: the words of it, what is unshared, earlier wordings, people who did not sign anything, moments
//! (they would tell who spoke when names are hidden), links, the Wi-Fi. Answers, passes
//! and support are counted, not named.
//!
//! Promise, tested: writing, reading and writing again gives the same bytes.

mod codes;
mod events;
mod file;
mod plan;
mod read;
mod texts;
mod write;

use std::fmt;

pub use events::Fresh;
pub use read::{Import, parse};
pub use write::{json, json_with_notice};

/// What the first field of a file says.
const FORMAT: &str = "collecte/1";

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// Stable code.
    pub code: &'static str,
    /// Where in the file: `rounds[3].collects.kind`, or line and column.
    pub path: String,
}

impl ImportError {
    fn at(code: &'static str, path: impl Into<String>) -> Self {
        Self { code, path: path.into() }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.code, self.path)
    }
}

impl std::error::Error for ImportError {}
