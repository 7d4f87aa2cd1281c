//! Grouping. The whole team groups; each step can be undone by who did it, unless
//! somebody touched the same card or group since.

use super::row::{self, Stand};
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
        if self.workshop.groups_of(round).len() >= limits::GROUPS {
            return Err(Refusal::Full);
        }
        if self.workshop.groups.contains_key(&id) {
            return Err(Refusal::IdTaken);
        }
        let row = self.groups_row(round);
        let rank = Rank::between(row.iter().map(|(rank, ..)| rank).max(), None);
        let made = Group { id, round, rank, headline, gesture: None };
        let mut acts = vec![GroupAct::Made(made)];
        acts.extend(self.put(round, &cards, Some(id), None)?);
        Ok(acts_in(round, acts))
    }

    fn rank(&self, id: GroupId, before: Option<GroupId>) -> Decided {
        let round = self.workshop.group(id)?.round;
        if let Some(before) = before {
            let there = self.workshop.group(before)?.round == round && before != id;
            there.then_some(()).ok_or(Refusal::UnknownGroup)?;
        }
        let keys = row::keys(self.groups_row(round), &[id], before, None);
        let acts = keys.into_iter().map(|(group, rank)| GroupAct::Ranked { group, rank });
        Ok(acts_in(round, acts.collect()))
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
        for card in cards {
            self.groupable(round, *card)?;
        }
        // Those who arrive later come later, in no group too.
        let end = group.is_none().then(|| Rank::of_arrival(self.workshop.seq + 1));
        let keys = row::keys(self.cards_row(round, group), cards, before, end);
        let placed = keys.into_iter().enumerate().map(|(place, (card, rank))| {
            // Who only makes room goes with its group, should that come back.
            let stood = self.workshop.placements.get(&(round, card)).and_then(|old| old.group);
            let group = if place < cards.len() { group } else { stood };
            GroupAct::Put { card, placement: Some(Placement { group, rank }) }
        });
        Ok(placed.collect())
    }

    /// Every card that has its place in `group`, and where undoing can bring one back.
    fn cards_row(&self, round: RoundId, group: Option<GroupId>) -> Vec<Stand<ContributionId, u64>> {
        let (workshop, sources) = (self.workshop, self.workshop.sources(round));
        let stand = |entry: &Contribution| {
            let rank = workshop.rank_of(round, entry).into_owned();
            (rank, entry.order, Some(entry.id))
        };
        let here = workshop
            .all_said()
            .filter(|entry| sources.contains(&entry.round))
            .filter(|entry| workshop.group_of(round, entry.id) == group)
            .map(stand);
        let back = self.undoable(round).filter_map(|act| {
            let GroupAct::Put { card, placement } = act else { return None };
            let order = workshop.contribution(*card).ok()?.order;
            let place = placement.as_ref().and_then(|placed| placed.group);
            let place = place.filter(|group| workshop.groups.contains_key(group));
            let placed = placement.as_ref().map(|placed| placed.rank.clone());
            (place == group)
                .then(|| (placed.unwrap_or_else(|| Rank::of_arrival(order)), order, None))
        });
        here.chain(back).collect()
    }

    /// The same of the groups themselves.
    fn groups_row(&self, round: RoundId) -> Vec<Stand<GroupId, String>> {
        let here = self.workshop.groups.values().filter(|group| group.round == round);
        let here = here.map(|group| (group.rank.clone(), group.id.to_string(), Some(group.id)));
        let back = self.undoable(round).filter_map(|act| match act {
            GroupAct::Made(Group { id, rank, .. }) | GroupAct::Ranked { group: id, rank } => {
                Some((rank.clone(), id.to_string(), None))
            }
            GroupAct::Dissolved(_)
            | GroupAct::Named { .. }
            | GroupAct::Put { .. }
            | GroupAct::Merged { .. } => None,
        });
        here.chain(back).collect()
    }

    fn undoable(&self, round: RoundId) -> impl Iterator<Item = &GroupAct> {
        let steps = self.workshop.undo.iter().filter(move |step| step.round == round);
        steps.flat_map(|step| &step.acts)
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
