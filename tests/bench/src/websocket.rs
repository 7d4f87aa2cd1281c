//! Frames of RFC 6455, as far as both ends of a bench need them.

/// Sent by every client here; what a server must answer to it is [`ACCEPT`].
pub(crate) const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";
/// The answer to [`KEY`], as RFC 6455 itself gives it (1.3).
pub(crate) const ACCEPT: &str = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

pub(crate) const TEXT: u8 = 1;
pub(crate) const CLOSE: u8 = 8;
pub(crate) const PING: u8 = 9;
pub(crate) const PONG: u8 = 10;

/// Appends a frame from a server.
pub(crate) fn put(out: &mut Vec<u8>, opcode: u8, payload: &[u8]) {
    head(out, opcode, payload.len(), 0);
    out.extend_from_slice(payload);
}

/// Appends a frame from a client, masked with the key zero: valid, and costs nothing.
pub(crate) fn put_masked(out: &mut Vec<u8>, opcode: u8, payload: &[u8]) {
    head(out, opcode, payload.len(), 0x80);
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(payload);
}

#[expect(clippy::cast_possible_truncation, reason = "each arm bounds the length")]
fn head(out: &mut Vec<u8>, opcode: u8, length: usize, mask: u8) {
    out.push(0x80 | opcode);
    match length {
        0..126 => out.push(mask | length as u8),
        126..65_536 => {
            out.push(mask | 0x7e);
            out.extend_from_slice(&(length as u16).to_be_bytes());
        }
        _ => {
            out.push(mask | 0x7f);
            out.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
}

/// A whole frame at the beginning of some bytes.
pub(crate) struct Frame<'a> {
    pub(crate) opcode: u8,
    pub(crate) payload: &'a [u8],
    /// The key of a client's frame; zero means that the payload is plain.
    pub(crate) mask: [u8; 4],
    /// Bytes of the frame, head included.
    pub(crate) length: usize,
}

/// The frame that `bytes` begin with, if it is whole.
pub(crate) fn read(bytes: &[u8]) -> Option<Frame<'_>> {
    let [first, second, rest @ ..] = bytes else { return None };
    let (length, used) = match second & 0x7f {
        126 => (u64::from(u16::from_be_bytes(*rest.first_chunk()?)), 2),
        127 => (u64::from_be_bytes(*rest.first_chunk()?), 8),
        short => (u64::from(short), 0),
    };
    let mut rest = &rest[used..];
    let mut mask = [0; 4];
    let mut head = 2 + used;
    if second & 0x80 != 0 {
        mask = *rest.first_chunk()?;
        rest = &rest[4..];
        head += 4;
    }
    let length = usize::try_from(length).ok()?;
    let payload = rest.get(..length)?;
    Some(Frame { opcode: first & 0x0f, payload, mask, length: head + length })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_whole_and_not_before() {
        for length in [0, 1, 125, 126, 300, 65_535, 65_536, 70_000] {
            let payload = vec![b'x'; length];
            let (mut down, mut up) = (Vec::new(), Vec::new());
            put(&mut down, TEXT, &payload);
            put_masked(&mut up, TEXT, &payload);
            assert_eq!(up.len(), down.len() + 4);
            for bytes in [down, up] {
                let frame = read(&bytes).unwrap();
                assert_eq!((frame.opcode, frame.length), (TEXT, bytes.len()));
                assert!(frame.payload == payload && frame.mask == [0; 4]);
                assert!(read(&bytes[..bytes.len() - 1]).is_none());
            }
        }
    }
}
