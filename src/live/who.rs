//! Who is in front of a page: what the cookies prove, before any rule is asked.

use super::asked::Asked;
use super::secrets::DeviceToken;
use crate::domain::{
    Actor, Claim, ContributionId, Fingerprint, LinkId, Refusal, Role, SeatId, Workshop,
};

/// What a browser has proved about itself.
#[derive(Clone)]
pub enum Who {
    /// Holds a role's link.
    Team {
        /// The role, as the link gave it.
        role: Role,
        /// Which link.
        link: LinkId,
    },
    /// Holds a device's cookie.
    Device(Device),
    /// Holds nothing: sees the wall and the pad, and may join.
    Stranger,
}

/// A device: its secret, and what is kept of it.
#[derive(Clone)]
pub struct Device {
    /// The secret in its cookie.
    pub token: DeviceToken,
    /// What the log knows of it.
    pub mark: Fingerprint,
}

impl Device {
    /// The seats it holds, those asked to leave included.
    pub fn seats<'w>(&self, workshop: &'w Workshop) -> &'w [SeatId] {
        workshop.seats_of(self.mark)
    }

    /// Its claim on an entry.
    pub fn claim(&self, id: ContributionId) -> Claim {
        self.token.claim(id)
    }
}

impl Who {
    /// The role this gives.
    pub fn role(&self) -> Role {
        match self {
            Self::Team { role, .. } => *role,
            Self::Device(_) | Self::Stranger => Role::Participant,
        }
    }

    /// The role on the pad: a person of the room takes part, everybody else reads.
    pub fn on_pad(&self, workshop: &Workshop) -> Role {
        match self {
            Self::Team { role, .. } => *role,
            Self::Device(device) => {
                let mut seats = device.seats(workshop).iter();
                let is_in = |seat: &SeatId| workshop.seat(*seat).is_ok_and(|seat| !seat.removed);
                if seats.any(is_in) { Role::Participant } else { Role::Projector }
            }
            Self::Stranger => Role::Projector,
        }
    }

    /// Whether this may still look: the link holds, and not everybody at this device
    /// was asked to leave.
    pub fn may_look(&self, workshop: &Workshop) -> bool {
        match self {
            Self::Team { link, .. } => workshop.links.get(link).is_some_and(|link| !link.revoked),
            Self::Device(device) => {
                let seats = device.seats(workshop);
                let removed = |seat: &SeatId| workshop.seat(*seat).is_ok_and(|seat| seat.removed);
                seats.is_empty() || !seats.iter().all(removed)
            }
            Self::Stranger => true,
        }
    }

    /// The actor for one asking: whom it is about, and the claim on what it names.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a seat that this device does not hold, or for a
    /// stranger; [`Refusal::BadField`] for a seat that cannot be read.
    pub fn actor(&self, workshop: &Workshop, asked: &Asked) -> Result<Actor, Refusal> {
        let named = match asked.seat.trim() {
            "" => None,
            seat => Some(seat.parse::<SeatId>().map_err(|_| Refusal::BadField)?),
        };
        match self {
            Self::Team { role, link } => Ok(Actor::team(*role, *link).for_seat(named)),
            Self::Device(device) => {
                let held = device.seats(workshop);
                let seat = match named {
                    Some(seat) if held.contains(&seat) => seat,
                    Some(_) => return Err(Refusal::NotAllowed),
                    None => *held.first().ok_or(Refusal::NotAllowed)?,
                };
                let card = asked.card.trim().parse().ok();
                let claim = card.map(|card| device.claim(card));
                Ok(Actor { claim, ..Actor::participant(seat) })
            }
            Self::Stranger => Err(Refusal::NotAllowed),
        }
    }
}
