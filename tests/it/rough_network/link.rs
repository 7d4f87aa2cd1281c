//! One connection through the network: two streams, two ways, one fate.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};

use super::websocket::{Frames, asks_for_websocket};
use super::{Cut, Losses, Weather, is_lost};

/// What became of one connection.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fate {
    pub(super) cut: Option<Cut>,
    pub(super) deaf_up: bool,
    pub(super) deaf_down: bool,
}

/// Carries one person's connection until one side ends it or the network does.
pub(super) async fn carry(
    mut person: TcpStream,
    server: SocketAddr,
    weather: watch::Receiver<Weather>,
    mut fate: watch::Receiver<Fate>,
    losses: Arc<Mutex<Losses>>,
) {
    let Ok(mut server) = TcpStream::connect(server).await else {
        return drop(person.set_zero_linger());
    };
    let told = fate.clone();
    let cut = tokio::select! {
        _ended = both_ways(&mut person, &mut server, weather, told, losses) => None,
        told = fate.wait_for(|fate| fate.cut.is_some()) => told.ok().and_then(|fate| fate.cut),
    };
    if cut == Some(Cut::Reset) {
        // The two ends are closed with an error instead of an end of file.
        let _already_gone = (person.set_zero_linger(), server.set_zero_linger());
    }
}

async fn both_ways(
    person: &mut TcpStream,
    server: &mut TcpStream,
    weather: watch::Receiver<Weather>,
    fate: watch::Receiver<Fate>,
    losses: Arc<Mutex<Losses>>,
) -> io::Result<()> {
    let status = weather.borrow().no_websocket;
    let mut first = Vec::new();
    if let Some(status) = status {
        first = request_head(person).await?;
        if asks_for_websocket(&first) {
            let no =
                format!("HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return person.write_all(no.as_bytes()).await;
        }
    }
    server.write_all(&first).await?;
    let mut frames = Frames::default();
    let (person_reads, person_writes) = person.split();
    let (server_reads, server_writes) = server.split();
    let up = Pipe { weather: weather.clone(), fate: fate.clone(), is_deaf: |fate| fate.deaf_up };
    let down = Pipe { weather, fate, is_deaf: |fate| fate.deaf_down };
    tokio::join!(
        up.run(person_reads, server_writes, |bytes| bytes),
        down.run(server_reads, person_writes, |bytes| frames.sift(&bytes, || is_lost(&losses))),
    );
    Ok(())
}

/// What a person says first, at least up to the empty line of a request.
async fn request_head(person: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let is_whole = |head: &[u8]| head.windows(4).any(|here| here == b"\r\n\r\n");
    while !is_whole(&head) && person.read_buf(&mut head).await? > 0 {}
    Ok(head)
}

/// One way of one connection.
struct Pipe {
    weather: watch::Receiver<Weather>,
    fate: watch::Receiver<Fate>,
    is_deaf: fn(&Fate) -> bool,
}

/// Bytes on their way, and when they arrive.
type OnTheWay = (Instant, Vec<u8>);

/// How many reads may be on their way before the sender has to wait.
const ROOM: usize = 64;

impl Pipe {
    async fn run(
        mut self,
        reads: ReadHalf<'_>,
        writes: WriteHalf<'_>,
        sift: impl FnMut(Vec<u8>) -> Vec<u8>,
    ) {
        let (enter, leave) = mpsc::channel(ROOM);
        let (fate, weather) = (self.fate.clone(), self.weather.clone());
        let delay = move || weather.borrow().delay;
        let is_deaf = move || (self.is_deaf)(&fate.borrow());
        let written = self.deliver(writes, leave);
        tokio::join!(take_in(reads, enter, sift, delay, is_deaf), written);
    }

    /// Writes what arrives, in order, when its time has come.
    async fn deliver(&mut self, mut writes: WriteHalf<'_>, mut leave: mpsc::Receiver<OnTheWay>) {
        while let Some((due, bytes)) = leave.recv().await {
            sleep_until(due).await;
            if self.weather.wait_for(|weather| !weather.paused).await.is_err() {
                return;
            }
            let is_deaf = (self.is_deaf)(&self.fate.borrow());
            if !is_deaf && writes.write_all(&bytes).await.is_err() {
                return;
            }
        }
        // Either the other side has already gone, or this tells it.
        let _gone_or_told = writes.shutdown().await;
    }
}

/// Reads one side until it ends. A deaf way swallows its words and hides its end.
async fn take_in(
    mut reads: ReadHalf<'_>,
    enter: mpsc::Sender<OnTheWay>,
    mut sift: impl FnMut(Vec<u8>) -> Vec<u8>,
    delay: impl Fn() -> Duration,
    is_deaf: impl Fn() -> bool,
) {
    let mut chunk = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = reads.read(&mut chunk).await {
        if is_deaf() {
            continue;
        }
        let bytes = sift(chunk[..count].to_vec());
        if enter.send((Instant::now() + delay(), bytes)).await.is_err() {
            return;
        }
    }
    if is_deaf() {
        std::future::pending::<()>().await;
    }
}
