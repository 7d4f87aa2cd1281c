//! One note as the library holds it: a text that merges whatever reaches it.
//!
//! The text is the root named [`TEXT`], so that any Yjs client finds it. Nothing reaches
//! the library that [`scan`] did not understand and write anew, and nothing that stands
//! on a missing part: who sent such a thing is asked for the rest.

use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use yrs::block::ClientID;
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{
    Doc, GetString as _, OffsetKind, Options, ReadTxn as _, StateVector, Text as _, TextRef,
    Transact as _, Transaction, TransactionMut, Update, WriteTxn as _,
};

use super::merge;
use super::scan::{self, Fit, New};
use crate::domain::limits;

/// Name of the text in each document.
pub const TEXT: &str = "text";
/// Most pieces that a note is made of, and that one change may bring: a piece is a run of
/// letters typed one behind the other, or one that went. Five people who write 20,000
/// letters in words of five at random places make 9,000; each letter at a place of its
/// own makes 20,000.
pub(super) const PIECES: usize = 24_000;

/// Most comparisons that one change may ask for, at worst: its pieces by those of the
/// note. Two seconds on a common machine; 3,000 pieces written without a network come
/// into a note of 9,000.
const COMPARISONS: usize = 40_000_000;

/// Comparisons that a change may cost where others wait: some 20 ms.
const SHORT: usize = 200_000;
/// Fewest bytes of a piece of an update.
const PIECE: usize = 5;
/// Pieces of a note that are read back in a moment, wherever they stand.
const TRIED: usize = 500;

