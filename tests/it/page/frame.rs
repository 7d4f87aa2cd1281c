//! The head of a frame: one line of JSON, every key optional, unknown ones
//! ignored.

use serde::Deserialize;

/// What the first line of a frame says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Header {
    /// The last event that this frame brings.
    pub(crate) seq: Option<u64>,
    /// The first one, when several were folded into it.
    pub(crate) from: Option<u64>,
    /// The number of what it brings that has no event.
    pub(crate) pulse: Option<u64>,
    pub(crate) ack: Option<String>,
    pub(crate) nack: Option<String>,
    pub(crate) later: Option<String>,
    /// How long to wait before asking again.
    pub(crate) ms: Option<u64>,
    /// Why it was refused.
    pub(crate) code: Option<String>,
    /// The sentence for the person.
    pub(crate) say: Option<String>,
    pub(crate) resync: Option<u64>,
    pub(crate) pong: Option<u64>,
    pub(crate) bye: Option<String>,
}

impl Header {
    /// Whether it answers something that was asked.
    pub(crate) fn is_answer(&self) -> bool {
        self.op().is_some()
    }

    /// The `op` that it answers.
    pub(crate) fn op(&self) -> Option<&str> {
        self.ack.as_deref().or(self.nack.as_deref()).or(self.later.as_deref())
    }
}

/// The phrases of the browser's list in the place of their signs.
pub(crate) fn unfold(body: &str) -> String {
    let list = include_str!("../../../assets/js/phrases.js").lines();
    let phrases = list.filter_map(|line| line.trim().strip_prefix('\'')?.strip_suffix("',"));
    let signs = '\u{1}'..='\u{8}';
    signs.zip(phrases).fold(body.to_owned(), |body, (sign, phrase)| body.replace(sign, phrase))
}

/// Sets the header apart from the elements.
pub(crate) fn split(frame: &str) -> (Header, &str) {
    let (line, body) = frame.split_once('\n').unwrap_or((frame, ""));
    let header = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    (header, body)
}
