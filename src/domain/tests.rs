//! Proof of the rules: scripts that read like minutes, and properties.

pub(crate) mod any;
mod script;

mod agenda;
mod drafts;
mod floor;
mod groups;
mod names;
mod notes;
mod order;
mod people;
mod queue;
mod rights;
mod undo;
mod wall;
mod window;
mod words;
