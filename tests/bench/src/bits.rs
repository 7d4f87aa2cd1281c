//! Which contributions one phone has seen: a set of small numbers.

/// Grows as needed; numbers follow one another, so it stays dense.
#[derive(Default, Clone)]
pub(crate) struct Bits {
    words: Vec<u64>,
    count: usize,
}

impl Bits {
    /// Adds a number; false when it was there already.
    pub(crate) fn insert(&mut self, number: usize) -> bool {
        let (word, bit) = (number / 64, 1 << (number % 64));
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        let new = self.words[word] & bit == 0;
        self.words[word] |= bit;
        self.count += usize::from(new);
        new
    }

    /// How many numbers are in it.
    pub(crate) fn len(&self) -> usize {
        self.count
    }
}

#[test]
fn a_number_is_new_once() {
    let mut seen = Bits::default();
    assert!(seen.insert(3) && seen.insert(64) && seen.insert(1_000));
    assert!(!seen.insert(64) && seen.insert(63));
    assert_eq!(seen.len(), 4);
}
