//! What a browser asks, as it comes: a flat object of strings, from a socket or a form.
//!
//! The same struct is read from both, so that every action works as a plain form.
//! Unknown fields are refused, never ignored.

use serde::{Deserialize, Deserializer};

use super::frame::Refused;
use crate::domain::{OpId, Refusal};

/// One asking, before it is understood. Absent and empty fields are the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    missing_docs,
    reason = "docs/PROTOCOL.md describes each field; they are names on the wire"
)]
pub struct Asked {
    pub op: String,
    pub r#do: String,
    pub round: String,
    pub card: String,
    pub note: String,
    pub cards: String,
    pub group: String,
    pub seat: String,
    pub seats: String,
    pub text: String,
    pub what: String,
    pub place: String,
    pub tie: String,
    pub who: String,
    pub due: String,
    pub sub: String,
    pub kind: String,
    pub channel: String,
    pub on: String,
    pub act: String,
    pub seconds: String,
    pub answer: String,
    pub nickname: String,
    pub step: String,
    pub title: String,
    pub prompt: String,
    pub takes: String,
    pub before: String,
    pub into: String,
    pub headline: String,
    pub gesture: String,
    #[serde(deserialize_with = "text")]
    pub scene: Option<String>,
    #[serde(deserialize_with = "text")]
    pub blank: Option<String>,
    #[serde(deserialize_with = "text")]
    pub hall: Option<String>,
    #[serde(deserialize_with = "text")]
    pub quoted: Option<String>,
    pub date: String,
    pub organiser: String,
    pub licence: String,
    pub wifi: String,
    pub wifi_password: String,
    pub role: String,
    pub label: String,
    pub names: String,
    pub link: String,
    pub simulated: String,
    pub hide: String,
    /// Where a form wants to go back to; a path of this workshop.
    pub back: String,
}

/// A field that is there is text; `null` is not.
fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    String::deserialize(from).map(Some)
}

/// What a socket sends: an asking, or a sign of life.
#[derive(Debug, PartialEq, Eq)]
pub enum Incoming {
    /// An asking.
    Asked(Box<Asked>),
    /// "Are you there?"
    Ping,
}

/// Longest message a browser may send, in bytes: a talk of 30,000 letters fits.
pub const LONGEST: usize = 256 * 1024;

impl Incoming {
    /// Reads one message.
    ///
    /// # Errors
    /// [`Refused::BadFrame`] for what is not a flat object of strings,
    /// [`Refused::UnknownField`] for a field no command has.
    pub fn read(message: &str) -> Result<Self, Refused> {
        if message.len() > LONGEST {
            return Err(Refused::BadFrame);
        }
        // Nearly all that comes is well-formed: what is not is looked at more closely.
        // (A list would be taken for the fields in their order.)
        if message.trim_start().starts_with('{')
            && let Ok(asked) = serde_json::from_str(message)
        {
            return Ok(Self::Asked(asked));
        }
        let fields: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(message).map_err(|_| Refused::BadFrame)?;
        if fields.contains_key("ping") {
            return Ok(Self::Ping);
        }
        if fields.values().any(|value| !value.is_string()) {
            return Err(Refused::BadFrame);
        }
        serde_json::from_value(serde_json::Value::Object(fields))
            .map(|asked| Self::Asked(Box::new(asked)))
            .map_err(|_| Refused::UnknownField)
    }

    /// The op of a message that could not be read, so that the answer finds its way.
    pub fn op_of(message: &str) -> Option<String> {
        let value: serde_json::Value = serde_json::from_str(message).ok()?;
        let op = value.get("op")?.as_str()?;
        op.parse::<OpId>().ok().map(|op| op.to_string())
    }
}

impl Asked {
    /// The asking's own id.
    ///
    /// # Errors
    /// [`Refusal::BadField`].
    pub fn op(&self) -> Result<OpId, Refusal> {
        self.op.parse().map_err(|_| Refusal::BadField)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_a_flat_object_of_known_strings() {
        let read = Incoming::read(r#"{"op":"x","do":"say","text":"Un repair café"}"#).unwrap();
        let Incoming::Asked(asked) = read else { panic!("not an asking") };
        assert_eq!((asked.r#do.as_str(), asked.text.as_str()), ("say", "Un repair café"));
        assert_eq!(Incoming::read(r#"{"ping":1}"#), Ok(Incoming::Ping));
        assert_eq!(Incoming::read(r#"{"do":"say","admin":"1"}"#), Err(Refused::UnknownField));
        for bad in [
            "",
            "[]",
            r#"["op"]"#,
            "1",
            r#"{"do":{"a":1}}"#,
            r#"{"do":"#,
            "null",
            r#"{"scene":null}"#,
        ] {
            assert_eq!(Incoming::read(bad), Err(Refused::BadFrame), "{bad}");
        }
    }
}
