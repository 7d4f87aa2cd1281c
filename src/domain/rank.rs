//! Order keys: between two there is always room for a third, so that a move touches one
//! card.
//!
//! A key is a fraction below 1 in base 256, without zeros at its end, two hexadecimal
//! digits for each of its bytes. Fractions compare as their texts do, in every language
//! that reads them.

/// Longest key, in digits. A place that was halved 16,000 times has no room for a card
/// any more: it goes a few places further.
pub const LONGEST_RANK: usize = 4_096;

/// Where the first key stands: as much room before it as after it.
const MIDDLE: u8 = 0x80;

/// An order key: compares as text, and there is always room between two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(String);

impl Rank {
    /// A key after `low` and before `high`; an end that is missing is open. Keys that
    /// are not in order give a key after `low`.
    pub fn between(low: Option<&Self>, high: Option<&Self>) -> Self {
        let read = |rank: &Self| bytes(&rank.0);
        let (low, high) = (low.and_then(read), high.and_then(read));
        let key = match (low.clone(), high) {
            (Some(low), Some(high)) if low < high => middle(&low, &high),
            (Some(low), _) => after(low),
            (None, Some(high)) => before(high),
            (None, None) => vec![MIDDLE],
        };
        let is_short = |key: &Vec<u8>| key.len() * 2 <= LONGEST_RANK;
        let near = || low.map(after).filter(is_short).unwrap_or_else(|| vec![MIDDLE]);
        Self::of(&Some(key).filter(is_short).unwrap_or_else(near))
    }

    /// Where a card stands that nobody placed: by arrival, after those that somebody
    /// placed, and with room before and after it.
    pub fn of_arrival(order: u64) -> Self {
        // Four bytes for the order, which is a place in the log; no zero at the end.
        Self(format!("ffffff{:08x}80", u32::try_from(order).unwrap_or(u32::MAX)))
    }

    /// From text that was stored or brought; nothing when it is not an order key.
    pub fn parse(text: &str) -> Option<Self> {
        bytes(text).map(|bytes| Self::of(&bytes))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(bytes: &[u8]) -> Self {
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        Self(digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect())
    }
}

/// A last digit without its other half says nothing: no key was ever made with one, but a
/// file that somebody changed by hand was read so, and what is stored stays readable.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let digit = |letter: char| letter.to_digit(16).filter(|_| !letter.is_ascii_uppercase());
    let digits = text.chars().map(digit).collect::<Option<Vec<u32>>>()?;
    let pairs = digits.chunks_exact(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]));
    let bytes: Vec<u8> = pairs.collect::<Result<_, _>>().ok()?;
    bytes.last().is_some_and(|last| *last > 0).then_some(bytes)
}

/// Half way between two that are in order: the first byte that leaves room says where.
fn middle(low: &[u8], high: &[u8]) -> Vec<u8> {
    let at = |key: &[u8], index: usize| u16::from(key.get(index).copied().unwrap_or(0));
    let (mut key, mut is_below) = (Vec::new(), false);
    loop {
        let least = at(low, key.len());
        // Once it is below `high`, whatever follows stays below.
        let room = if is_below { 256 } else { at(high, key.len()) }.saturating_sub(least);
        let byte = least + room / 2;
        key.push(u8::try_from(byte).unwrap_or(u8::MAX));
        if room > 1 {
            return key;
        }
        is_below |= room == 1;
    }
}

/// The next one: one more in the first byte that can have it, and nothing behind it.
fn after(mut low: Vec<u8>) -> Vec<u8> {
    if let Some(at) = low.iter().position(|byte| *byte < u8::MAX) {
        low.truncate(at + 1);
        low[at] += 1;
    } else {
        low.push(MIDDLE);
    }
    low
}

/// The one before: one less in the first byte that does not become a zero by it.
fn before(mut high: Vec<u8>) -> Vec<u8> {
    if let Some(at) = high.iter().position(|byte| *byte > 1) {
        high.truncate(at + 1);
        high[at] -= 1;
    } else if let Some(last) = high.last_mut() {
        *last = 0;
        high.push(u8::MAX);
    }
    high
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;

    #[test]
    fn a_card_goes_between_two_that_hundreds_were_put_before() {
        let mut cards = vec![Rank::between(None, None)];
        for _ in 0..600 {
            cards.push(Rank::between(None, cards.last()));
        }
        for pair in cards.windows(2) {
            let between = Rank::between(Some(&pair[1]), Some(&pair[0]));
            assert!(pair[1] < between && between < pair[0], "{pair:?}: {between:?}");
        }
    }

    #[test]
    fn hundreds_of_cards_one_after_the_other_have_short_keys() {
        let mut last = Rank::between(None, None);
        for _ in 0..300 {
            last = Rank::between(Some(&last), None);
        }
        assert!(last.as_str().len() <= 6, "{last:?}");
    }

    #[test]
    fn a_key_has_an_end_however_often_a_card_goes_between_the_same_two() {
        let long = [MIDDLE; LONGEST_RANK / 2 - 8];
        let (mut low, mut high) = (Rank::of(&long), Rank::of(&[&long[..], &[1]].concat()));
        let mut longest = 0;
        for number in 0..200 {
            let key = Rank::between(Some(&low), Some(&high));
            assert!(low < key);
            longest = longest.max(key.as_str().len());
            *if number % 2 == 0 { &mut low } else { &mut high } = key;
        }
        assert_eq!(longest, LONGEST_RANK);
    }

    #[test]
    fn what_is_no_key_is_not_read() {
        for text in ["", "8", "00", "8000", "8G", "AF", "83\u{fffd}0", "é0", " 80"] {
            assert_eq!(Rank::parse(text), None, "{text}");
        }
        assert_eq!(Rank::parse("7f80f").unwrap().as_str(), "7f80");
    }

    proptest! {
        #[test]
        fn wherever_a_card_goes_it_is_there(places in vec(any::<Index>(), 0..300)) {
            let mut cards: Vec<Rank> = Vec::new();
            for place in places {
                let at = place.index(cards.len() + 1);
                let low = at.checked_sub(1).and_then(|before| cards.get(before));
                let rank = Rank::between(low, cards.get(at));
                prop_assert_eq!(Rank::parse(rank.as_str()), Some(rank.clone()));
                cards.insert(at, rank);
                prop_assert!(cards.is_sorted_by(|one, next| one < next));
            }
        }

        #[test]
        fn between_any_two_keys_is_a_third(one in any::<Vec<u8>>(), other in any::<Vec<u8>>()) {
            let key = |bytes: &[u8]| Rank::parse(Rank::of(bytes).as_str());
            let (Some(one), Some(other)) = (key(&one), key(&other)) else { return Ok(()) };
            let (low, high) = (one.clone().min(other.clone()), one.max(other));
            let between = Rank::between(Some(&low), Some(&high));
            prop_assert!(low < between && (between < high || low == high));
            prop_assert!(Rank::between(None, Some(&low)) < low);
            prop_assert!(Rank::between(Some(&high), None) > high);
        }
    }
}
