//! People and links: who is in, on which device, with which right.

use std::sync::Arc;

use super::unreachable_here;
use crate::domain::roll::Roll;
use crate::domain::{
    Author, ContributionId, Event, Happened, Removal, Round, Seat, SeatId, Wall, Workshop,
};

impl Workshop {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn apply_people(&mut self, happened: &Happened) {
        match &happened.event {
            Event::LinkIssued(link) => {
                self.links.insert(link.id, link.clone());
            }
            Event::LinkRevoked(id) => {
                if let Some(link) = self.links.get_mut(id) {
                    link.revoked = true;
                }
            }
            Event::SeatTaken { .. } => self.take_seat(happened),
            Event::DeviceLinked { device, seat } => {
                let seats = self.devices.entry(*device).or_default();
                if !seats.contains(seat) {
                    seats.push(*seat);
                }
                self.change_seat(*seat, |seat| seat.proxy = false);
            }
            Event::SeatRenamed { seat, name } => {
                self.change_seat(*seat, |seat| seat.name.clone_from(name));
            }
            Event::SeatRemoved { seat, removed } => {
                let removal = removed.then(|| Removal { op: happened.op, hidden: Vec::new() });
                self.change_seat(*seat, |seat| (seat.removed, seat.removal) = (*removed, removal));
                if *removed {
                    self.leave_turns(*seat);
                } else {
                    self.join_turns(*seat);
                }
            }
            Event::SimulatedErased => self.erase_simulated(),
            other => unreachable_here(other),
        }
    }

    fn take_seat(&mut self, happened: &Happened) {
        let Event::SeatTaken { seat, name, language, device, key, simulated } = &happened.event
        else {
            return unreachable_here(&happened.event);
        };
        let last = self.arrivals.back().and_then(|id| self.seat(*id).ok());
        let taken = Seat {
            id: *seat,
            number: last.map_or(0, |seat| seat.number).saturating_add(1),
            name: name.clone(),
            language: *language,
            proxy: device.is_none(),
            simulated: *simulated,
            removed: false,
            removal: None,
            key: *key,
            joined: happened.at,
        };
        let taken = Arc::new(taken);
        if let Some(before) = self.seats.insert(*seat, Arc::clone(&taken)) {
            self.roll.take_out(&before);
        }
        self.roll.add(&taken);
        self.arrivals.push_back(*seat);
        if let Some(device) = device {
            self.devices.entry(*device).or_default().push(*seat);
        }
        self.join_turns(*seat);
    }

    pub(super) fn change_seat(&mut self, id: SeatId, change: impl FnOnce(&mut Seat)) {
        if let Some(seat) = self.seats.get_mut(&id) {
            self.roll.take_out(seat);
            change(Arc::make_mut(seat));
            self.roll.add(seat);
        }
    }

    /// Latecomers join the end of the running go-round.
    fn join_turns(&mut self, seat: SeatId) {
        let Some(current) = self.current else { return };
        self.change_round(current, |round| {
            if round.is_open() && round.calls_everybody() && !round.turns.knows(seat) {
                round.turns.waiting.push(seat);
            }
        });
    }

    fn leave_turns(&mut self, seat: SeatId) {
        for round in &mut self.rounds {
            round.turns.waiting.retain(|waiting| *waiting != seat);
            if round.turns.speaking.is_some_and(|now| now.seat == seat) {
                round.turns.speaking = None;
            }
        }
    }

    /// Takes away everything the rehearsal played and brings the agenda back to its
    /// start. What real people said stays.
    fn erase_simulated(&mut self) {
        let seats = std::mem::take(&mut self.seats);
        self.seats = seats.into_iter().filter(|(_, seat)| !seat.simulated).collect();
        self.roll = Roll::of(&self.seats);
        self.arrivals = self.seats_in_order();
        self.devices = std::mem::take(&mut self.devices)
            .into_iter()
            .map(|(device, seats)| (device, self.still_here(seats)))
            .filter(|(_, seats)| !seats.is_empty())
            .collect();
        let gone: Vec<ContributionId> = self
            .all_said()
            .filter(|entry| entry.simulated || self.lost_its_author(&entry.author))
            .map(|entry| entry.id)
            .collect();
        for id in gone {
            self.forget(id);
        }
        let (here, said) = (self.seats.clone(), self.said.clone());
        for id in said {
            self.change_contribution(id, |entry| {
                entry.merged_into = None;
                let support = std::mem::take(&mut entry.support).into_iter();
                entry.support = support.filter(|seat| here.contains_key(seat)).collect();
            });
        }
        // Without its link a rehearsal that still runs comes to its end.
        let links = std::mem::take(&mut self.links);
        self.links = links.into_iter().filter(|(_, link)| !link.simulated).collect();
        self.groups.clear();
        self.placements.clear();
        self.undo.clear();
        self.rounds = self.rounds.iter().map(|r| Round::planned(r.plan.clone())).collect();
        self.current = None;
        self.ended = None;
        self.publication = None;
        self.wall = Wall::default();
    }

    fn seats_in_order(&self) -> imbl::Vector<SeatId> {
        self.arrivals.iter().copied().filter(|id| self.seats.contains_key(id)).collect()
    }

    fn still_here(&self, seats: Vec<SeatId>) -> Vec<SeatId> {
        seats.into_iter().filter(|id| self.seats.contains_key(id)).collect()
    }

    fn lost_its_author(&self, author: &Author) -> bool {
        match author {
            Author::Seat(seat) => !self.seats.contains_key(seat),
            Author::Claim(_) | Author::Nobody => false,
        }
    }
}
