//! The `collecte` command.

fn main() {}
