//! The floor: the least that a server of rooms can do on this machine.
//!
//! One thread, one epoll, no HTTP library, nothing kept: a contribution is wrapped
//! once and the same bytes are written to every socket of the room; what one turn of
//! the loop gathered is one write. What it costs, the kernel costs.
//!
//! It speaks `{"id":N,"text":"…"}` up and down, and answers `{"ack":N}`.

mod peer;

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream};

use anyhow::Context as _;

use crate::poll::{self, Poll, Ready};
use crate::websocket;
use peer::{Heard, Peer};

/// The key of the listener among the sockets.
const LISTENER: usize = usize::MAX;
/// Bytes kept for one peer that does not read; beyond, they are dropped.
const MOST: usize = 4 << 20;

#[derive(Default)]
struct Room {
    members: Vec<usize>,
    /// Frames of this turn of the loop.
    pending: Vec<u8>,
}

struct Floor {
    poll: Poll,
    listener: TcpListener,
    peers: Vec<Option<Peer>>,
    free: Vec<usize>,
    rooms: Vec<Room>,
    names: HashMap<String, usize>,
    dirty: Vec<usize>,
    acks: Vec<(usize, u64)>,
}

/// Serves for ever on a free port, whose address is printed first.
pub(crate) fn serve() -> anyhow::Result<()> {
    let listener = poll::listen(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0))?;
    println!("http://{}", listener.local_addr()?);
    let poll = Poll::new()?;
    poll.add(&listener, LISTENER, false)?;
    let mut floor = Floor {
        poll,
        listener,
        peers: Vec::new(),
        free: Vec::new(),
        rooms: Vec::new(),
        names: HashMap::new(),
        dirty: Vec::new(),
        acks: Vec::new(),
    };
    let mut buffer = vec![0; 1 << 16];
    let mut ready = Vec::new();
    loop {
        floor.poll.wait(1_000, &mut ready)?;
        for one in ready.drain(..) {
            floor.turn(one, &mut buffer).context("the floor cannot go on")?;
        }
        floor.flush();
    }
}

impl Floor {
    fn turn(&mut self, ready: Ready, buffer: &mut [u8]) -> anyhow::Result<()> {
        if ready.key == LISTENER {
            return self.accept();
        }
        if ready.writable {
            self.write(ready.key, &[]);
        }
        if ready.readable {
            self.read(ready.key, buffer);
        }
        Ok(())
    }

    fn accept(&mut self) -> anyhow::Result<()> {
        while let Ok((stream, _)) = self.listener.accept() {
            stream.set_nonblocking(true)?;
            stream.set_nodelay(true)?;
            let key = self.free.pop().unwrap_or(self.peers.len());
            self.poll.add(&stream, key, false)?;
            self.put(key, stream);
        }
        Ok(())
    }

    fn put(&mut self, key: usize, stream: TcpStream) {
        if key == self.peers.len() {
            self.peers.push(None);
        }
        self.peers[key] = Some(Peer::new(stream));
    }

    fn read(&mut self, key: usize, buffer: &mut [u8]) {
        let Some(peer) = self.peers[key].as_mut() else { return };
        let Ok(heard) = peer.read(buffer) else { return self.close(key) };
        for one in heard {
            match one {
                Heard::Joined(path) => self.join(key, path),
                Heard::Said { id, text } => self.said(key, id, &text),
                Heard::Bye => return self.close(key),
            }
        }
    }

    fn join(&mut self, key: usize, path: String) {
        let next = self.rooms.len();
        let room = *self.names.entry(path).or_insert(next);
        if room == next {
            self.rooms.push(Room::default());
        }
        self.rooms[room].members.push(key);
        if let Some(peer) = self.peers[key].as_mut() {
            peer.room = Some(room);
        }
        let answer = format!(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Accept: {}\r\n\r\n",
            websocket::ACCEPT
        );
        self.write(key, answer.as_bytes());
    }

    fn said(&mut self, key: usize, id: u64, text: &[u8]) {
        let Some(number) = self.peers[key].as_ref().and_then(|peer| peer.room) else { return };
        let room = &mut self.rooms[number];
        if room.pending.is_empty() {
            self.dirty.push(number);
        }
        websocket::put(&mut room.pending, websocket::TEXT, text);
        self.acks.push((key, id));
    }

    /// One write for all that a room said in this turn, then the answers.
    fn flush(&mut self) {
        for number in std::mem::take(&mut self.dirty) {
            let room = &mut self.rooms[number];
            let (members, mut pending) =
                (std::mem::take(&mut room.members), std::mem::take(&mut room.pending));
            for key in &members {
                self.write(*key, &pending);
            }
            pending.clear();
            let room = &mut self.rooms[number];
            room.pending = pending;
            // Whoever could not be written to has left meanwhile.
            room.members = members.into_iter().filter(|key| self.peers[*key].is_some()).collect();
        }
        for (key, id) in std::mem::take(&mut self.acks) {
            let mut frame = Vec::new();
            websocket::put(&mut frame, websocket::TEXT, format!("{{\"ack\":{id}}}").as_bytes());
            self.write(key, &frame);
        }
    }

    fn write(&mut self, key: usize, bytes: &[u8]) {
        let Some(peer) = self.peers[key].as_mut() else { return };
        let waited = peer.waits();
        if peer.write(bytes, MOST).is_err() {
            return self.close(key);
        }
        if peer.waits() != waited && self.poll.change(&peer.stream, key, peer.waits()).is_err() {
            self.close(key);
        }
    }

    fn close(&mut self, key: usize) {
        let Some(peer) = self.peers[key].take() else { return };
        if let Some(room) = peer.room {
            self.rooms[room].members.retain(|member| *member != key);
        }
        self.free.push(key);
    }
}
