//! The rehearsal: simulated people play a whole meeting through the same HTTP and
//! WebSocket interface as real ones.
//!
//! [`demo`] is what they say, `agenda` what the server says is to be done, [`line`]
//! a socket like a phone's, `scenes` one way to play each kind of step. Whatever the
//! agenda, it is played in its order, and read anew before each step: whoever leads
//! may change it meanwhile.
//!
//! Knows the server by its addresses only. Everything it writes belongs to simulated
//! seats, so that one order erases it. It waits for answers, with a deadline, and
//! pauses only at a human pace.

mod agenda;
mod ask;
mod browser;
mod cast;
pub mod command;
pub mod demo;
mod device;
mod fault;
mod line;
mod pace;
mod played;
mod scenes;
mod stage;
mod wire;

pub use fault::Fault;
pub use pace::Pace;
pub use played::{Happening, Played};

use demo::Demo;
use stage::Stage;

/// Who plays where, and how fast.
#[derive(Debug, Clone)]
pub struct Player {
    /// Address of the server, without a slash at the end. No TLS: the rehearsal is for
    /// this computer and this network.
    pub base: String,
    /// Join code of the workshop.
    pub code: String,
    /// The secret of a facilitator's link.
    pub secret: String,
    /// How fast.
    pub pace: Pace,
}

/// Plays the agenda of a workshop from its first step to its end.
///
/// # Errors
/// [`Fault`], with what was under way. Dropping the future stops the play.
pub async fn play(player: Player) -> Result<Played, Fault> {
    play_aloud(player, "fr", |_| {}).await
}

/// The same, telling what happens; the facilitator reads the pages in `language`.
///
/// # Errors
/// As [`play`].
pub async fn play_aloud(
    player: Player,
    language: &str,
    tell: impl Fn(Happening<'_>) + Send + Sync,
) -> Result<Played, Fault> {
    Stage::set(player, Demo::shipped()?, (language, &tell)).await?.play().await
}
