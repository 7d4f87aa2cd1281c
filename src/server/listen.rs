//! The socket that waits for phones.
//!
//! A whole room scans the code in the same second, so the queue of connections
//! not yet accepted is long. A port that nobody asked for may be stepped over; a
//! port that somebody asked for may not, since a code may already hang on a wall.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;

use socket2::SockRef;
use tokio::net::{TcpListener, TcpSocket};

use super::config::DEFAULT_LISTEN;
use super::options;
use super::start_error::StartError;

/// Connections the kernel may hold until we take them; it lowers this to its own limit.
const BACKLOG: u32 = 4096;
/// How many ports are tried, the preferred one included.
const TRIES: u16 = 10;

/// A listener, and the port it would have preferred if it had to move on.
#[derive(Debug)]
pub struct Bound {
    /// Open and listening.
    pub listener: TcpListener,
    /// Where it listens.
    pub address: SocketAddr,
    /// The busy port that was stepped over.
    pub moved_from: Option<u16>,
}

/// Listens where it was asked, or near the default port. Runs inside the tokio runtime.
pub fn bind(asked: Option<SocketAddr>) -> Result<Bound, StartError> {
    match asked {
        Some(address) => open(address).map_err(|source| refused(address, source)),
        None => near(DEFAULT_LISTEN),
    }
}

/// The first free port from `preferred` up.
fn near(preferred: SocketAddr) -> Result<Bound, StartError> {
    let first = preferred.port();
    let last = first.saturating_add(TRIES - 1);
    for port in first..=last {
        match open(SocketAddr::new(preferred.ip(), port)) {
            Ok(bound) => {
                let moved_from = (port != first).then_some(first);
                return Ok(Bound { moved_from, ..bound });
            }
            // Some systems keep ports for themselves and say "not permitted".
            Err(error)
                if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {}
            Err(source) => return Err(refused(preferred, source)),
        }
    }
    Err(StartError::PortsBusy { first, last })
}

fn open(address: SocketAddr) -> io::Result<Bound> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A restart must not wait for the old connections to be forgotten. On Windows
    // the same option would let two servers share the port.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    // Before it listens: who comes while the server still starts has them, too.
    if options::ARE_INHERITED {
        options::set(&SockRef::from(&socket));
    }
    let listener = socket.listen(BACKLOG)?;
    let address = listener.local_addr()?;
    Ok(Bound { listener, address, moved_from: None })
}

fn refused(address: SocketAddr, source: io::Error) -> StartError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the system has many more reasons")]
    match source.kind() {
        ErrorKind::AddrInUse => StartError::PortBusy { address },
        ErrorKind::PermissionDenied => StartError::PortForbidden { address },
        _ => StartError::Listen { address, source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(port: u16) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], port))
    }

    #[tokio::test]
    async fn a_second_server_moves_on_and_says_from_where() {
        let first = near(here(38_080)).unwrap();
        let second = near(here(first.address.port())).unwrap();
        assert_eq!(second.moved_from, Some(first.address.port()));
        assert!(second.address.port() > first.address.port());
    }

    #[tokio::test]
    async fn a_port_that_was_asked_for_is_not_replaced() {
        let first = bind(Some(here(0))).unwrap();
        let refused = bind(Some(first.address)).unwrap_err();
        assert!(matches!(refused, StartError::PortBusy { address } if address == first.address));
    }

    #[tokio::test]
    async fn when_all_ports_are_taken_it_says_which() {
        let first = near(here(38_180)).unwrap().address.port();
        let mut held = Vec::new();
        let refused = loop {
            match near(here(first)) {
                Ok(bound) => held.push(bound),
                Err(refused) => break refused,
            }
            assert!(held.len() <= usize::from(TRIES), "there is an end to the ports");
        };
        let StartError::PortsBusy { first: from, last } = refused else { panic!("{refused}") };
        assert_eq!((from, last), (first, first + 9));
    }

    #[tokio::test]
    async fn an_address_of_another_machine_is_told_with_the_cause() {
        let refused = bind(Some(SocketAddr::from(([198, 51, 100, 7], 0)))).unwrap_err();
        assert!(matches!(refused, StartError::Listen { .. }), "{refused}");
    }
}
