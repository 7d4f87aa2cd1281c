//! Sockets that ask and do not read.

use yrs::StateVector;
use yrs::sync::{Message, SyncMessage};

use super::world::World;
use super::{ROUND, SCRIBE, Writer};

#[tokio::test]
async fn who_asks_and_does_not_read_has_one_answer_waiting() {
    let world = World::new().await;
    let long = "🌻".repeat(19_900);
    world.form(ROUND, "", &long).await;
    let mut ana = Writer::new(SCRIBE, ROUND);
    ana.connect(&world).await;
    for _ in 0..100 {
        ana.say(&world, Message::Sync(SyncMessage::SyncStep1(StateVector::default()))).await;
    }
    // Heard after all of these.
    world.form(ROUND, &long, &format!("{long}!")).await;
    let (connection, mut queue) = ana.socket.take().unwrap();
    let mut waits = 0;
    while let Some(message) = queue.waiting() {
        waits += message.len();
    }
    assert!(waits > long.len() && waits < 2 * long.len(), "{waits} bytes");
    // Whoever reads again is answered again.
    assert!(queue.left(waits));
    ana.socket = Some((connection, queue));
    ana.say(&world, Message::Sync(SyncMessage::SyncStep1(StateVector::default()))).await;
    ana.until_it_says(&world, &format!("{long}!")).await;
}

#[tokio::test]
async fn two_long_halves_that_know_nothing_of_each_other_become_one() {
    let world = World::new().await;
    let [mut ana, mut bob] = [Writer::new(SCRIBE, ROUND), Writer::new(SCRIBE, ROUND)];
    for (writer, letter) in [(&mut ana, "a"), (&mut bob, "b")] {
        for at in 0..800 {
            // Always before what is there, so that no two letters are one piece.
            writer.types(&world, if at % 2 == 0 { 0 } else { at / 2 }, letter).await;
        }
    }
    ana.connect(&world).await;
    bob.connect(&world).await;
    let page = async {
        while world.page(ROUND).await.len() < 1_600 {
            ana.hear(&world).await;
            bob.hear(&world).await;
        }
    };
    assert!(tokio::time::timeout(super::DEADLINE, page).await.is_ok());
    let says = world.page(ROUND).await;
    ana.until_it_says(&world, &says).await;
    bob.until_it_says(&world, &says).await;
}
