//! The server is killed without a warning, or stopped, and comes back.

use std::collections::BTreeSet;

use tokio::task::{JoinSet, block_in_place};

use super::Hall;
use crate::meeting::{Meeting, words_of};
use crate::participant::Participant;
use crate::server::TestServer;

const PHONES: usize = 30;
/// Each says so many things.
const SENTENCES: usize = 6;

/// Says one thing after the other, without a pause, until all is answered.
async fn write_on(mut phone: Participant, number: usize) -> (Participant, Vec<String>) {
    let mut acknowledged = Vec::new();
    for turn in 0..SENTENCES {
        let text = format!("phrase {turn} du téléphone {number:02}");
        let op = phone.write(&text).await.expect("the round is open");
        assert!(phone.answer(&op).await.ack.is_some());
        acknowledged.push(text);
    }
    (phone, acknowledged)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_phones_write_while_the_server_is_killed_and_every_word_is_there_once() {
    let mut server = TestServer::start();
    let (meeting, mut lead) = Meeting::writing(&server).await;
    let mut writing = JoinSet::new();
    for number in 0..PHONES {
        let phone = meeting.person(server.address(), &format!("Téléphone {number}")).await;
        writing.spawn(write_on(phone, number));
    }
    let before = lead.page.seq();
    for kills in 1..=3u64 {
        // Of everything that happens, a fifth: thirty people come in, then they write.
        let some = before + kills * (PHONES * (SENTENCES + 1) / 5) as u64;
        lead.until("words arrive", |page| page.seq() >= some).await;
        block_in_place(|| {
            server.kill9();
            server.restart();
        });
    }
    let mut acknowledged = BTreeSet::new();
    let mut phones = Vec::new();
    while let Some(written) = writing.join_next().await {
        let (phone, texts) = written.unwrap();
        assert_eq!(phone.outbox(), Vec::<&str>::new());
        acknowledged.extend(texts);
        phones.push(phone);
    }
    assert_eq!(acknowledged.len(), PHONES * SENTENCES);
    for phone in phones.iter_mut().step_by(7) {
        phone.until_as_if_reloaded().await;
    }
    lead.until_as_if_reloaded().await;
    assert!(meeting.exported().await.iter().eq(&acknowledged));
    server.kill9();
    assert!(words_of(&meeting.log(server.data()).await).iter().eq(&acknowledged));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_before_a_kill_is_in_the_log_and_the_rest_on_its_phone() {
    let mut hall = Hall::open().await;
    hall.ana.say("acquitté").await;
    hall.ana.write("en route").await.unwrap();
    block_in_place(|| hall.server.kill9());
    let log = words_of(&hall.meeting.log(hall.server.data()).await);
    let is_there = log == ["acquitté", "en route"];
    assert!(is_there || log == ["acquitté"], "{log:?}");
    assert_eq!(hall.ana.outbox().len(), 1, "nobody told the phone");
    let op = hall.ana.write("serveur éteint").await.unwrap();
    hall.ana.live().await;
    block_in_place(|| hall.server.restart());
    assert!(hall.ana.answer(&op).await.ack.is_some());
    hall.ends_with(&["acquitté", "en route", "serveur éteint"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_restarts_and_phones_wall_and_laptop_come_back_alone() {
    let mut hall = Hall::open().await;
    let wall = format!("/a/{}/mur", hall.meeting.code);
    let mut wall = Participant::open(hall.server.address(), &wall).await;
    wall.connect().await;
    hall.ana.say("avant").await;
    for is_stop in [true, false] {
        block_in_place(|| {
            if is_stop {
                assert!(hall.server.stop().success());
            } else {
                hall.server.kill9();
            }
            hall.server.restart();
        });
        for page in [&mut hall.ana, &mut hall.bran, &mut hall.lead, &mut wall] {
            page.until_it_hears_the_server().await;
        }
        for page in [&mut hall.ana, &mut hall.bran, &mut hall.lead, &mut wall] {
            page.until_as_if_reloaded().await;
        }
        hall.lead.order("timer", &[("act", "start"), ("seconds", "60")]).await;
    }
    hall.bran.say("la suite").await;
    hall.ana.sees("la suite").await;
    wall.sees("la suite").await;
    hall.ends_with(&["avant", "la suite"]).await;
}
