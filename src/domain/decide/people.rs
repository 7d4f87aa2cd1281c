//! People. Anybody with the code takes a seat; a person renames themselves; whoever
//! leads removes and lets back in; the team adds people who have no phone.

use super::{Decided, Decision, allowed};
use crate::domain::{
    Command, ContributionId, Event, Fingerprint, KeyMark, Language, Mark, Refusal, Role, SeatId,
    Text, limits,
};

impl Decision<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn people(&self, command: Command) -> Decided {
        match command {
            Command::TakeSeat { seat, name, language, device, key, simulated } => {
                self.may_take(seat, device, key)?;
                Ok(vec![Event::SeatTaken {
                    seat,
                    name: self.distinct(name),
                    language: Language::parse(language.code()).unwrap_or(Language::FRENCH),
                    device,
                    key,
                    simulated,
                }])
            }
            Command::LinkDevice { seat, device, mark } => self.link_device(seat, device, mark),
            Command::RenameSeat { seat, name } => {
                self.must_be(seat)?;
                let same = self.workshop.seat(seat)?.name == name;
                Ok(if same { vec![] } else { vec![Event::SeatRenamed { seat, name }] })
            }
            Command::RemoveSeat { seat, removed, hide } => {
                self.must_lead()?;
                if removed { self.remove(seat, hide) } else { self.let_back_in(seat, hide) }
            }
            _ => Err(Refusal::NotAllowed),
        }
    }

    /// Asks somebody to leave, with or without what they said.
    fn remove(&self, seat: SeatId, hide: bool) -> Decided {
        let person = self.workshop.seat(seat)?;
        let before = person.removal.as_ref().map_or(&[][..], |removal| &removal.hidden);
        let something_new = hide && self.workshop.said_by(seat).any(|entry| !entry.hidden);
        if person.removed && !something_new {
            return Ok(vec![]);
        }
        // What the former removal hid belongs to this one now, or it would never come back.
        let said = self.workshop.said_by(seat).filter(|_| hide);
        let hidden = said.filter(|entry| !entry.hidden || before.contains(&entry.id));
        let hidden = hidden.map(|entry| entry.id);
        let mut events = vec![Event::SeatRemoved { seat, removed: true }];
        events.extend(hidden.map(|id| hiding(id, true)));
        Ok(events)
    }

    /// Lets somebody back in, and shows again what went off with them unless told not to.
    fn let_back_in(&self, seat: SeatId, stays_hidden: bool) -> Decided {
        let person = self.workshop.seat(seat)?;
        if !person.removed {
            return Ok(vec![]);
        }
        let mut events = vec![Event::SeatRemoved { seat, removed: false }];
        let hidden = person.removal.iter().flat_map(|removal| &removal.hidden);
        let still = |id: &&ContributionId| {
            self.workshop.contribution(**id).is_ok_and(|entry| entry.hidden && !stays_hidden)
        };
        events.extend(hidden.filter(still).map(|id| hiding(*id, false)));
        Ok(events)
    }

    fn may_take(
        &self,
        seat: SeatId,
        device: Option<Fingerprint>,
        key: KeyMark,
    ) -> Result<(), Refusal> {
        let role = self.actor().role;
        allowed(role.is_team() || (role == Role::Participant && device.is_some()))?;
        if self.workshop.ended.is_some() && !role.is_team() {
            return Err(Refusal::WorkshopEnded);
        }
        if self.workshop.seats.contains_key(&seat) {
            return Err(Refusal::IdTaken);
        }
        if self.workshop.seats.len() >= limits::SEATS {
            return Err(Refusal::Full);
        }
        if let Some(device) = device {
            self.may_hold_one_more(device)?;
        }
        if self.workshop.seat_with_key(key.mark).is_some() {
            return Err(Refusal::KeyTaken);
        }
        Ok(())
    }

    /// Two people with one first name stay two people: the second one gets a number,
    /// "Anne (2)". The person can choose better at any time.
    fn distinct(&self, name: Option<Text>) -> Option<Text> {
        let name = name?;
        if !self.workshop.is_called(name.as_str()) {
            return Some(name);
        }
        (2..=limits::SEATS)
            .map(|number| format!("{name} ({number})"))
            .find(|wanted| !self.workshop.is_called(wanted))
            .and_then(|wanted| Text::line(&wanted, limits::PERSON + 8).ok())
            .or(Some(name))
    }

    fn link_device(&self, seat: SeatId, device: Fingerprint, mark: Fingerprint) -> Decided {
        let person = self.workshop.seat(seat)?;
        if person.removed {
            return Err(Refusal::Removed);
        }
        if person.key.mark != mark && !self.actor().role.leads() {
            return Err(Refusal::WrongKey);
        }
        if self.workshop.seats_of(device).contains(&seat) {
            return Ok(vec![]);
        }
        self.may_hold_one_more(device)?;
        Ok(vec![Event::DeviceLinked { device, seat }])
    }

    /// A device holds a table at most; one whose person was asked to leave brings nobody
    /// else in, whatever their name.
    fn may_hold_one_more(&self, device: Fingerprint) -> Result<(), Refusal> {
        let held = self.workshop.seats_of(device);
        if held.iter().any(|seat| self.workshop.seat(*seat).is_ok_and(|seat| seat.removed)) {
            return Err(Refusal::Removed);
        }
        if held.len() >= limits::SEATS_PER_DEVICE { Err(Refusal::TooMany) } else { Ok(()) }
    }
}

fn hiding(id: ContributionId, on: bool) -> Event {
    Event::Marked { id, mark: Mark::Hidden, on }
}
