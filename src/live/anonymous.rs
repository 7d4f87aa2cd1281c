//! What a person may still say in an anonymous round.
//!
//! The log holds no link between an anonymous entry and a seat (ADR 3), so the rules
//! cannot count. This room counts instead: how many entries a seat gave in a round, and
//! which words, as hashes with a key that is thrown away with the room. Nothing of it is
//! stored, no entry is named in it, and a restart forgets it: then a person may give as
//! many again.

use std::collections::HashMap;

use crate::domain::{
    Actor, Command, Names, Refusal, Role, Round, RoundId, SeatId, Statement, Workshop,
};

/// A hash of somebody's words.
type Words = [u8; 32];

/// What the seats of one workshop gave anonymously since the room began.
pub(super) struct Anonymous {
    given: HashMap<(RoundId, SeatId), Vec<Words>>,
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
    /// Nobody has given anything. Without randomness words are told apart all the same.
    pub(super) fn new() -> Self {
        let mut key = [0; 32];
        getrandom::fill(&mut key).ok();
        Self { given: HashMap::new(), key }
    }

    /// Looks at what a participant asks in an anonymous round.
    ///
    /// # Errors
    /// [`Refusal::TooMany`].
    pub(super) fn look(
        &self,
        workshop: &Workshop,
        actor: &Actor,
        command: &Command,
    ) -> Result<Known, Refusal> {
        let Some(seat) = actor.seat.filter(|_| actor.role == Role::Participant) else {
            return Ok(Known::Nothing);
        };
        let change = |round: RoundId, gone: Option<&Statement>, new: Option<&Statement>| {
            let hash = |words: &Statement| self.hash(words);
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
        if gone.is_none() {
            return self.one_more(round, change);
        }
        Ok(Known::Change(change))
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
        } else if change.gone.is_some() {
            // Given before this room began: it was never counted.
            return;
        }
        given.extend(change.new);
    }

    fn hash(&self, statement: &Statement) -> Words {
        let Statement { text, what, place, tie, who, due, sub_question } = statement;
        let mut hash = blake3::Hasher::new_keyed(&self.key);
        for words in [Some(text), what.as_ref(), place.as_ref(), who.as_ref(), due.as_ref()] {
            let words = words.map_or("", |words| words.as_str());
            hash.update(&(words.len() as u64).to_be_bytes()).update(words.as_bytes());
        }
        hash.update(format!("{tie:?} {sub_question:?}").as_bytes());
        *hash.finalize().as_bytes()
    }
}

fn said(workshop: &Workshop, id: crate::domain::ContributionId) -> Option<(&Round, &Statement)> {
    let entry = workshop.contribution(id).ok()?;
    Some((workshop.round(entry.round).ok()?, &entry.statement))
}

fn is_anonymous(round: &Round) -> bool {
    round.plan.collects.is_some_and(|collects| collects.names == Names::Anonymous)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Channel, ContributionId, Happened, LinkId, Moment, OpId, RoundPlan, Step, Text, Texts,
    };
    use crate::domain::{Event, WorkshopId};

    fn workshop(most: u32) -> Workshop {
        let none = Texts(vec![]);
        let mut plan = RoundPlan::of_step(RoundId(1), Step::SilentWriting, none.clone(), none);
        let collects = plan.collects.as_mut().unwrap();
        (collects.names, collects.per_person) = (Names::Anonymous, Some(most));
        let mut workshop = Workshop::empty(WorkshopId(1));
        workshop.rounds.push_back(Round::planned(plan));
        workshop
    }

    fn statement(text: &str) -> Statement {
        Statement::of(Text::parse(text, 100).unwrap())
    }

    fn saying(text: &str) -> Command {
        Command::Contribute {
            id: ContributionId(1),
            round: RoundId(1),
            kind: None,
            statement: Box::new(statement(text)),
            channel: Channel::Phone,
        }
    }

    fn ana() -> Actor {
        Actor::participant(SeatId(1))
    }

    fn says(room: &mut Anonymous, workshop: &Workshop, actor: &Actor, text: &str) -> Known {
        let known = room.look(workshop, actor, &saying(text)).unwrap();
        if let Known::Change(change) = known {
            room.note(change);
            return Known::Nothing;
        }
        known
    }

    #[test]
    fn in_an_anonymous_round_each_person_gives_what_the_recipe_allows_and_nothing_twice() {
        let (workshop, mut room) = (workshop(2), Anonymous::new());
        says(&mut room, &workshop, &ana(), "Le temps");
        assert_eq!(says(&mut room, &workshop, &ana(), "Le temps"), Known::Already);
        says(&mut room, &workshop, &ana(), "Le lieu");
        let third = room.look(&workshop, &ana(), &saying("Les sous"));
        assert_eq!(third, Err(Refusal::TooMany));
        let bob = Actor::participant(SeatId(2));
        assert_eq!(says(&mut room, &workshop, &bob, "Le temps"), Known::Nothing, "nobody else");
        let lead = Actor::team(Role::Facilitator, LinkId(1)).for_seat(Some(SeatId(1)));
        assert_eq!(room.look(&workshop, &lead, &saying("Noté")), Ok(Known::Nothing));
    }

    #[test]
    fn what_is_taken_back_or_reworded_makes_room_again() {
        let (mut workshop, mut room) = (workshop(1), Anonymous::new());
        says(&mut room, &workshop, &ana(), "Le temps");
        let said = Event::Contributed {
            id: ContributionId(1),
            round: RoundId(1),
            kind: crate::domain::Kind::Word,
            statement: Box::new(statement("Le temps")),
            author: crate::domain::Author::Claim(crate::domain::Claim([7; 16])),
            name: None,
            channel: Channel::Phone,
            shared: false,
            simulated: false,
        };
        let (at, op) = (Moment(1), OpId(1));
        workshop.apply(&Happened { seq: 1, at, op, by: crate::domain::By::Nobody, event: said });
        let edit =
            Command::Edit { id: ContributionId(1), statement: Box::new(statement("Le lieu")) };
        let Ok(Known::Change(change)) = room.look(&workshop, &ana(), &edit) else { panic!() };
        room.note(change);
        assert_eq!(room.look(&workshop, &ana(), &saying("Le temps")), Err(Refusal::TooMany));
        assert_eq!(says(&mut room, &workshop, &ana(), "Le lieu"), Known::Already);
        let mut later = Anonymous::new();
        let Ok(Known::Change(change)) = later.look(&workshop, &ana(), &edit) else { panic!() };
        later.note(change);
        assert_eq!(says(&mut later, &workshop, &ana(), "Un"), Known::Nothing, "after a restart");
    }
}
