//! The wall: what it shows, for which hall.

use super::terms::coded;
use super::{ContributionId, Scene};

/// What the wall shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wall {
    /// The chosen scene; none: the current round's.
    pub scene: Option<Scene>,
    /// Nothing at all is shown.
    pub blank: bool,
    /// For which hall the letters are.
    pub hall: Hall,
    /// The entry shown in very large type by the `Quotation` scene.
    pub quoted: Option<ContributionId>,
}

coded! {
    /// Size of the hall: how far the last row sits.
    #[derive(Default)]
    Hall {
        /// Five metres.
        Small = "small",
        /// Seven metres.
        #[default]
        Medium = "medium",
        /// Ten metres.
        Large = "large",
    }
}

impl Wall {
    /// The wall after `change`.
    pub(super) fn after(self, change: WallChange) -> Self {
        Self {
            scene: change.scene.unwrap_or(self.scene),
            blank: change.blank.unwrap_or(self.blank),
            hall: change.hall.unwrap_or(self.hall),
            quoted: change.quoted.unwrap_or(self.quoted),
        }
    }
}

/// What to change on the wall; what is absent stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WallChange {
    /// Another scene; `Some(None)` follows the round again.
    pub scene: Option<Option<Scene>>,
    /// Blank or not.
    pub blank: Option<bool>,
    /// Another hall.
    pub hall: Option<Hall>,
    /// Another entry in very large type.
    pub quoted: Option<Option<ContributionId>>,
}
