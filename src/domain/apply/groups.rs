//! Grouping acts, and what undoes each.

use super::unreachable_here;
use crate::domain::{Event, GroupAct, Happened, RoundId, UndoStep, Workshop, limits};

impl Workshop {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn apply_grouping(&mut self, happened: &Happened) {
        match &happened.event {
            Event::Grouped { round, act } => {
                if let Some(inverse) = self.inverse(*round, act) {
                    self.remember(*round, happened, inverse);
                }
                self.play_act(*round, act);
            }
            Event::Undone { round, step, acts } => {
                for act in acts {
                    self.play_act(*round, act);
                }
                self.undo.retain(|undo| undo.op != *step);
            }
            other => unreachable_here(other),
        }
    }

    pub(in crate::domain) fn play_act(&mut self, round: RoundId, act: &GroupAct) {
        match act {
            GroupAct::Made(group) => {
                self.groups.insert(group.id, group.clone());
            }
            // Placements stay: making the group again brings its cards back.
            GroupAct::Dissolved(group) => {
                self.groups.remove(group);
            }
            GroupAct::Named { group, headline, gesture } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.headline.clone_from(headline);
                    group.gesture.clone_from(gesture);
                }
            }
            GroupAct::Ranked { group, rank } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.rank.clone_from(rank);
                }
            }
            GroupAct::Put { card, placement: Some(placement) } => {
                self.placements.insert((round, *card), placement.clone());
            }
            GroupAct::Put { card, placement: None } => {
                self.placements.remove(&(round, *card));
            }
            GroupAct::Merged { card, into } => {
                self.change_contribution(*card, |entry| entry.merged_into = *into);
            }
        }
    }

    /// What brings the state back to before `act`; none when it changes nothing.
    fn inverse(&self, round: RoundId, act: &GroupAct) -> Option<GroupAct> {
        match act {
            GroupAct::Made(group) => Some(GroupAct::Dissolved(group.id)),
            GroupAct::Dissolved(group) => self.groups.get(group).cloned().map(GroupAct::Made),
            GroupAct::Named { group, .. } => self.groups.get(group).map(|old| GroupAct::Named {
                group: *group,
                headline: old.headline.clone(),
                gesture: old.gesture.clone(),
            }),
            GroupAct::Ranked { group, .. } => self
                .groups
                .get(group)
                .map(|old| GroupAct::Ranked { group: *group, rank: old.rank.clone() }),
            GroupAct::Put { card, .. } => Some(GroupAct::Put {
                card: *card,
                placement: self.placements.get(&(round, *card)).cloned(),
            }),
            GroupAct::Merged { card, .. } => self
                .contributions
                .get(card)
                .map(|old| GroupAct::Merged { card: *card, into: old.merged_into }),
        }
    }

    fn remember(&mut self, round: RoundId, happened: &Happened, inverse: GroupAct) {
        match self.undo.back_mut() {
            // The last act of a step is the first to be undone.
            Some(step) if step.op == happened.op => step.acts.insert(0, inverse),
            _ => self.undo.push_back(UndoStep {
                op: happened.op,
                seq: happened.seq,
                round,
                by: happened.by,
                acts: vec![inverse],
            }),
        }
        if self.undo.len() > limits::UNDO {
            self.undo.pop_front();
        }
    }
}
