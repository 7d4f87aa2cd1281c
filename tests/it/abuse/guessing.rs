//! Codes that are tried one after the other.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use reqwest::StatusCode;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::outsider::{Made, Outsider};
use crate::server::TestServer;
use crate::waiting::within_deadline;

/// What an address may try at once, and how many of its tries may wait.
const TRIES: usize = 30;
const LINE: usize = 10;

/// A code that no workshop has: one letter of the right one is another.
fn wrong(code: &str, number: usize) -> String {
    let letters = b"BCDFGHJKMNPRSTVWXZ23467";
    let another = |(place, letter): (usize, u8)| {
        let old = letters.iter().position(|known| *known == letter).unwrap();
        let shift = if place == number / 22 % 5 { 1 + number % 22 } else { 0 };
        char::from(letters[(old + shift) % letters.len()])
    };
    code.bytes().enumerate().map(another).collect()
}

/// Every sort of address that would tell whether a code is right.
async fn tried(who: &Outsider, code: &str, number: usize) -> StatusCode {
    let page = |name: &str| format!("/a/{code}/{name}");
    match number % 9 {
        0 => who.get(&format!("/rejoindre?code={code}")).await.status,
        1 => who.get(&page("")).await.status,
        2 => who.get(&page("mur?part=1")).await.status,
        3 => who.get(&page("export.json")).await.status,
        4 => who.post(&page("do"), &[("do", "say")]).await.status,
        5 => who.post(&page("entrer"), &[("nickname", "Ana")]).await.status,
        6 => who.dial(&page("ws?page=wall"), &[]).await,
        7 => who.get(&page("animer?cle=aaaaaaaaaaaaaaaaaaaaaaaaaa")).await.status,
        _ => who.post(&page("supprimer"), &[("confirm", code)]).await.status,
    }
}

/// Somebody at this address who never stops trying; they stop when this is dropped.
async fn flood(server: &TestServer, last: u8, code: &str) -> JoinSet<()> {
    let who = Outsider::at(server, last);
    for number in 0..TRIES {
        assert_eq!(tried(&who, &wrong(code, number), number).await, 404, "try {number}");
    }
    let (mut all, full) = (JoinSet::new(), Arc::new(Notify::new()));
    for number in 0..LINE + 2 {
        let (who, page) = (Outsider::at(server, last), format!("/a/{}/mur", wrong(code, number)));
        let full = Arc::clone(&full);
        all.spawn(async move {
            loop {
                if who.get(&page).await.status == 429 {
                    full.notify_one();
                }
            }
        });
    }
    within_deadline("a full line", full.notified()).await;
    all
}

/// Refused without being looked at, or, when a place in the line came free just then,
/// answered after a wait: the status when it was refused at once.
async fn held_up(answer: impl Future<Output = StatusCode>) -> Option<StatusCode> {
    let begun = Instant::now();
    let status = answer.await;
    assert!(status == 429 || begun.elapsed() > Duration::from_secs(1), "{status} at once");
    Some(status).filter(|status| *status == 429)
}

#[tokio::test]
async fn codes_cannot_be_guessed_on_any_page() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let flood = flood(&server, 2, &made.code).await;
    let who = Outsider::at(&server, 2);
    for number in 0..9 {
        let wrong = held_up(tried(&who, &wrong(&made.code, 90 + number), number)).await;
        let right = held_up(tried(&who, &made.code, number)).await;
        if right.is_none() {
            break; // It had its turn in the line: from here on the address knows the code.
        }
        assert!(wrong.is_none() || wrong == right, "the right one looks the same");
    }
    let neighbour = Outsider::at(&server, 3);
    assert_eq!(neighbour.get(&made.page("")).await.status, 200, "another address is not held up");
    drop(flood);
}

#[tokio::test]
async fn a_hall_is_let_in_whatever_a_neighbour_tries() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let first = Outsider::at(&server, 4);
    assert_eq!(first.get(&format!("/rejoindre?code={}", made.code)).await.status, 303);
    let flood = flood(&server, 4, &made.code).await;
    let hall = (0..300).map(|number| {
        let (mut phone, code) = (Outsider::at(&server, 4), made.code.clone());
        async move { phone.enter(&code, &format!("Personne {number}")).await }
    });
    within_deadline("three hundred people in", join_all(hall)).await;
    drop(flood);
}

#[tokio::test]
async fn whoever_leads_opens_the_porch_for_their_hall() {
    let mut server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut laptop = Outsider::at(&server, 5);
    laptop.follow(&made.link(&laptop, "facilitator")).await;
    // Nothing is remembered over a restart, and the line is full before anybody comes back.
    server.kill9();
    server.restart();
    let flood = flood(&server, 5, &made.code).await;
    let phone = Outsider::at(&server, 5);
    held_up(async { phone.get(&made.page("")).await.status }).await;
    assert_eq!(laptop.get(&made.page("animer")).await.status, 200);
    assert_eq!(phone.get(&made.page("")).await.status, 200);
    drop(flood);
}

#[tokio::test]
async fn who_waits_in_the_line_is_let_in() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let who = Outsider::at(&server, 6);
    for number in 0..TRIES {
        assert_eq!(who.get(&format!("/a/{}/pad", wrong(&made.code, number))).await.status, 404);
    }
    let got = within_deadline("a turn in the line", who.get(&made.page("pad"))).await;
    assert_eq!(got.status, 200);
}
