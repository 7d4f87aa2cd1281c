//! An update of the first version of the encoding, taken apart.

use std::borrow::Cow;
use std::collections::BTreeSet;

use yrs::encoding::write::Write as _;

use super::{CLOCKS, Malformed, Reader};
use crate::live::notes::TEXT;

/// Kinds of structs, in the lower bits of their first byte: letters that went before
/// they were sent, letters, and a gap of letters that the reader knows.
const GONE: u8 = 1;
const LETTERS: u8 = 4;
const GAP: u8 = 10;
/// Its upper bits: whether a neighbour to the left and to the right is named.
const HAS_ORIGIN: u8 = 0x80;
const HAS_RIGHT: u8 = 0x40;

/// A letter of a note: who typed it, and the how manieth of theirs it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id {
    pub(super) client: u64,
    pub(super) clock: u32,
}

/// What a struct holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content<'a> {
    Letters(Cow<'a, str>),
    /// Letters that went before they were sent.
    Gone,
}

/// A run of letters that were typed one behind the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Struct<'a> {
    pub(super) id: Id,
    /// Letters of UTF-16, at least one.
    pub(super) length: u32,
    pub(super) origin: Option<Id>,
    pub(super) right: Option<Id>,
    pub(super) content: Content<'a>,
}

/// Letters that went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) from: Id,
    pub(super) length: u32,
}

/// An update that was understood.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::live::notes) struct Scanned<'a> {
    /// Of each client in order; where the update skips what the reader knows, a gap.
    pub(super) structs: Vec<Struct<'a>>,
    pub(super) gone: Vec<Range>,
}

impl Scanned<'_> {
    /// Whether it brings letters, known or new.
    pub(in crate::live::notes) fn brings(&self) -> bool {
        !self.structs.is_empty()
    }

    /// How many pieces it has.
    pub(in crate::live::notes) fn pieces(&self) -> usize {
        self.structs.len() + self.gone.len()
    }
}

/// Takes an update apart, if it is one of a plain text and has at most `most` pieces.
pub(in crate::live::notes) fn update(bytes: &[u8], most: usize) -> Result<Scanned<'_>, Malformed> {
    let mut reader = Reader::new(bytes);
    let mut scanned = Scanned { structs: Vec::new(), gone: Vec::new() };
    let mut clients = BTreeSet::new();
    for _ in 0..reader.count(3)? {
        let client = typed(&mut reader, &mut scanned, most)?;
        if !clients.insert(client) {
            return Err(Malformed);
        }
    }
    went(&mut reader, &mut scanned, most)?;
    reader.end()?;
    Ok(scanned)
}

/// What one client typed.
fn typed<'a>(
    reader: &mut Reader<'a>,
    scanned: &mut Scanned<'a>,
    most: usize,
) -> Result<u64, Malformed> {
    let count = reader.count(2)?;
    let client = reader.number()?;
    let mut clock = reader.clock()?;
    for _ in 0..count {
        let (one, length) = one(reader, Id { client, clock })?;
        clock = after(clock, length)?;
        scanned.structs.extend(one);
        if length == 0 || scanned.pieces() > most {
            return Err(Malformed);
        }
    }
    Ok(client)
}

/// Where a run of letters ends.
fn after(clock: u32, length: u32) -> Result<u32, Malformed> {
    let end = clock.checked_add(length).ok_or(Malformed)?;
    if u64::from(end) < CLOCKS { Ok(end) } else { Err(Malformed) }
}

/// One struct, or nothing for a gap, and its length.
fn one<'a>(reader: &mut Reader<'a>, id: Id) -> Result<(Option<Struct<'a>>, u32), Malformed> {
    let first = reader.byte()?;
    if first == GAP {
        return Ok((None, reader.clock()?));
    }
    let origin = if first & HAS_ORIGIN == 0 { None } else { Some(place(reader)?) };
    let right = if first & HAS_RIGHT == 0 { None } else { Some(place(reader)?) };
    // Whoever has no neighbour names the text it stands in.
    let alone = origin.is_none() && right.is_none();
    if alone && (reader.number()? != 1 || reader.text()? != TEXT) {
        return Err(Malformed);
    }
    let (content, length) = match first & !(HAS_ORIGIN | HAS_RIGHT) {
        LETTERS => {
            let text = reader.text()?;
            let length = u32::try_from(text.encode_utf16().count()).map_err(|_| Malformed)?;
            (Content::Letters(text.into()), length)
        }
        GONE => (Content::Gone, reader.clock()?),
        _ => return Err(Malformed),
    };
    Ok((Some(Struct { id, length, origin, right, content }), length))
}

fn place(reader: &mut Reader<'_>) -> Result<Id, Malformed> {
    Ok(Id { client: reader.number()?, clock: reader.clock()? })
}

/// What went, of all clients.
fn went(reader: &mut Reader<'_>, scanned: &mut Scanned<'_>, most: usize) -> Result<(), Malformed> {
    for _ in 0..reader.count(2)? {
        let client = reader.number()?;
        for _ in 0..reader.count(2)? {
            let (clock, length) = (reader.clock()?, reader.clock()?);
            after(clock, length)?;
            scanned.gone.push(Range { from: Id { client, clock }, length });
            if scanned.pieces() > most {
                return Err(Malformed);
            }
        }
    }
    Ok(())
}

impl Struct<'_> {
    /// Writes it as it came.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let Self { origin, right, content, length, .. } = self;
        let kind = match content {
            Content::Letters(_) => LETTERS,
            Content::Gone => GONE,
        };
        let neighbours = [(origin, HAS_ORIGIN), (right, HAS_RIGHT)];
        let flags = neighbours.iter().filter(|(place, _)| place.is_some()).map(|(_, flag)| flag);
        out.push(kind | flags.sum::<u8>());
        for place in [origin, right].into_iter().flatten() {
            out.write_var(place.client);
            out.write_var(place.clock);
        }
        if origin.is_none() && right.is_none() {
            out.write_var(1_u32);
            out.write_string(TEXT);
        }
        match content {
            Content::Letters(text) => out.write_string(text),
            Content::Gone => out.write_var(*length),
        }
    }
}
