//! What a browser may send, what it may not, in any pieces.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

const KEY: [u8; 4] = [7, 99, 0, 255];

fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut header = FrameHeader { mask: Some(KEY), ..FrameHeader::default() };
    header.opcode = OpCode::from(first & 0x0F);
    header.is_final = first & 0x80 != 0;
    let mut bytes = Vec::new();
    header.format(payload.len() as u64, &mut bytes).unwrap();
    bytes[0] = first;
    bytes.extend(payload.iter().zip(KEY.iter().cycle()).map(|(byte, key)| byte ^ key));
    bytes
}

fn hear(bytes: &[u8]) -> Result<Vec<Said>, u16> {
    let mut said = VecDeque::new();
    Decoder::default().take(&mut bytes.to_vec(), &mut said)?;
    Ok(said.into())
}

#[test]
fn a_text_is_heard_whole_in_however_many_frames() {
    let text = |text: &str| Said::Text(text.to_owned());
    assert_eq!(hear(&frame(0x81, "été".as_bytes())), Ok(vec![text("été")]));
    let parted = [frame(0x01, b"Un \xC3"), frame(0x89, b"hm"), frame(0x80, b"\xA9t\xC3\xA9")];
    assert_eq!(hear(&parted.concat()), Ok(vec![Said::Ping(b"hm".to_vec()), text("Un été")]));
    assert_eq!(hear(&frame(0x8A, b"pong")), Ok(vec![]));
    assert_eq!(hear(&frame(0x82, &[0, 255])), Ok(vec![Said::Binary]));
}

#[test]
fn whatever_breaks_the_rules_ends_the_socket_with_its_code() {
    let long = vec![b'x'; LONGEST];
    let mut naked = frame(0x81, b"hello");
    naked[1] &= 0x7F;
    for (bytes, code) in [
        (naked, PROTOCOL),
        (frame(0xC1, b"compressed"), PROTOCOL),
        (frame(0x83, b""), PROTOCOL),
        (frame(0x8B, b""), PROTOCOL),
        (frame(0x80, b"goes on from nothing"), PROTOCOL),
        ([frame(0x01, b"a"), frame(0x81, b"b")].concat(), PROTOCOL),
        (frame(0x09, b"a ping in parts"), PROTOCOL),
        (frame(0x89, &[0; 126]), PROTOCOL),
        (frame(0x88, &[3]), PROTOCOL),
        (frame(0x88, &[0, 1]), PROTOCOL),
        (frame(0x81, &[0xC3]), NOT_TEXT),
        (frame(0x88, &[0x03, 0xE8, 0xC3]), NOT_TEXT),
        (frame(0x81, &[long.clone(), vec![b'x']].concat()), TOO_BIG),
        ([frame(0x01, &long), frame(0x80, b"x")].concat(), TOO_BIG),
        (vec![0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], TOO_BIG),
    ] {
        let first = bytes.iter().take(12).collect::<Vec<_>>();
        assert_eq!(hear(&bytes), Err(code), "{first:?}");
    }
    assert!(hear(&frame(0x81, &long)).is_ok(), "as long as it may be");
}

#[test]
fn a_goodbye_is_answered_with_its_own_code_and_nothing_counts_behind_it() {
    let bye = |payload: &[u8]| hear(&[frame(0x88, payload), vec![0; 9]].concat());
    assert_eq!(bye(&[]), Ok(vec![Said::Close(1_000)]));
    assert_eq!(bye(&[0x03, 0xE9]), Ok(vec![Said::Close(1_001)]));
    assert_eq!(bye(b"\x0F\xA0why not"), Ok(vec![Said::Close(4_000)]));
}

proptest! {
    #[test]
    fn in_whatever_pieces_bytes_come_the_same_is_heard(
        texts in vec("\\PC{0,300}", 1..6), cuts in vec(any::<prop::sample::Index>(), 0..8)
    ) {
        let bytes: Vec<u8> = texts.iter().flat_map(|text| frame(0x81, text.as_bytes())).collect();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let (mut decoder, mut said) = (Decoder::default(), VecDeque::new());
        for ends in cuts.windows(2) {
            decoder.take(&mut bytes[ends[0]..ends[1]].to_vec(), &mut said).unwrap();
        }
        let texts: Vec<Said> = texts.into_iter().map(Said::Text).collect();
        prop_assert_eq!(Vec::from(said), texts);
    }

    #[test]
    fn no_bytes_make_it_panic_or_hold_more_than_one_frame(bytes in vec(any::<u8>(), 0..2_000)) {
        let (mut decoder, mut said) = (Decoder::default(), VecDeque::new());
        for part in bytes.chunks(97) {
            if decoder.take(&mut part.to_vec(), &mut said).is_err() { break }
            prop_assert!(decoder.rest.len() <= LONGEST + 14);
        }
    }
}
