//! Messages about notes: those of the Yjs sync protocol, one per frame.
//!
//! Under an address that names a note a frame is the message itself: any Yjs client
//! speaks it. Under the address of all notes each message has the name of its note
//! before it (lib0 `varString`), and the server also says what the disk has.

use bytes::Bytes;
use yrs::encoding::write::Write as _;
use yrs::sync::{AwarenessUpdate, Message, SyncMessage, protocol};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;

use super::document;
use super::scan::{self, Reader};
use crate::domain::NoteId;

/// Message type, ours: how many messages that change a note the disk has of this socket.
const STORED: u8 = 100;

/// Why an update was not taken, as `permission denied` of the protocol says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// Only reads.
    NotAllowed,
    /// The note would become too long.
    TooLong,
    /// The notes of the workshop hold as much as they can.
    Full,
    /// No such note, or no longer to be seen.
    Gone,
}

impl Denied {
    fn code(self) -> &'static str {
        match self {
            Self::NotAllowed => "not_allowed",
            Self::TooLong => "too_long",
            Self::Full => "full",
            Self::Gone => "gone",
        }
    }
}

/// What a browser says about a note.
#[derive(Debug)]
pub(super) enum Said {
    /// "I know this much": wants the rest.
    Knows(yrs::StateVector),
    /// The answer to what the server knows.
    Answer(Vec<u8>),
    /// A change.
    Change(Vec<u8>),
    /// Who writes.
    Present(AwarenessUpdate),
    /// "Who writes?"
    WhoIsThere,
}

/// Reads a frame; `note` is the one that the address names. Nothing when it is none of
/// the protocol. A change is only told from other messages here: whoever may not write
/// has it refused unread.
pub(super) fn read(frame: &[u8], note: Option<NoteId>) -> Option<(NoteId, Said)> {
    let mut reader = Reader::new(frame);
    let note = match note {
        Some(note) => note,
        None => reader.text().ok()?.parse().ok()?,
    };
    let kind = u8::try_from(reader.number().ok()?).ok()?;
    let said = match kind {
        protocol::MSG_SYNC => synced(&mut reader)?,
        protocol::MSG_AWARENESS => {
            let update = reader.buffer().ok()?;
            scan::awareness(update).ok()?;
            Said::Present(AwarenessUpdate::decode_v1(update).ok()?)
        }
        protocol::MSG_QUERY_AWARENESS => Said::WhoIsThere,
        _ => return None,
    };
    Some((note, said))
}

fn synced(reader: &mut Reader<'_>) -> Option<Said> {
    let step = u8::try_from(reader.number().ok()?).ok()?;
    let body = reader.buffer().ok()?;
    match step {
        protocol::MSG_SYNC_STEP_1 => {
            scan::state_vector(body).ok()?;
            Some(Said::Knows(yrs::StateVector::decode_v1(body).ok()?))
        }
        protocol::MSG_SYNC_STEP_2 => Some(Said::Answer(body.to_vec())),
        protocol::MSG_SYNC_UPDATE => Some(Said::Change(body.to_vec())),
        _ => None,
    }
}

/// "I know this much": asks for the rest.
pub(super) fn knows(known: &yrs::StateVector) -> Vec<u8> {
    let mut frame = vec![protocol::MSG_SYNC, protocol::MSG_SYNC_STEP_1];
    frame.write_buf(document::written(known));
    frame
}

/// What somebody missed.
pub(super) fn answer(update: Vec<u8>) -> Vec<u8> {
    Message::Sync(SyncMessage::SyncStep2(update)).encode_v1()
}

/// A change that somebody else made.
pub(super) fn change(update: Vec<u8>) -> Vec<u8> {
    Message::Sync(SyncMessage::Update(update)).encode_v1()
}

/// Who writes.
pub(super) fn present(update: AwarenessUpdate) -> Vec<u8> {
    Message::Awareness(update).encode_v1()
}

/// Why it was not taken.
pub(super) fn denied(why: Denied) -> Vec<u8> {
    Message::Auth(Some(why.code().to_owned())).encode_v1()
}

/// How many changing messages of this socket the disk has.
pub(super) fn stored(count: u32) -> Vec<u8> {
    let mut frame = vec![STORED];
    frame.write_var(count);
    frame
}

/// A message as both kinds of sockets get it, each made when first needed.
pub(super) struct Frame {
    note: NoteId,
    message: Vec<u8>,
    made: [Option<Bytes>; 2],
}

impl Frame {
    pub(super) fn new(note: NoteId, message: Vec<u8>) -> Self {
        Self { note, message, made: [None, None] }
    }

    /// For a socket of one note, or of `all`.
    pub(super) fn for_socket(&mut self, all: bool) -> Bytes {
        let Self { note, message, made } = self;
        let made = &mut made[usize::from(all)];
        made.get_or_insert_with(|| {
            let mut frame = Vec::with_capacity(message.len() + 40);
            if all {
                frame.write_string(&note.to_string());
            }
            frame.extend_from_slice(message);
            frame.into()
        })
        .clone()
    }
}
