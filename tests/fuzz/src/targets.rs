//! What is fuzzed: one function for each sort of input. None may panic, and each holds
//! what it reads to a promise of its own. `tests/it/fuzzed.rs` plays the corpus through
//! the same functions at every `cargo test`.

use collecte::domain::{
    Actor, Ask, KeyMark, Language, Moment, OpId, Role, SeatId, Workshop, WorkshopId, record,
};
use collecte::i18n::choose;
use collecte::live::asked::{Asked, Incoming};
use collecte::live::notes::played;
use collecte::live::secrets::{DeviceToken, Secrets};
use collecte::live::texts_of;
use collecte::live::verbs::{self, Surroundings};
use collecte::pad::json;
use collecte::{recipes, storage, web};

use super::room;

/// Reads one input.
pub(crate) type Target = fn(&[u8]);

/// Every target, by the name of its corpus.
pub(crate) const ALL: [(&str, Target); 11] = [
    ("frame", frame),
    ("form", form),
    ("recipe", recipe),
    ("import", import),
    ("code", code),
    ("key", key),
    ("record", stored),
    ("header", header),
    ("room", room::room),
    ("socket", socket),
    ("notes", notes),
];

fn text(input: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(input)
}

/// Frames about a note, each with its length in two bytes before it: what is stored of
/// them says, read again, what the note says.
fn notes(input: &[u8]) {
    let mut rest = input;
    let frames = std::iter::from_fn(|| {
        let (length, behind) = rest.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_le_bytes(*length)).min(behind.len());
        let (frame, behind) = behind.split_at(length);
        rest = behind;
        Some(frame)
    });
    let (says, again) = played(frames);
    assert_eq!(says, again);
}

/// A message of a socket.
fn frame(input: &[u8]) {
    let message = text(input);
    let op = Incoming::op_of(&message);
    if let Ok(Incoming::Asked(asked)) = Incoming::read(&message) {
        let own = asked.op.parse::<OpId>().ok().map(|op| op.to_string());
        assert_eq!(op, own, "a refusal finds the same op as an answer");
        command(&asked);
    }
}

/// A form of a page.
fn form(input: &[u8]) {
    if let Ok(asked) = web::asked(input) {
        command(&asked);
    }
}

/// What was asked as a command: parsed twice, it means the same.
fn command(asked: &Asked) {
    let key = KeyMark { nonce: 0, mark: collecte::domain::Fingerprint([7; 16]) };
    let around = Surroundings { seat: Some(SeatId(1)), language: Language::FRENCH, key: Some(key) };
    assert_eq!(verbs::command(asked, around), verbs::command(asked, around));
}

/// A recipe that was shared: what is read and written is read again as it was.
fn recipe(input: &[u8]) {
    if let Ok(recipe) = recipes::parse(&text(input)) {
        let written = recipes::write(&recipe);
        assert_eq!(recipes::parse(&written).as_ref(), Ok(&recipe), "{written}");
    }
}

/// An export that is taken up again: exported anew, it gives the same bytes twice.
fn import(input: &[u8]) {
    let Ok(import) = json::parse(&text(input)) else { return };
    let once = json::json(&taken_up(import));
    let again = json::parse(&once).unwrap_or_else(|error| panic!("{error}\n{once}"));
    assert_eq!(json::json(&taken_up(again)), once);
}

fn taken_up(import: json::Import) -> Workshop {
    let (id, secrets) = (WorkshopId(7), Secrets::new([7; 32]));
    let key = |seat, nonce| secrets.key_mark(id, seat, nonce);
    let fresh = json::Fresh { workshop: id, purge_at: Moment(1), dice: 7, key: &key };
    let actor = Actor { role: Role::Facilitator, link: None, seat: None, claim: None };
    let ask = Ask { actor, op: OpId(7), now: Moment(0), dice: 0 };
    let mut workshop = Workshop::empty(id);
    for happened in record(&workshop.clone(), &ask, import.into_events(&fresh)) {
        workshop.apply(&happened);
    }
    workshop
}

/// A join code, however it is typed.
fn code(input: &[u8]) {
    if let Some(code) = web::join_code(&text(input)) {
        assert_eq!(web::join_code(&code).as_deref(), Some(code.as_str()));
        assert!(code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }
}

/// A spoken key, or the cookie of a device.
fn key(input: &[u8]) {
    let (said, secrets) = (text(input), Secrets::new([7; 32]));
    let mark = |said: &str| secrets.mark_of(WorkshopId(7), said);
    assert_eq!(mark(&said), mark(&format!(" {} ", said.replace('-', " ").to_ascii_uppercase())));
    if let Some(token) = DeviceToken::parse(&said) {
        assert!(DeviceToken::parse(&token.text()).is_some_and(|same| same == token));
    }
}

/// A record of a database that somebody changed: refused, or read as it would be written.
fn stored(input: &[u8]) {
    if let Ok(happened) = storage::record::decode(3, Moment(5), input) {
        let body = storage::record::encode(&happened);
        let again = storage::record::decode(3, Moment(5), &body);
        assert!(again.is_ok_and(|again| again == happened));
    }
}

/// The bytes of a WebSocket: in whatever pieces they come, they say the same.
fn socket(input: &[u8]) {
    let Some((piece, bytes)) = input.split_first() else { return };
    let whole = texts_of(bytes, bytes.len());
    assert_eq!(texts_of(bytes, usize::from(piece % 32)), whole);
}

/// The languages that a browser says it reads.
fn header(input: &[u8]) {
    choose::from_header(&text(input));
}
