//! Reading one value of a file: a text, a code, an id. Each says where it failed.

use std::str::FromStr;

use super::ImportError;
use crate::domain::{LONGEST_RANK, Language, NotAnId, Rank, Text, limits};

/// Words, at most as long as a talk: what was kept once is never refused.
pub(super) fn text(words: &str, path: &str) -> Result<Text, ImportError> {
    Text::parse(words, limits::TALK).map_err(|_| ImportError::at("bad_text", path))
}

pub(super) fn optional_text(
    words: Option<&String>,
    path: impl FnOnce() -> String,
) -> Result<Option<Text>, ImportError> {
    words.map(|words| text(words, &path())).transpose()
}

pub(super) fn language(code: &str, path: &str) -> Result<Language, ImportError> {
    Language::parse(code).ok_or_else(|| ImportError::at("unknown_code", path))
}

pub(super) fn rank(key: &str, path: impl FnOnce() -> String) -> Result<Rank, ImportError> {
    if key.len() > LONGEST_RANK {
        return Err(ImportError::at("over_limit", path()));
    }
    Rank::parse(key).ok_or_else(|| ImportError::at("bad_rank", path()))
}

pub(super) fn coded<T>(
    code: &str,
    from: impl FnOnce(&str) -> Option<T>,
    path: impl FnOnce() -> String,
) -> Result<T, ImportError> {
    from(code).ok_or_else(|| ImportError::at("unknown_code", path()))
}

pub(super) fn id<T: FromStr<Err = NotAnId>>(
    letters: &str,
    path: impl FnOnce() -> String,
) -> Result<T, ImportError> {
    letters.parse().map_err(|NotAnId| ImportError::at("bad_id", path()))
}
