//! Messages to a browser: one header line of JSON, then elements.

use serde::Serialize;

use super::message::Message;
use crate::domain::Refusal;

/// The header line. Absent keys are not sent; a browser ignores keys it does not know.
#[derive(Debug, Default, Serialize)]
#[serde(default)]
pub struct Header<'a> {
    /// The last event this frame contains.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<u64>,
    /// The first event this frame contains, when it folds several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<u64>,
    /// The number of what has no event, when it changed: see [`Sight::pulse`](super::Sight).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pulse: Option<u64>,
    /// The asking that is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ack: Option<&'a str>,
    /// The asking that is refused for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nack: Option<&'a str>,
    /// The asking that should be sent again later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later: Option<&'a str>,
    /// After how many milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<u64>,
    /// Stable code of the refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// The sentence for the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<&'a str>,
    /// The field it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'a str>,
    /// The gap is too old: fetch the page again; the present head.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resync: Option<u64>,
    /// Answer to a ping: the last event sent to this socket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pong: Option<u64>,
    /// Server time, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// Hash of the browser code this server serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build: Option<&'a str>,
    /// The end: `kicked` who may no longer look, `ended` the workshop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bye: Option<&'a str>,
    /// The server stops: come back after so many milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<u64>,
}

impl Header<'_> {
    /// The header alone, as one line without its line feed.
    pub fn line(&self) -> String {
        // Only strings and numbers: nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }

    /// A message: this header, then `body`.
    pub fn with(&self, body: &str) -> Message {
        self.with_both(body, "")
    }

    /// A message: this header, then both bodies as one.
    pub fn with_both(&self, body: &str, own: &str) -> Message {
        let line = self.line();
        let end = if body.is_empty() && own.is_empty() { "" } else { "\n" };
        Message::of(&[&line, end, body, own])
    }

    /// A message of `collecte.json.1`: this header, and in its key `ev` the objects,
    /// which are JSON already, parted by commas.
    pub fn with_events(&self, objects: &str) -> Message {
        let line = self.line();
        // Only the brace that ends it is taken away.
        let open = line.strip_suffix('}').unwrap_or(&line);
        let comma = if open.len() > 1 { "," } else { "" };
        Message::of(&[open, comma, "\"ev\":[", objects, "]}"])
    }
}

/// What became of an asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Stored, at this place of the log; or it had been stored before.
    Stored {
        /// The head of the log when it was answered.
        seq: u64,
    },
    /// Refused for good.
    Refused {
        /// Why.
        refusal: Refused,
        /// The field to look at.
        field: Option<&'static str>,
    },
    /// Not now: the store did not take it. Nothing was said to anybody.
    Later {
        /// When to try again, in milliseconds.
        ms: u64,
    },
}

/// Why an asking was refused: by the rules, or because it could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// By the rules of the workshop.
    Rule(Refusal),
    /// The verb is not known.
    UnknownCommand,
    /// A field is not known to any command.
    UnknownField,
    /// The message is not a flat JSON object of strings.
    BadFrame,
}

impl Refused {
    /// The codes that are not rules.
    pub const EDGE: [Self; 3] = [Self::UnknownCommand, Self::UnknownField, Self::BadFrame];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rule(refusal) => refusal.code(),
            Self::UnknownCommand => "unknown_command",
            Self::UnknownField => "unknown_field",
            Self::BadFrame => "bad_frame",
        }
    }
}

impl Answer {
    /// The message for the browser that asked, with the sentence for its person.
    pub fn message(&self, op: &str, say: impl Fn(&str) -> String) -> Message {
        match self {
            Self::Stored { seq } => {
                Header { ack: Some(op), seq: Some(*seq), ..Header::default() }.with("")
            }
            Self::Refused { refusal, field } => {
                let code = refusal.code();
                let say = say(code);
                Header {
                    nack: Some(op),
                    code: Some(code),
                    say: Some(&say),
                    field: *field,
                    ..Header::default()
                }
                .with("")
            }
            Self::Later { ms } => {
                Header { later: Some(op), ms: Some(*ms), ..Header::default() }.with("")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_stand_beside_the_numbers_in_one_object() {
        let read = |message: &Message| {
            serde_json::from_slice::<serde_json::Value>(&message.text()).unwrap()
        };
        let header = Header { seq: Some(7), ..Header::default() };
        let both = r#"{"e":"del","id":"a"},{"e":"del","id":"b"}"#;
        let message = read(&header.with_events(both));
        assert_eq!((&message["seq"], &message["ev"][1]["id"]), (&7.into(), &"b".into()));
        let message = read(&Header::default().with_events(r#"{"e":"del","id":"a"}"#));
        assert_eq!(message.as_object().unwrap().len(), 1);
    }
}
