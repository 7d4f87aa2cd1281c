//! Who looks: audiences share one rendering; what belongs to one person is apart.

use std::fmt;
use std::sync::Arc;

use imbl::OrdSet;

use super::{Concerned, Memo, Piece, Screen, Touch};
use crate::domain::{Language, Moment, Person, Role, Seat, SeatId, Wifi, Workshop};

/// The pages that live.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The participant's phone.
    Phone,
    /// The facilitator's laptop.
    Desk,
    /// The projected wall.
    Wall,
    /// The pad.
    Pad,
}

impl Page {
    /// Whether it shows who is connected, beside who takes part.
    pub fn shows_presence(self) -> bool {
        match self {
            Self::Desk => true,
            Self::Phone | Self::Wall | Self::Pad => false,
        }
    }
}

/// People who get the same rendering: same page, same rights, same language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Audience {
    /// Which page.
    pub page: Page,
    /// With which rights (on the pad and the wall: those of the link held).
    pub role: Role,
    /// In which language.
    pub language: Language,
}

/// Who of the room is connected now. Not part of the log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presence {
    /// Seats with an open page.
    pub here: OrdSet<SeatId>,
}

/// The door by which people come in: what QR codes and the wall show.
#[derive(Debug, Clone)]
pub struct Door {
    /// Join code, upper case.
    pub code: String,
    /// Address of the server as phones reach it, without a slash at the end.
    pub base: String,
    /// What the machine that serves tells its rooms.
    pub host: Host,
    /// The spoken keys that bring people back.
    pub keys: Keys,
}

/// What the machine that serves tells its rooms. In no log: another machine has its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Host {
    /// The Wi-Fi of the room, for workshops that name none.
    pub wifi: Option<Wifi>,
    /// How the copies to a second folder go; none when nobody asked for any.
    pub copies: Option<Copies>,
}

/// One address that phones may dial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneAddress {
    /// Scheme, host and port, without a final slash.
    pub url: String,
    /// The interface it belongs to; none for an address that the operator gave.
    pub interface: Option<String>,
    /// The network is an iPhone sharing its connection, which takes 13 devices at most.
    pub iphone_hotspot: bool,
}

/// How the copies to a second folder go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Copies {
    /// When all that is stored was last known to be there.
    pub last: Option<Moment>,
    /// Why the next one is not made.
    pub trouble: Option<CopyTrouble>,
}

/// Why a copy was not made; it is tried again at the next turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyTrouble {
    /// The folder is not there: a key that was pulled out.
    Gone,
    /// There is no room left on it.
    Full,
    /// Anything else; the log says what.
    Failed,
}

/// Says a person's spoken key again (`goéland-42`): the log only knows its mark.
#[derive(Clone)]
pub struct Keys(Arc<dyn Fn(&Seat) -> String + Send + Sync>);

impl Keys {
    /// Keys as `say` says them.
    pub fn new(say: impl Fn(&Seat) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(say))
    }

    /// The key of this person; for nobody else's eyes.
    pub fn of(&self, seat: &Seat) -> String {
        (self.0)(seat)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

impl Door {
    /// The address a phone opens, `http://192.168.1.20:8080/a/K7DMR/`.
    pub fn address(&self) -> String {
        format!("{}/a/{}/", self.base, self.code)
    }
}

/// Somebody in front of a page: the state they see, and who else is there.
pub struct Viewer<'a> {
    /// The workshop at one moment.
    pub workshop: &'a Workshop,
    /// Who is connected.
    pub presence: &'a Presence,
    /// How people come in.
    pub door: &'a Door,
    /// With whom they share the rendering.
    pub audience: Audience,
}

/// Paints screens; the live core calls it without knowing HTML.
pub trait Painter: Send + Sync {
    /// What the whole audience sees. `memo` holds what was painted for it before.
    fn shared(&self, viewer: &Viewer<'_>, memo: &Memo) -> Screen;

    /// What only this person sees beside it: own entries, own turn; or the part of it
    /// that `touch` may have changed. `memo` is shared by all people of the audience.
    fn personal(
        &self,
        viewer: &Viewer<'_>,
        person: &Person<'_>,
        touch: Touch,
        memo: &Memo,
    ) -> Screen;

    /// Whose personal part may look different `now`, for viewers of one audience.
    fn concerned(&self, before: &Viewer<'_>, now: &Viewer<'_>) -> Concerned;

    /// The same state as keyed JSON objects, for `collecte.json.1`.
    fn resources(&self, viewer: &Viewer<'_>, memo: &Memo) -> Screen;

    /// One of these objects in fewer bytes, for `collecte.json.2`; none where there is no
    /// shorter form.
    fn brief(&self, _viewer: &Viewer<'_>, _object: &Piece) -> Option<String> {
        None
    }
}
