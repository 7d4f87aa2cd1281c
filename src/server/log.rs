//! The log of the operator, on the error output: the terminal's own words stay apart.
//!
//! `RUST_LOG` chooses what is kept; without it, what an operator acts on. No
//! statement, name, code, cookie or address is ever logged by anybody.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::EnvFilter;

/// Starts logging; a second call changes nothing.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let started = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .try_init();
    if started.is_err() {
        tracing::debug!("a log was already there");
    }
}
