//! The state of a workshop: a fold of its log, and the questions one may ask it.
//!
//! Maps are persistent: a clone costs nothing, so a reader keeps the state of one
//! moment while the room goes on.
//!
//! Invariant: only [`apply`](super::Workshop::apply) changes it, except for `notes`.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet, Vector};

use super::roll::Roll;
use super::{
    About, Author, Contribution, ContributionId, Fingerprint, Group, GroupId, Handover, Language,
    Licence, Link, LinkId, Moment, Note, NoteId, OpId, Placement, Publication, Refusal, Round,
    RoundId, Seat, SeatId, Tally, Text, UndoStep, Wall, WorkshopId, limits,
};

/// A workshop as it stands after event `seq`.
#[derive(Debug, Clone, PartialEq)]
pub struct Workshop {
    /// Its id.
    pub id: WorkshopId,
    /// The last event it knows; 0 before the first.
    pub seq: u64,
    /// Title, place, terms; none before the first event.
    pub about: Option<Arc<About>>,
    /// When it was created.
    pub created: Moment,
    /// When everything is deleted.
    pub purge_at: Moment,
    /// When the meeting ended.
    pub ended: Option<Moment>,
    /// Whether the notes are to be public, and how.
    pub publication: Option<Publication>,
    /// The agenda, in order.
    pub rounds: Vector<Round>,
    /// The round that everybody follows.
    pub current: Option<RoundId>,
    /// People, by id.
    pub seats: OrdMap<SeatId, Arc<Seat>>,
    /// The same by name and by key.
    pub(super) roll: Roll,
    /// People, in order of arrival.
    pub arrivals: Vector<SeatId>,
    /// Which seats a device holds.
    pub devices: OrdMap<Fingerprint, Vec<SeatId>>,
    /// Links that give roles.
    pub links: OrdMap<LinkId, Link>,
    /// Everything that was said and not withdrawn, by id.
    pub contributions: OrdMap<ContributionId, Arc<Contribution>>,
    /// The same in order of arrival.
    pub said: Vector<ContributionId>,
    /// The same per round and person, so that limits are checked at once.
    pub given: OrdMap<(RoundId, SeatId), Vector<ContributionId>>,
    /// Anonymous entries per round, in order of arrival: whose they are, only a claim tells.
    pub claimed: OrdMap<(RoundId, u64), ContributionId>,
    /// How many entries each round holds.
    pub(super) tallies: OrdMap<RoundId, Tally>,
    /// What was merged into which entry, in order of arrival.
    pub(super) merged: OrdMap<(ContributionId, u64), ContributionId>,
    /// What was taken back; the words are gone.
    pub withdrawn: OrdSet<ContributionId>,
    /// What another side of a merge hid before it came here; it arrives hidden.
    pub hidden: OrdSet<ContributionId>,
    /// Groups of all groupings.
    pub groups: OrdMap<GroupId, Group>,
    /// Where cards stand, per grouping.
    pub placements: OrdMap<(RoundId, ContributionId), Placement>,
    /// Grouping steps that can be undone, oldest first.
    pub undo: Vector<UndoStep>,
    /// Pads elsewhere that received the notes, by address, and when they last did.
    pub handovers: OrdMap<Text, (Handover, Moment)>,
    /// What the wall shows.
    pub wall: Wall,
    /// Only the team may write into the free notes.
    pub notes_closed: bool,
    /// The free notes as they stand: the one part that the log does not hold. The room
    /// puts in what is stored beside it.
    pub notes: OrdMap<NoteId, Note>,
    /// Every asking that counted.
    pub ops: OrdSet<OpId>,
}

impl Workshop {
    /// Nothing yet: the state before the first event.
    pub fn empty(id: WorkshopId) -> Self {
        Self {
            id,
            seq: 0,
            about: None,
            created: Moment(0),
            purge_at: Moment(0),
            ended: None,
            publication: None,
            rounds: Vector::new(),
            current: None,
            seats: OrdMap::new(),
            roll: Roll::default(),
            arrivals: Vector::new(),
            devices: OrdMap::new(),
            links: OrdMap::new(),
            contributions: OrdMap::new(),
            said: Vector::new(),
            given: OrdMap::new(),
            claimed: OrdMap::new(),
            tallies: OrdMap::new(),
            merged: OrdMap::new(),
            withdrawn: OrdSet::new(),
            hidden: OrdSet::new(),
            groups: OrdMap::new(),
            placements: OrdMap::new(),
            undo: Vector::new(),
            handovers: OrdMap::new(),
            wall: Wall::default(),
            notes_closed: false,
            notes: OrdMap::new(),
            ops: OrdSet::new(),
        }
    }

    /// The title, or nothing before the first event.
    pub fn title(&self) -> &str {
        self.about.as_ref().map_or("", |about| about.title.as_str())
    }

