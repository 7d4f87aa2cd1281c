//! What proves who somebody is, all derived from one server secret.
//!
//! Nothing here is stored but keyed hashes: a copy of the database without the
//! secret opens no door and names no author.

use std::sync::LazyLock;

use data_encoding::BASE32_NOPAD;

use crate::domain::{
    Claim, ContributionId, Fingerprint, KeyMark, LinkId, Seat, SeatId, Workshop, WorkshopId,
};

/// Keys tried before giving up on finding one that nobody has.
const KEY_TRIES: u16 = 200;
/// From this nonce on a key has a second word: two million keys instead of thirteen
/// thousand, so that a full hall's are as hard to guess as a small room's.
const LONG: u16 = 1_000;
/// Seats with a short key: whoever guesses hits one of 50 among 13,230.
const SHORT_SEATS: usize = 50;
/// Words of spoken keys: short, known to everybody, hard to confuse aloud.
const SPOKEN: &str = include_str!("../../assets/spoken-keys.txt");

/// Derives links, keys and marks. Cheap to clone.
#[derive(Clone)]
pub struct Secrets {
    key: [u8; 32],
}

/// The secret of one device, from its cookie: 26 letters.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceToken([u8; 16]);

impl Secrets {
    /// From the server's secret.
    pub fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// The secret part of a role's link; the same each time, and for this link only.
    pub fn link_token(&self, workshop: WorkshopId, link: LinkId) -> String {
        let mut hash = self.keyed(b"link");
        hash.update(&workshop.0.to_be_bytes()).update(&link.0.to_be_bytes());
        letters(&truncated(&hash))
    }

    /// Whether `token` is the secret of this link, compared in constant time.
    pub fn is_link_token(&self, workshop: WorkshopId, link: LinkId, token: &str) -> bool {
        let right = self.link_token(workshop, link);
        blake3::hash(right.as_bytes()) == blake3::hash(token.as_bytes())
    }

    /// The spoken key of a seat, "goéland-42"; "goéland-42-tilleul" in a full hall.
    pub fn spoken_key(&self, workshop: WorkshopId, seat: SeatId, nonce: u16) -> String {
        let mut hash = self.keyed(b"spoken");
        hash.update(&workshop.0.to_be_bytes()).update(&seat.0.to_be_bytes());
        hash.update(&nonce.to_be_bytes());
        let drawn = truncated(&hash);
        let number = u16::from_be_bytes([drawn[2], drawn[3]]) % 90 + 10;
        let short = format!("{}-{number}", word([drawn[0], drawn[1]]));
        if nonce < LONG { short } else { format!("{short}-{}", word([drawn[4], drawn[5]])) }
    }

    /// The key of a seat as it stands in the workshop.
    pub fn key_of(&self, workshop: WorkshopId, seat: &Seat) -> String {
        self.spoken_key(workshop, seat.id, seat.key.nonce)
    }

    /// What is kept of the key that a new seat gets.
    pub fn key_mark(&self, workshop: WorkshopId, seat: SeatId, nonce: u16) -> KeyMark {
        let mark = self.mark_of(workshop, &self.spoken_key(workshop, seat, nonce));
        KeyMark { nonce, mark }
    }

    /// The first key of this seat that nobody else in the workshop has.
    pub fn free_key(&self, workshop: &Workshop, seat: SeatId) -> Option<KeyMark> {
        let first = if workshop.seats.len() < SHORT_SEATS { 0 } else { LONG };
        (first..first + KEY_TRIES)
            .map(|nonce| self.key_mark(workshop.id, seat, nonce))
            .find(|key| workshop.seat_with_key(key.mark).is_none())
    }

    /// The mark of a key somebody says, whatever its case, accents and spaces.
    pub fn mark_of(&self, workshop: WorkshopId, said: &str) -> Fingerprint {
        let mut hash = self.keyed(b"key mark");
        hash.update(&workshop.0.to_be_bytes()).update(plain(said).as_bytes());
        Fingerprint(truncated(&hash))
    }