/// A note in memory.
pub(super) struct Document {
    doc: Doc,
    text: TextRef,
    /// Pieces that it is made of, at most.
    pieces: usize,
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
    /// The note would become too long, or be of too many pieces.
    TooLong,
    /// It is no update of a plain text. Nothing was touched.
    Unreadable,
    /// The library failed. The document has to be read anew from the store; nothing may
    /// be asked of this one any more.
    Broken,
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
        Self { doc, text, pieces: 0 }
    }

    /// The update that makes an empty note say this.
    pub(super) fn saying(words: &str) -> Vec<u8> {
        let document = Self::new();
        document.text.insert(&mut document.doc.transact_mut(), 0, words);
        document.state().unwrap_or_default()
    }

    /// Lets an update in, unless the note would become too long.
    pub(super) fn apply(&mut self, update: &[u8]) -> Applied {
        let Ok(scanned) = scan::update(update, PIECES) else { return Applied::Unreadable };
        let new = match self.fit(scanned) {
            Fit::Fits(new) => new,
            Fit::Missing => return Applied::Incomplete(None),
            Fit::Impossible => return Applied::Unreadable,
        };
        let Some(letters) = self.letters() else { return Applied::Broken };
        let is_long = new.letters > 0 && letters + new.letters > limits::NOTE;
        if is_long && !self.stays_short(&new.update, letters) {
            return Applied::TooLong;
        }
        if is_too_much(&new, self.pieces) && is_too_much(&new, self.counted()) {
            return Applied::TooLong;
        }
        self.let_in(&new)
    }

    /// Whether letting this in may take longer than a moment.
    pub(super) fn is_long(&self, update: &[u8]) -> bool {
        let pieces = (update.len() / PIECE).saturating_mul(self.pieces);
        // Near its end a note is tried beside itself.
        let is_tried = || self.letters().is_none_or(|all| all + update.len() > limits::NOTE);
        pieces > SHORT || (self.pieces > TRIED && is_tried())
    }

    /// How an update fits what is known.
    pub(super) fn fit(&self, scanned: scan::Scanned<'_>) -> Fit {
        let known = self.known();
        scan::fit(scanned, |client| known.get(&ClientID::new(client)))
    }

    /// Lets in what was understood and fits.
    pub(super) fn let_in(&mut self, new: &New) -> Applied {
        let Some(update) = read(&new.update) else { return Applied::Unreadable };
        let before = self.known();
        let applied = self.guarded(|txn| {
            txn.apply_update(update).ok()?;
            let complete = txn.prune_pending().is_none();
            Some((change(txn), complete))
        });
        let Some((changed, complete)) = applied.flatten() else { return Applied::Broken };
        // A piece that comes between letters parts them; so does one that goes.
        self.pieces += 3 * new.pieces;
        // What is stored has to be read again: it is looked at as what comes from outside.
        if changed.as_ref().is_some_and(|changed| !replays(changed, &before, &self.known())) {
            return Applied::Broken;
        }
        match (changed, complete) {
            (changed, false) => Applied::Incomplete(changed),
            (Some(changed), true) => Applied::Changed(changed),
            (None, true) => Applied::Known,
        }
    }

    /// Merges what was made of `base` into what the note says now.
    pub(super) fn merge(&mut self, base: Option<&str>, mine: &str) -> Applied {
        let Some(now) = self.read() else { return Applied::Broken };
        if merge::is_too_long(base, mine, &now) {
            return Applied::TooLong;
        }
        merge::off_the_runtime(|| self.merged(base, mine, &now))
    }

    fn merged(&mut self, base: Option<&str>, mine: &str, now: &str) -> Applied {
        let edits = match base {
            Some(base) => merge::edits(base, mine, now),
            None => merge::edits(now, &merge::joined(mine, now), now),
        };
        let added: usize = edits.iter().map(|edit| edit.insert.chars().count()).sum();
        if added > 0 && now.chars().count() + added > limits::NOTE {
            return Applied::TooLong;
        }
        let text = self.text.clone();
        let changed = self.guarded(|txn| {
            // From the end, so that earlier positions stay what they were.
            for edit in edits.iter().rev() {
                let at = u32::try_from(edit.at).ok()?;
                let length = u32::try_from(edit.delete).ok()?;
                if length > 0 {
                    text.remove_range(txn, at, length);
                }
                if !edit.insert.is_empty() {
                    text.insert(txn, at, &edit.insert);
                }
            }
            Some(change(txn))
        });
        self.pieces += 3 * edits.len();
        match changed.flatten() {
            Some(changed) => changed.map_or(Applied::Known, Applied::Changed),
            None => Applied::Broken,
        }
    }

    /// What it says.
    pub(super) fn read(&self) -> Option<String> {
        self.looked(|txn| self.text.get_string(txn))
    }

    /// Everything in one update.
    pub(super) fn state(&self) -> Option<Vec<u8>> {
        self.missing(&StateVector::default())
    }

    /// What somebody who knows `known` misses.
    pub(super) fn missing(&self, known: &StateVector) -> Option<Vec<u8>> {
        self.looked(|txn| txn.encode_state_as_update_v1(known))
    }

    /// What this note knows.
    pub(super) fn known(&self) -> StateVector {
        self.doc.transact().state_vector()
    }

    fn letters(&self) -> Option<usize> {
        Some(self.read()?.chars().count())
    }

    /// Counts the pieces anew: runs that stand together are one.
    fn counted(&mut self) -> usize {
        let state = self.state().unwrap_or_default();
        let counted = scan::update(&state, usize::MAX).map(|scanned| scanned.pieces());
        self.pieces = counted.unwrap_or(usize::MAX / 2);
        self.pieces
    }

    /// Whether the note, tried beside itself, fits after this update or shrinks by it.
    fn stays_short(&self, update: &[u8], letters: usize) -> bool {
        let Some(state) = self.state() else { return false };
        let (tried, left_out) = Self::of(&[&state, update]);
        let after = tried.letters();
        left_out == 0 && after.is_some_and(|after| after <= limits::NOTE || after <= letters)
    }

    /// What changes the document goes through here: if the library fails in the middle,
    /// nothing may touch what it was at, not even to put it away.
    fn guarded<T>(&self, work: impl FnOnce(&mut TransactionMut<'_>) -> T) -> Option<T> {
        // Outside, so that it is not ended while the failure unwinds: its end would fail
        // again, and that ends the process.
        let mut txn = self.doc.transact_mut();
        let done = catch_unwind(AssertUnwindSafe(|| {
            let done = work(&mut txn);
            txn.commit();
            done
        }));
        if done.is_err() {
            mem::forget(txn);
            mem::forget(self.doc.clone());
        }
        done.ok()
    }

    fn looked<T>(&self, work: impl FnOnce(&Transaction<'_>) -> T) -> Option<T> {
        let txn = self.doc.transact();
        catch_unwind(AssertUnwindSafe(|| work(&txn))).ok()
    }
}

/// Whether a note of so many pieces cannot take this.
fn is_too_much(new: &New, pieces: usize) -> bool {
    pieces + new.pieces > PIECES || pieces.saturating_mul(new.placed) > COMPARISONS
}

/// Whether a change is one that a note which knew `before` understands, and which brings
/// it to `after`.
fn replays(changed: &[u8], before: &StateVector, after: &StateVector) -> bool {
    let Ok(scanned) = scan::update(changed, usize::MAX) else { return false };
    match scan::fit(scanned, |client| before.get(&ClientID::new(client))) {
        Fit::Fits(new) => {
            new.ends.iter().all(|(client, end)| after.get(&ClientID::new(*client)) == *end)
        }
        Fit::Missing | Fit::Impossible => false,
    }
}

/// An update that was written by us.
fn read(update: &[u8]) -> Option<Update> {
    catch_unwind(|| Update::decode_v1(update).ok()).ok().flatten()
}

/// Several updates in one.
pub(super) fn folded(updates: &[Vec<u8>]) -> Option<Vec<u8>> {
    catch_unwind(|| yrs::merge_updates_v1(updates).ok()).ok().flatten()
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
