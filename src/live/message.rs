//! What the server says on a socket, encoded once for all who are told it.

use bytes::Bytes;
use tokio_tungstenite::tungstenite::protocol::frame::FrameHeader;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

/// One text message, framed as RFC 6455 wants it from a server. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    framed: Bytes,
    /// Where the text begins.
    text: usize,
}

impl Message {
    /// A message of these parts, one behind the other.
    pub fn of(parts: &[&str]) -> Self {
        let length = parts.iter().map(|part| part.len()).sum::<usize>();
        let opcode = OpCode::Data(Data::Text);
        let (mut framed, text) = framed(opcode, length);
        for part in parts {
            framed.extend_from_slice(part.as_bytes());
        }
        Self { framed: framed.into(), text }
    }

    /// As it goes on the wire.
    pub(super) fn framed(&self) -> &Bytes {
        &self.framed
    }

    /// The text alone.
    pub fn text(&self) -> Bytes {
        self.framed.slice(self.text..)
    }
}

/// The header of a final frame of `length` bytes, with room for them; and its own length.
pub(super) fn framed(opcode: OpCode, length: usize) -> (Vec<u8>, usize) {
    let header = FrameHeader { opcode, ..FrameHeader::default() };
    let mut framed = Vec::with_capacity(header.len(length as u64) + length);
    // Writing into memory cannot fail.
    header.format(length as u64, &mut framed).ok();
    let header = framed.len();
    (framed, header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_final_text_frame_whatever_its_length() {
        for (length, header) in [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)] {
            let text = "x".repeat(length);
            let message = Message::of(&[&text[..length / 2], &text[length / 2..]]);
            assert_eq!(message.framed().len(), header + length);
            assert_eq!(message.framed()[0], 0x81, "final, text, not masked");
            assert_eq!(message.text(), text);
        }
    }
}
