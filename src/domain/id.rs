//! Names for things: 128 random bits, made by whoever creates the thing.
//!
//! Because the browser chooses the id of what it sends, a resend is harmless.
//! In text an id is 26 lower-case letters and digits (base32, RFC 4648, without
//! padding), which is also a valid HTML id once a letter stands before it.

use std::fmt;
use std::str::FromStr;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The digit of each letter, and [`NO_DIGIT`] for what is none: a stored workshop is
/// thirty thousand ids.
const DIGITS: [u8; 256] = digits();
const NO_DIGIT: u8 = 32;

const fn digits() -> [u8; 256] {
    let mut digits = [NO_DIGIT; 256];
    let mut digit: u8 = 0;
    while digit < NO_DIGIT {
        digits[ALPHABET[digit as usize] as usize] = digit;
        digit += 1;
    }
    digits
}

/// What can go wrong while reading an id: it is not 26 letters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u128);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                letters(self.0, |letters| f.write_str(letters))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                letters(self.0, |letters| write!(f, concat!(stringify!($name), "({})"), letters))
            }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                number(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// A workshop, for ever (its join code may be reused after the purge).
    WorkshopId,
    /// One step of the running agenda.
    RoundId,
    /// A person, across devices and reconnects.
    SeatId,
    /// One thing somebody said or wrote.
    ContributionId,
    /// A group of contributions inside one grouping round.
    GroupId,
    /// One asking: sent twice, it counts once.
    OpId,
    /// One link that gives a role.
    LinkId,
}

/// How many letters an id has.
const LETTERS: usize = 26;

/// Calls `write` with the letters of an id, which need no memory of their own: a page is
/// full of them.
fn letters<T>(value: u128, write: impl FnOnce(&str) -> T) -> T {
    let mut letters = [0; LETTERS];
    for (place, letter) in letters.iter_mut().rev().enumerate() {
        *letter = ALPHABET[((value >> (place * 5)) & 31) as usize];
    }
    // They are ASCII: nothing of it can fail.
    write(std::str::from_utf8(&letters).unwrap_or_default())
}

fn number(text: &str) -> Result<u128, NotAnId> {
    let bytes = text.as_bytes();
    // 26 letters carry 130 bits: the first one must not overflow 128.
    if bytes.len() != LETTERS || !(b'a'..=b'h').contains(&bytes[0]) {
        return Err(NotAnId);
    }
    bytes.iter().try_fold(0u128, |value, byte| match DIGITS[usize::from(*byte)] {
        NO_DIGIT => Err(NotAnId),
        digit => Ok((value << 5) | u128::from(digit)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_reads_back_as_itself(value: u128) {
            prop_assert_eq!(SeatId(value).to_string().parse::<SeatId>(), Ok(SeatId(value)));
        }

        #[test]
        fn any_other_text_is_refused_and_never_panics(text in ".{0,40}") {
            if let Ok(id) = text.parse::<SeatId>() {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }
}
