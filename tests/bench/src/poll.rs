//! Sockets that never wait, and one place that says which of them can go on.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream};
use std::os::fd::{AsFd, OwnedFd};

use rustix::buffer::spare_capacity;
use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};
use rustix::net::{AddressFamily, SocketFlags, SocketType, bind, connect, socket_with, sockopt};
use rustix::time::Timespec;

/// Events taken at once: half a millisecond of reading, so that whoever has something to
/// say is not late.
const AT_ONCE: usize = 64;

/// What happened to a socket.
#[derive(Clone, Copy)]
pub(crate) struct Ready {
    /// The number it was registered with.
    pub(crate) key: usize,
    pub(crate) readable: bool,
    pub(crate) writable: bool,
}

/// Which sockets can go on.
pub(crate) struct Poll {
    epoll: OwnedFd,
    events: Vec<Event>,
}

impl Poll {
    pub(crate) fn new() -> io::Result<Self> {
        let epoll = epoll::create(CreateFlags::CLOEXEC)?;
        Ok(Self { epoll, events: Vec::with_capacity(AT_ONCE) })
    }

    pub(crate) fn add(&self, source: impl AsFd, key: usize, writable: bool) -> io::Result<()> {
        Ok(epoll::add(&self.epoll, source, EventData::new_u64(key as u64), flags(writable))?)
    }

    pub(crate) fn change(&self, source: impl AsFd, key: usize, writable: bool) -> io::Result<()> {
        Ok(epoll::modify(&self.epoll, source, EventData::new_u64(key as u64), flags(writable))?)
    }

    pub(crate) fn remove(&self, source: impl AsFd) -> io::Result<()> {
        Ok(epoll::delete(&self.epoll, source)?)
    }

    /// Waits for at most `millis`, and appends what is ready to `ready`.
    pub(crate) fn wait(&mut self, millis: u64, ready: &mut Vec<Ready>) -> io::Result<()> {
        let timeout = Timespec {
            tv_sec: i64::try_from(millis / 1_000).unwrap_or(i64::MAX),
            tv_nsec: i64::try_from(millis % 1_000 * 1_000_000).unwrap_or(0),
        };
        self.events.clear();
        match epoll::wait(&self.epoll, spare_capacity(&mut self.events), Some(&timeout)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        ready.extend(self.events.iter().map(|event| {
            // A hang-up is read as an end.
            let (flags, data) = (event.flags, event.data);
            let readable = flags.intersects(EventFlags::IN | EventFlags::HUP | EventFlags::ERR);
            let key = usize::try_from(data.u64()).unwrap_or(usize::MAX);
            Ready { key, readable, writable: flags.contains(EventFlags::OUT) }
        }));
        Ok(())
    }
}

fn flags(writable: bool) -> EventFlags {
    if writable { EventFlags::IN | EventFlags::OUT } else { EventFlags::IN }
}

/// The address that a room comes from, in one of 200 turns: one address may not try
/// many join codes, and a port that was just left is not free.
pub(crate) fn origin(turn: usize, room: usize) -> Ipv4Addr {
    let part = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
    Ipv4Addr::new(127, part(20 + turn % 200), part(room / 250), part(1 + room % 250))
}

/// Connects, and waits until it is done.
pub(crate) fn connect_from(from: Ipv4Addr, to: SocketAddrV4) -> io::Result<TcpStream> {
    let socket = socket_with(AddressFamily::INET, SocketType::STREAM, SocketFlags::CLOEXEC, None)?;
    sockopt::set_tcp_nodelay(&socket, true)?;
    bind(&socket, &SocketAddrV4::new(from, 0))?;
    connect(&socket, &to)?;
    Ok(TcpStream::from(socket))
}

/// Begins to connect; the socket is writable when it is done. `receives` bounds what
/// the kernel keeps for a reader who does not read.
pub(crate) fn dial(
    from: Ipv4Addr,
    to: SocketAddrV4,
    receives: Option<usize>,
) -> io::Result<TcpStream> {
    let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
    let socket = socket_with(AddressFamily::INET, SocketType::STREAM, flags, None)?;
    sockopt::set_tcp_nodelay(&socket, true)?;
    bind(&socket, &SocketAddrV4::new(from, 0))?;
    if let Some(bytes) = receives {
        sockopt::set_socket_recv_buffer_size(&socket, bytes)?;
    }
    match connect(&socket, &to) {
        Ok(()) | Err(rustix::io::Errno::INPROGRESS) => Ok(TcpStream::from(socket)),
        Err(error) => Err(error.into()),
    }
}

/// Reads what there is: `None` when that is nothing yet, 0 at the end.
pub(crate) fn read(mut stream: &TcpStream, into: &mut [u8]) -> io::Result<Option<usize>> {
    match stream.read(into) {
        Ok(count) => Ok(Some(count)),
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Writes what the kernel takes now; answers how much.
pub(crate) fn write(mut stream: &TcpStream, bytes: &[u8]) -> io::Result<usize> {
    match stream.write(bytes) {
        Ok(count) => Ok(count),
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {
            Ok(0)
        }
        Err(error) => Err(error),
    }
}

/// A listener for a storm: the kernel may hold 4,096 who were not accepted yet.
pub(crate) fn listen(at: SocketAddrV4) -> io::Result<TcpListener> {
    let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
    let socket = socket_with(AddressFamily::INET, SocketType::STREAM, flags, None)?;
    bind(&socket, &at)?;
    rustix::net::listen(&socket, 4_096)?;
    Ok(TcpListener::from(socket))
}
