//! A note from what the store has of it. What cannot be read is left out: the rest of
//! the note is worth more than none.

use super::document::{Applied, Document};
use super::scan::{self, Fit};

/// Most pieces in one stored update: more than a note may have, for notes of before
/// that was bounded.
const PIECES: usize = 8 * super::document::PIECES;
/// How often what stands on something missing is tried again.
const ROUNDS: usize = 8;
/// How many updates may break the library before the note is given up.
const BREAKS: usize = 16;

/// What became of one stored update.
enum Read {
    In,
    Later,
    Out,
    Broken,
}

impl Document {
    /// A note from what was stored of it, and how many updates were left out.
    pub(super) fn of(updates: &[&[u8]]) -> (Self, usize) {
        let mut good: Vec<&[u8]> = updates.to_vec();
        for _ in 0..BREAKS {
            match Self::replayed(&good) {
                Ok((document, later)) => return (document, updates.len() - good.len() + later),
                Err(broken) => {
                    good.remove(broken);
                }
            }
        }
        (Self::new(), updates.len())
    }

    /// Replays all; which one broke the library, if one did.
    fn replayed(updates: &[&[u8]]) -> Result<(Self, usize), usize> {
        let mut document = Self::new();
        let mut left: Vec<usize> = (0..updates.len()).collect();
        let mut out = 0;
        for _ in 0..ROUNDS {
            let before = left.len();
            let mut later = Vec::new();
            for number in left {
                match updates.get(number).map_or(Read::Out, |update| document.replay(update)) {
                    Read::In => {}
                    Read::Later => later.push(number),
                    Read::Out => out += 1,
                    Read::Broken => return Err(number),
                }
            }
            left = later;
            if left.is_empty() || left.len() == before {
                break;
            }
        }
        Ok((document, out + left.len()))
    }

    fn replay(&mut self, update: &[u8]) -> Read {
        let Ok(scanned) = scan::update(update, PIECES) else { return Read::Out };
        let new = match self.fit(scanned) {
            Fit::Fits(new) => new,
            Fit::Missing => return Read::Later,
            Fit::Impossible => return Read::Out,
        };
        match self.let_in(&new) {
            Applied::Changed(_) | Applied::Known => Read::In,
            // What stands on itself in a ring never fits.
            Applied::Incomplete(_) | Applied::TooLong | Applied::Unreadable => Read::Out,
            Applied::Broken => Read::Broken,
        }
    }
}
