//! What real clients of the library write passes, and is read back the same.

use proptest::prelude::*;
use yrs::updates::decoder::Decode as _;
use yrs::{Doc, GetString as _, ReadTxn as _, StateVector, Text as _, Transact as _, Update};

use super::TEXT;
use super::document::{Applied, Document};

/// What somebody does in their own copy.
#[derive(Debug, Clone)]
enum Act {
    Types(u32, String),
    Deletes(u32, u32),
    /// Gets all that the server has.
    Hears,
    /// Sends all that the server misses, or all that there is, or the last change alone.
    Sends(u8),
}

fn act() -> impl Strategy<Value = (usize, Act)> {
    let act = prop_oneof![
        4 => (0..40_u32, "[abcé🦀]{1,6}").prop_map(|(at, words)| Act::Types(at, words)),
        2 => (0..40_u32, 1..5_u32).prop_map(|(at, length)| Act::Deletes(at, length)),
        2 => Just(Act::Hears),
        3 => (0..3_u8).prop_map(Act::Sends),
    ];
    (0..3_usize, act)
}

struct Writer {
    doc: Doc,
    last: Vec<u8>,
}

impl Writer {
    fn new(client: u64) -> Self {
        Self { doc: Doc::with_client_id(client), last: vec![0, 0] }
    }

    fn edits(&mut self, act: &Act) {
        let text = self.doc.get_or_insert_text(TEXT);
        let mut txn = self.doc.transact_mut();
        let says = text.get_string(&txn);
        let byte = |letter: usize| {
            let at = says.char_indices().nth(letter).map_or(says.len(), |(at, _)| at);
            u32::try_from(at).unwrap()
        };
        match act {
            Act::Types(at, words) => text.insert(&mut txn, byte(*at as usize), words),
            Act::Deletes(at, length) => {
                let (from, to) = (byte(*at as usize), byte((at + length) as usize));
                text.remove_range(&mut txn, from, to - from);
            }
            Act::Hears | Act::Sends(_) => {}
        }
        self.last = txn.encode_update_v1();
    }

    fn hears(&self, update: &[u8]) {
        let update = Update::decode_v1(update).unwrap();
        self.doc.transact_mut().apply_update(update).unwrap();
    }

    fn sends(&self, what: u8, server: &Document) -> Vec<u8> {
        let all = |known: &StateVector| self.doc.transact().encode_state_as_update_v1(known);
        match what {
            0 => self.last.clone(),
            1 => all(&server.known()),
            _ => all(&StateVector::default()),
        }
    }
}

fn says(updates: &[Vec<u8>]) -> (Option<String>, usize) {
    let updates: Vec<&[u8]> = updates.iter().map(Vec::as_slice).collect();
    let (document, left_out) = Document::of(&updates);
    (document.read(), left_out)
}

proptest! {
    #[test]
    fn whatever_honest_people_do_passes_and_is_read_back_the_same(
        acts in proptest::collection::vec(act(), 1..60),
    ) {
        let mut writers = [5, 3_000_000_000, 9_000_000_000_000].map(Writer::new);
        let (mut server, mut stored) = (Document::new(), Vec::new());
        for (who, act) in acts.iter().chain(&[(0, Act::Sends(1)), (1, Act::Sends(1))]) {
            let writer = &mut writers[*who];
            match act {
                Act::Types(..) | Act::Deletes(..) => writer.edits(act),
                Act::Hears => writer.hears(&server.state().unwrap()),
                Act::Sends(what) => {
                    let applied = server.apply(&writer.sends(*what, &server));
                    if let Applied::Changed(update) = applied {
                        stored.push(update);
                    } else {
                        let waits = applied == Applied::Incomplete(None) && *what == 0;
                        prop_assert!(waits || applied == Applied::Known, "{applied:?}");
                    }
                }
            }
        }
        let now = server.read();
        prop_assert_eq!(says(&stored), (now.clone(), 0));
        prop_assert_eq!(says(&[server.state().unwrap()]), (now.clone(), 0));
        // Whoever hears it says the same.
        let reader = Writer::new(77);
        reader.hears(&server.state().unwrap());
        let text = reader.doc.get_or_insert_text(TEXT);
        prop_assert_eq!(Some(text.get_string(&reader.doc.transact())), now);
    }
}
