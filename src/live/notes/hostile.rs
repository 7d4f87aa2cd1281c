//! Frames that ended the process or lost a note, each shown to be refused.

use yrs::encoding::write::Write as _;

use super::document::{Applied, Document};
use super::trial::played;
use super::wire::{self, Said};
use crate::domain::{NoteId, RoundId};

const TEXT: &[u8] = &[1, 4, b't', b'e', b'x', b't'];

fn hex(digits: &str) -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    (0..digits.len()).step_by(2).map(digit).collect()
}

/// An update of one client: how many structs from which clock, their bytes, what went.
fn update(client: u64, count: usize, clock: u64, structs: &[u8], gone: &[u8]) -> Vec<u8> {
    let mut update = vec![1];
    update.write_var(count);
    update.write_var(client);
    update.write_var(clock);
    update.extend([structs, gone].concat());
    update
}

fn letters(text: &str) -> Vec<u8> {
    let mut one = [&[4], TEXT].concat();
    one.write_string(text);
    one
}

/// What becomes of an update in a note that says « BONJOUR », which goes on saying it.
fn refused(update: &[u8]) -> Applied {
    let mut note = Document::new();
    assert!(matches!(note.merge(Some(""), "BONJOUR"), Applied::Changed(_)));
    let applied = note.apply(update);
    assert_eq!(note.read().as_deref(), Some("BONJOUR"));
    assert!(matches!(note.merge(Some("BONJOUR"), "BONJOUR ENCORE"), Applied::Changed(_)));
    applied
}

fn says(frame: &[u8]) -> Option<Said> {
    wire::read(frame, Some(NoteId::Round(RoundId(1)))).map(|(_, said)| said)
}

#[test]
fn values_nested_ten_thousand_deep_are_refused_before_they_are_read() {
    for depth in [4_780, 10_000] {
        let any = [[117, 1].repeat(depth), vec![126]].concat();
        let one = [&[8], TEXT, &any].concat();
        assert_eq!(refused(&update(7, 1, 0, &one, &[0])), Applied::Unreadable);
    }
}

#[test]
fn types_nested_in_types_are_refused() {
    let mut nested = [&[7], TEXT, &[0]].concat();
    for clock in 0..10_000_u32 {
        nested.extend([7, 0, 9]);
        nested.write_var(clock);
        nested.push(0);
    }
    let update = update(9, 10_001, 0, &nested, &[1, 9, 1, 0, 1]);
    assert_eq!(refused(&update), Applied::Unreadable);
}

#[test]
fn the_two_frames_whose_failure_failed_again_are_refused() {
    let first = hex("00020f0101030200ffffffff0f0102010009");
    let begins = "0002300201090883090a0378797a0203000401047465787400";
    let second = hex(&[begins, "26010178016b04626f6c6401310109018080808008ffffffff0f"].concat());
    for frame in [first, second] {
        if let Some(Said::Answer(update) | Said::Change(update)) = says(&frame) {
            assert_eq!(refused(&update), Applied::Unreadable);
        }
    }
}

#[test]
fn few_bytes_that_announce_much_are_refused() {
    let much = [0x80, 0x88, 0xDE, 0xBE, 1];
    let frame = |kinds: &[u8]| [kinds, &[5], &much].concat();
    assert!(says(&frame(&[0, 0])).is_none(), "what is known");
    assert!(says(&frame(&[1])).is_none(), "who writes");
    assert_eq!(refused(&much), Applied::Unreadable);
    assert_eq!(refused(&[&[1], &much[..]].concat()), Applied::Unreadable);
    assert_eq!(refused(&[&[0], &much[..]].concat()), Applied::Unreadable);
    let map = [&[8], TEXT, &[1, 118], &much].concat();
    assert_eq!(refused(&update(7, 1, 0, &map, &[0])), Applied::Unreadable);
}

#[test]
fn clocks_at_the_end_of_numbers_are_refused() {
    for clock in [(1 << 31) - 1, 1 << 31, (1 << 32) - 2, 1 << 40] {
        assert_eq!(refused(&update(7, 1, clock, &letters("ab"), &[0])), Applied::Unreadable);
        let mut long = [&[1], TEXT].concat();
        long.write_var(clock);
        let gone = refused(&update(7, 2, 1, &[long, letters("a")].concat(), &[0]));
        assert_eq!(gone, Applied::Unreadable);
        let mut range = vec![1, 7, 1, 2];
        range.write_var(clock);
        assert_eq!(refused(&[&[0], &range[..]].concat()), Applied::Unreadable);
    }
}

#[test]
fn what_is_no_plain_text_is_refused() {
    for kind in [0, 2, 3, 5, 6, 7, 8, 9, 11, 12, 31, 4 | 0x20] {
        let one = [&[kind], TEXT, &[1, b'a']].concat();
        assert_eq!(refused(&update(7, 1, 0, &one, &[0])), Applied::Unreadable, "{kind}");
    }
    let other = [4, 1, 1, b'x', 1, b'a'];
    assert_eq!(refused(&update(7, 1, 0, &other, &[0])), Applied::Unreadable, "another text");
    let inside = [4, 0, 7, 0, 1, b'a'];
    assert_eq!(refused(&update(7, 1, 0, &inside, &[0])), Applied::Unreadable, "in a letter");
    let twice = [&[2][..], &update(7, 1, 0, &letters("a"), &[])[1..].repeat(2), &[0]].concat();
    assert_eq!(refused(&twice), Applied::Unreadable, "a client twice");
    let ahead = [0x84, 7, 5, 1, b'a'];
    assert_eq!(refused(&update(7, 1, 0, &ahead, &[0])), Applied::Unreadable, "on itself");
}

#[test]
fn what_stands_on_a_missing_part_waits_for_it() {
    let missing = Applied::Incomplete(None);
    assert_eq!(refused(&update(7, 1, 3, &letters("a"), &[0])), missing);
    assert_eq!(refused(&update(7, 1, 0, &[0x84, 8, 0, 1, b'a'], &[0])), missing);
    assert_eq!(refused(&update(7, 2, 0, &[&[10, 3], &letters("a")[..]].concat(), &[0])), missing);
    assert_eq!(refused(&[0, 1, 7, 1, 0, 1]), missing);
}

#[test]
fn a_poisoned_note_opens_without_its_poison() {
    let any = [[117, 1].repeat(4_780), vec![126]].concat();
    let deep = update(7, 1, 0, &[&[8], TEXT, &any].concat(), &[0]);
    let late = update(8, 1, (1 << 31) - 2, &letters("ab"), &[0]);
    let (good, more) = (Document::saying("BONJOUR"), update(9, 1, 0, &letters("É"), &[0]));
    let (note, left_out) = Document::of(&[&deep, &good, &late, &more]);
    let says = note.read().unwrap();
    assert!(says == "BONJOURÉ" || says == "ÉBONJOUR", "{says}");
    assert_eq!(left_out, 2);
}

#[test]
fn two_clients_that_stand_on_each_other_are_never_stored() {
    let one = [1, 7, 0, 0x84, 8, 0, 1, b'a'];
    let other = [1, 8, 0, 0x84, 7, 0, 1, b'b'];
    let ring = [&[2], &other[..], &one, &[0]].concat();
    assert_eq!(refused(&ring), Applied::Incomplete(None));
    let frame = |update: &[u8]| [&[0, 2, u8::try_from(update.len()).unwrap()], update].concat();
    assert_eq!(played([frame(&ring).as_slice()].into_iter()), (String::new(), String::new()));
}
