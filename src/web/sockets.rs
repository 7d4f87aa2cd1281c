//! How many live pages one device, one link, and all strangers of a workshop may open.
//!
//! Who opens one too many is told to slow down, and its page asks over plain HTTP
//! instead: it shows the same, some seconds later.

use std::sync::Arc;

use super::counts::{Counted, Counts};
use crate::domain::{Fingerprint, LinkId, Workshop, WorkshopId};
use crate::live::who::Who;

/// Live pages of one device or one link: tabs, and sockets of a weak network that have
/// not been found dead yet.
const OF_ONE: usize = 32;
/// Live pages of all who hold no seat, in one workshop: walls, and readers of the notes.
const OF_STRANGERS: usize = 2_000;

/// Whose count a socket is in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Opener {
    Device(Fingerprint),
    Link(LinkId),
    Strangers(WorkshopId),
}

/// The sockets that are open.
#[derive(Default)]
pub(super) struct Sockets(Arc<Counts<Opener>>);

impl Sockets {
    /// Counts one more for as long as the answer is held; none when there are enough.
    pub(super) fn open(&self, who: &Who, workshop: &Workshop) -> Option<Counted<Opener>> {
        let opener = match who {
            Who::Team { link, .. } => Opener::Link(*link),
            Who::Device(device) if !device.seats(workshop).is_empty() => {
                Opener::Device(device.mark)
            }
            Who::Device(_) | Who::Stranger => Opener::Strangers(workshop.id),
        };
        let most = if matches!(opener, Opener::Strangers(_)) { OF_STRANGERS } else { OF_ONE };
        self.0.enter(opener, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    #[test]
    fn one_browser_opens_many_pages_and_not_all_of_them() {
        let all = Sockets::default();
        let workshop = Workshop::empty(WorkshopId(1));
        let one = Who::Team { role: Role::Facilitator, link: LinkId(1) };
        let other = Who::Team { role: Role::Scribe, link: LinkId(2) };
        let mut open: Vec<_> = (0..OF_ONE).map(|_| all.open(&one, &workshop).unwrap()).collect();
        assert!(all.open(&one, &workshop).is_none());
        assert!(all.open(&other, &workshop).is_some(), "another is not held up");
        assert!(all.open(&Who::Stranger, &workshop).is_some());
        open.pop();
        assert!(all.open(&one, &workshop).is_some());
    }
}
