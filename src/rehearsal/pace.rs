//! How fast people are.

use std::time::Duration;

/// How fast people are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As people are: they think, and type with a thumb.
    Human,
    /// As fast as the server answers.
    Fast,
}

/// Letters a thumb types in a second.
const LETTERS_PER_SECOND: u64 = 6;
/// Nobody types longer than this, in seconds: long texts are dictated or pasted.
const LONGEST_TYPING: u64 = 20;

impl Pace {
    /// A person thinks: one to eight seconds.
    pub(super) async fn think(self) {
        self.wait(|| 1_000 + u64::from(dice()) * 7_000 / 255).await;
    }

    /// A person types `text`.
    pub(super) async fn type_out(self, text: &str) {
        let letters = text.chars().count() as u64;
        self.wait(|| (letters * 1_000 / LETTERS_PER_SECOND).min(LONGEST_TYPING * 1_000)).await;
    }

    async fn wait(self, millis: impl FnOnce() -> u64) {
        match self {
            Self::Human => tokio::time::sleep(Duration::from_millis(millis())).await,
            Self::Fast => {}
        }
    }
}

/// A number from 0 to 255; without randomness all people think as long.
fn dice() -> u8 {
    let mut drawn = [128];
    getrandom::fill(&mut drawn).map_or(128, |()| drawn[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::Instant;

    #[tokio::test(start_paused = true)]
    async fn people_take_their_time_and_machines_none() {
        let begin = Instant::now();
        Pace::Fast.think().await;
        Pace::Fast.type_out("une longue phrase").await;
        assert_eq!(begin.elapsed(), Duration::ZERO);
        Pace::Human.think().await;
        assert!((1..=8).contains(&begin.elapsed().as_secs()));
        let begin = Instant::now();
        Pace::Human.type_out(&"a".repeat(60)).await;
        assert_eq!(begin.elapsed().as_secs(), 10);
        Pace::Human.type_out(&"a".repeat(6_000)).await;
        assert_eq!(begin.elapsed().as_secs(), 30);
    }
}
