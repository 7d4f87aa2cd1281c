//! What people changed in a pad, line by line.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::Fault;

/// Comparisons at once: each keeps a core busy, and the live rooms come first.
static COMPARED: Semaphore = Semaphore::const_new(2);
/// How long two texts are compared; what is left after that is told as replaced. Notes of
/// 20,000 lines of which people changed a hundred take a tenth of it.
const PATIENCE: Duration = Duration::from_secs(1);
/// Most lines of a pad that is compared: ten workshops as large as one can be.
const MOST_READ: usize = 100_000;
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
    /// From what was left to what is there now, found on a thread that may wait.
    ///
    /// # Errors
    /// [`Fault::Odd`] for a text that no workshop left.
    pub(super) async fn found(address: &str, left: String, now: String) -> Result<Self, Fault> {
        if [&left, &now].into_iter().any(|text| text.lines().count() > MOST_READ) {
            return Err(Fault::Odd);
        }
        let address = address.to_owned();
        // Held by the work: who asked may leave before it is done.
        let turn = COMPARED.acquire().await.map_err(|_| Fault::Slow)?;
        let comparing = spawn_blocking(move || {
            let changes = Self::between(address, &left, &now);
            drop(turn);
            changes
        });
        comparing.await.map_err(|_| Fault::Slow)
    }

    fn between(address: String, left: &str, now: &str) -> Self {
        let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(left, now);
        let (mut lines, mut more) = (Vec::new(), 0);
        for change in diff.iter_all_changes() {
            let line = change.value().trim_end();
            // An empty line says nothing.
            if line.is_empty() || change.tag() == ChangeTag::Equal {
                continue;
            }
            if lines.len() == MOST {
                more += 1;
                continue;
            }
            let line = line.chars().take(LONGEST).collect();
            lines.push(match change.tag() {
                ChangeTag::Delete => Line::Removed(line),
                ChangeTag::Insert | ChangeTag::Equal => Line::Added(line),
            });
        }
        Self { address, lines, more }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn between(left: &str, now: &str) -> Changes {
        Changes::between("a".to_owned(), left, now)
    }

    #[tokio::test]
    async fn two_texts_that_have_nothing_in_common_are_compared_in_time() {
        let letter = |at: usize| char::from(b"abcdefghij"[at % 10]);
        let lines = |factor: usize| -> String {
            let signs = (0..50_000).map(|at: usize| letter(at * at * factor % 9_973));
            signs.flat_map(|sign| [sign, '\n']).collect()
        };
        let begun = Instant::now();
        let told = Changes::found("a", lines(7), lines(11)).await.unwrap();
        assert!(begun.elapsed() < 15 * PATIENCE, "after {:?}", begun.elapsed());
        assert_eq!((told.lines.len(), told.more > 0), (MOST, true));
        let endless = Changes::found("a", String::new(), "a\n".repeat(MOST_READ + 1)).await;
        assert_eq!(endless, Err(Fault::Odd));
    }

    #[test]
    fn what_people_changed_is_told_line_by_line() {
        let told = between("un\ndeux\ntrois\n", "un\n\ndeux bis\ntrois\nquatre\n");
        let expected = [
            Line::Removed("deux".to_owned()),
            Line::Added("deux bis".to_owned()),
            Line::Added("quatre".to_owned()),
        ];
        assert_eq!(told.lines, expected);
        assert_eq!(between("un\n", "un\n\n").lines, []);
        let long = "ligne\n".repeat(MOST + 7);
        assert_eq!(between("", &long).more, 7);
    }
}