    /// What is kept of a device.
    pub fn device(&self, workshop: WorkshopId, token: &DeviceToken) -> Fingerprint {
        let mut hash = self.keyed(b"device");
        hash.update(&workshop.0.to_be_bytes()).update(&token.0);
        Fingerprint(truncated(&hash))
    }

    fn keyed(&self, purpose: &[u8]) -> blake3::Hasher {
        let mut hash = blake3::Hasher::new_keyed(&self.key);
        hash.update(&(purpose.len() as u64).to_be_bytes()).update(purpose);
        hash
    }
}

impl DeviceToken {
    /// A new one.
    ///
    /// # Errors
    /// When the machine gives no randomness.
    pub fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// From a cookie.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// For a cookie: 26 letters and digits.
    pub fn text(&self) -> String {
        letters(&self.0)
    }

    /// The claim of this device on an entry. Made from the device's own secret, which
    /// the server does not keep: nobody else can make it or trace it back.
    pub fn claim(&self, id: ContributionId) -> Claim {
        let mut key = [0; 32];
        key[..16].copy_from_slice(&self.0);
        let mut hash = blake3::Hasher::new_keyed(&key);
        hash.update(b"claim").update(&id.0.to_be_bytes());
        Claim(truncated(&hash))
    }
}

/// A word of the list.
fn word(drawn: [u8; 2]) -> &'static str {
    /// Cut into lines once: each page of a phone says a key.
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| SPOKEN.lines().collect());
    let place = usize::from(u16::from_be_bytes(drawn)) % WORDS.len().max(1);
    WORDS.get(place).copied().unwrap_or_default()
}

fn truncated(hash: &blake3::Hasher) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&hash.finalize().as_bytes()[..16]);
    short
}

fn letters(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(bytes).to_ascii_lowercase()
}

/// Lower-case letters and digits without accents: how a key is compared.
fn plain(said: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    said.nfd().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spoken_key_is_recognised_however_it_is_said() {
        let secrets = Secrets::new([7; 32]);
        let (workshop, seat) = (WorkshopId(1), SeatId(2));
        let key = secrets.spoken_key(workshop, seat, 0);
        let mark = secrets.key_mark(workshop, seat, 0).mark;
        assert!(key.contains('-'), "{key}");
        assert_eq!(secrets.mark_of(workshop, &key.to_uppercase().replace('-', " ")), mark);
        assert_ne!(secrets.mark_of(workshop, "autre-99"), mark);
        assert_ne!(secrets.mark_of(WorkshopId(9), &key), mark);
    }

    #[test]
    fn in_a_full_hall_a_key_has_a_second_word_and_is_recognised_too() {
        let secrets = Secrets::new([7; 32]);
        let (workshop, seat) = (WorkshopId(1), SeatId(2));
        let (short, long) =
            (secrets.spoken_key(workshop, seat, 0), secrets.spoken_key(workshop, seat, LONG));
        assert_eq!((short.matches('-').count(), long.matches('-').count()), (1, 2));
        let mark = secrets.key_mark(workshop, seat, LONG).mark;
        assert_eq!(secrets.mark_of(workshop, &long.to_uppercase().replace('-', " ")), mark);
    }

    #[test]
    fn a_link_opens_its_own_door_only() {
        let secrets = Secrets::new([7; 32]);
        let token = secrets.link_token(WorkshopId(1), LinkId(1));
        assert!(secrets.is_link_token(WorkshopId(1), LinkId(1), &token));
        assert!(!secrets.is_link_token(WorkshopId(1), LinkId(2), &token));
        assert!(!Secrets::new([8; 32]).is_link_token(WorkshopId(1), LinkId(1), &token));
    }

    #[test]
    fn the_words_of_keys_stay_apart_when_plain() {
        let mut plain_words: Vec<String> = SPOKEN.lines().map(plain).collect();
        let count = plain_words.len();
        plain_words.sort();
        plain_words.dedup();
        assert_eq!(plain_words.len(), count);
        assert!(count >= 100 && plain_words.iter().all(|word| word.len() >= 4));
    }
}
