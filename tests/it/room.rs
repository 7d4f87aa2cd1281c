//! The laptop as the room: no internet, one machine, its network, its key.

mod copies;
mod reach;

use std::net::SocketAddr;

use futures_util::future::join_all;
use serde_json::Value;

use crate::participant::Participant;
use crate::server::TestServer;

/// A workshop that was just made on a server.
struct Made {
    code: String,
    /// The facilitator's link.
    lead: String,
}

async fn make(server: SocketAddr) -> Made {
    let form = [("title", "Sans internet"), ("recipe", "collecte-innovation-sociale")];
    let request = reqwest::Client::new().post(format!("http://{server}/ateliers")).form(&form);
    let answer = request.header("accept", "application/json").send().await.unwrap();
    assert_eq!(answer.status(), 201);
    let made: Value = answer.json().await.unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let lead = text(&made["links"]["facilitator"]);
    let (_, path) = lead.split_once("/a/").unwrap();
    Made { code: text(&made["code"]), lead: format!("/a/{path}") }
}

/// Somebody on a phone, live in the workshop.
async fn enter(server: SocketAddr, code: &str, name: &str) -> Participant {
    let mut person = Participant::open(server, &format!("/rejoindre?code={code}")).await;
    person.submit("#f-enter", &[("nickname", name)]).await;
    person.connect().await;
    person
}

/// The laptop of whoever leads, live.
async fn lead(server: SocketAddr, made: &Made) -> Participant {
    let mut lead = Participant::open(server, &made.lead).await;
    lead.connect().await;
    lead
}

#[tokio::test]
async fn phones_come_back_alone_when_the_laptop_died_and_started_again() {
    let mut server = TestServer::start();
    let address = server.address();
    let made = join_all((0..10).map(|_| make(address))).await;
    let mut phones = join_all(made.iter().map(|made| enter(address, &made.code, "Ana"))).await;
    server.kill9();
    server.restart();
    for (phone, made) in phones.iter_mut().zip(&made) {
        // Nobody touched the phone: it dials again by itself.
        let mut lead = lead(address, made).await;
        let op = lead.ask("describe", &[("title", "Le titre d’après la panne")]).await;
        assert!(lead.answer(&op).await.ack.is_some());
        phone.sees("Le titre d’après la panne").await;
    }
}
