//! What every handler shares.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use governor::{DefaultKeyedRateLimiter, Quota};
use tokio::sync::Semaphore;

use crate::domain::{Workshop, WorkshopId};
use crate::i18n::Lang;
use crate::live::secrets::Secrets;
use crate::live::who::Who;
use crate::live::{Heard, OpenFault, Registry, RegistryParts, RoomHandle};
use crate::metrics::Limit;
use crate::screen::Door;
use crate::storage::Store;

use super::counts::Counted;
use super::error::WebError;
use super::packed::Heads;
use super::porch::{Guesses, Origin, Turnstile};
use super::reach::Reach;
use super::sockets::{Opener, Sockets};
use crate::handover;

/// Spoken keys that one address may try in one workshop each minute, once it has tried
/// [`KEYS_AT_ONCE`]. The odds that follow are in `docs/THREATS.md`.
const KEYS: NonZeroU32 = NonZeroU32::MIN;
/// Spoken keys that one address may try at once: a table that comes back together.
const KEYS_AT_ONCE: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
/// What one address may bring in files each minute, once it has brought
/// [`IMPORTED_AT_ONCE`], in KiB.
const IMPORTED: NonZeroU32 = NonZeroU32::MIN.saturating_add(1024 - 1);
/// What one address may bring in files at once, in KiB: four of the largest, or a season
/// of workshops that move to another server.
const IMPORTED_AT_ONCE: NonZeroU32 = NonZeroU32::MIN.saturating_add(64 * 1024 - 1);
/// Heavy work at once: pages beside the runtime, files, replays, imports.
const HEAVY: usize = 16;
/// Workshops one address may create each minute.
const CREATIONS: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
/// Earlier moments replayed at once: each takes a core for some ten milliseconds, and
/// the live rooms come first.
const REPLAYS: usize = 2;
/// Files whose pages are set at once: each keeps a core busy, and the live rooms come first.
const TYPESETTINGS: usize = 2;

/// What the server is made of. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// The pieces behind [`AppState`].
pub struct Parts {
    /// Where logs are kept.
    pub store: Store,
    /// Live rooms.
    pub registry: Registry,
    /// What rooms and other tasks are made with.
    pub live: RegistryParts,
    /// Links, keys and marks.
    pub secrets: Secrets,
    /// By which address phones come in.
    pub reach: Arc<Reach>,
    /// Address by which this server reaches itself, for the rehearsal.
    pub own: String,
    /// Speaks to pads of other servers.
    pub pads: handover::Client,
    /// Language for those who chose none.
    pub lang: Lang,
    /// Whether sockets are served by the WebSocket library alone.
    pub plain_sockets: bool,
    /// Codes tried, by address.
    pub(super) guesses: Guesses,
    /// The order in which pages are painted.
    pub(super) turnstile: Turnstile,
    /// What pages begin with alike, compressed.
    pub(super) heads: Heads,
    /// Live pages, by who opened them.
    pub(super) sockets: Sockets,
    /// Spoken keys tried, by address and workshop.
    pub(super) keys_tried: DefaultKeyedRateLimiter<(Origin, WorkshopId)>,
    /// Creations, by address.
    pub(super) creations: DefaultKeyedRateLimiter<Origin>,
    /// KiB of files that came in, by address.
    pub(super) imported: DefaultKeyedRateLimiter<Origin>,
    /// Who may do heavy work now.
    pub(super) heavy: Arc<Semaphore>,
    /// Who may replay a log now.
    pub(super) replays: Arc<Semaphore>,
    /// Who may have pages set now.
    pub(super) typesettings: Arc<Semaphore>,
    connections: AtomicU64,
}

