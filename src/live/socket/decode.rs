//! From bytes of a browser to messages, as RFC 6455 wants them from a client.
//!
//! Bounded: a message has at most [`LONGEST`] bytes, in however many frames; what is not
//! a whole frame yet waits, and never more than one frame of it. Whatever breaks the
//! rules ends the socket with the code that says so.

use std::collections::VecDeque;
use std::io::Cursor;

use tokio_tungstenite::tungstenite::protocol::frame::FrameHeader;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{CloseCode, Control, Data, OpCode};

use crate::live::asked::LONGEST;

/// Close code of bytes that are no WebSocket, or frames out of order.
const PROTOCOL: u16 = 1_002;
/// Close code of a text that is not UTF-8.
const NOT_TEXT: u16 = 1_007;
/// Close code of a message that is too long.
const TOO_BIG: u16 = 1_009;
/// Longest payload of a ping, a pong or a close, by the RFC.
const CONTROL: u64 = 125;

/// What a browser said.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A text message.
    Text(String),
    /// A binary message: nobody here sends one.
    Binary,
    /// To be answered with the same bytes.
    Ping(Vec<u8>),
    /// The end; the code to answer with.
    Close(u16),
}

/// What of a socket was read and is not a whole message yet.
#[derive(Default)]
pub(super) struct Decoder {
    /// Bytes that are not a whole frame yet.
    rest: Vec<u8>,
    /// Frames of a message that goes on.
    begun: Option<(Data, Vec<u8>)>,
}

/// A frame and what it carries.
struct Frame<'a> {
    header: FrameHeader,
    payload: &'a mut [u8],
}

/// The texts of a socket whose bytes come in pieces of this length, and the close code
/// where it ends. For tests from outside of what strangers may send.
pub fn texts_of(bytes: &[u8], piece: usize) -> (Vec<String>, Option<u16>) {
    let (mut decoder, mut said, mut code) = (Decoder::default(), VecDeque::new(), None);
    for piece in bytes.chunks(piece.max(1)) {
        code = decoder.take(&mut piece.to_vec(), &mut said).err();
        if code.is_some() || matches!(said.back(), Some(Said::Close(_))) {
            break;
        }
    }
    let mut texts = Vec::new();
    for said in said {
        match said {
            Said::Text(text) => texts.push(text),
            Said::Close(goodbye) => code = Some(goodbye),
            Said::Binary | Said::Ping(_) => {}
        }
    }
    (texts, code)
}

impl Decoder {
    /// Takes `bytes` as they came and answers all that is said by now.
    ///
    /// # Errors
    /// The close code for a browser that breaks the rules.
    pub(super) fn take(&mut self, bytes: &mut [u8], said: &mut VecDeque<Said>) -> Result<(), u16> {
        if self.rest.is_empty() {
            let used = self.read(bytes, said)?;
            self.rest.extend_from_slice(bytes.get(used..).unwrap_or_default());
            return Ok(());
        }
        let mut all = std::mem::take(&mut self.rest);
        all.extend_from_slice(bytes);
        let used = self.read(&mut all, said)?;
        if used < all.len() {
            all.drain(..used);
            self.rest = all;
        }
        Ok(())
    }

    /// Reads whole frames and answers how many bytes they were.
    fn read(&mut self, bytes: &mut [u8], said: &mut VecDeque<Said>) -> Result<usize, u16> {
        let mut used = 0;
        while let Some((frame, length)) = next(bytes.get_mut(used..).unwrap_or_default())? {
            used += length;
            said.extend(self.hear(frame)?);
            if matches!(said.back(), Some(Said::Close(_))) {
                // Nothing counts after goodbye.
                return Ok(bytes.len());
            }
        }
        Ok(used)
    }

    fn hear(&mut self, frame: Frame<'_>) -> Result<Option<Said>, u16> {
        match frame.header.opcode {
            OpCode::Data(data) => self.data(data, frame),
            OpCode::Control(_) if !frame.header.is_final => Err(PROTOCOL),
            OpCode::Control(Control::Ping) => Ok(Some(Said::Ping(frame.payload.to_vec()))),
            OpCode::Control(Control::Close) => goodbye(frame.payload).map(Some),
            OpCode::Control(Control::Pong) => Ok(None),
            OpCode::Control(Control::Reserved(_)) => Err(PROTOCOL),
        }
    }

    fn data(&mut self, data: Data, frame: Frame<'_>) -> Result<Option<Said>, u16> {
        let (kind, bytes) = match (data, self.begun.take()) {
            (Data::Text | Data::Binary, None) => (data, frame.payload.to_vec()),
            (Data::Continue, Some((kind, mut begun))) => {
                if begun.len() + frame.payload.len() > LONGEST {
                    return Err(TOO_BIG);
                }
                begun.extend_from_slice(frame.payload);
                (kind, begun)
            }
            (Data::Text | Data::Binary, Some(_))
            | (Data::Continue, None)
            | (Data::Reserved(_), _) => return Err(PROTOCOL),
        };
        if !frame.header.is_final {
            self.begun = Some((kind, bytes));
            return Ok(None);
        }
        match kind {
            Data::Text => String::from_utf8(bytes).map(Said::Text).map(Some).map_err(|_| NOT_TEXT),
            Data::Binary | Data::Continue | Data::Reserved(_) => Ok(Some(Said::Binary)),
        }
    }
}

/// The first frame of `bytes`, not masked any more, and its length with its header; none
/// while it is not whole.
fn next(bytes: &mut [u8]) -> Result<Option<(Frame<'_>, usize)>, u16> {
    let mut cursor = Cursor::new(&*bytes);
    let Some((header, length)) = FrameHeader::parse(&mut cursor).map_err(|_| PROTOCOL)? else {
        return Ok(None);
    };
    let start = usize::try_from(cursor.position()).map_err(|_| TOO_BIG)?;
    let mask = header.mask.ok_or(PROTOCOL)?;
    if header.rsv1 || header.rsv2 || header.rsv3 {
        return Err(PROTOCOL);
    }
    if matches!(header.opcode, OpCode::Control(_)) && length > CONTROL {
        return Err(PROTOCOL);
    }
    let length = usize::try_from(length).ok().filter(|length| *length <= LONGEST);
    let end = start + length.ok_or(TOO_BIG)?;
    let Some(payload) = bytes.get_mut(start..end) else { return Ok(None) };
    for four in payload.chunks_mut(mask.len()) {
        for (byte, key) in four.iter_mut().zip(mask) {
            *byte ^= key;
        }
    }
    Ok(Some((Frame { header, payload }, end)))
}

/// What a close frame says; it is answered with its own code.
fn goodbye(payload: &[u8]) -> Result<Said, u16> {
    let (code, reason) = match payload {
        [] => return Ok(Said::Close(CloseCode::Normal.into())),
        [high, low, reason @ ..] => (u16::from_be_bytes([*high, *low]), reason),
        [_] => return Err(PROTOCOL),
    };
    if !CloseCode::from(code).is_allowed() {
        return Err(PROTOCOL);
    }
    std::str::from_utf8(reason).map(|_| Said::Close(code)).map_err(|_| NOT_TEXT)
}

#[cfg(test)]
mod tests;
