//! What a browser knows, and who writes.

use super::{Malformed, Reader};

/// Clients that one note can know: each is somebody who opened it and wrote.
const KNOWN: usize = 10_000;
/// People in one message about who writes: a client repeats all that it heard of.
const PEOPLE: usize = 2_000;
/// Longest state of one of them, in bytes. What is told on is shorter.
const STATE: usize = 16 * 1024;

/// "I know this much."
pub(in crate::live::notes) fn state_vector(bytes: &[u8]) -> Result<(), Malformed> {
    let mut reader = Reader::new(bytes);
    let count = reader.count(2)?;
    if count > KNOWN {
        return Err(Malformed);
    }
    for _ in 0..count {
        reader.number()?;
        reader.clock()?;
    }
    reader.end()
}

/// "These write, and their carets are here."
pub(in crate::live::notes) fn awareness(bytes: &[u8]) -> Result<(), Malformed> {
    let mut reader = Reader::new(bytes);
    let count = reader.count(3)?;
    if count > PEOPLE {
        return Err(Malformed);
    }
    for _ in 0..count {
        reader.number()?;
        reader.clock()?;
        if reader.text()?.len() > STATE {
            return Err(Malformed);
        }
    }
    reader.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_vector_of_nine_bytes_that_announces_a_hundred_million_is_refused() {
        let announced = [0x80, 0xC2, 0xD7, 0x2F];
        assert_eq!(state_vector(&announced), Err(Malformed));
        assert_eq!(awareness(&announced), Err(Malformed));
        assert_eq!(state_vector(&[1, 7, 3]), Ok(()));
        assert_eq!(state_vector(&[1, 7, 3, 0]), Err(Malformed), "something follows");
        assert_eq!(state_vector(&[1, 7, 0x80, 0x80, 0x80, 0x80, 8]), Err(Malformed), "a clock");
    }

    #[test]
    fn who_writes_is_read_within_bounds() {
        assert_eq!(awareness(&[1, 7, 3, 2, b'{', b'}']), Ok(()));
        assert_eq!(awareness(&[1, 7, 3, 2, b'{']), Err(Malformed));
        let mut long = vec![1, 7, 3, 0x81, 0x80, 1];
        long.extend(vec![b' '; STATE + 1]);
        assert_eq!(awareness(&long), Err(Malformed));
    }
}
