//! Hands the notes over to a pad that people already have: an Etherpad, a `HedgeDoc`.
//!
//! Three acts, each with the same [`Target`]: [`Client::plan`] says what would happen
//! and writes nothing, [`Client::push`] writes, [`Client::read_back`] tells what people
//! changed since. A pad that no longer looks as we left it is never written over: the
//! notes then go beside it, to `NAME-v2`.
//!
//! Knows no workshop and no page: it is given a file and gives back a [`Handover`].
//! Keys are used and forgotten. Time, size and reach of every request are bounded
//! (`client`, `address`).

mod address;
mod changes;
mod client;
mod etherpad;
mod fault;
mod hedgedoc;
mod name;

use crate::domain::{Engine, Handover, Text};

pub use address::Server;
pub use changes::{Changes, Line};
pub use client::Client;
pub use fault::Fault;
pub use name::PadName;

/// What opens the other side. Never stored, never logged.
#[derive(Clone)]
pub enum Key {
    /// Nothing: `HedgeDoc` 1 with anonymous notes.
    None,
    /// An API key (Etherpad 1, or 2 with `authenticationMethod: apikey`), or an access
    /// token (`HedgeDoc` 2).
    Key(String),
    /// A client of Etherpad 2 (OAuth client credentials).
    Client {
        /// Its id.
        id: String,
        /// Its secret.
        secret: String,
    },
}

/// Where the notes are to go.
pub struct Target {
    /// The software.
    pub engine: Engine,
    /// Its server.
    pub server: Server,
    /// The name of the pad there; `HedgeDoc` 1 chooses its own.
    pub pad: PadName,
    /// What opens it.
    pub key: Key,
    /// What was handed over to this server before, the newest last.
    pub before: Vec<Handover>,
}

/// The notes, in the forms that pads take.
pub struct Notes {
    /// For Etherpad: a fragment of HTML.
    pub html: String,
    /// For `HedgeDoc`.
    pub markdown: String,
}

/// What a push does, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The name of the pad that receives the notes; none when the other side chooses.
    pub pad: Option<String>,
    /// Whether that pad exists and still looks as we left it.
    pub replaces: bool,
    /// Pads of that name that people have written in, and that stay as they are.
    pub kept: Vec<String>,
}

impl Client {
    /// What [`Client::push`] would do. Writes nothing.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn plan(&self, target: &Target) -> Result<Plan, Fault> {
        match target.engine {
            Engine::Etherpad => etherpad::Etherpad::enter(self, target).await?.plan().await,
            Engine::HedgeDoc1 => hedgedoc::plan_new(self, target).await,
            Engine::HedgeDoc2 => hedgedoc::plan_alias(self, target).await,
        }
    }

    /// Writes the notes, and tells where they are.
    ///
    /// # Errors
    /// [`Fault`]; what was written before a fault stays there.
    pub async fn push(&self, target: &Target, notes: &Notes) -> Result<Handover, Fault> {
        match target.engine {
            Engine::Etherpad => {
                etherpad::Etherpad::enter(self, target).await?.push(&notes.html).await
            }
            Engine::HedgeDoc1 => hedgedoc::push_new(self, target, &notes.markdown).await,
            Engine::HedgeDoc2 => hedgedoc::push_alias(self, target, &notes.markdown).await,
        }
    }

    /// What people changed in a pad since it was left. For `HedgeDoc`, which keeps no
    /// copy of what we left, against the notes as they are now.
    ///
    /// # Errors
    /// [`Fault::Never`] when nothing was handed over to a pad of this name.
    pub async fn read_back(&self, target: &Target, notes: &Notes) -> Result<Changes, Fault> {
        let handover = target.newest().ok_or(Fault::Never)?;
        match target.engine {
            Engine::Etherpad => {
                etherpad::Etherpad::enter(self, target).await?.read_back(handover).await
            }
            Engine::HedgeDoc1 | Engine::HedgeDoc2 => {
                hedgedoc::read_back(self, target, handover, &notes.markdown).await
            }
        }
    }
}

impl Target {
    /// What was left in the pad of this name.
    fn left(&self, pad: &str) -> Option<&str> {
        self.before.iter().find(|it| it.pad.as_str() == pad).map(|it| it.left.as_str())
    }

    /// The newest handover to a pad of this name or a later version of it.
    fn newest(&self) -> Option<&Handover> {
        let is_one = |it: &&Handover| {
            self.engine == Engine::HedgeDoc1
                || self.pad.versions().any(|name| name == it.pad.as_str())
        };
        self.before.iter().rev().find(is_one)
    }

    /// What to remember of a pad that was just written.
    fn handover(&self, pad: &str, address: String, left: &str) -> Result<Handover, Fault> {
        let text = |words: &str| Text::line(words, MOST).map_err(|_| Fault::Odd);
        Ok(Handover {
            engine: self.engine,
            server: text(self.server.as_str())?,
            pad: text(pad)?,
            address: text(&address)?,
            left: text(left)?,
        })
    }
}

/// Longest address that is remembered, in grapheme clusters.
const MOST: usize = 500;
