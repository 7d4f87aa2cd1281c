//! The network is cut, or only looks alive.

use super::Hall;
use crate::rough_network::{Cut, Way};

#[tokio::test]
async fn what_was_written_into_a_cut_arrives_once_and_in_order() {
    for how in [Cut::Finish, Cut::Reset] {
        let mut hall = Hall::open().await;
        hall.ana.say("a. avant").await;
        hall.network.refuse(true);
        hall.network.cut(how);
        let written = [
            hall.ana.write("b. pendant").await.unwrap(),
            hall.ana.write("c. pendant encore").await.unwrap(),
        ];
        hall.bran.say("d. ailleurs").await;
        assert_eq!(hall.ana.outbox(), [&written[0], &written[1]]);
        hall.network.refuse(false);
        for op in &written {
            assert!(hall.ana.answer(op).await.ack.is_some());
        }
        hall.ana.sees("d. ailleurs").await;
        hall.ana.until("all of it", |page| page.select("#mine > li").len() == 3).await;
        let mine = hall.ana.page.select("#mine > li");
        let order = mine.iter().map(|card| card.text().chars().next().unwrap());
        assert_eq!(order.collect::<String>(), "abc");
        hall.ends_with(&["a. avant", "b. pendant", "c. pendant encore", "d. ailleurs"]).await;
    }
}

#[tokio::test]
async fn a_connection_that_only_looks_alive_is_given_up_and_nothing_is_lost() {
    for way in [Way::Up, Way::Down, Way::Both] {
        let mut hall = Hall::open().await;
        hall.network.half_open(way);
        let op = hall.ana.write("dans le vide").await.unwrap();
        hall.bran.say("au calme").await;
        assert!(hall.ana.answer(&op).await.ack.is_some(), "{way:?}");
        hall.ana.sees("au calme").await;
        hall.bran.sees("dans le vide").await;
        hall.ends_with(&["au calme", "dans le vide"]).await;
    }
}

#[tokio::test]
async fn a_phone_in_a_lift_says_everything_when_it_comes_out() {
    let mut hall = Hall::open().await;
    hall.network.pause();
    let op = hall.ana.write("dans la cabine").await.unwrap();
    hall.bran.say("dehors").await;
    assert!(hall.ana.told(&op).is_none());
    hall.network.resume();
    hall.ana.answer(&op).await;
    hall.ana.sees("dehors").await;
    hall.ends_with(&["dans la cabine", "dehors"]).await;
}

#[tokio::test]
async fn a_network_cut_again_and_again_ends_with_everything_once() {
    let mut hall = Hall::open().await;
    let mut ops = Vec::new();
    for turn in 0..12 {
        ops.push(hall.ana.write(&format!("phrase {turn:02}")).await.unwrap());
        hall.network.cut(if turn % 2 == 0 { Cut::Reset } else { Cut::Finish });
        hall.ana.live().await;
    }
    for op in ops {
        assert!(hall.ana.answer(&op).await.ack.is_some());
    }
    let expected: Vec<String> = (0..12).map(|turn| format!("phrase {turn:02}")).collect();
    hall.ends_with(&expected.iter().map(String::as_str).collect::<Vec<_>>()).await;
}
