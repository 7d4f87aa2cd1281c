//! The header line of what the server sends, as far as a player needs it.

use serde::Deserialize;

/// One header line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Heard {
    /// The last event in this frame.
    pub(super) seq: Option<u64>,
    /// The first one, when it folds several.
    pub(super) from: Option<u64>,
    /// The asking that is stored.
    pub(super) ack: Option<String>,
    /// The asking that is refused.
    pub(super) nack: Option<String>,
    /// The asking to send again,
    pub(super) later: Option<String>,
    /// after so many milliseconds.
    pub(super) ms: Option<u64>,
    /// Why it is refused.
    pub(super) code: Option<String>,
    /// The page missed too much.
    pub(super) resync: Option<u64>,
    /// The end.
    pub(super) bye: Option<String>,
}

/// What became of an asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// It is stored.
    Stored,
    /// It is refused, by this code.
    Refused(String),
    /// It should be sent again after so many milliseconds.
    Later(u64),
}

impl Heard {
    /// Reads the first line of a message; nothing when it is no header.
    pub(super) fn read(message: &str) -> Option<Self> {
        serde_json::from_str(message.lines().next()?).ok()
    }

    /// Whether it carries pieces or events, and not an answer alone.
    pub(super) fn brings_frame(&self, message: &str) -> bool {
        message.contains('\n') || self.answer().is_none()
    }

    /// The asking that it answers, and how.
    pub(super) fn answer(&self) -> Option<(&str, Answer)> {
        let refused = || Answer::Refused(self.code.clone().unwrap_or_default());
        let later = || Answer::Later(self.ms.unwrap_or(500));
        let stored = self.ack.as_deref().map(|op| (op, Answer::Stored));
        stored
            .or_else(|| self.nack.as_deref().map(|op| (op, refused())))
            .or_else(|| self.later.as_deref().map(|op| (op, later())))
    }

    /// Whether a page that knows `known` missed something before this.
    pub(super) fn leaves_gap_after(&self, known: u64) -> bool {
        self.resync.is_some() || self.from.or(self.seq).is_some_and(|first| first > known + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_finds_its_asking() {
        let heard = Heard::read(r#"{"ack":"op1","seq":7}"#).unwrap();
        assert_eq!(heard.answer(), Some(("op1", Answer::Stored)));
        let heard = Heard::read(r#"{"nack":"op2","code":"round_closed","say":"…"}"#).unwrap();
        assert_eq!(heard.answer(), Some(("op2", Answer::Refused("round_closed".to_owned()))));
        let heard = Heard::read(r#"{"later":"op3","ms":40}"#).unwrap();
        assert_eq!(heard.answer(), Some(("op3", Answer::Later(40))));
        assert_eq!(Heard::read("<li>"), None);
    }

    #[test]
    fn a_gap_is_seen() {
        let frame = |text: &str| Heard::read(text).unwrap();
        assert!(!frame("{\"seq\":8}\n<li>").leaves_gap_after(7));
        assert!(!frame(r#"{"seq":9,"from":8}"#).leaves_gap_after(7));
        assert!(frame(r#"{"seq":9}"#).leaves_gap_after(7));
        assert!(frame(r#"{"resync":9}"#).leaves_gap_after(9));
        assert!(!frame(r#"{"pong":9}"#).leaves_gap_after(1));
    }
}
