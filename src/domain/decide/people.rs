//! People. Anybody with the code takes a seat; a person renames themselves; whoever
//! leads removes and lets back in; the team adds people who have no phone.

use super::{Decided, Decision, allowed};
use crate::domain::{
    Command, Event, Fingerprint, KeyMark, Language, Refusal, Role, SeatId, Text, limits,
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
            Command::RemoveSeat { seat, removed } => {
                self.must_lead()?;
                let same = self.workshop.seat(seat)?.removed == removed;
                Ok(if same { vec![] } else { vec![Event::SeatRemoved { seat, removed }] })
            }
            _ => Err(Refusal::NotAllowed),
        }
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
        let held = device.and_then(|device| self.workshop.devices.get(&device));
        if held.is_some_and(|seats| seats.len() >= limits::SEATS_PER_DEVICE) {
            return Err(Refusal::TooMany);
        }
        if self.workshop.seats.values().any(|other| other.key.mark == key.mark) {
            return Err(Refusal::KeyTaken);
        }
        Ok(())
    }

    /// Two people with one first name stay two people: the second one gets a number,
    /// "Anne (2)". The person can choose better at any time.
    fn distinct(&self, name: Option<Text>) -> Option<Text> {
        let name = name?;
        let taken = |wanted: &str| {
            self.workshop.present().any(|seat| {
                seat.name.as_ref().is_some_and(|name| name.as_str().eq_ignore_ascii_case(wanted))
            })
        };
        if !taken(name.as_str()) {
            return Some(name);
        }
        (2..=limits::SEATS)
            .map(|number| format!("{name} ({number})"))
            .find(|wanted| !taken(wanted))
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
        let held = self.workshop.devices.get(&device).map_or(&[][..], Vec::as_slice);
        if held.contains(&seat) {
            return Ok(vec![]);
        }
        if held.len() >= limits::SEATS_PER_DEVICE {
            return Err(Refusal::TooMany);
        }
        Ok(vec![Event::DeviceLinked { device, seat }])
    }
}
