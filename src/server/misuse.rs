//! A command line or a variable that cannot be understood, and how to say so.
//!
//! The sentence names the flag even when the value came from the environment:
//! both have the same name.

use crate::i18n::{Lang, words};

/// Why the program does not start as it was called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misuse {
    /// No such flag, or a word too many.
    Option {
        /// As typed.
        option: String,
        /// The nearest that exists.
        suggestion: Option<String>,
    },
    /// No such command.
    Command {
        /// As typed.
        command: String,
        /// The nearest that exists.
        suggestion: Option<String>,
    },
    /// A flag at the end of the line.
    ValueMissing {
        /// The flag.
        option: String,
    },
    /// The same flag a second time.
    Twice {
        /// The flag.
        option: String,
    },
    /// `backup` alone.
    FileMissing,
    /// Not an address and not a port.
    Listen {
        /// As typed.
        value: String,
    },
    /// Not a complete address.
    PublicUrl {
        /// As typed.
        value: String,
    },
    /// Not a language we have.
    Lang {
        /// As typed.
        value: String,
    },
    /// A Wi-Fi that no QR code can hold, or a password without a network. Never shown: it
    /// may be the password.
    Wifi,
    /// Not a number of seconds between two copies.
    Seconds {
        /// As typed.
        value: String,
    },
    /// Anything else the reader of the command line refuses.
    Other {
        /// In its own words.
        detail: String,
    },
}

impl Misuse {
    /// What to tell the operator, with the way to the help.
    pub fn sentence(&self, lang: Lang) -> String {
        let words = words(lang);
        let what = match self {
            Self::Option { option, .. } => words.misuse_option(option),
            Self::Command { command, .. } => words.misuse_command(command),
            Self::ValueMissing { option } => words.misuse_value_missing(option),
            Self::Twice { option } => words.misuse_twice(option),
            Self::FileMissing => words.misuse_file_missing().to_owned(),
            Self::Listen { value } => words.misuse_listen("--listen", value),
            Self::PublicUrl { value } => words.misuse_public_url("--public-url", value),
            Self::Lang { value } => words.misuse_lang(&codes(), "--lang", value),
            Self::Wifi => words.misuse_wifi("--wifi"),
            Self::Seconds { value } => words.misuse_seconds("--backup-every", value),
            Self::Other { detail } => words.misuse_other(detail),
        };
        let mut lines = vec![what];
        lines.extend(self.suggestion().map(|nearest| words.misuse_suggestion(nearest)));
        lines.push(words.misuse_help().to_owned());
        lines.join("\n")
    }

    fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Option { suggestion, .. } | Self::Command { suggestion, .. } => {
                suggestion.as_deref()
            }
            Self::ValueMissing { .. }
            | Self::Twice { .. }
            | Self::FileMissing
            | Self::Listen { .. }
            | Self::PublicUrl { .. }
            | Self::Lang { .. }
            | Self::Wifi
            | Self::Seconds { .. }
            | Self::Other { .. } => None,
        }
    }
}

/// The languages there are: `fr, en`.
pub(super) fn codes() -> String {
    let codes: Vec<_> = Lang::all().iter().map(|lang| lang.code()).collect();
    codes.join(", ")
}