    /// The licence everything is published under.
    pub fn licence(&self) -> Licence {
        self.about.as_ref().map_or(Licence::default(), |about| about.licence)
    }

    /// The language of the wall and of the exports.
    pub fn language(&self) -> Language {
        self.about.as_ref().map_or(Language::FRENCH, |about| about.language)
    }

    /// One round.
    ///
    /// # Errors
    /// [`Refusal::UnknownRound`].
    pub fn round(&self, id: RoundId) -> Result<&Round, Refusal> {
        self.rounds.iter().find(|round| round.plan.id == id).ok_or(Refusal::UnknownRound)
    }

    /// The round everybody follows, once one was opened.
    pub fn current_round(&self) -> Option<&Round> {
        self.current.and_then(|id| self.round(id).ok())
    }

    /// One person.
    ///
    /// # Errors
    /// [`Refusal::UnknownSeat`].
    pub fn seat(&self, id: SeatId) -> Result<&Seat, Refusal> {
        self.seats.get(&id).map(AsRef::as_ref).ok_or(Refusal::UnknownSeat)
    }

    /// People who are in, in order of arrival.
    pub fn present(&self) -> impl Iterator<Item = &Seat> {
        self.arrivals.iter().filter_map(|id| self.seat(*id).ok()).filter(|seat| !seat.removed)
    }

    /// One contribution.
    ///
    /// # Errors
    /// [`Refusal::UnknownContribution`], [`Refusal::AlreadyWithdrawn`].
    pub fn contribution(&self, id: ContributionId) -> Result<&Contribution, Refusal> {
        if self.withdrawn.contains(&id) {
            return Err(Refusal::AlreadyWithdrawn);
        }
        self.contributions.get(&id).map(AsRef::as_ref).ok_or(Refusal::UnknownContribution)
    }

    /// Everything that was said, oldest first, whatever became of it.
    pub fn all_said(&self) -> impl DoubleEndedIterator<Item = &Contribution> {
        self.said.iter().filter_map(|id| self.contribution(*id).ok())
    }

    /// What a person gave in a round, oldest first. Anonymous entries belong to nobody.
    pub fn given_by(&self, round: RoundId, author: Author) -> impl Iterator<Item = &Contribution> {
        let given = match author {
            Author::Seat(seat) => self.given.get(&(round, seat)),
            Author::Claim(_) | Author::Nobody => None,
        };
        given.into_iter().flatten().filter_map(|id| self.contribution(*id).ok())
    }

    /// What a person said in all rounds, drafts included; anonymous entries are nobody's.
    pub fn said_by(&self, seat: SeatId) -> impl Iterator<Item = &Contribution> {
        let given = self.given.iter().filter(move |((_, author), _)| *author == seat);
        given.flat_map(|(_, ids)| ids).filter_map(|id| self.contribution(*id).ok())
    }

    /// The seats that a device holds.
    pub fn seats_of(&self, device: Fingerprint) -> &[SeatId] {
        self.devices.get(&device).map_or(&[], Vec::as_slice)
    }

    /// What everybody may read, oldest first.
    pub fn public(&self) -> impl DoubleEndedIterator<Item = &Contribution> {
        self.all_said().filter(|contribution| contribution.is_public())
    }

    /// The rounds whose entries `round` shows: itself and those it takes up, and what
    /// they take up in turn.
    pub fn sources(&self, round: RoundId) -> Vec<RoundId> {
        let mut sources = vec![round];
        let mut next = 0;
        while let Some(id) = sources.get(next).copied() {
            next += 1;
            for taken in self.round(id).map_or(&[][..], |round| &round.plan.takes) {
                if !sources.contains(taken) {
                    sources.push(*taken);
                }
            }
        }
        sources
    }

    /// Until when people may withdraw or unname; none while the meeting runs.
    pub fn window_ends(&self) -> Option<Moment> {
        let hours =
            self.about.as_ref().map_or(limits::WITHDRAWAL_HOURS, |about| about.withdrawal_hours);
        self.ended.map(|ended| ended.plus(i64::from(hours) * 3_600_000))
    }

    /// Whether own entries may still be edited or withdrawn at `now`.
    pub fn window_open(&self, now: Moment) -> bool {
        self.window_ends().is_none_or(|end| now < end)
    }

    /// The first round behind `after` in the agenda that was not skipped; without `after`,
    /// the first of all.
    pub fn next_round(&self, after: Option<RoundId>) -> Option<&Round> {
        let start = after
            .and_then(|id| self.rounds.iter().position(|round| round.plan.id == id))
            .map_or(0, |index| index + 1);
        self.rounds.iter().skip(start).find(|round| !round.skipped)
    }
}
