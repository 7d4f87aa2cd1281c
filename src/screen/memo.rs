//! What was painted before and still holds, so that a change costs what changed.
//!
//! Three kinds of pieces are remembered, each with the reason why it may be:
//! - [`Memo::still`]: parts that read neither words nor who is connected. They are
//!   painted anew as soon as anything but words differs.
//! - [`Memo::entry`]: pieces about one entry. They may read the same as still parts, the
//!   entry and what was merged into it; they are forgotten when one of those changes.
//! - [`Memo::stamped`]: pieces that read one number besides, which is compared.
//!
//! A memo belongs to one audience: language and role never change under it. A view that
//! remembers a piece which reads more than that shows something old: the property in
//! `tests/it/frames` compares each memo with a fresh painting.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;
use imbl::ordmap::DiffItem;

use super::piece::{Piece, Screen};
use crate::domain::{Contribution, ContributionId, Workshop};

/// Pieces of entries kept beyond those of the last painting.
const SPARE: usize = 64;

type Map<K, V> = HashMap<K, V, RandomState>;

/// Remembers the pieces of one audience between paintings.
#[derive(Default)]
pub struct Memo(RefCell<Remembered>);

#[derive(Default)]
struct Remembered {
    /// The state that all of it was painted from.
    workshop: Option<Workshop>,
    still: Map<&'static str, Vec<Arc<Piece>>>,
    stamped: Map<(&'static str, u128), (u64, Arc<Piece>)>,
    entries: Map<(&'static str, ContributionId), Arc<Piece>>,
    /// Parts in which entries were painted.
    parts: Vec<&'static str>,
    /// Entries asked for since the last [`Memo::renew`].
    asked: usize,
}

impl Memo {
    /// Forgets what may look different in `workshop`: call it before each painting.
    pub fn renew(&self, workshop: &Workshop) {
        let mut memo = self.0.borrow_mut();
        let before = memo.workshop.replace(workshop.clone());
        let Some(before) = before.filter(|before| workshop.differs_in_words_only(before)) else {
            return memo.forget_all();
        };
        if memo.entries.len() > 2 * memo.asked + SPARE {
            memo.entries.clear();
        }
        memo.asked = 0;
        if before.contributions.ptr_eq(&workshop.contributions) {
            return;
        }
        for change in before.contributions.diff(&workshop.contributions) {
            match change {
                DiffItem::Add(_, entry) | DiffItem::Remove(_, entry) => memo.forget(entry),
                DiffItem::Update { old: (_, old), new: (_, new) } => {
                    memo.forget(old);
                    memo.forget(new);
                }
            }
        }
    }

    /// A part of the screen that reads neither words nor who is connected.
    pub fn still(&self, part: &'static str, screen: &mut Screen, paint: impl FnOnce(&mut Screen)) {
        if let Some(pieces) = self.0.borrow().still.get(part) {
            return screen.0.extend(pieces.iter().cloned());
        }
        let mut painted = Screen::default();
        paint(&mut painted);
        screen.0.extend(painted.0.iter().cloned());
        self.0.borrow_mut().still.insert(part, painted.0);
    }

    /// A piece about one entry.
    pub fn entry(
        &self,
        part: &'static str,
        entry: &Contribution,
        paint: impl FnOnce() -> Piece,
    ) -> Arc<Piece> {
        let known = {
            let mut memo = self.0.borrow_mut();
            memo.asked += 1;
            memo.entries.get(&(part, entry.id)).cloned()
        };
        if let Some(piece) = known {
            return piece;
        }
        // Nothing is held while painting: what paints may remember pieces too.
        let piece = Arc::new(paint());
        let mut memo = self.0.borrow_mut();
        if !memo.parts.contains(&part) {
            memo.parts.push(part);
        }
        memo.entries.insert((part, entry.id), Arc::clone(&piece));
        piece
    }

    /// A piece about `id` that also reads a number, its `stamp`.
    pub fn stamped(
        &self,
        part: &'static str,
        (id, stamp): (u128, u64),
        paint: impl FnOnce() -> Piece,
    ) -> Arc<Piece> {
        let known = self.0.borrow().stamped.get(&(part, id)).cloned();
        if let Some((_, piece)) = known.filter(|(seen, _)| *seen == stamp) {
            return piece;
        }
        let piece = Arc::new(paint());
        self.0.borrow_mut().stamped.insert((part, id), (stamp, Arc::clone(&piece)));
        piece
    }
}

impl Remembered {
    fn forget_all(&mut self) {
        self.still.clear();
        self.stamped.clear();
        self.entries.clear();
        self.asked = 0;
    }

    /// Forgets what shows this entry: its own pieces, and those of what it is merged into.
    fn forget(&mut self, entry: &Contribution) {
        for part in &self.parts {
            self.entries.remove(&(*part, entry.id));
            if let Some(head) = entry.merged_into {
                self.entries.remove(&(*part, head));
            }
        }
    }
}
