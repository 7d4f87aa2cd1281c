//! The interface that somebody chose, kept over restarts: one line in the data folder.
//!
//! Kept by its name, not by its address: the network of a laptop changes, and the choice
//! follows. Losing the file loses no word of anybody, so a fault is logged and no more.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::web::reach::Keep;

/// Longest name of an interface that is believed, in bytes.
const NAME: usize = 200;

/// What was chosen last time, and how to keep the next choice.
pub(super) fn open(folder: &Path) -> (Option<String>, Keep) {
    let file = folder.join("interface");
    let chosen = fs::read_to_string(&file).ok().map(|name| name.trim().to_owned());
    let chosen = chosen.filter(|name| !name.is_empty() && name.len() <= NAME);
    (chosen, Box::new(move |name| keep(&file, name)))
}

fn keep(file: &PathBuf, name: Option<&str>) {
    let kept = match name {
        Some(name) => fs::write(file, name),
        None => match fs::remove_file(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            done => done,
        },
    };
    if let Err(error) = kept {
        tracing::warn!(%error, "the choice of an interface is not kept: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_there_at_the_next_start_until_it_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let (nothing, keep) = open(folder.path());
        assert_eq!(nothing, None);
        keep(Some("wlan0"));
        let (chosen, keep) = open(folder.path());
        assert_eq!(chosen.as_deref(), Some("wlan0"));
        keep(None);
        keep(None);
        assert_eq!(open(folder.path()).0, None);
    }
}
