//! What the pages of one audience show, painted once for all who load them: after a cut
//! a whole hall asks for the same moment.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::sight::Sight;
use crate::screen::{Audience, Memo, Painter, Screen, Viewer};

/// The last painting of each audience. There are no more than pages, roles and languages.
#[derive(Default)]
pub(super) struct Shown(Mutex<BTreeMap<Audience, Last>>);

#[derive(Default)]
struct Last {
    sight: Option<Sight>,
    screen: Screen,
    memo: Memo,
}

impl Shown {
    /// What `audience` sees of this moment, beside what belongs to one person.
    pub(super) fn of(&self, sight: &Sight, audience: Audience, painter: &dyn Painter) -> Screen {
        // Others wait while one paints: they would paint the same. A painting that
        // panicked left the last one whole.
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = shown.entry(audience).or_default();
        let is_same = |seen: &Sight| {
            Arc::ptr_eq(&seen.workshop, &sight.workshop)
                && seen.pulse(audience, true) == sight.pulse(audience, true)
        };
        if !last.sight.as_ref().is_some_and(is_same) {
            let Sight { workshop, presence, door, .. } = sight;
            last.memo.renew(workshop);
            last.screen =
                painter.shared(&Viewer { workshop, presence, door, audience }, &last.memo);
            last.sight = Some(sight.clone());
        }
        last.screen.clone()
    }
}
