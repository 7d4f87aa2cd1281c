//! What a file brings into a workshop: a whole meeting run elsewhere, or paper cards.
//!
//! Everything is public words with ids of their own, so that the same file brought
//! twice changes nothing; see [`decide`](super::decide) for how it is merged.

use std::collections::BTreeMap;

use super::{
    Answer, Author, Channel, ContributionId, Event, Group, KeyMark, Kind, NoteId, Placement,
    RoundId, RoundPlan, SeatId, Statement, Status, Text, WorkshopId,
};

/// Spoken keys for the people who come with it.
pub type Keyed = BTreeMap<SeatId, KeyMark>;

/// A workshop, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brought {
    /// Which workshop it is, when the file says so.
    pub workshop: Option<WorkshopId>,
    /// Its agenda; none with cards alone.
    pub rounds: Vec<BroughtRound>,
    /// The round that everybody followed.
    pub current: Option<RoundId>,
    /// The meeting was over.
    pub ended: bool,
    /// Those who signed something.
    pub people: Vec<(SeatId, Text)>,
    /// How many more took part.
    pub others: usize,
    /// Of those who signed, whom the rehearsal played.
    pub simulated: Vec<SeatId>,
    /// Of the others, how many it played.
    pub others_simulated: usize,
    /// Everything that was said.
    pub entries: Vec<BroughtEntry>,
    /// What was taken back there; the words are in no file.
    pub withdrawn: Vec<ContributionId>,
    /// What is hidden there.
    pub hidden: Vec<ContributionId>,
    /// Groups of all groupings.
    pub groups: Vec<Group>,
    /// Only the team may write into the free notes.
    pub notes_closed: bool,
    /// The free notes: they are no events, and are stored beside them.
    pub notes: Vec<(NoteId, Text)>,
    /// Where cards stand.
    pub placements: Vec<(RoundId, ContributionId, Placement)>,
}

/// A step and how far it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtRound {
    /// The step.
    pub plan: RoundPlan,
    /// Where it stood.
    pub status: Status,
    /// Left out of the agenda.
    pub skipped: bool,
    /// All could read what was written in it.
    pub revealed: bool,
    /// How many passed for good.
    pub passed: usize,
    /// How many were fine with it, had a reservation, passed.
    pub answers: [usize; 3],
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtEntry {
    /// Its id.
    pub id: ContributionId,
    /// Where it was given.
    pub round: RoundId,
    /// What it is.
    pub kind: Kind,
    /// The words.
    pub statement: Statement,
    /// How often they were reworded.
    pub revision: u32,
    /// Who signs it.
    pub seat: Option<SeatId>,
    /// The name beside it.
    pub name: Option<Text>,
    /// By which way it came in.
    pub channel: Channel,
    /// Whether others may read it at once.
    pub shared: bool,
    /// The entry it was merged into.
    pub merged_into: Option<ContributionId>,
    /// The note whose words it took up.
    pub source: Option<NoteId>,
    /// How many supported it.
    pub support: usize,
    /// A question that got its answer.
    pub answered: bool,
    /// Played by the rehearsal.
    pub simulated: bool,
}

impl BroughtEntry {
    /// That it was said; others may read it at once when it is `shared`.
    pub(crate) fn said(&self, shared: bool) -> Event {
        Event::Contributed {
            id: self.id,
            round: self.round,
            kind: self.kind,
            statement: Box::new(self.statement.clone()),
            author: self.seat.map_or(Author::Nobody, Author::Seat),
            name: self.name.clone(),
            channel: self.channel,
            shared,
            simulated: self.simulated,
        }
    }
}

/// Somebody who was counted and not named: a different id for each number, and the
/// same one whenever the same thing is brought again.
pub(crate) fn stand_in(base: u128, number: usize) -> SeatId {
    // An odd factor makes it one-to-one; the golden ratio spreads neighbours.
    const SPREAD: u128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;
    SeatId(base ^ (number as u128 + 1).wrapping_mul(SPREAD))
}

/// As many answers as were counted; the words of a reservation were not published, that
/// there was one was.
pub(crate) fn answers(counted: [usize; 3]) -> impl Iterator<Item = Answer> {
    let [fine, reserves, passes] = counted;
    let kept = Text::kept("…").map_or(Answer::Pass, Answer::Reserve);
    std::iter::repeat_n(Answer::Fine, fine)
        .chain(std::iter::repeat_n(kept, reserves))
        .chain(std::iter::repeat_n(Answer::Pass, passes))
}
