//! Cards and groups stand in one order everywhere, whatever two people do, and what is
//! put before something stands right before it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use scraper::{Html, Selector};

use super::world::{World, round_of, text};
use crate::domain::{
    Command, Contribution, ContributionId, Event, Group, GroupAct, GroupId, Kind, Placement, Role,
    RoundId, Section, Step,
};
use crate::pad::{Choice, Source, markdown};
use crate::screen::{Audience, Memo, Page, Viewer, assemble};
use crate::views::{phone, resources, wall};

/// Who, what, and with which things.
type Move = (bool, u8, Index, Index, Index);

struct Board {
    world: World,
    round: RoundId,
    cards: Vec<ContributionId>,
    made: u128,
}

impl Board {
    fn new() -> Self {
        let mut world = World::new();
        // In one section, the notes have the cards with their groups.
        world
            .workshop
            .rounds
            .iter_mut()
            .for_each(|round| round.plan.section = Section::Innovations);
        world.open(Step::SilentWriting);
        let note = |nth| world.note(None, Kind::Innovation, &format!("carte{nth:02}"));
        let cards: Vec<_> = (0..8).map(note).collect();
        world.open(Step::Grouping);
        let mut board = Self { world, round: round_of(Step::Grouping), cards, made: 0 };
        board.make(Role::Facilitator, board.cards[..3].to_vec());
        board.make(Role::Scribe, board.cards[3..5].to_vec());
        board
    }

    /// Ids fall, so that their order is not that of their coming.
    fn make(&mut self, who: Role, cards: Vec<ContributionId>) {
        self.made += 1;
        let headline = Some(text(&format!("groupe{:02}", self.made)));
        let group = GroupId(u128::MAX / 31 * (32 - self.made % 32) + self.made);
        self.world.team(who, Command::MakeGroup { round: self.round, group, headline, cards });
    }

    fn seen(&self, group: Option<GroupId>) -> Vec<&Contribution> {
        self.world.workshop.cards_of(self.round, group)
    }

    fn groups(&self) -> Vec<&Group> {
        self.world.workshop.groups_of(self.round)
    }

    fn place(&self, at: Index) -> Option<GroupId> {
        let groups = self.groups();
        at.index(groups.len() + 1).checked_sub(1).map(|nth| groups[nth].id)
    }

    fn play(&mut self, (lead, what, one, other, at): Move) {
        let who = if lead { Role::Facilitator } else { Role::Scribe };
        let (round, card, into) = (self.round, *one.get(&self.cards), *other.get(&self.cards));
        let place = self.place(at);
        let command = match what {
            0..=3 => return self.put(who, card, place, (what < 3).then_some(other)),
            4 => Command::Hide { id: card, hidden: lead },
            5 => Command::Merge { round, card, into },
            6 => Command::Split { round, card },
            7 | 8 => Command::Undo(round),
            9 => return self.make(who, vec![card]),
            10 => return self.rank(who, one, other),
            11 => return self.repeat(card, into),
            _ => Command::DissolveGroup(place.unwrap_or(GroupId(0))),
        };
        self.world.team(who, command);
    }

    fn put(&mut self, who: Role, card: ContributionId, group: Option<GroupId>, at: Option<Index>) {
        let there = self.seen(group).into_iter().map(|other| other.id);
        let mut wanted: Vec<_> = there.filter(|other| *other != card).collect();
        let at = at.map_or(wanted.len(), |at| at.index(wanted.len() + 1));
        let before = wanted.get(at).copied();
        let asked = Command::Put { round: self.round, cards: vec![card], group, before };
        let entry = self.world.workshop.contribution(card).unwrap();
        let is_under = self.world.workshop.under(entry).is_some();
        if self.world.team(who, asked) && !is_under {
            wanted.insert(at, card);
            let now: Vec<_> = self.seen(group).iter().map(|card| card.id).collect();
            assert_eq!(now, wanted, "{card:?} before {before:?}");
        }
    }

