//! Speaks to a room: from sockets, forms and pages.

use std::sync::Arc;

use imbl::OrdMap;
use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;

use super::asked::Asked;
use super::format::Format;
use super::frame::Answer;
use super::notes::{NotesHandle, Shelf};
use super::pace::Pace;
use super::registry::RegistryParts;
use super::room::Room;
use super::shown::Shown;
use super::sight::Sight;
use super::socket::{Held, Outlet};
use super::who::Who;
use crate::domain::{Ask, Command, Language, Note, NoteId, Workshop};
use crate::metrics::{Limit, Metrics};
use crate::screen::{Audience, Door, Host, Painter, Screen};

/// Messages that may wait for a room; more, and the sender waits.
const INBOX: usize = 1_024;

/// A page that has a socket.
#[derive(Clone)]
pub struct OpenPage {
    /// Number of the connection, unique in the process.
    pub connection: u64,
    /// With whom it shares the rendering.
    pub audience: Audience,
    /// How it wants its frames.
    pub format: Format,
    /// Who looks.
    pub who: Who,
    /// The last event it contains.
    pub since: u64,
    /// Its [`Sight::pulse`], when it says one.
    pub pulse: Option<u64>,
}

/// A page that opened its socket.
pub struct Joining {
    /// Which.
    pub page: OpenPage,
    /// Where its messages go.
    pub outlet: Held,
}

/// What somebody says to a room.
pub enum Heard {
    /// An asking as it came from a browser.
    Asked {
        /// Its fields.
        asked: Box<Asked>,
        /// What the browser proved.
        who: Who,
        /// The language of the page.
        language: Language,
        /// Where the answer goes.
        answer: Reply,
    },
    /// A command the server made itself: joining, importing.
    Command {
        /// Who asks, and as which asking.
        ask: Box<Ask>,
        /// What.
        command: Box<Command>,
        /// Where the answer goes.
        answer: oneshot::Sender<Answer>,
    },
    /// The server is reached by another address, or has something else to tell.
    Moved {
        /// Address of the server as phones reach it, without a slash at the end.
        base: String,
        /// What the machine tells.
        host: Host,
    },
    /// A page opened its socket.
    Joined(Box<Joining>),
    /// A socket ended.
    Left(u64),
    /// What the free notes say now; the sender hears when pages show it.
    Noted(OrdMap<NoteId, Note>, Option<oneshot::Sender<()>>),
    /// The workshop is being deleted: say goodbye and end.
    Deleted,
}

/// Where the answer to an asking goes.
pub enum Reply {
    /// To a form that waits for it.
    Form(oneshot::Sender<Answer>),
    /// To the socket it came from, which does not wait.
    Socket {
        /// The socket.
        outlet: Outlet,
        /// The asking's own id.
        op: String,
        /// In which sentences are said.
        language: Language,
    },
}

/// The room ended while it was spoken to; it can be opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault;

/// Speaks to a room. Cheap to clone.
#[derive(Clone)]
pub struct RoomHandle {
    inbox: mpsc::Sender<Heard>,
    sight: watch::Receiver<Sight>,
    shown: Arc<Shown>,
    notes: NotesHandle,
    pace: Arc<Pace>,
    pub(super) metrics: Arc<Metrics>,
}

impl RoomHandle {
    /// Starts the tasks of a room and of its notes on their stored state.
    pub(super) fn open(
        mut workshop: Workshop,
        shelf: Shelf,
        door: Door,
        parts: &RegistryParts,
    ) -> Self {
        let (inbox, heard) = mpsc::channel(INBOX);
        workshop.notes = shelf.texts.clone();
        let (publish, seen) = watch::channel(Sight::first(workshop, door));
        let over = CancellationToken::new();
        let around = (seen.clone(), inbox.downgrade());
        let notes = NotesHandle::open(shelf, around, over.clone(), parts);
        let room = Room::new(heard, publish, (notes.clone(), over), parts.clone());
        parts.tasks.spawn(room.run());
        let (pace, metrics) = (Arc::new(Pace::new()), parts.metrics.clone());
        Self { inbox, sight: seen, shown: Arc::default(), notes, pace, metrics }
    }

    /// The present moment. Never waits.
    pub fn look(&self) -> Sight {
        self.sight.borrow().clone()
    }

    /// What a page shows all of its audience at this moment; painted once for all.
    pub fn show(&self, sight: &Sight, audience: Audience, painter: &dyn Painter) -> Screen {
        self.shown.of(sight, audience, painter)
    }

    /// The free notes of this workshop.
    pub fn notes(&self) -> &NotesHandle {
        &self.notes
    }

    /// Whether the task has ended.
    pub fn is_over(&self) -> bool {
        self.inbox.is_closed()
    }

    /// Says something and does not wait for an answer.
    ///
    /// # Errors
    /// [`Fault`] when the room has ended.
    pub async fn tell(&self, heard: Heard) -> Result<(), Fault> {
        self.inbox.send(heard).await.map_err(|_| Fault)
    }

    /// Counts one asking of somebody.
    ///
    /// # Errors
    /// For who asks too fast: after how many milliseconds it may be asked again.
    pub(super) fn may_ask(&self, who: &Who) -> Result<(), u64> {
        let paced = self.pace.may_ask(who, &self.sight.borrow().workshop);
        paced.inspect_err(|_| self.metrics.held_up(Limit::askings))
    }

    /// Asks, and waits for the answer: "later" at once for who asks too fast.
    ///
    /// # Errors
    /// [`Fault`] when the room has ended: nothing was stored, ask again.
    pub async fn ask(&self, asked: Asked, who: Who, language: Language) -> Result<Answer, Fault> {
        if let Err(ms) = self.may_ask(&who) {
            return Ok(Answer::Later { ms });
        }
        let (answer, answered) = oneshot::channel();
        self.tell(Heard::Asked {
            asked: Box::new(asked),
            who,
            language,
            answer: Reply::Form(answer),
        })
        .await?;
        answered.await.map_err(|_| Fault)
    }

    /// Asks for a command that the server made itself.
    ///
    /// # Errors
    /// As [`RoomHandle::ask`].
    pub async fn command(&self, ask: Ask, command: Command) -> Result<Answer, Fault> {
        let (answer, answered) = oneshot::channel();
        let command = Box::new(command);
        self.tell(Heard::Command { ask: Box::new(ask), command, answer }).await?;
        answered.await.map_err(|_| Fault)
    }
}
