//! A network between people and a server that can be as bad as a real one.
//!
//! A TCP proxy on this machine: everything goes through until a test says
//! otherwise. What is broken stays broken until it is mended; a connection
//! that was cut or half-opened never comes back, a new one may.

mod link;
mod websocket;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use link::Fate;

/// How a connection ends when the network cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Politely: both ends read an end of file.
    Finish,
    /// As when a machine restarts: both ends get an error.
    Reset,
}

/// Which way: up to the server, down to the people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
    Both,
}

/// What holds for every connection, present and to come.
#[derive(Debug, Clone, Default)]
struct Weather {
    delay: Duration,
    paused: bool,
    refused: bool,
    /// The status that answers instead of the server when a WebSocket is asked.
    no_websocket: Option<u16>,
}

/// Frames that the network is going to lose: so many are let through first.
#[derive(Debug, Default)]
struct Losses {
    first_let_through: usize,
    then_lose: usize,
    lost: usize,
}

/// The proxy; its connections end with it.
pub(crate) struct RoughNetwork {
    address: SocketAddr,
    weather: watch::Sender<Weather>,
    fates: Arc<Mutex<Vec<watch::Sender<Fate>>>>,
    losses: Arc<Mutex<Losses>>,
    _connections: JoinSet<()>,
}

impl RoughNetwork {
    /// A calm network in front of this server.
    pub(crate) async fn before(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let weather = watch::Sender::new(Weather::default());
        let fates = Arc::default();
        let losses = Arc::default();
        let mut connections = JoinSet::new();
        let entrance = Entrance {
            server,
            weather: weather.subscribe(),
            fates: Arc::clone(&fates),
            losses: Arc::clone(&losses),
        };
        connections.spawn(entrance.welcome(listener));
        Self { address, weather, fates, losses, _connections: connections }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Everything takes this much longer, each way.
    pub(crate) fn delay(&self, delay: Duration) {
        self.weather.send_modify(|weather| weather.delay = delay);
    }

    /// Nothing moves, nothing is lost: a phone in a lift.
    pub(crate) fn pause(&self) {
        self.weather.send_modify(|weather| weather.paused = true);
    }

    pub(crate) fn resume(&self) {
        self.weather.send_modify(|weather| weather.paused = false);
    }

    /// New connections are reset at once.
    pub(crate) fn refuse(&self, refused: bool) {
        self.weather.send_modify(|weather| weather.refused = refused);
    }

    /// A proxy of the town hall: pages pass, a `WebSocket` gets this status.
    pub(crate) fn block_websockets(&self, status: Option<u16>) {
        self.weather.send_modify(|weather| weather.no_websocket = status);
    }

    /// Ends every present connection.
    pub(crate) fn cut(&self, how: Cut) {
        self.change_fates(|fate| fate.cut = Some(how));
    }

    /// Present connections go on in appearance, but carry nothing that way.
    pub(crate) fn half_open(&self, way: Way) {
        self.change_fates(|fate| {
            fate.deaf_up |= way != Way::Down;
            fate.deaf_down |= way != Way::Up;
        });
    }

    fn change_fates(&self, change: impl Fn(&mut Fate)) {
        let mut fates = held(&self.fates);
        fates.retain(|fate| fate.receiver_count() > 0);
        for fate in fates.iter() {
            fate.send_modify(&change);
        }
    }

    /// Loses the `count` next WebSocket frames to the people, whole, after
    /// `skip` others. Pings and the like are neither counted nor lost.
    pub(crate) fn swallow_frames(&self, skip: usize, count: usize) {
        let mut losses = held(&self.losses);
        *losses = Losses { first_let_through: skip, then_lose: count, lost: losses.lost };
    }

    /// How many frames were lost so far.
    pub(crate) fn swallowed(&self) -> usize {
        held(&self.losses).lost
    }

    /// How many connections are carried at this moment.
    pub(crate) fn connections(&self) -> usize {
        held(&self.fates).iter().filter(|fate| fate.receiver_count() > 0).count()
    }
}

fn held<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where connections arrive.
struct Entrance {
    server: SocketAddr,
    weather: watch::Receiver<Weather>,
    fates: Arc<Mutex<Vec<watch::Sender<Fate>>>>,
    losses: Arc<Mutex<Losses>>,
}

impl Entrance {
    async fn welcome(self, listener: TcpListener) {
        let mut links = JoinSet::new();
        loop {
            let Ok((person, _)) = listener.accept().await else { continue };
            while links.try_join_next().is_some() {}
            if self.weather.borrow().refused {
                person.set_zero_linger().unwrap();
                continue;
            }
            let (fate, told) = watch::channel(Fate::default());
            held(&self.fates).push(fate);
            let losses = Arc::clone(&self.losses);
            links.spawn(link::carry(person, self.server, self.weather.clone(), told, losses));
        }
    }
}

/// The next loss is decided here: whether this frame disappears.
fn is_lost(losses: &Mutex<Losses>) -> bool {
    let mut losses = held(losses);
    if losses.first_let_through > 0 {
        losses.first_let_through -= 1;
        return false;
    }
    let lost = losses.then_lose > 0;
    losses.then_lose -= usize::from(lost);
    losses.lost += usize::from(lost);
    lost
}

#[cfg(test)]
mod tests;