impl std::ops::Deref for AppState {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// What [`AppState::new`] is told by the server.
pub struct Setting {
    /// Links, keys and marks.
    pub secrets: Secrets,
    /// By which address phones come in.
    pub reach: Arc<Reach>,
    /// Address by which this server reaches itself.
    pub own: String,
    /// Speaks to pads of other servers.
    pub pads: handover::Client,
    /// Language for those who chose none.
    pub lang: Lang,
    /// Whether sockets are served by the WebSocket library alone.
    pub plain_sockets: bool,
}

impl AppState {
    /// Everything the handlers need, from what the server opened.
    pub fn new(live: RegistryParts, setting: Setting) -> Self {
        Self(Arc::new(Parts {
            store: live.store.clone(),
            registry: Registry::new(live.clone()),
            live,
            secrets: setting.secrets,
            reach: setting.reach,
            own: setting.own,
            pads: setting.pads,
            lang: setting.lang,
            plain_sockets: setting.plain_sockets,
            guesses: Guesses::new(),
            turnstile: Turnstile::new(),
            heads: Heads::default(),
            sockets: Sockets::default(),
            keys_tried: DefaultKeyedRateLimiter::keyed(
                Quota::per_minute(KEYS).allow_burst(KEYS_AT_ONCE),
            ),
            creations: DefaultKeyedRateLimiter::keyed(Quota::per_minute(CREATIONS)),
            imported: DefaultKeyedRateLimiter::keyed(
                Quota::per_minute(IMPORTED).allow_burst(IMPORTED_AT_ONCE),
            ),
            heavy: Arc::new(Semaphore::new(HEAVY)),
            replays: Arc::new(Semaphore::new(REPLAYS)),
            typesettings: Arc::new(Semaphore::new(TYPESETTINGS)),
            connections: AtomicU64::new(0),
        }))
    }

    /// Counts one more socket for as long as the answer is held.
    ///
    /// # Errors
    /// [`WebError::SlowDown`] for whoever has enough of them.
    pub(super) fn count_socket(
        &self,
        who: &Who,
        workshop: &Workshop,
    ) -> Result<Counted<Opener>, WebError> {
        let counted = self.sockets.open(who, workshop);
        counted.ok_or_else(|| {
            self.live.metrics.held_up(Limit::sockets);
            WebError::SlowDown
        })
    }

    /// A number that no other connection of this process has.
    pub fn next_connection(&self) -> u64 {
        self.connections.fetch_add(1, Ordering::Relaxed)
    }

    /// The live room of a workshop by its id, as the address of published notes has it.
    ///
    /// # Errors
    /// [`WebError::NotFound`], or a fault of the store.
    pub async fn room_of(&self, id: WorkshopId) -> Result<RoomHandle, WebError> {
        let code = self.store.code_of(id).await?.ok_or(WebError::NotFound)?;
        Ok(self.room(&code).await?.1)
    }

    /// The live room of a join code, as it stands in an address.
    ///
    /// # Errors
    /// [`WebError::UnknownCode`], or a fault of the store.
    pub async fn room(&self, code: &str) -> Result<(WorkshopId, RoomHandle), WebError> {
        let code = super::code::normal(code).ok_or(WebError::UnknownCode)?;
        if let Some(live) = self.registry.live_room(&code) {
            return Ok(live);
        }
        let id = self.store.find(&code).await?.ok_or(WebError::UnknownCode)?;
        let (base, host) = (self.reach.base(), self.reach.host());
        let door = Door { code, base, host, keys: self.keys(id) };
        match self.registry.room(id, door).await {
            Ok(room) => Ok((id, room)),
            Err(OpenFault::Unknown) => Err(WebError::UnknownCode),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Tells the live rooms by which address they are reached now, and what else the
    /// machine has to say.
    pub async fn announce(&self) {
        let (base, host) = (self.reach.base(), self.reach.host());
        for room in self.registry.rooms() {
            let door = room.look().door;
            if door.base != base || door.host != host {
                let moved = Heard::Moved { base: base.clone(), host: host.clone() };
                // A room that ended is opened again with what is true then.
                room.tell(moved).await.ok();
            }
        }
    }

    /// Whether cookies may travel over `https` only.
    pub fn is_secure(&self) -> bool {
        self.reach.base().starts_with("https://")
    }

    fn keys(&self, id: WorkshopId) -> crate::screen::Keys {
        let secrets = self.secrets.clone();
        crate::screen::Keys::new(move |seat| secrets.key_of(id, seat))
    }

    /// Deletes for good what has come to its date, and forgets idle limits.
    pub async fn purge_due(&self) {
        self.guesses.tidy();
        self.keys_tried.retain_recent();
        self.creations.retain_recent();
        self.imported.retain_recent();
        let due = match self.store.due(crate::clock::now()).await {
            Ok(due) => due,
            Err(error) => {
                return tracing::error!(%error, "could not list what is due: {error}");
            }
        };
        let purges = due.into_iter().map(|id| async move {
            self.registry.end(id).await;
            self.heads.forget(id);
            match self.store.purge(id).await {
                Ok(()) => tracing::info!(workshop.id = %id, "workshop {id} deleted at its date"),
                Err(error) => {
                    tracing::error!(workshop.id = %id, %error, "workshop {id} stays: {error}");
                }
            }
        });
        // Purges asked together share one rewriting of the file.
        futures_util::future::join_all(purges).await;
    }
}
