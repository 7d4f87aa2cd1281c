//! The build script's side: `words.rs` is written, or the build fails in words.

use std::fs;
use std::path::Path;

use super::{FOLDER, generate};

/// Called by the build script; on failure, one line per problem.
pub(crate) fn run() -> Result<(), String> {
    println!("cargo::rerun-if-changed={FOLDER}");
    generate(Path::new(FOLDER)).and_then(|code| save(&code)).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|it| it.replace('\n', " ")).collect();
        lines.join("\n")
    })
}

fn save(code: &str) -> Result<(), Vec<String>> {
    let out = std::env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    let file = Path::new(&out).join("words.rs");
    fs::write(&file, code)
        .map_err(|error| vec![format!("{} cannot be written: {error}", file.display())])
}
