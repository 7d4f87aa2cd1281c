//! What people typed, made safe to keep: parsed once at the edge, never again.
//!
//! A [`Text`] is never empty, in NFC, without control characters (a line feed
//! may stay), and never longer than its limit in grapheme clusters, which is how
//! people count letters. Nothing is corrected, cut or censored.

use std::fmt;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::Refusal;

/// Words somebody typed: not empty, normalised, bounded.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// Several lines, at most `limit` grapheme clusters.
    ///
    /// # Errors
    /// [`Refusal::Empty`] when nothing but space is left, [`Refusal::TooLong`].
    pub fn parse(typed: &str, limit: usize) -> Result<Self, Refusal> {
        if typed.chars().all(is_plain) {
            return bounded(typed.trim(), limit);
        }
        let typed = typed.replace("\r\n", "\n");
        // Nearly everything is typed in NFC: normalising it would be a tenth of what a
        // contribution costs.
        let kept: String = match is_nfc_quick(typed.chars()) {
            IsNormalized::Yes => typed.chars().filter_map(kept).collect(),
            IsNormalized::No | IsNormalized::Maybe => typed.nfc().filter_map(kept).collect(),
        };
        bounded(kept.trim(), limit)
    }

    /// One line: line feeds become spaces.
    ///
    /// # Errors
    /// As [`Text::parse`].
    pub fn line(typed: &str, limit: usize) -> Result<Self, Refusal> {
        Self::parse(&typed.replace(['\n', '\r', '\t'], " "), limit)
    }

    /// As [`Text::parse`], where an empty field is an answer too.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn optional(typed: &str, limit: usize) -> Result<Option<Self>, Refusal> {
        none_if_empty(Self::parse(typed, limit))
    }

    /// As [`Text::line`], where an empty field is an answer too.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn optional_line(typed: &str, limit: usize) -> Result<Option<Self>, Refusal> {
        none_if_empty(Self::line(typed, limit))
    }

    /// Words from our own log: they were parsed when they were heard, and stay as they
    /// are. Nothing when empty.
    pub fn kept(stored: &str) -> Option<Self> {
        (!stored.is_empty()).then(|| Self(stored.into()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Shows the length only: what people typed stays out of logs and panics.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

fn bounded(text: &str, limit: usize) -> Result<Text, Refusal> {
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    // A grapheme cluster can be long without end (piled accents): bound the bytes too.
    // None is shorter than a byte: short texts need no counting.
    let counted = text.len() > limit;
    if counted && (text.len() > limit * 32 || text.graphemes(true).count() > limit) {
        return Err(Refusal::TooLong);
    }
    Ok(Text(text.into()))
}

fn none_if_empty(parsed: Result<Text, Refusal>) -> Result<Option<Text>, Refusal> {
    match parsed {
        Ok(text) => Ok(Some(text)),
        Err(Refusal::Empty) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// What is kept as it is, whatever stands beside it: letters of western languages as one
/// sign, and punctuation, neither controls nor marks. Nearly all that is typed here.
fn is_plain(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{A0}'..='\u{2FF}' | '\u{2010}'..='\u{2027}')
}

/// What is kept of a sign: every end of a line is a line feed.
fn kept(c: char) -> Option<char> {
    let c = if c == '\r' { '\n' } else { c };
    (c == '\n' || !is_control(c)).then_some(c)
}

/// Control characters, the marks that reverse the text around them, and the two that are
/// no characters, which XML cannot hold.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A language of the interface or of a prompt, as two ASCII letters (`fr`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 2]);

impl Language {
    /// French, the source language.
    pub const FRENCH: Self = Self(*b"fr");

    /// Two lower-case ASCII letters, or nothing.
    pub fn parse(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(Self([*a, *b])),
            _ => None,
        }
    }

    /// `fr`, `en`, `br`…
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("fr")
    }
}

/// The same sentence in several languages; the first one serves where a language
/// is missing. Prompts carry their languages themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts(pub Vec<(Language, Text)>);

impl Texts {
    /// One sentence, in one language.
    pub fn one(language: Language, text: Text) -> Self {
        Self(vec![(language, text)])
    }

    /// The sentence in `language`, else in the first one there is, else nothing.
    pub fn get(&self, language: Language) -> Option<&Text> {
        let exact = self.0.iter().find(|(code, _)| *code == language);
        exact.or(self.0.first()).map(|(_, text)| text)
    }

    /// The words of [`Texts::get`] and the language they are in; empty without any.
    pub fn read(&self, language: Language) -> (&str, Language) {
        let exact = self.0.iter().find(|(code, _)| *code == language);
        exact.or(self.0.first()).map_or(("", language), |(code, text)| (text.as_str(), *code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_counted_as_people_count_them() {
        assert!(Text::parse("👩🏽‍🌾👩🏽‍🌾", 2).is_ok());
        assert_eq!(Text::parse("abc", 2), Err(Refusal::TooLong));
        assert_eq!(Text::parse(" \n\t ", 10), Err(Refusal::Empty));
        assert_eq!(Text::optional("  ", 10), Ok(None));
    }

    #[test]
    fn text_is_normalised_and_never_corrected() {
        let parsed = Text::parse("  e\u{301}\u{7}te\r\nok  ", 20).unwrap();
        assert_eq!(parsed.as_str(), "éte\nok");
        assert_eq!(Text::line("a\nb", 9).unwrap().as_str(), "a b");
        assert_eq!(Text::line("a\u{FFFE}b\u{FFFF}", 9).unwrap().as_str(), "ab");
        assert_eq!(format!("{parsed:?}"), "Text(7 bytes)");
    }

    #[test]
    fn what_is_plain_is_what_normalising_leaves_alone() {
        let plain: Vec<char> =
            (0..=0x2FFF).filter_map(char::from_u32).filter(|c| is_plain(*c)).collect();
        for c in plain {
            assert_eq!(kept(c), Some(c));
            // Alone, and where a mark could have joined it.
            for text in [format!("{c}"), format!("e{c}a"), format!("{c}{c}")] {
                assert_eq!(text.nfc().collect::<String>(), text, "U+{:04X}", u32::from(c));
            }
        }
    }

    proptest! {
        #[test]
        fn parsing_twice_changes_nothing(typed in "\\PC{0,200}") {
            if let Ok(text) = Text::parse(&typed, 300) {
                prop_assert_eq!(Text::parse(text.as_str(), 300), Ok(text));
            }
        }
    }
}
