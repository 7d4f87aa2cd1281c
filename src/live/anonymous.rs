//! What a person may still say in an anonymous round.
//!
//! The log holds no link between an anonymous entry and a seat (ADR 3), so the rules
//! cannot count. This room counts instead: how many entries a seat gave in a round, and
//! which words, as hashes with a key that is thrown away with the room. Nothing of it is
//! stored, and no entry is named beside a seat. A restart forgets the count: then a
//! person may give as many again. Words that were given before are known again all the
//! same, while their own device repeats them: its claim on them proves whose they are.

use std::collections::HashMap;

use super::who::{Device, Who};
use crate::domain::{
    Actor, Author, Command, ContributionId, Names, Refusal, Role, Round, RoundId, SeatId,
    Statement, Workshop,
};

/// A hash of somebody's words.
type Words = [u8; 32];

/// What the seats of one workshop gave anonymously since the room began.
pub(super) struct Anonymous {
    given: HashMap<(RoundId, SeatId), Vec<Words>>,
    /// The last event before the room began.
    began: u64,
    /// What stood in a round before that, by its words; made when it is asked for.
    earlier: HashMap<RoundId, HashMap<Words, Vec<ContributionId>>>,
    key: [u8; 32],
}

/// What an asking changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    place: (RoundId, SeatId),
    gone: Option<Words>,
    new: Option<Words>,
}

/// What this room knows of an asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing: the rules decide.
    Nothing,
    /// The same words were given before: it counts once.
    Already,
    /// To be noted, and undone when the disk does not take it.
    Change(Change),
}

impl Change {
    /// What takes it back, when the disk did not take it.
    pub(super) fn undone(self) -> Self {
        Self { gone: self.new, new: self.gone, ..self }
    }
}

impl Anonymous {
    /// Nobody has given anything since the event `began`. Without randomness words are
    /// told apart all the same.
    pub(super) fn new(began: u64) -> Self {
        let mut key = [0; 32];
        getrandom::fill(&mut key).ok();
        Self { given: HashMap::new(), began, earlier: HashMap::new(), key }
    }

    /// Looks at what a participant asks in an anonymous round.
    ///
    /// # Errors
    /// [`Refusal::TooMany`].
    pub(super) fn look(
        &mut self,
        workshop: &Workshop,
        (actor, who): (&Actor, &Who),
        command: &Command,
    ) -> Result<Known, Refusal> {
        let Some(seat) = actor.seat.filter(|_| actor.role == Role::Participant) else {
            return Ok(Known::Nothing);
        };
        let change = |round: RoundId, gone: Option<&Statement>, new: Option<&Statement>| {
            let hash = |words: &Statement| hash(&self.key, words);
            Change { place: (round, seat), gone: gone.map(hash), new: new.map(hash) }
        };
        let found = if let Command::Contribute { round, statement, .. } = command {
            workshop.round(*round).ok().map(|round| (round, None, Some(&**statement)))
        } else if let Command::Edit { id, statement } = command {
            said(workshop, *id).map(|(round, old)| (round, Some(old), Some(&**statement)))
        } else if let Command::Withdraw(id) = command {
            said(workshop, *id).map(|(round, old)| (round, Some(old), None))
        } else {
            None
        };
        let Some((round, gone, new)) = found.filter(|(round, ..)| is_anonymous(round)) else {
            return Ok(Known::Nothing);
        };
        let change = change(round.plan.id, gone, new);
        let (None, Some(statement)) = (gone, new) else { return Ok(Known::Change(change)) };
        // Of two people at one device no claim tells which one it was: both are heard.
        if let Who::Device(device) = who
            && device.seats(workshop) == [seat]
            && self.gave_before(workshop, device, (round.plan.id, statement))
        {
            return Ok(Known::Already);
        }
        self.one_more(round, change)
    }

    /// Whether these words stand in the round since before this room began, and are the
    /// device's own.
    fn gave_before(
        &mut self,
        workshop: &Workshop,
        device: &Device,
        (round, statement): (RoundId, &Statement),
    ) -> bool {
        let (key, began) = (&self.key, self.began);
        let earlier =
            self.earlier.entry(round).or_insert_with(|| since(workshop, (round, began), key));
        let ids = earlier.get(&hash(key, statement));
        ids.into_iter().flatten().filter_map(|id| workshop.contribution(*id).ok()).any(|entry| {
            entry.statement == *statement && entry.author == Author::Claim(device.claim(entry.id))
        })
    }

    fn one_more(&self, round: &Round, change: Change) -> Result<Known, Refusal> {
        let given = self.given.get(&change.place).map_or(&[][..], Vec::as_slice);
        if change.new.is_some_and(|words| given.contains(&words)) {
            return Ok(Known::Already);
        }
        let most = round.plan.collects.and_then(|collects| collects.per_person);
        if most.is_some_and(|most| given.len() >= most as usize) {
            return Err(Refusal::TooMany);
        }
        Ok(Known::Change(change))
    }

    /// It was decided.
    pub(super) fn note(&mut self, change: Change) {
        let given = self.given.entry(change.place).or_default();
        if let Some(gone) = change.gone
            && let Some(place) = given.iter().position(|words| *words == gone)
        {
            given.swap_remove(place);
        }
        // What was given before this room began, and reworded now, counts from now on.
        given.extend(change.new);
    }
}

/// What stood in a round at an event, by its words.
fn since(
    workshop: &Workshop,
    (round, event): (RoundId, u64),
    key: &[u8; 32],
) -> HashMap<Words, Vec<ContributionId>> {
    let mut earlier: HashMap<_, Vec<_>> = HashMap::new();
    for (_, id) in workshop.claimed.range((round, 0)..=(round, event)) {
        if let Ok(entry) = workshop.contribution(*id) {
            earlier.entry(hash(key, &entry.statement)).or_default().push(*id);
        }
    }
    earlier
}

fn hash(key: &[u8; 32], statement: &Statement) -> Words {
    let Statement { text, what, place, tie, who, due, sub_question } = statement;
    let mut hash = blake3::Hasher::new_keyed(key);
    for words in [Some(text), what.as_ref(), place.as_ref(), who.as_ref(), due.as_ref()] {
        let words = words.map_or("", |words| words.as_str());
        hash.update(&(words.len() as u64).to_be_bytes()).update(words.as_bytes());
    }
    hash.update(format!("{tie:?} {sub_question:?}").as_bytes());
    *hash.finalize().as_bytes()
}

fn said(workshop: &Workshop, id: ContributionId) -> Option<(&Round, &Statement)> {
    let entry = workshop.contribution(id).ok()?;
    Some((workshop.round(entry.round).ok()?, &entry.statement))
}

fn is_anonymous(round: &Round) -> bool {
    round.plan.collects.is_some_and(|collects| collects.names == Names::Anonymous)
}

#[cfg(test)]
mod tests;
