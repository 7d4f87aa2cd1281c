//! What of an update is new to a note, and whether all that it stands on is there.

use std::collections::BTreeMap;

use yrs::encoding::write::Write as _;

use super::update::{Content, Id, Scanned, Struct};

/// How an update fits a note.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::live::notes) enum Fit {
    /// Each part stands right behind what is known.
    Fits(New),
    /// Something before it is not known: the rest has to be asked for.
    Missing,
    /// It stands on itself: nobody typed it.
    Impossible,
}

/// The new part of an update.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::live::notes) struct New {
    /// Written anew: what is known is left out, each client goes on where it was.
    pub(in crate::live::notes) update: Vec<u8>,
    /// Letters that it brings, as people count them.
    pub(in crate::live::notes) letters: usize,
    /// Pieces that it brings, those that go included.
    pub(in crate::live::notes) pieces: usize,
    /// Pieces that have to find their place.
    pub(in crate::live::notes) placed: usize,
    /// How far each of its clients is known afterwards.
    pub(in crate::live::notes) ends: BTreeMap<u64, u32>,
}

/// Fits an update to a note that knows each client so far.
pub(in crate::live::notes) fn fit(scanned: Scanned<'_>, known: impl Fn(u64) -> u32) -> Fit {
    let mut ends: BTreeMap<u64, u32> = BTreeMap::new();
    let mut new: BTreeMap<u64, Vec<Struct<'_>>> = BTreeMap::new();
    for one in scanned.structs {
        let Id { client, clock } = one.id;
        let end = ends.entry(client).or_insert_with(|| known(client));
        if clock > *end {
            return Fit::Missing;
        }
        let known = *end - clock;
        if known < one.length {
            *end = clock + one.length;
            new.entry(client).or_default().push(if known > 0 { rest(one, known) } else { one });
        }
    }
    let end = |client| ends.get(&client).copied().unwrap_or_else(|| known(client));
    for one in new.values().flatten() {
        for place in [one.origin, one.right].into_iter().flatten() {
            if place.client == one.id.client && place.clock >= one.id.clock {
                return Fit::Impossible;
            }
            if place.clock >= end(place.client) {
                return Fit::Missing;
            }
        }
    }
    if scanned.gone.iter().any(|range| range.from.clock + range.length > end(range.from.client)) {
        return Fit::Missing;
    }
    let all = || new.values().flatten();
    let letters = all().map(|one| match &one.content {
        Content::Letters(text) => text.chars().count(),
        Content::Gone => 0,
    });
    let letters = letters.sum();
    let placed = all().count();
    let pieces = placed + scanned.gone.len();
    let mut update = Vec::new();
    // The higher clients first, as everybody writes them.
    update.write_var(new.len());
    for (client, structs) in new.iter().rev() {
        update.write_var(structs.len());
        update.write_var(*client);
        update.write_var(structs.first().map_or(0, |one| one.id.clock));
        for one in structs {
            one.write(&mut update);
        }
    }
    write_gone(&mut update, &scanned.gone);
    ends.retain(|client, _| new.contains_key(client));
    Fit::Fits(New { update, letters, pieces, placed, ends })
}

fn write_gone(update: &mut Vec<u8>, gone: &[super::update::Range]) {
    let mut clients: BTreeMap<u64, Vec<_>> = BTreeMap::new();
    for range in gone.iter().filter(|range| range.length > 0) {
        clients.entry(range.from.client).or_default().push((range.from.clock, range.length));
    }
    update.write_var(clients.len());
    for (client, mut ranges) in clients.into_iter().rev() {
        ranges.sort_unstable();
        update.write_var(client);
        update.write_var(ranges.len());
        for (clock, length) in ranges {
            update.write_var(clock);
            update.write_var(length);
        }
    }
}

/// A struct without its first letters, which are known.
fn rest(one: Struct<'_>, known: u32) -> Struct<'_> {
    let Id { client, clock } = one.id;
    let content = match one.content {
        Content::Letters(text) => Content::Letters(behind(&text, known).into()),
        Content::Gone => Content::Gone,
    };
    Struct {
        id: Id { client, clock: clock + known },
        length: one.length - known,
        origin: Some(Id { client, clock: clock + known - 1 }),
        right: one.right,
        content,
    }
}

/// A text from a place in UTF-16; half a letter is read as the library reads it.
fn behind(text: &str, from: u32) -> String {
    let mut at = 0;
    let mut rest = String::new();
    for letter in text.chars() {
        let end = at + if letter.len_utf16() == 2 { 2 } else { 1 };
        if at >= from {
            rest.push(letter);
        } else if end > from {
            rest.push(char::REPLACEMENT_CHARACTER);
        }
        at = end;
    }
    rest
}