    fn rank(&mut self, who: Role, one: Index, other: Index) {
        let mut groups: Vec<_> = self.groups().iter().map(|group| group.id).collect();
        if groups.is_empty() {
            return;
        }
        let group = groups.remove(one.index(groups.len()));
        let at = other.index(groups.len() + 1);
        let before = groups.get(at).copied();
        assert!(self.world.team(who, Command::MoveGroup { group, before }));
        groups.insert(at, group);
        assert_eq!(self.groups().iter().map(|group| group.id).collect::<Vec<_>>(), groups);
    }

    /// A key that repeats, as in the logs of before.
    fn repeat(&mut self, card: ContributionId, other: ContributionId) {
        let (round, workshop) = (self.round, &self.world.workshop);
        let rank = workshop.rank_of(round, workshop.contribution(other).unwrap()).into_owned();
        let placement = Some(Placement { group: workshop.group_of(round, other), rank });
        self.world.happened(Event::Grouped { round, act: GroupAct::Put { card, placement } });
    }

    fn looking(&self, page: Page) -> Viewer<'_> {
        let viewer = self.world.viewer(Role::Facilitator, "fr");
        Viewer { audience: Audience { page, ..viewer.audience }, ..viewer }
    }

    fn agree(&self) {
        let read = |screen, css: &str| {
            let page = Html::parse_fragment(&assemble(&screen, "live"));
            let select = Selector::parse(css).unwrap();
            let told: Vec<_> = page.select(&select).flat_map(|one| one.text()).collect();
            told.join(" ")
        };
        let memo = Memo::default();
        self.reads("laptop", &read(self.world.screen(), "#cols h3, #cols [data-card]"), None);
        let phone = phone::shared(&self.looking(Page::Phone), &memo);
        self.reads("phone", &read(phone, "#groups-list"), Some(6));
        let examples = if self.groups().len() > 6 { 0 } else { 2 };
        let wall = wall::shared(&self.looking(Page::Wall));
        self.reads("wall", &read(wall, "#groups"), Some(examples));
        let source = Source::new(&self.world.workshop, "http://localhost/", Choice::default());
        self.reads("pad", &markdown::markdown(&source.outline()), None);
        self.machines_read();
    }

    /// A page shows the groups in order, and of each as many cards as it can.
    fn reads(&self, page: &str, told: &str, most: Option<usize>) {
        let mut read: Vec<&str> = Vec::new();
        for word in told.split(|letter: char| !letter.is_alphanumeric()) {
            if !read.contains(&word) {
                read.push(word);
            }
        }
        let only = |names: &[&str]| -> Vec<&str> {
            read.iter().copied().filter(|word| names.contains(word)).collect()
        };
        let groups = self.groups();
        let names: Vec<_> = groups.iter().map(|g| g.headline.as_ref().unwrap().as_str()).collect();
        assert_eq!(only(&names), names, "groups on the {page}");
        // The notes tell by arrival what stands beside no group.
        let is_read = page == "laptop" || (page == "pad" && !groups.is_empty());
        let loose = is_read.then_some(None);
        for place in groups.iter().map(|group| Some(group.id)).chain(loose) {
            let seen = self.seen(place);
            let cards: Vec<_> = seen.iter().map(|card| card.statement.text.as_str()).collect();
            let shown = &cards[..most.unwrap_or(usize::MAX).min(cards.len())];
            assert_eq!(only(&cards), shown, "cards on the {page}");
        }
    }

    fn machines_read(&self) {
        let things = resources::resources(&self.looking(Page::Desk), &Memo::default());
        let told = things.0.iter().map(|piece| serde_json::from_str(&piece.html).unwrap());
        let told: Vec<serde_json::Value> = told.collect();
        for group in self.groups() {
            let id = group.id.to_string();
            let list = told.iter().find(|thing| thing["id"] == id.as_str()).unwrap();
            let seen = self.seen(Some(group.id));
            let cards: Vec<_> = seen.iter().map(|card| card.id.to_string()).collect();
            assert_eq!(list["cards"], serde_json::json!(cards));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn two_people_group_and_every_page_reads_the_same(
        moves in vec((any::<bool>(), 0..13_u8, any::<Index>(), any::<Index>(), any::<Index>()), 1..12),
    ) {
        let mut board = Board::new();
        for one in moves {
            board.play(one);
            board.agree();
        }
    }
}
