//! Join codes: five letters and digits that can be read aloud.

/// Letters of a code: no vowels, so that no word appears; none that look or sound
/// like another (I, L, O, Q, 0, 1, 5 are out).
const LETTERS: &[u8; 23] = b"BCDFGHJKMNPRSTVWXZ23467";
/// Letters of one code: 23^5, six million codes.
pub(super) const LENGTH: usize = 5;

/// A code as it is stored: upper case, without spaces and dashes. Nothing when it
/// cannot be a code.
pub fn normal(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '_'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let letters = code.bytes().all(|byte| LETTERS.contains(&byte));
    (code.len() == LENGTH && letters).then_some(code)
}

/// A code from randomness.
pub(super) fn from_dice(mut dice: u128) -> String {
    (0..LENGTH)
        .map(|_| {
            let letter = LETTERS[usize::try_from(dice % 23).unwrap_or(0)];
            dice /= 23;
            char::from(letter)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        assert_eq!(normal(" k7-dm r "), Some("K7DMR".to_owned()));
        assert_eq!(normal("K7DM"), None);
        assert_eq!(normal("KOALA"), None, "vowels are in no code");
        assert_eq!(normal("../../etc"), None);
        for dice in [0, 1, u128::MAX, 0x1234_5678_9abc_def0] {
            let code = from_dice(dice);
            assert_eq!(normal(&code), Some(code));
        }
    }
}
