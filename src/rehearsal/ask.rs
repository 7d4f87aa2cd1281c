//! One asking: a verb and its fields, as flat strings with a fresh `op`.

use super::fault::Fault;
use crate::domain::OpId;

/// An id that nobody has, in 26 letters.
pub(super) fn fresh() -> Result<String, Fault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(OpId(u128::from_be_bytes(bytes)).to_string())
}

/// An asking under way.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    /// Its own id.
    pub(super) op: String,
    fields: Vec<(&'static str, String)>,
}

impl Ask {
    /// Asks for `verb`.
    pub(super) fn to(verb: &str) -> Result<Self, Fault> {
        let op = fresh()?;
        let fields = vec![("op", op.clone()), ("do", verb.to_owned())];
        Ok(Self { op, fields })
    }

    /// With this field.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    /// With all of these.
    #[must_use]
    pub(super) fn with_all(mut self, fields: &[(&'static str, String)]) -> Self {
        self.fields.extend_from_slice(fields);
        self
    }

    /// What is asked, for messages.
    pub(super) fn verb(&self) -> String {
        self.fields.get(1).map(|(_, verb)| verb.clone()).unwrap_or_default()
    }

    /// As form fields.
    pub(super) fn fields(&self) -> &[(&'static str, String)] {
        &self.fields
    }

    /// As a message for a socket.
    pub(super) fn message(&self) -> String {
        let object: serde_json::Map<_, _> = self
            .fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
            .collect();
        serde_json::Value::Object(object).to_string()
    }
}
