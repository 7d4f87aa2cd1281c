//! Who is in, by name and by spoken key: a newcomer is not compared with ten thousand.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use super::{Fingerprint, Seat, SeatId, Workshop};

/// Everybody, by what newcomers may not share with them. Kept by `apply` beside the seats,
/// and says nothing that the seats do not.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Roll {
    /// Names of those who are in, as they are compared.
    names: OrdSet<(String, SeatId)>,
    /// Keys of all, those who were asked to leave too.
    keys: OrdSet<(Fingerprint, SeatId)>,
    /// How many are in.
    present: usize,
}

impl Roll {
    pub(super) fn of(seats: &OrdMap<SeatId, Arc<Seat>>) -> Self {
        let mut roll = Self::default();
        seats.values().for_each(|seat| roll.add(seat));
        roll
    }

    pub(super) fn add(&mut self, seat: &Seat) {
        self.keys.insert((seat.key.mark, seat.id));
        if seat.removed {
            return;
        }
        self.present += 1;
        if let Some(name) = &seat.name {
            self.names.insert((compared(name.as_str()), seat.id));
        }
    }

    pub(super) fn take_out(&mut self, seat: &Seat) {
        self.keys.remove(&(seat.key.mark, seat.id));
        if seat.removed {
            return;
        }
        self.present = self.present.saturating_sub(1);
        if let Some(name) = &seat.name {
            self.names.remove(&(compared(name.as_str()), seat.id));
        }
    }
}

impl Workshop {
    /// How many people are in.
    pub fn how_many(&self) -> usize {
        self.roll.present
    }

    /// Whether somebody who is in has this name, in whatever case.
    pub fn is_called(&self, name: &str) -> bool {
        let wanted = compared(name);
        let from = (wanted.clone(), SeatId(0));
        self.roll.names.range(from..).next().is_some_and(|(name, _)| *name == wanted)
    }

    /// Whose spoken key it is, of those who were asked to leave too.
    pub fn seat_with_key(&self, mark: Fingerprint) -> Option<SeatId> {
        let (known, seat) = self.roll.keys.range((mark, SeatId(0))..).next()?;
        (*known == mark).then_some(*seat)
    }
}

/// "ÉLODIE" is "Élodie".
fn compared(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::tests::any::happened;
    use crate::domain::{
        By, Event, Fingerprint, Happened, KeyMark, Language, Moment, OpId, WorkshopId,
    };

    proptest! {
        #[test]
        fn after_any_log_the_roll_is_that_of_the_seats(log in vec(happened(), 0..60)) {
            the_roll_is_that_of_the_seats(&log)?;
        }
    }

    #[test]
    fn a_seat_that_is_taken_twice_is_one() {
        let by = By::Nobody;
        let key = KeyMark { nonce: 0, mark: Fingerprint([0; 16]) };
        let event = Event::SeatTaken {
            seat: SeatId(1),
            name: None,
            language: Language::FRENCH,
            device: None,
            key,
            simulated: false,
        };
        let taken = Happened { seq: 1, at: Moment(0), op: OpId(1), by, event };
        the_roll_is_that_of_the_seats(&[taken.clone(), taken]).unwrap();
    }

    #[test]
    fn a_name_is_taken_in_whatever_case() {
        let mut roll = Roll::default();
        roll.names.insert((compared("Élodie Œ"), SeatId(1)));
        let workshop = Workshop { roll, ..Workshop::empty(WorkshopId(1)) };
        assert!(workshop.is_called("ÉLODIE Œ") && workshop.is_called("élodie œ"));
        assert!(!workshop.is_called("Elodie Œ"));
    }

    fn the_roll_is_that_of_the_seats(log: &[Happened]) -> Result<(), TestCaseError> {
        let mut workshop = Workshop::empty(WorkshopId(1));
        for happened in log {
            workshop.apply(happened);
            prop_assert_eq!(&workshop.roll, &Roll::of(&workshop.seats));
        }
        let present = || workshop.seats.values().filter(|seat| !seat.removed);
        prop_assert_eq!(workshop.how_many(), present().count());
        for seat in workshop.seats.values() {
            let first = workshop.seats.values().find(|other| other.key.mark == seat.key.mark);
            prop_assert_eq!(workshop.seat_with_key(seat.key.mark), first.map(|seat| seat.id));
            let Some(name) = &seat.name else { continue };
            let same = |other: &str| other.to_lowercase() == name.as_str().to_lowercase();
            let mut names = present().filter_map(|seat| seat.name.as_ref());
            let is_here = names.any(|other| same(other.as_str()));
            prop_assert_eq!(workshop.is_called(&name.as_str().to_lowercase()), is_here);
            let longer = format!("{name} et encore");
            prop_assert!(!workshop.is_called(&longer));
        }
        Ok(())
    }
}
