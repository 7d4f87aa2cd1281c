//! One note as the library holds it: a text that merges whatever reaches it.
//!
//! The text is the root named [`TEXT`], so that any Yjs client finds it. Nothing that
//! waits for a missing part stays in it: who sent such a thing is asked for the rest.

use std::panic::{AssertUnwindSafe, catch_unwind};

use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{
    Doc, GetString as _, OffsetKind, Options, ReadTxn as _, StateVector, Text as _, TextRef,
    Transact as _, TransactionMut, Update, WriteTxn as _,
};

use super::merge;
use crate::domain::limits;

/// Name of the text in each document.
pub const TEXT: &str = "text";

/// A note in memory.
pub(super) struct Document {
    doc: Doc,
    text: TextRef,
}

/// What became of an update.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Applied {
    /// It changed this; to be stored and told to the others.
    Changed(Vec<u8>),
    /// It was known already.
    Known,
    /// Parts before it are missing: the rest has to be asked for. What fitted is here.
    Incomplete(Option<Vec<u8>>),
    /// The note would become too long.
    TooLong,
    /// It is no update.
    Unreadable,
}

impl Document {
    /// An empty note.
    pub(super) fn new() -> Self {
        let options = Options {
            // The form edits by positions in the text as Rust counts them.
            offset_kind: OffsetKind::Bytes,
            // A server that tidies formats would write into a note by itself.
            cleanup_formatting: false,
            ..Options::default()
        };
        let doc = Doc::with_options(options);
        let text = doc.get_or_insert_text(TEXT);
        Self { doc, text }
    }

    /// A note from what was stored of it. What cannot be read is told, not skipped.
    pub(super) fn of<'a>(updates: impl Iterator<Item = &'a [u8]>) -> Result<Self, Applied> {
        let document = Self::new();
        for update in updates {
            let Some(update) = read(update) else { return Err(Applied::Unreadable) };
            document.guarded(|txn| txn.apply_update(update).is_ok())?;
        }
        document.doc.transact_mut().prune_pending();
        Ok(document)
    }

    /// The update that makes an empty note say this.
    pub(super) fn saying(words: &str) -> Vec<u8> {
        let document = Self::new();
        document.text.insert(&mut document.doc.transact_mut(), 0, words);
        document.state()
    }

    /// Lets an update in, unless the note would become too long.
    pub(super) fn apply(&self, update: &[u8]) -> Applied {
        let Some(parsed) = read(update) else { return Applied::Unreadable };
        // An update has at least as many bytes as the letters it brings.
        let letters = self.letters();
        if letters + update.len() > limits::NOTE && !self.stays_short(update, letters) {
            return Applied::TooLong;
        }
        let applied = self.guarded(|txn| {
            if txn.apply_update(parsed).is_err() {
                return Applied::Unreadable;
            }
            let complete = txn.prune_pending().is_none();
            match (change(txn), complete) {
                (changed, false) => Applied::Incomplete(changed),
                (Some(changed), true) => Applied::Changed(changed),
                (None, true) => Applied::Known,
            }
        });
        applied.unwrap_or(Applied::Unreadable)
    }

    /// Merges what was made of `base` into what the note says now.
    pub(super) fn merge(&self, base: Option<&str>, mine: &str) -> Applied {
        let now = self.read();
        if merge::is_too_long(base, mine, &now) {
            return Applied::TooLong;
        }
        merge::off_the_runtime(|| self.merged(base, mine, &now))
    }

    fn merged(&self, base: Option<&str>, mine: &str, now: &str) -> Applied {
        let edits = match base {
            Some(base) => merge::edits(base, mine, now),
            None => merge::edits(now, &merge::joined(mine, now), now),
        };
        let added: usize = edits.iter().map(|edit| edit.insert.chars().count()).sum();
        if added > 0 && self.letters() + added > limits::NOTE {
            return Applied::TooLong;
        }
        let mut txn = self.doc.transact_mut();
        // From the end, so that earlier positions stay what they were.
        for edit in edits.iter().rev() {
            let (Ok(at), Ok(length)) = (u32::try_from(edit.at), u32::try_from(edit.delete)) else {
                return Applied::TooLong;
            };
            if length > 0 {
                self.text.remove_range(&mut txn, at, length);
            }
            if !edit.insert.is_empty() {
                self.text.insert(&mut txn, at, &edit.insert);
            }
        }
        change(&txn).map_or(Applied::Known, Applied::Changed)
    }

    /// What it says.
    pub(super) fn read(&self) -> String {
        self.text.get_string(&self.doc.transact())
    }

    /// Everything in one update.
    pub(super) fn state(&self) -> Vec<u8> {
        self.doc.transact().encode_state_as_update_v1(&StateVector::default())
    }

    /// What somebody who knows `known` misses.
    pub(super) fn missing(&self, known: &StateVector) -> Vec<u8> {
        self.doc.transact().encode_state_as_update_v1(known)
    }

    /// What this note knows.
    pub(super) fn known(&self) -> StateVector {
        self.doc.transact().state_vector()
    }

    fn letters(&self) -> usize {
        self.read().chars().count()
    }

    /// Whether the note, tried beside itself, fits after this update or shrinks by it.
    fn stays_short(&self, update: &[u8], letters: usize) -> bool {
        let state = self.state();
        let tried = Self::of([state.as_slice(), update].into_iter());
        tried.is_ok_and(|tried| {
            let after = tried.letters();
            after <= limits::NOTE || after <= letters
        })
    }

    /// What others send is let into the library behind a guard: a malformed update must
    /// not take the notes of a whole workshop with it.
    fn guarded<T>(&self, work: impl FnOnce(&mut TransactionMut<'_>) -> T) -> Result<T, Applied> {
        catch_unwind(AssertUnwindSafe(|| work(&mut self.doc.transact_mut())))
            .map_err(|_| Applied::Unreadable)
    }
}

/// An update, if it is one.
pub(super) fn read(update: &[u8]) -> Option<Update> {
    catch_unwind(|| Update::decode_v1(update).ok()).ok().flatten()
}

/// Several updates in one.
pub(super) fn folded(updates: &[Vec<u8>]) -> Option<Vec<u8>> {
    yrs::merge_updates_v1(updates).ok()
}

/// A state vector in the form in which it travels.
pub(super) fn written(known: &StateVector) -> Vec<u8> {
    known.encode_v1()
}

/// What a transaction changed so far.
fn change(txn: &TransactionMut<'_>) -> Option<Vec<u8>> {
    let change = txn.encode_update_v1();
    (change != Update::EMPTY_V1).then_some(change)
}
