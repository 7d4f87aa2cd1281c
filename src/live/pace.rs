//! How fast one device, and one workshop, may ask.
//!
//! Who asks faster is not refused: the answer is "later, after so many milliseconds",
//! and what was asked stays in the browser's outbox until it is taken. A person who
//! types fast, a table around one phone and a phone that comes back with a full outbox
//! do not notice.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, NotUntil, Quota};

use super::who::Who;
use crate::domain::{Fingerprint, LinkId, SeatId, Workshop};

/// Askings a second of one device, and how many at once: a full outbox.
const DEVICE: (u32, u32) = (4, 60);
/// The same for a link: whoever sorts two hundred cards works fast.
const LINK: (u32, u32) = (50, 600);
/// For all who hold no seat together: they are refused anyway.
const STRANGERS: (u32, u32) = (20, 100);
/// For the whole workshop: ten times a full hall that writes.
const ROOM: (u32, u32) = (1_000, 4_000);
/// "Later" is spread over so many milliseconds, so that a crowd does not come back as one.
const SPREAD: u64 = 1_000;

/// The paces of one workshop; not stored, and forgotten when its room ends.
pub(super) struct Pace {
    devices: DefaultKeyedRateLimiter<Fingerprint>,
    links: DefaultKeyedRateLimiter<LinkId>,
    strangers: DefaultDirectRateLimiter,
    room: DefaultDirectRateLimiter,
    clock: DefaultClock,
    refused: AtomicU64,
}

impl Pace {
    /// Nobody has asked yet.
    pub(super) fn new() -> Self {
        Self {
            devices: DefaultKeyedRateLimiter::keyed(quota(DEVICE)),
            links: DefaultKeyedRateLimiter::keyed(quota(LINK)),
            strangers: DefaultDirectRateLimiter::direct(quota(STRANGERS)),
            room: DefaultDirectRateLimiter::direct(quota(ROOM)),
            clock: DefaultClock::default(),
            refused: AtomicU64::new(0),
        }
    }

    /// Counts one asking.
    ///
    /// # Errors
    /// After how many milliseconds it may be asked again.
    pub(super) fn may_ask(&self, who: &Who, workshop: &Workshop) -> Result<(), u64> {
        let own = match who {
            Who::Team { link, .. } => self.links.check_key(link),
            Who::Device(device) => match workshop.seats_of(device.mark) {
                // A cookie that anybody can make up must not get a count of its own.
                [] => self.strangers.check(),
                seats if are_simulated(seats, workshop) => Ok(()),
                _ => self.devices.check_key(&device.mark),
            },
            Who::Stranger => self.strangers.check(),
        };
        own.and_then(|()| self.room.check()).map_err(|not_yet| self.later(&not_yet))
    }

    fn later(&self, not_yet: &NotUntil<<DefaultClock as governor::clock::Clock>::Instant>) -> u64 {
        let wait = not_yet.wait_time_from(self.clock.now()).as_millis();
        // 37 is no divisor of the spread: neighbours come back far from each other.
        let spread = self.refused.fetch_add(1, Ordering::Relaxed).wrapping_mul(37) % SPREAD;
        u64::try_from(wait).unwrap_or(SPREAD) + spread + 1
    }
}

/// People of a rehearsal play as fast as they can; one stroke erases what they said.
fn are_simulated(seats: &[SeatId], workshop: &Workshop) -> bool {
    seats.iter().all(|seat| workshop.seat(*seat).is_ok_and(|seat| seat.simulated))
}

pub(super) fn quota((each_second, at_once): (u32, u32)) -> Quota {
    let number = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
    Quota::per_second(number(each_second)).allow_burst(number(at_once))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Role, WorkshopId};
    use crate::live::secrets::{DeviceToken, Secrets};
    use crate::live::who::Device;

    fn device(number: u8) -> Who {
        let mut text = "a".repeat(25);
        text.insert(0, char::from(b'a' + number));
        let token = DeviceToken::parse(&text).unwrap();
        Who::Device(Device { mark: Secrets::new([7; 32]).device(WorkshopId(1), &token), token })
    }

    fn seated(whos: &[&Who]) -> Workshop {
        let mut workshop = Workshop::empty(WorkshopId(1));
        for who in whos {
            let Who::Device(device) = who else { continue };
            workshop.devices.insert(device.mark, vec![SeatId(1)]);
        }
        workshop
    }

    fn taken(pace: &Pace, who: &Who, workshop: &Workshop, times: u32) -> usize {
        (0..times).filter(|_| pace.may_ask(who, workshop).is_ok()).count()
    }

    #[test]
    fn one_seat_that_floods_is_told_later_and_its_neighbour_is_not() {
        let (ana, troll) = (device(0), device(1));
        let workshop = seated(&[&ana, &troll]);
        let pace = Pace::new();
        let at_once = DEVICE.1 as usize;
        assert!((at_once..at_once + 20).contains(&taken(&pace, &troll, &workshop, 1_000)));
        let later = pace.may_ask(&troll, &workshop).unwrap_err();
        assert!((1..=SPREAD + 260).contains(&later), "{later} ms");
        assert_eq!(taken(&pace, &ana, &workshop, 60), 60, "a full outbox goes at once");
    }

    #[test]
    fn who_holds_no_seat_shares_one_count_with_all_who_hold_none() {
        let pace = Pace::new();
        let workshop = seated(&[]);
        let all: usize = (0..20).map(|n| taken(&pace, &device(n), &workshop, 100)).sum();
        assert!(all < STRANGERS.1 as usize + 100, "{all} of 2000");
        assert_eq!(pace.devices.len(), 0, "a cookie that was made up leaves nothing behind");
    }

    #[test]
    fn a_hall_that_writes_and_a_facilitator_who_sorts_are_never_held_up() {
        let pace = Pace::new();
        let hall: Vec<Who> = (0..24).map(device).collect();
        let workshop = seated(&hall.iter().collect::<Vec<_>>());
        let lead = Who::Team { role: Role::Facilitator, link: LinkId(1) };
        assert_eq!(hall.iter().map(|who| taken(&pace, who, &workshop, 50)).sum::<usize>(), 1_200);
        assert_eq!(taken(&pace, &lead, &workshop, 600), 600);
    }

    #[test]
    fn one_workshop_has_an_end_too() {
        let pace = Pace::new();
        let workshop = seated(&[]);
        let leads = (0..12).map(|n| Who::Team { role: Role::Facilitator, link: LinkId(n) });
        let all: usize = leads.map(|lead| taken(&pace, &lead, &workshop, 600)).sum();
        assert!(all < 6_000, "{all}");
    }
}
