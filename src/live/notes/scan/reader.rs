//! The small change of lib0: numbers, texts, lengths.

use super::{CLIENTS, CLOCKS, Malformed};

/// Bytes not read yet.
#[derive(Debug, Clone, Copy)]
pub(in crate::live::notes) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(in crate::live::notes) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Malformed> {
        let (first, rest) = self.0.split_first().ok_or(Malformed)?;
        self.0 = rest;
        Ok(*first)
    }

    /// A number of seven bits a byte; nobody writes one of more than 53 bits.
    pub(in crate::live::notes) fn number(&mut self) -> Result<u64, Malformed> {
        let mut number = 0;
        for shift in (0..56).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return if number < CLIENTS { Ok(number) } else { Err(Malformed) };
            }
        }
        Err(Malformed)
    }

    /// A clock, or a length in clocks.
    pub(super) fn clock(&mut self) -> Result<u32, Malformed> {
        let clock = self.number()?;
        let clock = if clock < CLOCKS { u32::try_from(clock).ok() } else { None };
        clock.ok_or(Malformed)
    }

    /// How many of something follow, each of at least `least` bytes.
    pub(super) fn count(&mut self, least: usize) -> Result<usize, Malformed> {
        let count = usize::try_from(self.number()?).map_err(|_| Malformed)?;
        if count <= self.0.len() / least { Ok(count) } else { Err(Malformed) }
    }

    /// Bytes with their number before them.
    pub(in crate::live::notes) fn buffer(&mut self) -> Result<&'a [u8], Malformed> {
        let length = self.count(1)?;
        let (buffer, rest) = self.0.split_at_checked(length).ok_or(Malformed)?;
        self.0 = rest;
        Ok(buffer)
    }

    pub(in crate::live::notes) fn text(&mut self) -> Result<&'a str, Malformed> {
        std::str::from_utf8(self.buffer()?).map_err(|_| Malformed)
    }

    /// Nothing may follow.
    pub(super) fn end(self) -> Result<(), Malformed> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_up_to_what_javascript_counts() {
        let number = |bytes: &[u8]| Reader::new(bytes).number();
        assert_eq!(number(&[0x7F]), Ok(127));
        assert_eq!(number(&[0x80, 1]), Ok(128));
        assert_eq!(number(&[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]), Ok(CLIENTS - 1));
        assert_eq!(number(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]), Err(Malformed));
        assert_eq!(number(&[0x80; 20]), Err(Malformed));
        assert_eq!(number(&[]), Err(Malformed));
    }

    #[test]
    fn a_count_is_paid_for_by_what_follows() {
        assert_eq!(Reader::new(&[2, 0, 0, 0, 0]).count(2), Ok(2));
        assert_eq!(Reader::new(&[3, 0, 0, 0, 0]).count(2), Err(Malformed));
        assert_eq!(Reader::new(&[0xFF, 0xFF, 0xFF, 0x7A]).count(1), Err(Malformed));
    }
}
