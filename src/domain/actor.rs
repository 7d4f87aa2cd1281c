//! Who asks, and who is remembered for it.

use super::{Claim, LinkId, Moment, OpId, Role, SeatId};

/// Who asks, as the edge established from cookies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// What they may do.
    pub role: Role,
    /// The link that gave the role; none for participants.
    pub link: Option<LinkId>,
    /// The person this is about: a participant's own seat (checked at the edge
    /// against the device), or, for the team, whom they write for.
    pub seat: Option<SeatId>,
    /// The device's claim on the contribution that the command names.
    pub claim: Option<Claim>,
}

/// One asking: who, when, and which `op`, so that a resend is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Who asks.
    pub actor: Actor,
    /// The asking's own id, made by the browser.
    pub op: OpId,
    /// When the server heard it.
    pub now: Moment,
    /// Randomness for what is drawn.
    pub dice: u64,
}

/// Who an event is remembered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// A member of the team, by link.
    Team(LinkId),
    /// A person.
    Seat(SeatId),
    /// The server, or somebody who must not be known.
    Nobody,
}

impl Actor {
    /// A person of the room.
    pub fn participant(seat: SeatId) -> Self {
        Self { role: Role::Participant, link: None, seat: Some(seat), claim: None }
    }

    /// Somebody who holds a link.
    pub fn team(role: Role, link: LinkId) -> Self {
        Self { role, link: Some(link), seat: None, claim: None }
    }

    /// The same, about `seat`.
    #[must_use]
    pub fn for_seat(self, seat: Option<SeatId>) -> Self {
        Self { seat, ..self }
    }

    /// How the log remembers this actor.
    pub fn by(&self) -> By {
        match (self.link, self.seat) {
            (Some(link), _) => By::Team(link),
            (None, Some(seat)) => By::Seat(seat),
            (None, None) => By::Nobody,
        }
    }
}
