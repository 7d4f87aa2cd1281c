//! How a contribution is known again in whatever a server makes of it.
//!
//! Its text carries a mark, `~t` with its number in eight digits and `~`: signs that
//! neither HTML nor JSON escapes and that no normalisation touches. What is counted
//! are marks, never frames: a server may format, fold or enrich as it likes.

use memchr::memmem::Finder;

/// Bytes of a mark.
pub(crate) const LENGTH: usize = 11;

/// The mark of a contribution.
pub(crate) fn of(number: usize) -> String {
    format!("~t{number:08x}~")
}

/// Finds marks.
pub(crate) struct Marks(Finder<'static>);

impl Marks {
    pub(crate) fn new() -> Self {
        Self(Finder::new(b"~t"))
    }

    /// Calls `seen` with the number of each mark in `text`, in order.
    pub(crate) fn each(&self, text: &[u8], mut seen: impl FnMut(usize)) {
        let mut at = 0;
        while let Some(found) = self.0.find(&text[at..]) {
            at += found;
            if let Some(number) = text.get(at..at + LENGTH).and_then(number) {
                seen(number);
                at += LENGTH;
            } else {
                at += 2;
            }
        }
    }
}

fn number(mark: &[u8]) -> Option<usize> {
    let (digits, end) = mark.get(2..)?.split_at(8);
    if end != b"~" {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(number << 4 | digit as usize)
    })
}

#[test]
fn marks_are_found_in_any_wrapping_and_words_are_no_marks() {
    let mut found = Vec::new();
    let text = format!("<p>{}…</p>{{\"text\":\"{}\"}} ~t ~tout~ ~t0000000", of(7), of(0xbeef));
    Marks::new().each(text.as_bytes(), |number| found.push(number));
    assert_eq!(found, [7, 0xbeef]);
    assert_eq!(of(7).len(), LENGTH);
}
