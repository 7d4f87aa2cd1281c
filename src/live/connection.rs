//! One socket: what it says goes to the room, what the room sends goes out.
//!
//! A connection holds no state of the workshop: losing it loses nothing. Its task hears
//! and asks; answers and frames are written by the room, on one of two ways that
//! `live::socket` knows.

use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_util::task::TaskTracker;

use super::asked::{Asked, Incoming};
use super::frame::{Answer, Header, Refused};
use super::handle::{Heard, Joining, OpenPage, Reply, RoomHandle};
use super::message::Message;
use super::registry::Sentence;
use super::socket::{self, Direct, Held, Outlet, direct, plain};
use crate::clock;

/// After how many milliseconds to ask again when the room ended.
const SOON: u64 = 500;

/// What a socket is about.
pub struct Terms {
    /// The page it belongs to.
    pub page: OpenPage,
    /// The sentence of a refusal, by code, in the person's language.
    pub say: Sentence,
    /// Where the task of a full socket is spawned, so that a stop waits for it.
    pub tasks: TaskTracker,
    /// Uses the WebSocket library even where the room could write to the socket itself.
    pub plain: bool,
}

/// Serves one upgraded connection until either side ends it.
pub async fn run(upgraded: Upgraded, room: RoomHandle, terms: Terms) {
    let _counted = room.metrics.connected(terms.page.audience.page);
    if terms.plain {
        return Box::pin(run_plain(upgraded, room, terms)).await;
    }
    match upgraded.downcast::<TokioIo<TcpStream>>() {
        Ok(parts) => {
            // What hyper read ahead is copied: its buffer would live as long as the socket.
            let rest = parts.read_buf.to_vec();
            drop(parts.read_buf);
            run_direct((parts.io.into_inner(), rest), room, terms).await;
        }
        // Not a TCP socket of ours.
        Err(upgraded) => Box::pin(run_plain(upgraded, room, terms)).await,
    }
}

async fn run_direct((stream, rest): (TcpStream, Vec<u8>), room: RoomHandle, terms: Terms) {
    let direct = Direct::new(stream, terms.page.since, terms.tasks.clone());
    let mut ear = direct::Ear::new(direct.clone(), rest);
    let line = Line { outlet: Outlet::Direct(direct), room, terms };
    if line.join().await {
        while let Some(said) = ear.next().await {
            line.hear(said).await;
        }
        line.leave().await;
    }
}

async fn run_plain(upgraded: Upgraded, room: RoomHandle, terms: Terms) {
    let (plain, mouth, mut ear) = plain::open(upgraded, terms.page.since).await;
    let line = Line { outlet: Outlet::Plain(plain), room, terms };
    if !line.join().await {
        return;
    }
    let hear = async {
        while let Some(said) = ear.next().await {
            line.hear(said).await;
        }
    };
    tokio::select! {
        () = hear => {}
        () = mouth.speak() => {}
    }
    line.leave().await;
}

/// Between a socket and its room.
struct Line {
    outlet: Outlet,
    room: RoomHandle,
    terms: Terms,
}

impl Line {
    async fn join(&self) -> bool {
        let joining = Joining { page: self.terms.page.clone(), outlet: Held(self.outlet.clone()) };
        self.room.tell(Heard::Joined(Box::new(joining))).await.is_ok()
    }

    async fn leave(&self) {
        // The room may have let it go already.
        self.room.tell(Heard::Left(self.terms.page.connection)).await.ok();
    }

    async fn hear(&self, said: socket::Heard) {
        let text = match said {
            socket::Heard::Text(text) => text,
            socket::Heard::Binary => return self.refuse("", Refused::BadFrame),
        };
        match Incoming::read(&text) {
            Ok(Incoming::Ping) => {
                let pong = Some(self.outlet.told());
                let at = Some(clock::now().0);
                self.say(&Header { pong, at, ..Header::default() }.with(""));
            }
            Ok(Incoming::Asked(asked)) => self.ask(asked).await,
            Err(refused) => {
                let op = Incoming::op_of(&text).unwrap_or_default();
                self.refuse(&op, refused);
            }
        }
    }

    /// The room answers by itself, before it tells the others.
    async fn ask(&self, asked: Box<Asked>) {
        let language = self.terms.page.audience.language;
        let op = asked.op.clone();
        if let Err(ms) = self.room.may_ask(&self.terms.page.who) {
            return self.answer(&op, &Answer::Later { ms });
        }
        let answer = Reply::Socket { outlet: self.outlet.clone(), op: op.clone(), language };
        let who = self.terms.page.who.clone();
        if self.room.tell(Heard::Asked { asked, who, language, answer }).await.is_err() {
            // The room ended: this socket ends too, and comes back to a new room.
            self.answer(&op, &Answer::Later { ms: SOON });
        }
    }

    fn refuse(&self, op: &str, refusal: Refused) {
        self.room.metrics.refused(refusal.code());
        self.answer(op, &Answer::Refused { refusal, field: None });
    }

    fn answer(&self, op: &str, answer: &Answer) {
        let language = self.terms.page.audience.language;
        self.say(&answer.message(op, |code| (self.terms.say)(language, code)));
    }

    fn say(&self, message: &Message) {
        // One that lags too far behind to hear its answer is let go.
        if !self.outlet.deliver(message) {
            self.outlet.close(socket::LET_GO);
        }
    }
}
