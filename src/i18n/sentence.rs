//! Sentences with arguments: the build leaves them as parts, and saying one puts these
//! one behind the other. A sentence costs its letters: pages say some at every change.
//!
//! What Fluent would say of the same catalogue is compared in the tests.

use icu::plurals::{PluralCategory, PluralRules};

use super::Lang;
use super::numbers::{locale, number};

/// A part of a sentence.
#[derive(Debug)]
pub(super) enum Part {
    /// The same in all of them.
    Text(&'static str),
    /// The argument at this place.
    Given(usize),
    /// The first form that the number at this place takes, else the last parts.
    Choice(usize, &'static [(Form, &'static [Part])], &'static [Part]),
}

/// When a form of a sentence is chosen.
#[derive(Debug)]
pub(super) enum Form {
    /// The number is of this kind in the language.
    Plural(PluralCategory),
    /// It is this number.
    Number(i64),
}

/// An argument.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given<'a> {
    /// Shown as the language writes numbers.
    Number(i64),
    /// Words of ours.
    Words(&'a str),
    /// What people typed, set apart from the sentence around it.
    Typed(&'a str),
}

thread_local! {
    // Made once per thread: what icu gives does not travel between threads.
    static RULES: Vec<Option<PluralRules>> = Lang::all()
        .iter()
        .map(|lang| PluralRules::try_new_cardinal(locale(*lang).into()).ok())
        .collect();
}

/// The sentence that these parts make.
pub(super) fn say(lang: Lang, parts: &[Part], given: &[Given<'_>]) -> String {
    let mut said = String::with_capacity(64);
    put(&mut said, lang, parts, given);
    said
}

fn put(said: &mut String, lang: Lang, parts: &[Part], given: &[Given<'_>]) {
    for part in parts {
        match part {
            Part::Text(text) => said.push_str(text),
            Part::Given(place) => match given.get(*place) {
                Some(Given::Number(value)) => said.push_str(&number(lang, *value)),
                Some(Given::Words(text)) => said.push_str(text),
                Some(Given::Typed(text)) => said.extend(["\u{2068}", text, "\u{2069}"]),
                None => {}
            },
            Part::Choice(place, forms, otherwise) => {
                let by = given.get(*place);
                let fits = |form: &Form| by.is_some_and(|by| form.fits(lang, *by));
                let chosen = forms.iter().find(|(form, _)| fits(form));
                put(said, lang, chosen.map_or(otherwise, |(_, parts)| parts), given);
            }
        }
    }
}

impl Form {
    fn fits(&self, lang: Lang, by: Given<'_>) -> bool {
        match (self, by) {
            (Self::Plural(category), Given::Number(value)) => plural(lang, value) == *category,
            (Self::Number(exactly), Given::Number(value)) => *exactly == value,
            (Self::Plural(_) | Self::Number(_), Given::Words(_) | Given::Typed(_)) => false,
        }
    }
}

fn plural(lang: Lang, value: i64) -> PluralCategory {
    RULES.with(|rules| match rules.get(lang as usize) {
        Some(Some(rules)) => rules.category_for(value),
        Some(None) | None => PluralCategory::Other,
    })
}

#[cfg(test)]
mod tests {
    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

    use super::*;
    use crate::i18n::words::{SENTENCES, patterns, words};

    /// Every number that a language may treat apart, and one of each length.
    const NUMBERS: [i64; 14] = [0, 1, 2, 3, 5, 7, 10, 11, 21, 100, 999, 1_000, 12_345, 1_000_000];

    fn fluent(lang: Lang) -> FluentBundle<FluentResource> {
        let file = format!("{}/src/i18n/{}.ftl", env!("CARGO_MANIFEST_DIR"), lang.code());
        let catalogue = std::fs::read_to_string(file).unwrap();
        let mut bundle = FluentBundle::new(vec![lang.code().parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(FluentResource::try_new(catalogue).unwrap()).unwrap();
        bundle
    }

    /// What both say of `key` where each argument is this number, or its text.
    fn both(
        (lang, bundle): (Lang, &FluentBundle<FluentResource>),
        (key, names): (&str, &[&str]),
        value: i64,
    ) -> (String, String) {
        let (shown, mut wanted, mut given) = (value.to_string(), FluentArgs::new(), Vec::new());
        for name in names {
            if matches!(name.split('-').next(), Some("n" | "count")) {
                wanted.set(*name, value);
                given.push(Given::Number(value));
            } else {
                wanted.set(*name, FluentValue::from(shown.as_str()));
                given.push(Given::Words(&shown));
            }
        }
        let pattern = bundle.get_message(key).unwrap().value().unwrap();
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&wanted), &mut errors).into_owned();
        assert!(errors.is_empty(), "{key}: {errors:?}");
        // Fluent is not told here how the language writes numbers.
        let ours = say(lang, patterns(lang, key), &given);
        (ours.replace(&number(lang, value), &shown), said)
    }

    #[test]
    fn every_sentence_is_what_fluent_says() {
        for lang in Lang::all() {
            let bundle = fluent(*lang);
            let all = SENTENCES.iter().flat_map(|sentence| NUMBERS.map(|value| (*sentence, value)));
            for (sentence, value) in all {
                let (ours, said) = both((*lang, &bundle), sentence, value);
                assert_eq!(ours, said, "{}", sentence.0);
            }
        }
    }

    #[test]
    fn what_people_typed_stands_apart() {
        assert_eq!(words(Lang::En).turn_other("نور"), "\u{2068}نور\u{2069} has the floor");
    }
}
