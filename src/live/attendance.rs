//! Which devices are connected, and who therefore is here. Kept by each arrival and
//! departure, so that nothing has to be counted anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use crate::domain::{Fingerprint, SeatId, Workshop};
use crate::screen::Presence;

/// The devices that look at one workshop.
#[derive(Default)]
pub(super) struct Attendance {
    devices: BTreeMap<Fingerprint, Held>,
    /// Connected devices of each person.
    holders: BTreeMap<SeatId, BTreeSet<Fingerprint>>,
    presence: Arc<Presence>,
}

#[derive(Default)]
struct Held {
    connections: BTreeSet<u64>,
    seats: Vec<SeatId>,
}

impl Attendance {
    /// Who is here.
    pub(super) fn presence(&self) -> Arc<Presence> {
        Arc::clone(&self.presence)
    }

    /// A connection of `device` opened.
    pub(super) fn arrive(&mut self, device: Fingerprint, connection: u64, workshop: &Workshop) {
        self.devices.entry(device).or_default().connections.insert(connection);
        self.reseat(device, workshop.devices.get(&device).cloned().unwrap_or_default());
    }

    /// A connection of `device` ended.
    pub(super) fn leave(&mut self, device: Fingerprint, connection: u64) {
        let Some(held) = self.devices.get_mut(&device) else { return };
        held.connections.remove(&connection);
        if held.connections.is_empty() {
            self.reseat(device, Vec::new());
            self.devices.remove(&device);
        }
    }

    /// Devices got or lost seats.
    pub(super) fn follow(&mut self, before: &Workshop, now: &Workshop) {
        for change in before.devices.diff(&now.devices) {
            let (device, seats) = match change {
                DiffItem::Add(device, seats) | DiffItem::Update { new: (device, seats), .. } => {
                    (*device, seats.clone())
                }
                DiffItem::Remove(device, _) => (*device, Vec::new()),
            };
            if self.devices.contains_key(&device) {
                self.reseat(device, seats);
            }
        }
    }

    /// Connections of a device.
    pub(super) fn of_device(&self, device: Fingerprint) -> impl Iterator<Item = u64> {
        self.devices.get(&device).into_iter().flat_map(|held| held.connections.iter().copied())
    }

    /// Connections of a person.
    pub(super) fn of_seat(&self, seat: SeatId) -> impl Iterator<Item = u64> {
        let devices = self.holders.get(&seat).into_iter().flatten();
        devices.flat_map(|device| self.of_device(*device))
    }

    /// `device` holds these seats now.
    fn reseat(&mut self, device: Fingerprint, seats: Vec<SeatId>) {
        let Some(held) = self.devices.get_mut(&device) else { return };
        if held.seats == seats {
            return;
        }
        let before = std::mem::replace(&mut held.seats, seats.clone());
        let mut here = self.presence.here.clone();
        for seat in before {
            if let Some(devices) = self.holders.get_mut(&seat) {
                devices.remove(&device);
                if devices.is_empty() {
                    self.holders.remove(&seat);
                    here.remove(&seat);
                }
            }
        }
        for seat in seats {
            self.holders.entry(seat).or_default().insert(device);
            here.insert(seat);
        }
        self.presence = Arc::new(Presence { here });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::WorkshopId;

    const PHONE: Fingerprint = Fingerprint([1; 16]);
    const TABLET: Fingerprint = Fingerprint([2; 16]);
    const ANA: SeatId = SeatId(1);
    const BEN: SeatId = SeatId(2);

    fn here(attendance: &Attendance) -> Vec<SeatId> {
        attendance.presence().here.iter().copied().collect()
    }

    fn workshop(held: &[(Fingerprint, Vec<SeatId>)]) -> Workshop {
        let mut workshop = Workshop::empty(WorkshopId(1));
        workshop.devices = held.iter().cloned().collect();
        workshop
    }

    #[test]
    fn a_person_is_here_as_long_as_one_page_of_one_device_is_open() {
        let both = workshop(&[(PHONE, vec![ANA, BEN]), (TABLET, vec![ANA])]);
        let mut attendance = Attendance::default();
        attendance.arrive(PHONE, 1, &both);
        attendance.arrive(PHONE, 2, &both);
        attendance.arrive(TABLET, 3, &both);
        assert_eq!(here(&attendance), [ANA, BEN]);
        assert_eq!(attendance.of_seat(ANA).collect::<Vec<_>>(), [1, 2, 3]);
        attendance.leave(PHONE, 1);
        assert_eq!(here(&attendance), [ANA, BEN]);
        attendance.leave(PHONE, 2);
        assert_eq!(here(&attendance), [ANA]);
        attendance.leave(TABLET, 3);
        assert_eq!(here(&attendance), []);
        assert_eq!(attendance.of_device(PHONE).count(), 0);
    }

    #[test]
    fn a_device_that_takes_a_seat_while_its_page_is_open_brings_its_person() {
        let (before, after) = (workshop(&[]), workshop(&[(PHONE, vec![ANA])]));
        let mut attendance = Attendance::default();
        attendance.arrive(PHONE, 1, &before);
        assert_eq!(here(&attendance), []);
        attendance.follow(&before, &after);
        assert_eq!(here(&attendance), [ANA]);
        attendance.follow(&after, &before);
        assert_eq!(here(&attendance), []);
        assert_eq!(attendance.of_seat(ANA).count(), 0);
    }
}
