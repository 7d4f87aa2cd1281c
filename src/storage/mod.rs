//! storage

pub mod record;
