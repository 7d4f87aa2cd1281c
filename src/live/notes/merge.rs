//! Three texts: what a form began with, what it came back with, and what the note says
//! by now. The form's own changes are carried over to the note; nobody's words go.
//!
//! Both changes are read as replaced runs of words. A run that both replaced leaves
//! both replacements; a change that the note already has is not made twice, so a form
//! sent again changes nothing.
//!
//! Texts that have next to nothing in common would take longer to compare than anybody
//! waits: after [`PATIENCE`] what is left of both counts as replaced.

use std::hash::Hash;
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::block_in_place;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::limits;

/// How long two texts are compared: a note that was rewritten whole takes a tenth of it.
const PATIENCE: Duration = Duration::from_millis(200);

/// One replacement in the text of now, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// Where.
    pub(super) at: usize,
    /// How many bytes go.
    pub(super) delete: usize,
    /// What comes in their place.
    pub(super) insert: String,
}

/// A run of the base that one side replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    base: Range<usize>,
    new: String,
}

/// Whether texts of these lengths are no note that somebody wrote: nothing of them is
/// compared. A note from a file may be longer than one that is written here, and can be
/// made shorter.
pub(super) fn is_too_long(base: Option<&str>, mine: &str, now: &str) -> bool {
    let letters = |text: &str| text.chars().count();
    let before = letters(base.unwrap_or_default());
    before > limits::TALK || letters(mine) > limits::NOTE.max(before).max(letters(now))
}

/// Does the work of a merge where the sockets of other workshops do not wait for it.
pub(super) fn off_the_runtime<T>(work: impl FnOnce() -> T) -> T {
    let flavor = Handle::try_current().map(|runtime| runtime.runtime_flavor());
    // A runtime of one thread has no other one to wait on.
    if flavor.is_ok_and(|flavor| flavor == RuntimeFlavor::MultiThread) {
        return block_in_place(work);
    }
    work()
}

/// What the others replaced, from the beginning; and how many bytes came and went before
/// each place of it, so that no place is counted twice.
struct Theirs {
    changes: Vec<Change>,
    /// For each change, the bytes that came and those that went before it.
    before: Vec<(usize, usize)>,
}

/// The edits that bring what `mine` changed in `base` into `now`, from the beginning.
pub(super) fn edits(base: &str, mine: &str, now: &str) -> Vec<Edit> {
    if mine == now {
        return Vec::new();
    }
    let theirs = Theirs::of(changes(base, now));
    let own = changes(base, mine).into_iter().filter(|change| !theirs.have(change));
    own.flat_map(|change| carried(&change, &theirs)).collect()
}

/// The differences of two texts, taken apart; see [`PATIENCE`].
fn compared<T: Hash + Ord>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let until = Instant::now() + PATIENCE;
    capture_diff_slices_deadline(Algorithm::Myers, old, new, Some(until))
}

/// What a note says with the lines of `mine` in it, where nobody knows what both began
/// with: every line of both, in order, those that both have once.
pub(super) fn joined(mine: &str, now: &str) -> String {
    let [old, new] = [now, mine].map(|text| text.lines().collect::<Vec<_>>());
    let mut lines = Vec::new();
    for op in compared(&old, &new) {
        lines.extend_from_slice(old.get(op.old_range()).unwrap_or_default());
        if !matches!(op, DiffOp::Equal { .. }) {
            lines.extend_from_slice(new.get(op.new_range()).unwrap_or_default());
        }
    }
    let end = if now.ends_with('\n') { "\n" } else { "" };
    lines.join("\n") + end
}

/// One own change among those of the others: the parts of its run that are still there
/// go, its words come where the run ended.
fn carried(change: &Change, theirs: &Theirs) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut from = change.base.start;
    for other in theirs.within(&change.base) {
        edits.extend(removal(from..other.base.start.max(from), theirs));
        from = other.base.end.min(change.base.end);
    }
    edits.extend(removal(from..change.base.end, theirs));
    if !change.new.is_empty() {
        let at = theirs.place(change.base.end);
        match edits.last_mut().filter(|last| last.at + last.delete == at) {
            // Words stand where those they replace began.
            Some(last) => last.insert.clone_from(&change.new),
            None => edits.push(Edit { at, delete: 0, insert: change.new.clone() }),
        }
    }
    edits
}

fn removal(run: Range<usize>, theirs: &Theirs) -> Option<Edit> {
    let at = theirs.place(run.start);
    (!run.is_empty()).then(|| Edit { at, delete: run.len(), insert: String::new() })
}

impl Theirs {
    fn of(changes: Vec<Change>) -> Self {
        let sum = |(came, gone): &mut (usize, usize), change: &Change| {
            let before = (*came, *gone);
            *came += change.new.len();
            *gone += change.base.len();
            Some(before)
        };
        let before = changes.iter().scan((0, 0), sum).collect();
        Self { changes, before }
    }

    fn have(&self, own: &Change) -> bool {
        let from = self.changes.partition_point(|other| other.base.start < own.base.start);
        let there = self.changes[from..].iter();
        there.take_while(|other| other.base.start == own.base.start).any(|other| other == own)
    }

    /// Those that overlap a run of the base.
    fn within(&self, run: &Range<usize>) -> impl Iterator<Item = &Change> {
        let from = self.changes.partition_point(|other| other.base.end <= run.start);
        let there = self.changes[from..].iter().take_while(|other| other.base.start < run.end);
        there.filter(|other| overlap(&other.base, run))
    }

    /// Where a place of the base is now: behind whatever the others put there.
    fn place(&self, at: usize) -> usize {
        let after = self.changes.partition_point(|other| other.base.start <= at);
        let Some(index) = after.checked_sub(1) else { return at };
        let (last, (came, gone)) = (&self.changes[index], self.before[index]);
        // Inside a run that went: at the end of what came instead.
        let gone = gone + last.base.len().min(at - last.base.start);
        at + came + last.new.len() - gone
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn words(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

fn changes(old: &str, new: &str) -> Vec<Change> {
    let [old, new] = [old, new].map(words);
    // Where each word begins, and where the last one ends.
    let mut starts = vec![0];
    for word in &old {
        starts.push(starts.last().map_or(0, |start| start + word.len()));
    }
    let replaced = |op: &DiffOp| {
        let (from, to) = (op.old_range(), op.new_range());
        let base = *starts.get(from.start)?..*starts.get(from.end)?;
        let equal = matches!(op, DiffOp::Equal { .. });
        (!equal).then(|| Change { base, new: new.get(to).unwrap_or_default().concat() })
    };
    compared(&old, &new).iter().filter_map(replaced).collect()
}

#[cfg(test)]
mod tests;
