//! libFuzzer on everything that strangers can make the program read. `FUZZ` names the
//! target; without it the program says which there are.

#![no_main]

mod room;
mod targets;

use std::env;
use std::process;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<targets::Target> = LazyLock::new(|| {
    let name = env::var("FUZZ").unwrap_or_default();
    let found = targets::ALL.iter().find(|(known, _)| *known == name);
    let names: Vec<&str> = targets::ALL.iter().map(|(name, _)| *name).collect();
    let Some((_, target)) = found else {
        eprintln!("FUZZ is one of: {}", names.join(" "));
        process::exit(2);
    };
    *target
});

fuzz_target!(|input: &[u8]| TARGET(input));
