//! What people changed in a pad, line by line.

use similar::{ChangeTag, TextDiff};

/// Lines of a difference that are told; the pad itself shows the rest.
const MOST: usize = 500;
/// Longest line that is told, in characters.
const LONGEST: usize = 2_000;

/// A line that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// People wrote it.
    Added(String),
    /// People took it away.
    Removed(String),
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Where the pad is.
    pub address: String,
    /// The lines that differ, in order; 500 at most.
    pub lines: Vec<Line>,
    /// Lines that differ and are not told.
    pub more: usize,
}

impl Changes {
    /// From what was left to what is there now.
    pub(super) fn between(address: &str, left: &str, now: &str) -> Self {
        let diff = TextDiff::from_lines(left, now);
        let mut lines: Vec<Line> = Vec::new();
        for change in diff.iter_all_changes() {
            let line: String = change.value().trim_end().chars().take(LONGEST).collect();
            match change.tag() {
                // An empty line says nothing.
                _ if line.is_empty() => {}
                ChangeTag::Equal => {}
                ChangeTag::Insert => lines.push(Line::Added(line)),
                ChangeTag::Delete => lines.push(Line::Removed(line)),
            }
        }
        let more = lines.len().saturating_sub(MOST);
        lines.truncate(MOST);
        Self { address: address.to_owned(), lines, more }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_changed_is_told_line_by_line() {
        let told = Changes::between("a", "un\ndeux\ntrois\n", "un\n\ndeux bis\ntrois\nquatre\n");
        let expected = [
            Line::Removed("deux".to_owned()),
            Line::Added("deux bis".to_owned()),
            Line::Added("quatre".to_owned()),
        ];
        assert_eq!(told.lines, expected);
        assert_eq!(Changes::between("a", "un\n", "un\n\n").lines, []);
        let long = "ligne\n".repeat(MOST + 7);
        assert_eq!(Changes::between("a", "", &long).more, 7);
    }
}
