//! Whole numbers as each language writes them: `1 234` in French, `1,234` in English.

use icu::decimal::DecimalFormatter;
use icu::decimal::options::DecimalFormatterOptions;
use icu::locale::Locale;

use super::{Lang, words};

thread_local! {
    // Made once per thread: the formatters of icu do not travel between threads.
    static WRITERS: Vec<Option<Writer>> = Lang::all().iter().map(|lang| Writer::of(*lang)).collect();
}

/// What has no thousands yet.
const SMALL: i64 = 1_000;

/// Writes the numbers of one language.
struct Writer {
    formatter: DecimalFormatter,
    /// Its digits are those of ASCII, so that small numbers need no formatter.
    ascii: bool,
}

impl Writer {
    fn of(lang: Lang) -> Option<Self> {
        let options = DecimalFormatterOptions::default();
        let formatter = DecimalFormatter::try_new(locale(lang).into(), options).ok()?;
        let same = |value: i64| formatter.format_to_string(&value.into()) == value.to_string();
        let ascii = (0..10).chain([SMALL - 1]).all(same);
        Some(Self { formatter, ascii })
    }
}

/// A whole number with its thousands apart (U+202F in French).
pub fn number(lang: Lang, value: i64) -> String {
    WRITERS.with(|writers| match writers.get(lang as usize) {
        Some(Some(writer)) if !(writer.ascii && (0..SMALL).contains(&value)) => {
            writer.formatter.format_to_string(&value.into())
        }
        Some(Some(_) | None) | None => value.to_string(),
    })
}

/// How the language writes dates and numbers: `language-locale` in its catalogue.
pub(super) fn locale(lang: Lang) -> Locale {
    words(lang).language_locale().parse().unwrap_or(Locale::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart_as_the_language_wants() {
        assert_eq!(number(Lang::Fr, 1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(number(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(number(Lang::Fr, -12), "-12");
        assert_eq!(number(Lang::Fr, 0), "0");
    }

    #[test]
    fn every_catalogue_names_a_locale_that_exists() {
        for lang in Lang::all() {
            let name = words(*lang).language_locale();
            let locale: Locale = name.parse().expect("a well formed locale");
            assert_eq!(locale.id.language.as_str(), lang.code(), "{name}");
        }
    }
}
