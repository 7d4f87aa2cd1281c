//! Three texts: what a form began with, what it came back with, and what the note says
//! by now. The form's own changes are carried over to the note; nobody's words go.
//!
//! Both changes are read as replaced runs of words. A run that both replaced leaves
//! both replacements; a change that the note already has is not made twice, so a form
//! sent again changes nothing.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

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

/// The edits that bring what `mine` changed in `base` into `now`, from the beginning.
pub(super) fn edits(base: &str, mine: &str, now: &str) -> Vec<Edit> {
    let theirs = changes(base, now);
    let own = changes(base, mine).into_iter().filter(|change| !theirs.contains(change));
    own.flat_map(|change| carried(&change, &theirs)).collect()
}

/// What a note says with the lines of `mine` in it, where nobody knows what both began
/// with: every line of both, in order, those that both have once.
pub(super) fn joined(mine: &str, now: &str) -> String {
    let [old, new] = [now, mine].map(|text| text.lines().collect::<Vec<_>>());
    let mut lines = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
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
fn carried(change: &Change, theirs: &[Change]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut from = change.base.start;
    for other in theirs.iter().filter(|other| overlap(&other.base, &change.base)) {
        edits.extend(removal(from..other.base.start.max(from), theirs));
        from = other.base.end.min(change.base.end);
    }
    edits.extend(removal(from..change.base.end, theirs));
    if !change.new.is_empty() {
        let at = place(change.base.end, theirs);
        match edits.last_mut().filter(|last| last.at + last.delete == at) {
            // Words stand where those they replace began.
            Some(last) => last.insert.clone_from(&change.new),
            None => edits.push(Edit { at, delete: 0, insert: change.new.clone() }),
        }
    }
    edits
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn removal(run: Range<usize>, theirs: &[Change]) -> Option<Edit> {
    let at = place(run.start, theirs);
    (!run.is_empty()).then(|| Edit { at, delete: run.len(), insert: String::new() })
}

/// Where a place of the base is now: behind whatever the others put there.
fn place(at: usize, theirs: &[Change]) -> usize {
    let mut now = at;
    for other in theirs.iter().filter(|other| other.base.start <= at) {
        // Inside a run that went: at the end of what came instead.
        let gone = other.base.len().min(at - other.base.start);
        now = now + other.new.len() - gone;
    }
    now
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
    capture_diff_slices(Algorithm::Myers, &old, &new).iter().filter_map(replaced).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn merged(base: &str, mine: &str, now: &str) -> String {
        let mut text = now.to_owned();
        for edit in edits(base, mine, now).iter().rev() {
            text.replace_range(edit.at..edit.at + edit.delete, &edit.insert);
        }
        text
    }

    #[test]
    fn two_people_who_began_with_the_same_text_both_keep_their_words() {
        let base = "Un jardin partagé.\nUn four à pain.\n";
        let mine = "Un jardin partagé à Pontivy.\nUn four à pain.\n";
        let theirs = "Un jardin partagé.\nUn four à pain.\nUn lavoir.\n";
        let both = "Un jardin partagé à Pontivy.\nUn four à pain.\nUn lavoir.\n";
        assert_eq!(merged(base, mine, theirs), both);
        assert_eq!(merged(base, theirs, mine), both);
    }

    #[test]
    fn of_a_word_that_both_replaced_both_replacements_stay() {
        let both = merged("le chat dort", "le chien dort", "le cheval dort");
        assert!(both.contains("chien") && both.contains("cheval"), "{both}");
        assert!(!both.contains("chat") && both.ends_with("dort"), "{both}");
    }

    #[test]
    fn a_form_sent_again_changes_nothing() {
        let (base, mine) = ("un deux trois", "un deux et demi trois quatre");
        assert_eq!(merged(base, mine, base), mine);
        assert_eq!(merged(base, mine, mine), mine);
    }

    #[test]
    fn what_others_wrote_inside_a_passage_that_goes_stays() {
        assert_eq!(merged("a b c d e", "a e", "a b X c d e").replace(' ', ""), "aXe");
    }

    #[test]
    fn two_texts_without_a_base_keep_every_line_and_the_same_line_once() {
        let (here, there) = ("Un jardin.\nUn four.", "Un jardin.\nUn lavoir.\nUn four.\nFin.");
        assert_eq!(joined(here, there), there);
        assert_eq!(joined(there, here), there);
        assert_eq!(joined("Un lavoir", ""), "Un lavoir");
        assert_eq!(joined("Un lavoir", "Deux fours\n"), "Deux fours\nUn lavoir\n");
        assert_eq!(joined("", "Deux fours\n"), "Deux fours\n");
    }

    fn typed() -> impl Strategy<Value = String> {
        proptest::collection::vec("[abcé🦀]{1,2}[ \n]", 0..12).prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn alone_the_result_is_what_was_typed(base in typed(), mine in typed()) {
            prop_assert_eq!(merged(&base, &mine, &base), mine);
        }

        #[test]
        fn whoever_changes_nothing_changes_nothing(base in typed(), now in typed()) {
            prop_assert_eq!(merged(&base, &base, &now), now);
        }

        #[test]
        fn what_was_brought_is_never_brought_again(mine in typed(), now in typed()) {
            let both = joined(&mine, &now);
            prop_assert_eq!(&joined(&mine, &both), &both);
            prop_assert_eq!(&joined(&now, &both), &both);
            prop_assert!(mine.lines().chain(now.lines()).all(|line| both.contains(line)));
        }

        #[test]
        fn new_words_of_both_are_in_it(base in typed(), at in 0..12usize, by in 0..12usize) {
            let inserted = |word: &str, at: usize| {
                let parts: Vec<&str> = base.split_inclusive([' ', '\n']).collect();
                let at = at.min(parts.len());
                [&parts[..at].concat(), word, &parts[at..].concat()].concat()
            };
            let (mine, theirs) = (inserted("MIEN ", at), inserted("LEUR ", by));
            let both = merged(&base, &mine, &theirs);
            prop_assert!(both.contains("MIEN") && both.contains("LEUR"), "{}", both);
            prop_assert_eq!(both.replace("MIEN ", "").replace("LEUR ", ""), base);
        }
    }
}
