//! What is wrong with a recipe: where, and what is expected there.

use thiserror::Error;

/// The first thing that is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}, {key}: {wrong}")]
pub struct RecipeError {
    /// Line of the file, from 1.
    pub line: usize,
    /// The key, with those it stands in: `collects.kind`.
    pub key: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// A sort of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Sort {
    /// Words between quotes.
    #[error("a text between quotes")]
    Text,
    /// A sentence in one or several languages.
    #[error("a sentence by language: {{ fr = \"…\" }}")]
    Sentence,
    /// The code of a language.
    #[error("a language of two letters, as fr")]
    Language,
    /// A switch.
    #[error("true or false")]
    YesNo,
    /// Several values.
    #[error("a list: [ … ]")]
    List,
    /// A step of the agenda.
    #[error("a step: [[step]]")]
    Step,
    /// What a step collects.
    #[error("what is collected: {{ kind = \"…\" }}, or false")]
    Collects,
    /// How people take turns.
    #[error("how people take turns: {{ order = \"…\" }}, or false")]
    Turn,
}

/// What is wrong with a key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    /// The file is not TOML; why, in the words of its parser.
    #[error("not TOML: {0}")]
    NotToml(String),
    /// It is missing.
    #[error("missing")]
    Missing,
    /// No such key is known here; these are.
    #[error("unknown key, expected one of {}", .0.join(", "))]
    UnknownKey(&'static [&'static str]),
    /// Another sort of value is expected.
    #[error("expected {0}")]
    Sort(Sort),
    /// One of these words is expected.
    #[error("expected one of {}", .0.join(", "))]
    NotOneOf(Vec<&'static str>),
    /// A whole number between these is expected.
    #[error("expected a whole number from {least} to {most}")]
    NotBetween {
        /// The smallest one allowed.
        least: u32,
        /// The largest one allowed.
        most: u32,
    },
    /// There are no words.
    #[error("expected words")]
    Empty,
    /// There are more characters than that.
    #[error("expected at most {0} characters")]
    TooLong(usize),
    /// There are more of them than that.
    #[error("expected at most {0} of them")]
    TooMany(usize),
    /// Not a name made of a to z, 0 to 9 and hyphens.
    #[error("expected a short name of letters a to z, digits and hyphens")]
    NotAName,
    /// The name stands there twice.
    #[error("used twice")]
    Twice,
    /// No earlier step has that name.
    #[error("expected the key of an earlier step")]
    NotEarlier,
}

impl Wrong {
    /// Stable code; the sentence for people is in the catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotToml(_) => "not_toml",
            Self::Missing => "missing",
            Self::UnknownKey(_) => "unknown_key",
            Self::Sort(_) => "wrong_sort",
            Self::NotOneOf(_) => "not_one_of",
            Self::NotBetween { .. } => "not_between",
            Self::Empty => "empty",
            Self::TooLong(_) => "too_long",
            Self::TooMany(_) => "too_many",
            Self::NotAName => "not_a_name",
            Self::Twice => "twice",
            Self::NotEarlier => "not_earlier",
        }
    }
}
