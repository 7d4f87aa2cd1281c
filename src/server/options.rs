//! Options of the sockets that phones come in by.

use std::io;
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};

/// A phone that vanished is found out after a minute of silence and three questions.
const SILENCE: Duration = Duration::from_mins(1);
/// What was sent and not taken for so long will not be: the socket is let go.
#[cfg(target_os = "linux")]
const UNREAD: Duration = Duration::from_secs(30);

/// Whether a socket has the options of the listener that it was taken from: on Linux, so
/// that ten thousand phones do not cost five system calls each.
pub(super) const ARE_INHERITED: bool = cfg!(target_os = "linux");

/// Small messages do not wait for one another; who does not read or vanished is let go.
pub(super) fn set(socket: &SockRef<'_>) {
    if let Err(error) = try_set(socket) {
        // It ended already, or the system does not know the option.
        tracing::debug!(%error, "a socket keeps its defaults: {error}");
    }
}

fn try_set(socket: &SockRef<'_>) -> io::Result<()> {
    socket.set_tcp_nodelay(true)?;
    let questions = TcpKeepalive::new().with_time(SILENCE).with_interval(SILENCE / 4);
    socket.set_tcp_keepalive(&questions)?;
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(UNREAD))?;
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::net::{Ipv4Addr, TcpStream};

    use super::*;
    use crate::server::listen::bind;

    #[tokio::test]
    async fn a_socket_has_the_options_of_its_listener_whenever_it_came() {
        let bound = bind(Some((Ipv4Addr::LOCALHOST, 0).into())).unwrap();
        // It waits in the queue before anything is taken from it.
        let _phone = TcpStream::connect(bound.address).unwrap();
        let (socket, _) = bound.listener.accept().await.unwrap();
        let socket = SockRef::from(&socket);
        assert!(socket.tcp_nodelay().unwrap() && socket.keepalive().unwrap());
        assert_eq!(socket.tcp_keepalive_time().unwrap(), SILENCE);
        assert_eq!(socket.tcp_keepalive_interval().unwrap(), SILENCE / 4);
        assert_eq!(socket.tcp_user_timeout().unwrap(), Some(UNREAD));
    }
}
