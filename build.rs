//! What has to exist before the crate compiles: the words people read, and the
//! browser bundle.

#[path = "assets/bundle.rs"]
mod assets_bundle;
#[path = "src/i18n/catalogues/mod.rs"]
mod catalogues;

use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    let parts = [catalogues::run(), assets_bundle::run()];
    for line in parts.iter().filter_map(|part| part.as_ref().err()).flat_map(|words| words.lines())
    {
        println!("cargo::error={line}");
    }
    if parts.iter().all(Result::is_ok) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
