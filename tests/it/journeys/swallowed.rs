//! Frames and acknowledgements that the network swallows whole.

use super::Hall;

#[tokio::test]
async fn a_frame_that_was_swallowed_is_found_by_the_next_one() {
    let mut hall = Hall::open().await;
    hall.network.swallow_frames(0, 1);
    hall.bran.say("perdu").await;
    hall.bran.say("reçu").await;
    hall.ana.sees("perdu").await;
    assert_eq!(hall.network.swallowed(), 1);
    hall.ends_with(&["perdu", "reçu"]).await;
}

#[tokio::test]
async fn a_last_frame_that_was_swallowed_is_found_by_the_probe() {
    let mut hall = Hall::open().await;
    hall.network.swallow_frames(0, 1);
    hall.bran.say("le dernier mot").await;
    hall.ana.sees("le dernier mot").await;
    assert_eq!(hall.network.swallowed(), 1);
    hall.ends_with(&["le dernier mot"]).await;
}

#[tokio::test]
async fn an_acknowledgement_that_vanished_is_asked_for_again_and_counts_once() {
    let mut hall = Hall::open().await;
    // The answer and the frame that shows it.
    hall.network.swallow_frames(0, 2);
    let op = hall.ana.write("Un lavoir").await.unwrap();
    hall.bran.sees("Un lavoir").await;
    assert_eq!(hall.ana.outbox(), [&op]);
    assert!(hall.ana.answer(&op).await.ack.is_some());
    assert!(hall.network.swallowed() > 0);
    hall.ends_with(&["Un lavoir"]).await;
}

#[tokio::test]
async fn an_acknowledgement_that_vanished_is_given_after_the_round_closed_too() {
    let mut hall = Hall::open().await;
    hall.network.swallow_frames(0, 2);
    let op = hall.ana.write("juste à temps").await.unwrap();
    hall.bran.sees("juste à temps").await;
    hall.lead.order("close", &[]).await;
    let answer = hall.ana.answer(&op).await;
    assert_eq!(answer.ack, Some(op), "{answer:?}");
    hall.ends_with(&["juste à temps"]).await;
}

#[tokio::test]
async fn orders_whose_acknowledgement_vanished_are_done_once() {
    let mut hall = Hall::open().await;
    hall.lead = hall.meeting.team("facilitator", hall.network.address()).await;
    hall.network.swallow_frames(0, 3);
    let fields = [("step", "discussion"), ("title", "Une étape de plus")];
    let op = hall.lead.ask("add_round", &fields).await;
    assert!(hall.lead.answer(&op).await.ack.is_some());
    let steps = hall.meeting.steps().await;
    assert_eq!(steps.iter().filter(|step| step.id == op).count(), 1);
    assert_eq!(steps.len(), 14);
    hall.lead.until_as_if_reloaded().await;
}
