//! Why a rehearsal stopped, with what was under way.

use super::demo::DemoFault;

/// Why a rehearsal stopped.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The data that comes with the program is broken.
    #[error("the play cannot be read: {0}")]
    Demo(#[from] DemoFault),
    /// No answer over HTTP.
    #[error("no answer while {doing}")]
    Unreachable {
        /// What was under way.
        doing: &'static str,
        /// Why.
        #[source]
        source: reqwest::Error,
    },
    /// An answer that is no success.
    #[error("answer {status} ({code}) while {doing}")]
    Status {
        /// What was under way.
        doing: &'static str,
        /// The HTTP status.
        status: u16,
        /// The stable code in the answer, if there was one.
        code: String,
    },
    /// Something else than what the protocol promises.
    #[error("an unexpected answer while {doing}: {what}")]
    Unexpected {
        /// What was under way.
        doing: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// An asking was refused.
    #[error("`{verb}` was refused: {code}")]
    Refused {
        /// What was asked.
        verb: String,
        /// The stable code.
        code: String,
    },
    /// An asking was never answered.
    #[error("`{verb}` was not answered in time")]
    Late {
        /// What was asked.
        verb: String,
    },
    /// The go-round does not come to its end.
    #[error("the floor goes round and round in `{0}`")]
    Endless(String),
    /// Somebody erased the rehearsal while it was played.
    #[error("the rehearsal was erased meanwhile")]
    Erased,
    /// The machine gives no randomness.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
}

impl Fault {
    /// Whether it is a refusal with this code.
    pub(super) fn is(&self, wanted: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == wanted)
    }

    /// Whether somebody else changed the room meanwhile: the play goes on from there.
    pub(super) fn is_overtaken(&self) -> bool {
        const OVERTAKEN: [&str; 4] =
            ["not_your_turn", "round_closed", "round_not_open", "unknown_round"];
        OVERTAKEN.iter().any(|code| self.is(code))
    }
}
