//! Why the other side did not take the notes, in words for the person.

/// What went wrong. Each has a stable code and a sentence (`refusal-CODE`).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not the address of a server.
    #[error("not the address of a server")]
    Address,
    /// Not encrypted, and keys travel with it.
    #[error("the address is not encrypted")]
    Https,
    /// An address of a private network, which the operator did not allow.
    #[error("an address of a private network")]
    Private,
    /// The name cannot be one of a pad.
    #[error("no name of a pad")]
    Name,
    /// The other side wants a key.
    #[error("a key is missing")]
    KeyMissing,
    /// The key is not the right one.
    #[error("the key is wrong")]
    Key,
    /// Nothing answers there.
    #[error("nothing answers there")]
    Unreachable,
    /// The answer took too long.
    #[error("the answer took too long")]
    Slow,
    /// The answer is not one of this software.
    #[error("not the answer of such a software")]
    Odd,
    /// The notes are longer than the other side takes.
    #[error("too long for the other side")]
    TooLong,
    /// People have written in each version; no free name is left.
    #[error("no free name is left")]
    NoName,
    /// The pad is no longer there.
    #[error("the pad is gone")]
    Gone,
    /// Nothing was handed over to this pad.
    #[error("nothing was handed over there")]
    Never,
    /// The other side said no, in these words.
    #[error("refused by the other side")]
    Refused(String),
}

impl Fault {
    /// Stable codes, for the documentation.
    pub const CODES: [&str; 14] = [
        "pad_address",
        "pad_https",
        "pad_private",
        "pad_name",
        "pad_key_missing",
        "pad_key",
        "pad_unreachable",
        "pad_slow",
        "pad_odd",
        "pad_too_long",
        "pad_no_name",
        "pad_gone",
        "pad_never",
        "pad_refused",
    ];

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Address => "pad_address",
            Self::Https => "pad_https",
            Self::Private => "pad_private",
            Self::Name => "pad_name",
            Self::KeyMissing => "pad_key_missing",
            Self::Key => "pad_key",
            Self::Unreachable => "pad_unreachable",
            Self::Slow => "pad_slow",
            Self::Odd => "pad_odd",
            Self::TooLong => "pad_too_long",
            Self::NoName => "pad_no_name",
            Self::Gone => "pad_gone",
            Self::Never => "pad_never",
            Self::Refused(_) => "pad_refused",
        }
    }

    /// The field of the form to look at.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Name | Self::NoName | Self::Gone | Self::Never => "pad",
            Self::KeyMissing | Self::Key => "key",
            Self::Address
            | Self::Https
            | Self::Private
            | Self::Unreachable
            | Self::Slow
            | Self::Odd
            | Self::TooLong
            | Self::Refused(_) => "server",
        }
    }

    /// What the other side said, at most 300 characters of it.
    pub fn told(&self) -> Option<&str> {
        match self {
            Self::Refused(words) => Some(words),
            Self::Address
            | Self::Https
            | Self::Private
            | Self::Name
            | Self::KeyMissing
            | Self::Key
            | Self::Unreachable
            | Self::Slow
            | Self::Odd
            | Self::TooLong
            | Self::NoName
            | Self::Gone
            | Self::Never => None,
        }
    }

    /// A refusal in the other side's words, cut to what a person reads.
    pub(super) fn refused(words: &str) -> Self {
        let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::Refused(plain.chars().take(300).collect())
    }
}
