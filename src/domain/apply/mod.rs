//! Folding an event into the state. Cannot fail: an event that no longer fits
//! (its entry was withdrawn since) changes nothing but `seq`.
//!
//! No `_ =>`: a new event must be looked at here.

mod agenda;
mod groups;
mod people;
mod words;

use std::sync::Arc;

use super::{Event, Happened, Publication, Workshop};

impl Workshop {
    /// Folds one event in.
    pub fn apply(&mut self, happened: &Happened) {
        self.seq = happened.seq;
        self.ops.insert(happened.op);
        match &happened.event {
            Event::Created { .. }
            | Event::Described(_)
            | Event::HandedOver(_)
            | Event::Ended
            | Event::Resumed
            | Event::Published(_)
            | Event::Unpublished
            | Event::WallSet(_)
            | Event::NotesClosed { .. } => self.apply_workshop(happened),
            Event::LinkIssued(_)
            | Event::LinkRevoked(_)
            | Event::SeatTaken { .. }
            | Event::DeviceLinked { .. }
            | Event::SeatRenamed { .. }
            | Event::SeatRemoved { .. }
            | Event::SimulatedErased => self.apply_people(happened),
            Event::RoundAdded { .. }
            | Event::RoundReworded { .. }
            | Event::RoundMoved { .. }
            | Event::RoundSkipped { .. }
            | Event::RoundOpened(_)
            | Event::RoundClosed(_)
            | Event::RoundRevealed(_)
            | Event::TimerSet { .. } => self.apply_agenda(&happened.event),
            Event::TurnsOrdered { .. }
            | Event::FloorAsked { .. }
            | Event::FloorLeft { .. }
            | Event::TurnGiven { .. }
            | Event::TurnEnded { .. }
            | Event::TurnTimed { .. }
            | Event::Answered { .. } => self.apply_turn(&happened.event),
            Event::Contributed { .. }
            | Event::Edited { .. }
            | Event::Reconciled { .. }
            | Event::Marked { .. }
            | Event::TakenFrom { .. }
            | Event::Supported { .. } => self.apply_words(happened),
            Event::Grouped { .. } | Event::Undone { .. } => self.apply_grouping(happened),
        }
    }

    /// Folds a whole log, oldest first.
    #[must_use]
    pub fn replay<'a>(mut self, log: impl IntoIterator<Item = &'a Happened>) -> Self {
        for happened in log {
            self.apply(happened);
        }
        self
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    fn apply_workshop(&mut self, happened: &Happened) {
        match &happened.event {
            Event::Created { id, about, rounds, purge_at } => {
                self.id = *id;
                self.about = Some(Arc::new((**about).clone()));
                self.rounds = rounds.iter().cloned().map(super::Round::planned).collect();
                self.created = happened.at;
                self.purge_at = *purge_at;
            }
            Event::Described(about) => self.about = Some(Arc::new((**about).clone())),
            Event::HandedOver(handover) => {
                let address = handover.address.clone();
                self.handovers.insert(address, ((**handover).clone(), happened.at));
            }
            Event::Ended => {
                self.ended = Some(happened.at);
                self.close_current();
            }
            Event::Resumed => {
                self.ended = None;
                self.publication = None;
            }
            Event::Published(names) => {
                self.publication = Some(Publication { names: *names, asked: happened.at });
            }
            Event::Unpublished => self.publication = None,
            Event::WallSet(wall) => self.wall = *wall,
            Event::NotesClosed { closed } => self.notes_closed = *closed,
            other => unreachable_here(other),
        }
    }
}

/// Each `apply_*` is only given its own events; anything else changes nothing.
fn unreachable_here(event: &Event) {
    debug_assert!(false, "event routed to the wrong fold: {event:?}");
}
