//! What was said, and what became of it.

use std::sync::Arc;

use imbl::OrdSet;

use super::unreachable_here;
use crate::domain::{
    Author, By, Contribution, ContributionId, Event, Happened, Mark, Moment, OpId, Revision,
    Statement, Workshop, limits,
};

impl Workshop {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn apply_words(&mut self, happened: &Happened) {
        match &happened.event {
            Event::Contributed { .. } => self.hear(happened),
            Event::Edited { id, statement } => {
                let (at, statement) = (happened.at, (**statement).clone());
                self.change_contribution(*id, |entry| {
                    entry.edits = entry.edits.saturating_add(1);
                    entry.reword(at, statement);
                });
            }
            Event::Reconciled { id, statement, revision } => {
                let (at, statement) = (happened.at, (**statement).clone());
                self.change_contribution(*id, |entry| {
                    entry.edits = entry.edits.max(*revision);
                    if entry.statement != statement {
                        entry.reword(at, statement);
                    }
                });
            }
            Event::Marked { id, mark: Mark::Withdrawn, .. } => {
                self.withdrawn.insert(*id);
                self.forget(*id);
            }
            Event::Marked { id, mark: Mark::Hidden, on }
                if !self.contributions.contains_key(id) =>
            {
                if *on {
                    self.hidden.insert(*id);
                } else {
                    self.hidden.remove(id);
                }
            }
            Event::Marked { id, mark, on } => {
                self.change_contribution(*id, |entry| entry.mark(*mark, *on));
                if *mark == Mark::Hidden && *on {
                    self.stop_quoting(*id);
                    self.hidden_with_its_author(*id, happened.op);
                }
            }
            Event::Supported { id, seat, on } => self.change_contribution(*id, |entry| {
                if *on {
                    entry.support.insert(*seat);
                } else {
                    entry.support.remove(seat);
                }
            }),
            Event::TakenFrom { id, note } => {
                self.change_contribution(*id, |entry| entry.source = Some(*note));
            }
            other => unreachable_here(other),
        }
    }

    pub(super) fn change_contribution(
        &mut self,
        id: ContributionId,
        change: impl FnOnce(&mut Contribution),
    ) {
        if let Some(entry) = self.contributions.get(&id) {
            let mut entry = Arc::clone(entry);
            change(Arc::make_mut(&mut entry));
            self.set_entry(id, Some(entry));
        }
    }

    /// Takes an entry away with its words; those merged into it stand alone again.
    pub(super) fn forget(&mut self, id: ContributionId) {
        let orphans: Vec<_> =
            self.merged.range((id, 0)..=(id, u64::MAX)).map(|(_, orphan)| *orphan).collect();
        for orphan in orphans {
            self.change_contribution(orphan, |entry| entry.merged_into = None);
        }
        if let Some(entry) = self.set_entry(id, None) {
            self.claimed.remove(&(entry.round, entry.order));
            if let Author::Seat(seat) = entry.author
                && let Some(given) = self.given.get_mut(&(entry.round, seat))
            {
                given.retain(|given| *given != id);
            }
        }
        self.said.retain(|said| *said != id);
        self.stop_quoting(id);
    }

    /// What is hidden by the asking that removes its author comes back with them.
    fn hidden_with_its_author(&mut self, id: ContributionId, op: OpId) {
        let Some(Author::Seat(seat)) = self.contribution(id).ok().map(|entry| entry.author) else {
            return;
        };
        self.change_seat(seat, |seat| {
            if let Some(removal) = seat.removal.as_mut().filter(|removal| removal.op == op) {
                removal.hidden.push(id);
            }
        });
    }

    fn stop_quoting(&mut self, id: ContributionId) {
        if self.wall.quoted == Some(id) {
            self.wall.quoted = None;
        }
    }

    fn hear(&mut self, happened: &Happened) {
        let Event::Contributed {
            id,
            round,
            kind,
            statement,
            author,
            name,
            channel,
            shared,
            simulated,
        } = &happened.event
        else {
            return unreachable_here(&happened.event);
        };
        let entry = Contribution {
            id: *id,
            round: *round,
            kind: *kind,
            statement: (**statement).clone(),
            author: *author,
            name: name.clone(),
            channel: *channel,
            by: happened.by,
            at: happened.at,
            order: happened.seq,
            shared: *shared,
            hidden: self.hidden.remove(id).is_some(),
            unnamed: false,
            answered: false,
            simulated: *simulated || self.is_simulated(*author, happened.by),
            merged_into: None,
            source: None,
            support: OrdSet::new(),
            edits: 0,
            revisions: Vec::new(),
        };
        match author {
            Author::Seat(seat) => {
                self.given.entry((*round, *seat)).or_default().push_back(*id);
            }
            Author::Claim(_) => {
                self.claimed.insert((*round, happened.seq), *id);
            }
            Author::Nobody => {}
        }
        self.set_entry(*id, Some(Arc::new(entry)));
        self.said.push_back(*id);
    }

    fn is_simulated(&self, author: Author, by: By) -> bool {
        let seat = |id| self.seat(id).is_ok_and(|seat| seat.simulated);
        let written_by = match by {
            By::Team(link) => self.links.get(&link).is_some_and(|link| link.simulated),
            By::Seat(id) => seat(id),
            By::Nobody => false,
        };
        written_by || matches!(author, Author::Seat(id) if seat(id))
    }
}

impl Contribution {
    /// Earlier wordings are those that others could read: a draft was its author's
    /// alone, and what was reworded while hidden must not come back with its history.
    fn reword(&mut self, at: Moment, statement: Statement) {
        let before = std::mem::replace(&mut self.statement, statement);
        if self.hidden {
            self.revisions.clear();
        }
        if !self.is_public() {
            return;
        }
        self.revisions.push(Revision { until: at, statement: before });
        if self.revisions.len() > limits::REVISIONS {
            self.revisions.remove(0);
        }
    }

    fn mark(&mut self, mark: Mark, on: bool) {
        match mark {
            Mark::Shared => self.shared = on,
            Mark::Hidden => self.hidden = on,
            Mark::Unnamed => self.unnamed = on,
            Mark::Answered => self.answered = on,
            // Handled before: a withdrawn entry is gone, not marked.
            Mark::Withdrawn => {}
        }
    }
}
