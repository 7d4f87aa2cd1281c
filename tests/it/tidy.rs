//! The rules of the house that no compiler knows.
//!
//! Each rule takes a path and a text and answers with its offences, so that
//! it can be tried on a sentence that breaks it; then it is run over every
//! file of the repository. A rule that cannot be seen to fail proves nothing.

mod catalogue;
mod files;
mod layers;
mod manifest;
mod source;
mod tested;
mod words;

use std::fs;
use std::path::Path;

/// A text file of the repository; `path` is relative, with `/` between names.
pub(crate) struct TextFile {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Whether only tests are compiled from it.
    for_tests: bool,
}

impl TextFile {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), for_tests: false }
    }

    pub(crate) fn is_rust(&self) -> bool {
        self.has_extension(&["rs"])
    }

    pub(crate) fn has_extension(&self, extensions: &[&str]) -> bool {
        let extension = Path::new(&self.path).extension().and_then(|found| found.to_str());
        extension.is_some_and(|found| extensions.contains(&found))
    }
}

/// What `.gitignore` names, and git's own folder: not ours to judge.
const NOT_OURS: [&str; 5] = [".git", "donnees", "node_modules", "shots", "target"];

/// Every text file of the repository, in the order of their names.
pub(crate) fn repository() -> Vec<TextFile> {
    let mut files = Vec::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    tested::mark(&mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<TextFile>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{prefix}{name}");
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if kind.is_file()
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            files.push(TextFile { path, text, for_tests: false });
        }
    }
}

/// Runs a rule over the whole repository; the message is the list of offences.
fn hold(rule: impl Fn(&TextFile) -> Vec<String>) {
    let offences: Vec<String> = repository().iter().flat_map(rule).collect();
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

#[test]
fn the_walk_sees_the_sources_and_leaves_what_git_ignores() {
    let paths: Vec<String> = repository().into_iter().map(|file| file.path).collect();
    assert!(paths.contains(&"src/lib.rs".to_owned()));
    assert!(paths.contains(&"tests/it/tidy.rs".to_owned()));
    assert!(!paths.iter().any(|path| path.starts_with("target/") || path.starts_with(".git/")));
}
