//! Reading one key: the value of the expected sort, or what is wrong and where.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{RecipeError, Sort, Wrong};
use crate::domain::{Language, Refusal, Text, Texts, limits};

/// Longest name of a recipe or a step, in letters.
const NAME: usize = 60;

type Reading<T> = Result<T, RecipeError>;

/// A table of the file, and where it stands.
pub(super) struct Table<'a> {
    file: &'a str,
    /// What stands before its keys in a message: `collects.`
    path: String,
    at: usize,
    entries: &'a DeTable<'a>,
}

/// One value of the file, and where it stands.
pub(super) struct Field<'a> {
    file: &'a str,
    key: String,
    at: usize,
    value: &'a DeValue<'a>,
}

fn wrong_at(file: &str, at: usize, key: &str, wrong: Wrong) -> RecipeError {
    let before = file.as_bytes().iter().take(at);
    let line = before.filter(|byte| **byte == b'\n').count() + 1;
    RecipeError { line, key: key.to_owned(), wrong }
}

/// The error of the TOML parser, as ours.
pub(super) fn not_toml(file: &str, error: &toml::de::Error) -> RecipeError {
    let at = error.span().map_or(0, |Range { start, .. }| start);
    wrong_at(file, at, "toml", Wrong::NotToml(error.message().to_owned()))
}

impl<'a> Table<'a> {
    /// The file itself.
    pub(super) fn whole(file: &'a str, parsed: &'a DeTable<'a>) -> Self {
        Self { file, path: String::new(), at: 0, entries: parsed }
    }

    /// Refuses any key but these.
    pub(super) fn only(&self, known: &'static [&'static str]) -> Reading<()> {
        let stranger =
            self.in_order().into_iter().find(|(key, _)| !known.contains(&&**key.get_ref()));
        stranger.map_or(Ok(()), |(key, _)| {
            let path = format!("{}{}", self.path, key.as_ref());
            Err(wrong_at(self.file, key.span().start, &path, Wrong::UnknownKey(known)))
        })
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, key: &str) -> Option<Field<'a>> {
        self.entries.get(key).map(|value| self.field(key, value))
    }

    /// The value of a key that must be there.
    pub(super) fn need(&self, key: &str) -> Reading<Field<'a>> {
        self.get(key).ok_or_else(|| {
            let path = format!("{}{key}", self.path);
            wrong_at(self.file, self.at, &path, Wrong::Missing)
        })
    }

    /// What `read` makes of a key that may be missing.
    pub(super) fn maybe<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Field<'a>) -> Reading<T>,
    ) -> Reading<Option<T>> {
        self.get(key).map(|field| read(&field)).transpose()
    }

    /// Keys and values as the file has them, not by alphabet.
    fn in_order(&self) -> Vec<(&'a Spanned<std::borrow::Cow<'a, str>>, Field<'a>)> {
        let mut entries: Vec<_> = self
            .entries
            .iter()
            .map(|(key, value)| (key, self.field(key.as_ref(), value)))
            .collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    fn field(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Field<'a> {
        let key = format!("{}{key}", self.path);
        Field { file: self.file, key, at: value.span().start, value: value.as_ref() }
    }
}

impl<'a> Field<'a> {
    /// An error about this value.
    pub(super) fn is(&self, wrong: Wrong) -> RecipeError {
        wrong_at(self.file, self.at, &self.key, wrong)
    }

    /// Words as typed.
    pub(super) fn raw(&self) -> Reading<&'a str> {
        self.value.as_str().ok_or_else(|| self.is(Wrong::Sort(Sort::Text)))
    }

    /// Words, on one line or several.
    pub(super) fn text(&self, limit: usize) -> Reading<Text> {
        let wrong = |refusal| {
            self.is(if refusal == Refusal::Empty { Wrong::Empty } else { Wrong::TooLong(limit) })
        };
        Text::parse(self.raw()?, limit).map_err(wrong)
    }

    /// A sentence in one or several languages.
    pub(super) fn texts(&self, limit: usize) -> Reading<Texts> {
        let mut texts = Vec::new();
        for (code, sentence) in self.table(Sort::Sentence)?.in_order() {
            let language = Language::parse(code.as_ref());
            let language = language.ok_or_else(|| sentence.is(Wrong::Sort(Sort::Language)))?;
            texts.push((language, sentence.text(limit)?));
        }
        if texts.len() > limits::LANGUAGES {
            return Err(self.is(Wrong::TooMany(limits::LANGUAGES)));
        }
        if texts.is_empty() { Err(self.is(Wrong::Empty)) } else { Ok(Texts(texts)) }
    }

    /// A name made of a to z, 0 to 9 and hyphens.
    pub(super) fn name(&self) -> Reading<String> {
        let name = self.raw()?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || name.len() > NAME || !name.chars().all(plain) {
            return Err(self.is(Wrong::NotAName));
        }
        Ok(name.to_owned())
    }

    /// A whole number.
    pub(super) fn number(&self, allowed: RangeInclusive<u32>) -> Reading<u32> {
        let read = |number: &toml::de::DeInteger<'_>| {
            u32::from_str_radix(number.as_str(), number.radix()).ok()
        };
        let number = self.value.as_integer().and_then(read).filter(|n| allowed.contains(n));
        let (least, most) = allowed.into_inner();
        number.ok_or_else(|| self.is(Wrong::NotBetween { least, most }))
    }

    /// `true` or `false`.
    pub(super) fn yes_no(&self) -> Reading<bool> {
        self.value.as_bool().ok_or_else(|| self.is(Wrong::Sort(Sort::YesNo)))
    }

    /// Whether it says `false`: none of it here.
    pub(super) fn is_no(&self) -> bool {
        self.value.as_bool() == Some(false)
    }

    /// One of a closed list, by its code.
    pub(super) fn code<T: Copy>(&self, all: &[T], code: fn(T) -> &'static str) -> Reading<T> {
        let word = self.value.as_str();
        let known = all.iter().copied().find(|one| Some(code(*one)) == word);
        let codes = || all.iter().copied().map(code).collect();
        known.ok_or_else(|| self.is(Wrong::NotOneOf(codes())))
    }

    /// The values of a list.
    pub(super) fn list(&self) -> Reading<Vec<Self>> {
        let list = self.value.as_array().ok_or_else(|| self.is(Wrong::Sort(Sort::List)))?;
        let field = |value: &'a Spanned<DeValue<'a>>| Self {
            file: self.file,
            key: self.key.clone(),
            at: value.span().start,
            value: value.as_ref(),
        };
        Ok(list.iter().map(field).collect())
    }

    /// A table; `sort` says which, where it is something else.
    pub(super) fn table(&self, sort: Sort) -> Reading<Table<'a>> {
        let entries = self.value.as_table().ok_or_else(|| self.is(Wrong::Sort(sort)))?;
        Ok(Table { file: self.file, path: format!("{}.", self.key), at: self.at, entries })
    }

    /// The same, its keys named without what they stand in.
    pub(super) fn step(&self) -> Reading<Table<'a>> {
        Ok(Table { path: String::new(), ..self.table(Sort::Step)? })
    }
}
