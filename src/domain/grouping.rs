//! Groups: a headline, a gesture, ordered cards; what one may ask of them; and acts that can
//! be undone.
//!
//! A card is in exactly one place of a grouping: in one group, or in none. Order
//! keys (`rank`) stand between their neighbours, so that a move touches one card.

use super::{
    By, Contribution, ContributionId, GroupId, OpId, Rank, Refusal, RoundId, Step, Text, Workshop,
};

/// A group of contributions inside a grouping round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// The grouping it belongs to.
    pub round: RoundId,
    /// Order key among the groups.
    pub rank: Rank,
    /// One word or a few: "L’identité".
    pub headline: Option<Text>,
    /// What it asks of us: "Se connaître et se rencontrer".
    pub gesture: Option<Text>,
}

/// Where a card stands in a grouping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// In which group; none for "not grouped".
    pub group: Option<GroupId>,
    /// Order key among the cards of that place.
    pub rank: Rank,
}

/// One act of grouping. Each has an act that undoes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupAct {
    /// A group appeared.
    Made(Group),
    /// A group disappeared; its cards are no longer grouped.
    Dissolved(GroupId),
    /// A group got its words.
    Named {
        /// Which.
        group: GroupId,
        /// New headline.
        headline: Option<Text>,
        /// New gesture.
        gesture: Option<Text>,
    },
    /// A group changed its place among the groups.
    Ranked {
        /// Which.
        group: GroupId,
        /// New order key.
        rank: Rank,
    },
    /// A card was put somewhere (`None`: as if never placed).
    Put {
        /// Which.
        card: ContributionId,
        /// Where.
        placement: Option<Placement>,
    },
    /// A card was merged into another, or came out again (`None`).
    Merged {
        /// Which.
        card: ContributionId,
        /// The one that stays visible.
        into: Option<ContributionId>,
    },
}

/// One step that can be undone: what one command did, in reverse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoStep {
    /// The command that did it.
    pub op: OpId,
    /// Place of its first act in the log.
    pub seq: u64,
    /// In which grouping.
    pub round: RoundId,
    /// Who did it.
    pub by: By,
    /// What undoes it, in the order to play.
    pub acts: Vec<GroupAct>,
}

impl GroupAct {
    /// Whether both acts touch the same card or group.
    pub fn touches(&self, other: &Self) -> bool {
        let (group, card) = self.target();
        let (other_group, other_card) = other.target();
        (group.is_some() && group == other_group) || (card.is_some() && card == other_card)
    }

    fn target(&self) -> (Option<GroupId>, Option<ContributionId>) {
        match self {
            Self::Made(group) => (Some(group.id), None),
            Self::Dissolved(group) | Self::Named { group, .. } | Self::Ranked { group, .. } => {
                (Some(*group), None)
            }
            Self::Put { card, .. } | Self::Merged { card, .. } => (None, Some(*card)),
        }
    }
}

impl Workshop {
    /// One group.
    ///
    /// # Errors
    /// [`Refusal::UnknownGroup`].
    pub fn group(&self, id: GroupId) -> Result<&Group, Refusal> {
        self.groups.get(&id).ok_or(Refusal::UnknownGroup)
    }

    /// The grouping round that `round` works on: itself, or one that it takes up.
    ///
    /// # Errors
    /// [`Refusal::NotAGroupRound`].
    pub fn grouping_of(&self, round: RoundId) -> Result<RoundId, Refusal> {
        self.sources(round)
            .into_iter()
            .find(|id| self.round(*id).is_ok_and(|round| round.plan.step == Step::Grouping))
            .ok_or(Refusal::NotAGroupRound)
    }

    /// Groups of a grouping, in order.
    pub fn groups_of(&self, round: RoundId) -> Vec<&Group> {
        let mut groups: Vec<_> = self.groups.values().filter(|g| g.round == round).collect();
        groups.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        groups
    }

    /// Cards of a grouping that stand in `group` (`None`: not grouped yet), in order:
    /// those that were placed by rank, then the others by arrival. Merged ones are
    /// left out.
    pub fn cards_of(&self, round: RoundId, group: Option<GroupId>) -> Vec<&Contribution> {
        let sources = self.sources(round);
        let mut cards: Vec<_> = self
            .public()
            .filter(|card| sources.contains(&card.round))
            .filter(|card| self.under(card).is_none_or(|head| !sources.contains(&head.round)))
            .filter(|card| self.group_of(round, card.id) == group)
            .collect();
        cards.sort_by_key(|card| {
            let rank = self.placements.get(&(round, card.id)).map(|placed| &placed.rank);
            (rank.is_none(), rank, card.order)
        });
        cards
    }

    /// The group a card stands in.
    pub fn group_of(&self, round: RoundId, card: ContributionId) -> Option<GroupId> {
        let placed = self.placements.get(&(round, card))?.group?;
        self.groups.contains_key(&placed).then_some(placed)
    }

    /// The entry that everybody sees `card` merged into. Without it (hidden or gone),
    /// the card stands alone: its author's words do not go with another's.
    pub fn under(&self, card: &Contribution) -> Option<&Contribution> {
        card.merged_into.and_then(|id| self.contribution(id).ok()).filter(|head| head.is_public())
    }

    /// Entries that were merged into `card`, oldest first.
    pub fn merged_into(&self, card: ContributionId) -> impl Iterator<Item = &Contribution> {
        let merged = self.merged.range((card, 0)..=(card, u64::MAX));
        merged.filter_map(|(_, id)| self.contribution(*id).ok()).filter(|entry| entry.is_public())
    }
}
