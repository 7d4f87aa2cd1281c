//! Each dependency says why it is here: in the comment directly above it, or by its name
//! in the comment of its group. The comment of another would speak for it otherwise.

use super::{TextFile, hold};

/// Other manifests are of packages that nobody installs.
const MANIFEST: &str = "Cargo.toml";

fn without_reason(file: &TextFile) -> Vec<String> {
    if file.path != MANIFEST {
        return Vec::new();
    }
    let mut walk = Walk::default();
    let lines = file.text.lines().enumerate();
    lines
        .filter_map(|(index, line)| Some((index + 1, walk.step(line)?)))
        .map(|(line, name)| format!("{MANIFEST}:{line}: {name} does not say why it is here"))
        .collect()
}

/// Where one stands in the manifest.
#[derive(Default)]
struct Walk<'a> {
    /// Whether this table names dependencies.
    lists: bool,
    /// The comment above, line by line.
    comment: Vec<&'a str>,
    /// Whether a dependency follows the comment already.
    taken: bool,
}

impl<'a> Walk<'a> {
    /// The dependency of this line, when no comment speaks for it.
    fn step(&mut self, line: &'a str) -> Option<&'a str> {
        let entry = line.split_once('=').map(|(name, _)| name.trim());
        if line.starts_with('#') {
            if self.taken {
                *self = Self { lists: self.lists, ..Self::default() };
            }
            self.comment.push(line);
        } else if line.starts_with('[') || line.is_empty() {
            let lists = line.is_empty() && self.lists || line.ends_with("dependencies]");
            *self = Self { lists, ..Self::default() };
        } else if let Some(name) = entry.filter(|_| self.lists) {
            let first = !std::mem::replace(&mut self.taken, true);
            let spoken_for = if first { !self.comment.is_empty() } else { self.names(name) };
            return (!spoken_for).then_some(name);
        }
        None
    }

    fn names(&self, dependency: &str) -> bool {
        let name = format!("`{dependency}`");
        self.comment.iter().any(|line| line.contains(&name))
    }
}

#[test]
fn each_dependency_says_why_it_is_here() {
    hold(without_reason);
}

#[cfg(test)]
mod shown_to_fail {
    use super::*;

    fn offences(text: &str) -> usize {
        without_reason(&TextFile::new(MANIFEST, text)).len()
    }

    #[test]
    fn a_dependency_without_a_comment_is_found() {
        assert_eq!(offences("[dependencies]\n# Pages.\nmaud = \"1\"\n"), 0);
        assert_eq!(offences("[dependencies]\nmaud = \"1\"\n"), 1);
        assert_eq!(offences("# Pages.\n[dev-dependencies]\nmaud = \"1\"\n"), 1);
        assert_eq!(offences("[dependencies]\n# Pages.\n\nmaud = \"1\"\n"), 1);
        assert_eq!(offences("[lints.rust]\nmissing_docs = \"warn\"\n"), 0);
    }

    #[test]
    fn the_comment_of_another_does_not_speak_for_it() {
        let group = |comment| format!("[dependencies]\n{comment}\nmaud = \"1\"\nserde = \"1\"\n");
        assert_eq!(offences(&group("# Pages.")), 1);
        assert_eq!(offences(&group("# Pages,\n# and what they say: `serde`.")), 0);
    }
}
