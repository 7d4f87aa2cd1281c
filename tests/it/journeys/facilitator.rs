//! The facilitator's laptop dies: a second one takes over.

use super::Hall;
use crate::participant::Participant;

/// Whether the new laptop shows what the room does, and the room follows it.
async fn takes_over(mut hall: Hall, mut laptop: Participant) {
    hall.ana.say("avant la panne").await;
    laptop.sees("avant la panne").await;
    let actions = hall.meeting.step("actions").await;
    laptop.order("open", &[("round", &actions.id)]).await;
    let open = format!("f-say-{}", actions.id);
    hall.ana.until("the next step", |page| page.find(&open).is_some()).await;
    hall.ana.say("Une action").await;
    laptop.sees("Une action").await;
    laptop.until_as_if_reloaded().await;
    hall.ends_with(&["Une action", "avant la panne"]).await;
}

#[tokio::test]
async fn the_laptop_dies_and_a_second_one_goes_on_with_the_same_link() {
    let mut hall = Hall::open().await;
    hall.lead.leave();
    let laptop = hall.meeting.team("facilitator", hall.server.address()).await;
    takes_over(hall, laptop).await;
}

#[tokio::test]
async fn the_laptop_dies_and_the_co_facilitator_goes_on() {
    let mut hall = Hall::open().await;
    hall.lead.leave();
    let laptop = hall.meeting.team("co_facilitator", hall.server.address()).await;
    takes_over(hall, laptop).await;
}

#[tokio::test]
async fn a_laptop_that_comes_back_finds_what_the_second_one_did_and_does_it_no_second_time() {
    let mut hall = Hall::open().await;
    let mut first = hall.meeting.team("facilitator", hall.network.address()).await;
    // Its order arrives, the answer does not, and it falls asleep.
    hall.network.swallow_frames(0, 8);
    let actions = hall.meeting.step("actions").await;
    let order = first.ask("open", &[("round", &actions.id)]).await;
    let open = format!("f-say-{}", actions.id);
    hall.bran.until("the next step", |page| page.find(&open).is_some()).await;
    let mut second = hall.meeting.team("co_facilitator", hall.server.address()).await;
    let last = hall.meeting.step("closing").await;
    second.order("open", &[("round", &last.id)]).await;
    hall.network.swallow_frames(0, 0);
    // Awake: its order counts as done, and does not call the room back.
    assert!(first.answer(&order).await.ack.is_some());
    first.until_as_if_reloaded().await;
    second.until_as_if_reloaded().await;
    hall.bran.until_as_if_reloaded().await;
    assert!(hall.bran.page.find(&open).is_none(), "the room is where the second one led it");
}
