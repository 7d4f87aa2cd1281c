//! How many live pages one device, one link, and all strangers of a workshop may open.
//!
//! Who opens one too many is told to slow down, and its page asks over plain HTTP
//! instead: it shows the same, some seconds later.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::{Fingerprint, LinkId, Workshop, WorkshopId};
use crate::live::who::Who;

/// Live pages of one device or one link: tabs, and sockets of a weak network that have
/// not been found dead yet.
const OF_ONE: usize = 32;
/// Live pages of all who hold no seat, in one workshop: walls, and readers of the notes.
const OF_STRANGERS: usize = 2_000;

/// Whose count a socket is in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Opener {
    Device(Fingerprint),
    Link(LinkId),
    Strangers(WorkshopId),
}

/// The sockets that are open.
#[derive(Default)]
pub(super) struct Sockets(Mutex<HashMap<Opener, usize>>);

/// One open socket, counted until it is dropped.
pub(super) struct Open {
    all: Arc<Sockets>,
    opener: Opener,
}

impl Sockets {
    /// Counts one more; none when there are enough.
    pub(super) fn open(self: &Arc<Self>, who: &Who, workshop: &Workshop) -> Option<Open> {
        let opener = match who {
            Who::Team { link, .. } => Opener::Link(*link),
            Who::Device(device) if !device.seats(workshop).is_empty() => {
                Opener::Device(device.mark)
            }
            Who::Device(_) | Who::Stranger => Opener::Strangers(workshop.id),
        };
        let most = if matches!(opener, Opener::Strangers(_)) { OF_STRANGERS } else { OF_ONE };
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(opener).or_default();
        (*count < most).then(|| {
            *count += 1;
            Open { all: Arc::clone(self), opener }
        })
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut counts = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.opener) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.opener);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    #[test]
    fn one_browser_opens_many_pages_and_not_all_of_them() {
        let all = Arc::new(Sockets::default());
        let workshop = Workshop::empty(WorkshopId(1));
        let one = Who::Team { role: Role::Facilitator, link: LinkId(1) };
        let other = Who::Team { role: Role::Scribe, link: LinkId(2) };
        let mut open: Vec<_> = (0..OF_ONE).map(|_| all.open(&one, &workshop).unwrap()).collect();
        assert!(all.open(&one, &workshop).is_none());
        assert!(all.open(&other, &workshop).is_some(), "another is not held up");
        assert!(all.open(&Who::Stranger, &workshop).is_some());
        open.pop();
        assert!(all.open(&one, &workshop).is_some());
        drop(open);
        assert!(all.0.lock().unwrap().is_empty(), "nothing is kept of who left");
    }
}
