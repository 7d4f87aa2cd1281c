//! The messages, one method each, made from the catalogues by the build.
//!
//! - The key `say-send` is `words(lang).say_send()`.
//! - A message without arguments is a `&'static str`: showing it costs nothing.
//! - Arguments come in alphabetical order, whatever their order in the sentence.
//!   `$n`, `$count` and what begins with `n-` or `count-` are `i64`, shown as the
//!   language writes numbers; all others are `&str`, given as plain text (the page
//!   escapes the whole sentence).
//! - `$group`, `$name`, `$place`, `$text` and `$title` are what people typed: they
//!   stand between U+2068 and U+2069, so that right-to-left words never disturb
//!   the sentence. These two marks are invisible and may stay in an export.
//!
//! Invariant: nothing here fails; the build has checked every key and argument.

use icu::plurals::PluralCategory;

use super::sentence::{Form, Given, Part, say};
use crate::domain::Language;

/// All words of one language. Costs nothing to make or to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(Lang);

/// The words of a language.
pub const fn words(lang: Lang) -> Words {
    Words(lang)
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Words {
    /// The language these words are in.
    pub const fn lang(self) -> Lang {
        self.0
    }

    /// The text of a message without arguments, by its key with dashes.
    /// `None` when there is no such message or when it takes arguments.
    pub fn by_key(self, key: &str) -> Option<&'static str> {
        KEYS.binary_search(&key).ok().map(|place| self.plain(place))
    }

    /// What to tell a person for the stable code of a refusal (`round_closed`).
    /// A code without words of its own gets a general sentence.
    pub fn refusal(self, code: &str) -> &'static str {
        self.by_key(&format!("refusal-{}", code.replace('_', "-")))
            .unwrap_or_else(|| self.refusal_other())
    }

    fn plain(self, place: usize) -> &'static str {
        TEXTS[self.0 as usize][place]
    }

    fn say(self, place: usize, given: &[Given<'_>]) -> String {
        say(self.0, PARTS[self.0 as usize][place], given)
    }
}

impl Lang {
    /// The language with this code; capitals do not count.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().iter().copied().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// The catalogue for a language of the domain, which may be one we do not have.
    pub fn of(language: Language) -> Self {
        Self::from_code(language.code()).unwrap_or_default()
    }

    /// The same language as the domain names it.
    pub fn language(self) -> Language {
        Language::parse(self.code()).unwrap_or(Language::FRENCH)
    }

    /// The name of the language in itself: `Français`.
    pub fn name(self) -> &'static str {
        words(self).language_name()
    }
}

/// The parts of the message with this key.
#[cfg(test)]
pub(super) fn patterns(lang: Lang, key: &str) -> &'static [Part] {
    let place = SENTENCES.binary_search_by_key(&key, |(key, _)| key).expect("a known key");
    PARTS[lang as usize][place]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Refusal;

    const FR: Words = words(Lang::Fr);
    const EN: Words = words(Lang::En);

    #[test]
    fn zero_is_singular_in_french_and_plural_in_english() {
        assert_eq!(FR.count_contributions(0), "0 contribution");
        assert_eq!(FR.count_contributions(1), "1 contribution");
        assert_eq!(FR.count_contributions(2), "2 contributions");
        assert_eq!(EN.count_contributions(0), "0 contributions");
        assert_eq!(EN.count_contributions(1), "1 contribution");
        assert_eq!(EN.count_contributions(2), "2 contributions");
    }

    #[test]
    fn large_numbers_are_written_as_in_the_language() {
        assert_eq!(FR.count_contributions(1_234), "1\u{202f}234 contributions");
        assert_eq!(EN.count_contributions(1_234), "1,234 contributions");
    }

    #[test]
    fn what_people_typed_is_set_apart_and_nothing_else_is() {
        assert_eq!(EN.turn_other("نور"), "\u{2068}نور\u{2069} has the floor");
        assert!(!EN.count_contributions(3).contains('\u{2068}'));
    }

    #[test]
    fn a_refusal_finds_its_words_by_its_code() {
        for lang in Lang::all() {
            let words = words(*lang);
            assert_eq!(words.refusal("round_closed"), words.refusal_round_closed());
            assert_eq!(words.refusal("never_heard_of"), words.refusal_other());
            for refusal in Refusal::ALL {
                assert_ne!(words.refusal(refusal.code()), words.refusal_other(), "{refusal:?}");
            }
        }
        assert_eq!(FR.by_key("say-send"), Some("Envoyer"));
        assert_eq!(FR.by_key("turn-other"), None);
        assert_eq!(FR.by_key("no-such-key"), None);
    }

    #[test]
    fn a_language_is_found_by_its_code_and_says_its_name() {
        assert_eq!(Lang::from_code("FR"), Some(Lang::Fr));
        assert_eq!(Lang::from_code("xx"), None);
        assert_eq!(Lang::default(), Lang::Fr);
        assert!(Lang::all().iter().all(|lang| Lang::of(lang.language()) == *lang));
        assert_eq!(Language::parse("zz").map(Lang::of), Some(Lang::Fr));
        let names: Vec<_> = Lang::all().iter().map(|lang| lang.name()).collect();
        assert_eq!(names, ["Français", "English"]);
    }
}
