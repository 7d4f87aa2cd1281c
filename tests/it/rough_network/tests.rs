//! The network in front of a server that says everything back.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

use super::{Cut, RoughNetwork, Way};
use crate::waiting::{until, within_deadline};

/// A server that echoes; its connections end with the returned set.
async fn echo() -> (SocketAddr, JoinSet<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut people = JoinSet::new();
        while let Ok((mut person, _)) = listener.accept().await {
            people.spawn(async move {
                let (mut reads, mut writes) = person.split();
                tokio::io::copy(&mut reads, &mut writes).await
            });
        }
    });
    (address, tasks)
}

struct Person(TcpStream);

impl Person {
    async fn on(network: &RoughNetwork) -> Self {
        Self(TcpStream::connect(network.address()).await.unwrap())
    }

    async fn say(&mut self, words: &str) {
        self.0.write_all(words.as_bytes()).await.unwrap();
    }

    async fn hear(&mut self) -> io::Result<String> {
        let mut heard = vec![0; 1_000];
        let count = within_deadline("words from the server", self.0.read(&mut heard)).await?;
        Ok(String::from_utf8(heard[..count].to_vec()).unwrap())
    }

    /// Whether nothing is heard for a while in which an echo would come.
    async fn hears_nothing(&mut self) -> bool {
        let mut heard = [0; 1];
        timeout(Duration::from_millis(100), self.0.read(&mut heard)).await.is_err()
    }

    async fn echoes(&mut self, words: &str) -> bool {
        self.say(words).await;
        self.hear().await.is_ok_and(|heard| heard == words)
    }
}

#[tokio::test]
async fn a_calm_network_carries_both_ways_and_says_when_a_side_has_ended() {
    let (server, _tasks) = echo().await;
    let network = RoughNetwork::before(server).await;
    let mut person = Person::on(&network).await;
    assert!(person.echoes("bonjour").await);
    assert_eq!(network.connections(), 1);
    person.0.shutdown().await.unwrap();
    assert_eq!(person.hear().await.unwrap(), "");
    until("the connection is forgotten", || network.connections() == 0).await;
}

#[tokio::test]
async fn a_slow_network_takes_its_time_each_way() {
    let (server, _tasks) = echo().await;
    let network = RoughNetwork::before(server).await;
    let mut person = Person::on(&network).await;
    network.delay(Duration::from_millis(60));
    let begun = Instant::now();
    assert!(person.echoes("lent").await);
    assert!(begun.elapsed() >= Duration::from_millis(120));
}

#[tokio::test]
async fn what_is_said_while_all_stands_still_arrives_afterwards() {
    let (server, _tasks) = echo().await;
    let network = RoughNetwork::before(server).await;
    let mut person = Person::on(&network).await;
    network.pause();
    person.say("dans l’ascenseur").await;
    assert!(person.hears_nothing().await);
    network.resume();
    assert_eq!(person.hear().await.unwrap(), "dans l’ascenseur");
}

#[tokio::test]
async fn a_cut_ends_present_connections_and_not_the_next() {
    let (server, _tasks) = echo().await;
    let network = RoughNetwork::before(server).await;
    for how in [Cut::Finish, Cut::Reset] {
        let mut person = Person::on(&network).await;
        assert!(person.echoes("avant").await);
        network.cut(how);
        match how {
            Cut::Finish => assert_eq!(person.hear().await.unwrap(), ""),
            Cut::Reset => {
                let error = person.hear().await.unwrap_err();
                assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
            }
        }
        assert!(Person::on(&network).await.echoes("après").await);
    }
}

#[tokio::test]
async fn a_half_open_connection_carries_nothing_that_way_and_never_says_so() {
    let (server, _tasks) = echo().await;
    let network = RoughNetwork::before(server).await;
    for way in [Way::Up, Way::Down, Way::Both] {
        let mut person = Person::on(&network).await;
        assert!(person.echoes("avant").await);
        network.half_open(way);
        person.say("dans le vide").await;
        assert!(person.hears_nothing().await, "{way:?}");
        person.0.shutdown().await.unwrap();
        assert!(person.hears_nothing().await, "{way:?}");
        assert!(Person::on(&network).await.echoes("après").await, "{way:?}");
    }
}

#[tokio::test]
async fn a_network_that_refuses_resets_newcomers_only() {
    let (server, _tasks) = echo().await;
    let network = RoughNetwork::before(server).await;
    let mut early = Person::on(&network).await;
    assert!(early.echoes("avant").await);
    network.refuse(true);
    let late = TcpStream::connect(network.address()).await;
    let refused = match late {
        Ok(stream) => Person(stream).hear().await.is_err(),
        Err(_) => true,
    };
    assert!(refused && early.echoes("toujours là").await);
    network.refuse(false);
    assert!(Person::on(&network).await.echoes("enfin").await);
}

#[tokio::test]
async fn a_proxy_that_blocks_websockets_lets_pages_through() {
    let (server, _tasks) = echo().await;
    let network = RoughNetwork::before(server).await;
    let asked = "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n";
    network.block_websockets(Some(403));
    let mut person = Person::on(&network).await;
    person.say(asked).await;
    assert!(person.hear().await.unwrap().starts_with("HTTP/1.1 403 "));
    assert!(Person::on(&network).await.echoes("GET / HTTP/1.1\r\nHost: a\r\n\r\nbody").await);
    network.block_websockets(None);
    assert!(Person::on(&network).await.echoes(asked).await);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_reset() {
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = gone.local_addr().unwrap();
    drop(gone);
    let network = RoughNetwork::before(server).await;
    assert!(Person::on(&network).await.hear().await.is_err());
}
