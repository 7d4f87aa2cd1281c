//! What is written is read back, and nothing that is not a record is taken for one.

use proptest::prelude::*;

use super::{BadRecord, decode, encode};
use crate::domain::tests::any::happened;
use crate::domain::{By, Event, Happened, Moment, OpId};

fn ended() -> Happened {
    Happened { seq: 7, at: Moment(9), op: OpId(1), by: By::Nobody, event: Event::Ended }
}

fn read(body: &str) -> Result<Happened, BadRecord> {
    decode(7, Moment(9), body.as_bytes())
}

proptest! {
    #[test]
    fn any_event_reads_back_as_itself(event in happened()) {
        let body = encode(&event);
        prop_assert_eq!(decode(event.seq, event.at, &body), Ok(event));
    }

    #[test]
    fn other_bytes_are_refused_without_panic(bytes: Vec<u8>) {
        prop_assert!(decode(1, Moment(0), &bytes).is_err());
    }

    #[test]
    fn a_damaged_record_never_panics(event in happened(), at: prop::sample::Index, byte: u8) {
        let mut body = encode(&event);
        let at = at.index(body.len());
        body[at] = byte;
        if let Err(bad) = decode(event.seq, event.at, &body) {
            prop_assert!(["unknown_version", "unknown_event", "malformed"].contains(&bad.code()));
        }
        prop_assert!(decode(event.seq, event.at, &body[..at]).is_err());
    }
}

#[test]
fn a_newer_version_is_told_as_such_whatever_else_it_holds() {
    let newer = BadRecord::UnknownVersion { seq: 7, version: 2 };
    assert_eq!(read(r#"{"v":2,"other":true}"#), Err(newer.clone()));
    let body = String::from_utf8(encode(&ended())).unwrap();
    assert_eq!(read(&body), Ok(ended()));
    assert_eq!(read(&body.replace("\"v\":1", "\"v\":2")), Err(newer));
}

#[test]
fn an_event_that_nobody_knows_is_told_as_such() {
    let body = String::from_utf8(encode(&ended())).unwrap();
    for other in [r#""flown""#, r#"{"flown":{"to":"the moon"}}"#] {
        let unknown = read(&body.replace("\"ended\"", other));
        assert_eq!(unknown, Err(BadRecord::UnknownEvent { seq: 7 }));
    }
    let known = read(&body.replace("\"ended\"", r#"{"round_opened":"?"}"#));
    assert_eq!(known.map_err(|bad| bad.code()), Err("malformed"));
}

#[test]
fn an_error_keeps_the_words_to_itself() {
    let body = r#"{"v":1,"op":"secret words","by":"nobody","e":"ended"}"#;
    let bad = read(body).unwrap_err();
    assert!(!format!("{bad} {bad:?}").contains("secret"));
}
