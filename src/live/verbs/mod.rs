//! From what a browser asks to a command: every verb, in one table.
//!
//! Parsing happens here and nowhere else; what comes out is never empty where it
//! must not be, and never too long. The field that is wrong is named, so that the
//! page can lead the person to it.

mod agenda;
mod groups;
mod people;
mod words;

pub use agenda::about;

use super::asked::Asked;
use super::frame::Refused;
use crate::domain::{Command, KeyMark, Language, Refusal, SeatId, Text};

/// A field that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// Why.
    pub refusal: Refused,
    /// Which field.
    pub field: Option<&'static str>,
}

impl From<Refusal> for Wrong {
    fn from(refusal: Refusal) -> Self {
        Self { refusal: Refused::Rule(refusal), field: None }
    }
}

/// What a command needs beside its fields.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// Whom it is about, as established from the device or chosen by the team.
    pub seat: Option<SeatId>,
    /// The language of the page, in which new rounds are worded.
    pub language: Language,
    /// The spoken key of the person being added, when one is.
    pub key: Option<KeyMark>,
}

/// The command that `asked` means.
///
/// # Errors
/// [`Refused::UnknownCommand`], or the field that cannot be read.
pub fn command(asked: &Asked, around: Surroundings) -> Result<Command, Wrong> {
    match asked.r#do.as_str() {
        "say" | "edit" | "withdraw" | "share" | "unname" | "hide" | "answered" | "support"
        | "take" => words::command(asked),
        "open" | "close" | "reveal" | "add_round" | "reword" | "move_round" | "skip" | "timer"
        | "wall" | "describe" | "end" | "resume" | "publish" | "unpublish" | "erase" | "notes" => {
            agenda::command(asked, around)
        }
        "next" | "give" | "done" | "pass" | "later" | "turn_time" | "order" | "raise" | "lower"
        | "answer" | "rename" | "remove" | "add_seat" | "link" | "revoke" => {
            people::command(asked, around)
        }
        "group" | "headline" | "rank" | "ungroup" | "put" | "merge" | "split" | "undo" => {
            groups::command(asked)
        }
        _ => Err(Wrong { refusal: Refused::UnknownCommand, field: Some("do") }),
    }
}

/// Every verb that [`command`] knows, for the documentation.
pub const VERBS: [&str; 48] = [
    "say",
    "edit",
    "withdraw",
    "share",
    "unname",
    "hide",
    "answered",
    "support",
    "take",
    "open",
    "close",
    "reveal",
    "add_round",
    "reword",
    "move_round",
    "skip",
    "timer",
    "wall",
    "describe",
    "end",
    "resume",
    "publish",
    "unpublish",
    "erase",
    "notes",
    "next",
    "give",
    "done",
    "pass",
    "later",
    "turn_time",
    "order",
    "raise",
    "lower",
    "answer",
    "rename",
    "remove",
    "add_seat",
    "link",
    "revoke",
    "group",
    "headline",
    "rank",
    "ungroup",
    "put",
    "merge",
    "split",
    "undo",
];

/// Reads an id.
fn id<T: std::str::FromStr>(field: &'static str, text: &str) -> Result<T, Wrong> {
    text.trim().parse().map_err(|_| bad(field))
}

/// Reads an id that may be absent.
fn optional_id<T: std::str::FromStr>(field: &'static str, text: &str) -> Result<Option<T>, Wrong> {
    if text.trim().is_empty() { Ok(None) } else { id(field, text).map(Some) }
}

/// Reads ids separated by spaces or commas.
fn ids<T: std::str::FromStr>(field: &'static str, text: &str) -> Result<Vec<T>, Wrong> {
    text.split([' ', ',']).filter(|part| !part.is_empty()).map(|part| id(field, part)).collect()
}

/// Reads one of a closed list.
fn code<T>(field: &'static str, text: &str, from: fn(&str) -> Option<T>) -> Result<T, Wrong> {
    from(text.trim()).ok_or(bad(field))
}

/// Reads a switch.
fn on(field: &'static str, text: &str) -> Result<bool, Wrong> {
    match text {
        "1" | "on" | "true" => Ok(true),
        "0" | "" | "off" | "false" => Ok(false),
        _ => Err(bad(field)),
    }
}

fn bad(field: &'static str) -> Wrong {
    Wrong { refusal: Refused::Rule(Refusal::BadField), field: Some(field) }
}

/// Names the field a text was refused in.
fn at<T>(field: &'static str, parsed: Result<T, Refusal>) -> Result<T, Wrong> {
    parsed.map_err(|refusal| Wrong { refusal: Refused::Rule(refusal), field: Some(field) })
}

fn line(field: &'static str, text: &str, limit: usize) -> Result<Option<Text>, Wrong> {
    at(field, Text::optional_line(text, limit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn around() -> Surroundings {
        Surroundings { seat: Some(SeatId(1)), language: Language::FRENCH, key: None }
    }

    #[test]
    fn every_verb_is_known_and_no_other() {
        for verb in VERBS {
            let asked = Asked { r#do: verb.to_owned(), ..Asked::default() };
            if let Err(wrong) = command(&asked, around()) {
                assert_ne!(wrong.refusal, Refused::UnknownCommand, "{verb}");
            }
        }
        let asked = Asked { r#do: "sudo".to_owned(), ..Asked::default() };
        assert_eq!(command(&asked, around()).unwrap_err().refusal, Refused::UnknownCommand);
    }

    proptest! {
        #[test]
        fn nothing_that_comes_in_makes_it_panic(verb in 0..VERBS.len(), junk in ".{0,60}") {
            let asked = Asked {
                r#do: VERBS[verb].to_owned(),
                round: junk.clone(), card: junk.clone(), group: junk.clone(),
                text: junk.clone(), seconds: junk.clone(), before: junk.clone(),
                step: junk.clone(), on: junk.clone(), act: junk, ..Asked::default()
            };
            command(&asked, around()).ok();
        }
    }
}
