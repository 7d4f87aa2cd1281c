//! Publishing the notes: asked for by the facilitator once the meeting is over, and done
//! when nobody can take words back any more. Nothing has to wake up for it: whether the
//! notes are public is a question of the state and of the hour.

use super::terms::coded;
use super::{Moment, Workshop};

coded! {
    /// With which names the notes are published.
    PublishedNames {
        /// As everybody sees them.
        Shown = "shown",
        /// First letters.
        Initials = "initials",
        /// None at all.
        Nobody = "none",
    }
}

/// That the notes are to be public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publication {
    /// With which names.
    pub names: PublishedNames,
    /// When it was asked for.
    pub asked: Moment,
}

impl Workshop {
    /// From when on anybody may read the notes; none while nobody asked for it, or while
    /// the meeting runs.
    pub fn public_from(&self) -> Option<Moment> {
        let asked = self.publication?.asked;
        self.window_ends().map(|end| end.max(asked))
    }

    /// How the notes are public at `now`; none when they are not.
    pub fn published(&self, now: Moment) -> Option<Publication> {
        self.publication.filter(|_| self.public_from().is_some_and(|from| from <= now))
    }
}
