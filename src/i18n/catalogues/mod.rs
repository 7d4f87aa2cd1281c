//! Turns the catalogues (`src/i18n/*.ftl`) into Rust while the crate is built.
//!
//! Every file of the folder is one language; `fr.ftl` is the reference. Each
//! other file must have the same keys with the same arguments, nothing more and
//! nothing less, or the build stops and says which file and which key. What
//! comes out is one method per message, so that a misspelt key does not compile.
//!
//! Used twice: by the build script, and by the tests of the crate.

mod check;
mod parts;
mod read;
// Only the build script writes files and speaks to cargo.
#[cfg(not(test))]
mod run;
mod write;

use std::fs;
use std::path::Path;

pub(crate) use read::{Catalogue, Message};
#[cfg(not(test))]
pub(crate) use run::run;

/// The language all others are compared with.
const REFERENCE: &str = "fr";
const FOLDER: &str = "src/i18n";

/// The Rust code for the catalogues of a folder, or everything wrong with them.
pub(crate) fn generate(folder: &Path) -> Result<String, Vec<String>> {
    let sources = sources(folder).map_err(|error| {
        vec![format!("the catalogues of {} cannot be read: {error}", folder.display())]
    })?;
    let sources: Vec<(&str, &str)> =
        sources.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect();
    compile(&sources)
}

/// The same for catalogues already in memory: `(language code, text)`.
pub(crate) fn compile(sources: &[(&str, &str)]) -> Result<String, Vec<String>> {
    let mut problems = Vec::new();
    let mut catalogues = Vec::new();
    for (code, source) in sources {
        match Catalogue::read(code, source) {
            Ok(catalogue) => catalogues.push(catalogue),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    // The reference comes first everywhere, then the others by their code.
    catalogues.sort_by_key(|catalogue| (catalogue.code != REFERENCE, catalogue.code.clone()));
    let Some((reference, others)) = catalogues.split_first().filter(|(c, _)| c.code == REFERENCE)
    else {
        return Err(vec![format!("{REFERENCE}.ftl, the reference catalogue, is missing")]);
    };
    problems.extend(check::reference(reference));
    problems.extend(others.iter().flat_map(|other| check::same(reference, other)));
    if problems.is_empty() { Ok(write::code(&catalogues)) } else { Err(problems) }
}

/// Every `xx.ftl` of the folder, as `(xx, text)`.
fn sources(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        found.push((code, fs::read_to_string(&path)?));
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests;
