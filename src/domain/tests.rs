//! Proof of the rules: scripts that read like minutes, and properties.

pub(crate) mod any;
