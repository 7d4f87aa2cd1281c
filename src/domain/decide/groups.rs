//! Grouping. The whole team groups; each step can be undone by who did it, unless
//! somebody touched the same card or group since.

use super::{Decided, Decision, allowed};
use crate::domain::{
    Command, Contribution, ContributionId, Event, Group, GroupAct, GroupId, Placement, Rank,
    Refusal, RoundId, Text, UndoStep, limits,
};

impl Decision<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn groups(&self, command: Command) -> Decided {
        self.must_be_team()?;
        match command {
            Command::MakeGroup { round, group, headline, cards } => {
                self.make(self.workshop.grouping_of(round)?, group, headline, cards)
            }
            Command::NameGroup { group, headline, gesture } => {
                let old = self.workshop.group(group)?;
                if old.headline == headline && old.gesture == gesture {
                    return Ok(vec![]);
                }
                Ok(acts_in(old.round, vec![GroupAct::Named { group, headline, gesture }]))
            }
            Command::MoveGroup { group, before } => self.rank(group, before),
            Command::DissolveGroup(group) => {
                let old = self.workshop.group(group)?;
                Ok(acts_in(old.round, vec![GroupAct::Dissolved(group)]))
            }
            Command::Put { round, cards, group, before } => {
                let round = self.workshop.grouping_of(round)?;
                if let Some(group) = group {
                    allowed(self.workshop.group(group)?.round == round)?;
                }
                let acts = self.put(round, &cards, group, before)?;
                Ok(acts_in(round, acts))
            }
            Command::Merge { round, card, into } => {
                self.merge(self.workshop.grouping_of(round)?, card, into)
            }
            Command::Split { round, card } => {
                let round = self.workshop.grouping_of(round)?;
                let merged = self.workshop.contribution(card)?.merged_into.is_some();
                let split = GroupAct::Merged { card, into: None };
                Ok(if merged { acts_in(round, vec![split]) } else { vec![] })
            }
            Command::Undo(round) => self.undo(self.workshop.grouping_of(round)?),
            _ => Err(Refusal::NotAllowed),
        }
    }

    fn make(
        &self,
        round: RoundId,
        id: GroupId,
        headline: Option<Text>,
        cards: Vec<ContributionId>,
    ) -> Decided {
        let groups = self.workshop.groups_of(round);
        if groups.len() >= limits::GROUPS {
            return Err(Refusal::Full);
        }
        if self.workshop.groups.contains_key(&id) {
            return Err(Refusal::IdTaken);
        }
        let rank = Rank::between(groups.last().map(|group| &group.rank), None);
        let made = Group { id, round, rank, headline, gesture: None };
        let mut acts = vec![GroupAct::Made(made)];
        acts.extend(self.put(round, &cards, Some(id), None)?);
        Ok(acts_in(round, acts))
    }

    fn rank(&self, id: GroupId, before: Option<GroupId>) -> Decided {
        let group = self.workshop.group(id)?;
        let others: Vec<&Group> =
            self.workshop.groups_of(group.round).into_iter().filter(|g| g.id != id).collect();
        let index = match before {
            Some(before) => {
                others.iter().position(|g| g.id == before).ok_or(Refusal::UnknownGroup)?
            }
            None => others.len(),
        };
        let low = index.checked_sub(1).map(|index| &others[index].rank);
        let rank = Rank::between(low, others.get(index).map(|group| &group.rank));
        Ok(acts_in(group.round, vec![GroupAct::Ranked { group: id, rank }]))
    }

    /// Puts cards one after the other before `before`, or at the end of `group`.
    fn put(
        &self,
        round: RoundId,
        cards: &[ContributionId],
        group: Option<GroupId>,
        before: Option<ContributionId>,
    ) -> Result<Vec<GroupAct>, Refusal> {
        if cards.len() > limits::CARDS_AT_ONCE {
            return Err(Refusal::TooMany);
        }
        let there = self.workshop.cards_of(round, group);
        let there: Vec<&Contribution> =
            there.into_iter().filter(|card| !cards.contains(&card.id)).collect();
        let index = before
            .and_then(|id| there.iter().position(|card| card.id == id))
            .unwrap_or(there.len());
        let rank_of = |card: &&Contribution| {
            self.workshop.placements.get(&(round, card.id)).map(|placed| placed.rank.clone())
        };
        let mut low = there[..index].iter().rev().find_map(rank_of);
        let high = there[index..].iter().find_map(rank_of);
        let mut acts = Vec::new();
        for card in cards {
            self.groupable(round, *card)?;
            // Among the cards in no group that nobody ordered, arrival is the order.
            if group.is_none() && high.is_none() {
                acts.push(GroupAct::Put { card: *card, placement: None });
                continue;
            }
            let rank = Rank::between(low.as_ref(), high.as_ref());
            low = Some(rank.clone());
            acts.push(GroupAct::Put { card: *card, placement: Some(Placement { group, rank }) });
        }
        Ok(acts)
    }

    fn groupable(&self, round: RoundId, card: ContributionId) -> Result<(), Refusal> {
        let entry = self.workshop.contribution(card)?;
        let shown = entry.is_public() && self.workshop.sources(round).contains(&entry.round);
        if shown { Ok(()) } else { Err(Refusal::UnknownContribution) }
    }

    fn merge(&self, round: RoundId, card: ContributionId, into: ContributionId) -> Decided {
        self.groupable(round, card)?;
        self.groupable(round, into)?;
        let target = self.workshop.contribution(into)?;
        // One level only: what was merged cannot take in others.
        if card == into || target.merged_into.is_some() {
            return Err(Refusal::BadField);
        }
        let mut acts: Vec<GroupAct> = self
            .workshop
            .all_said()
            .filter(|entry| entry.merged_into == Some(card))
            .map(|entry| GroupAct::Merged { card: entry.id, into: Some(into) })
            .collect();
        acts.push(GroupAct::Merged { card, into: Some(into) });
        Ok(acts_in(round, acts))
    }

    /// Whether undoing a step leaves merges of one level, and takes no group away from
    /// under the cards of others.
    fn sound_after(&self, step: &UndoStep) -> bool {
        let mut after = self.workshop.clone();
        for act in &step.acts {
            after.play_act(step.round, act);
        }
        let merged = |id| after.contribution(id).is_ok_and(|entry| entry.merged_into.is_some());
        let emptied = |act: &GroupAct| match act {
            GroupAct::Dissolved(group) => {
                after.placements.values().all(|placed| placed.group != Some(*group))
            }
            GroupAct::Made(_)
            | GroupAct::Named { .. }
            | GroupAct::Ranked { .. }
            | GroupAct::Put { .. }
            | GroupAct::Merged { .. } => true,
        };
        step.acts.iter().all(emptied)
            && !after.all_said().any(|entry| entry.merged_into.is_some_and(merged))
    }

    fn undo(&self, round: RoundId) -> Decided {
        let by = self.actor().by();
        let steps = &self.workshop.undo;
        let index = steps
            .iter()
            .rposition(|step| step.by == by && step.round == round)
            .ok_or(Refusal::NothingToUndo)?;
        let step = &steps[index];
        let touched_since = steps.iter().skip(index + 1).any(|later| {
            later.acts.iter().any(|act| step.acts.iter().any(|mine| mine.touches(act)))
        });
        if touched_since || !self.sound_after(step) {
            return Err(Refusal::NothingToUndo);
        }
        Ok(vec![Event::Undone { round, step: step.op, acts: step.acts.clone() }])
    }
}

fn acts_in(round: RoundId, acts: Vec<GroupAct>) -> Vec<Event> {
    acts.into_iter().map(|act| Event::Grouped { round, act }).collect()
}
