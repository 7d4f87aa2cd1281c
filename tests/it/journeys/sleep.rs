//! Phones that sleep: nobody reads their socket, and it may be gone when they wake.

use super::Hall;
use crate::rough_network::Cut;

#[tokio::test]
async fn a_phone_that_slept_through_a_burst_is_resynced() {
    let mut hall = Hall::open().await;
    hall.ana.say("bonne nuit").await;
    let before = hall.ana.page.seq();
    // Far more frames than wait for one socket.
    for number in 0..90 {
        hall.bran.say(&format!("pendant le sommeil {number:02}")).await;
    }
    assert_eq!(hall.ana.page.seq(), before, "it slept");
    hall.ana.sees("pendant le sommeil 89").await;
    hall.ana.until_as_if_reloaded().await;
    assert_eq!(hall.meeting.exported().await.len(), 91);
}

#[tokio::test]
async fn a_phone_that_slept_in_the_middle_of_a_sentence_goes_on_with_it() {
    for gone in [false, true] {
        let mut hall = Hall::open().await;
        hall.bran.say("pendant le sommeil").await;
        if gone {
            hall.network.cut(Cut::Reset);
        }
        hall.lead.order("reword", &[("round", &talk(&hall).await), ("title", "Reprenons")]).await;
        let op = hall.ana.write("la fin de ma phrase").await.unwrap();
        assert!(hall.ana.answer(&op).await.ack.is_some());
        hall.ana.sees("Reprenons").await;
        hall.ana.sees("pendant le sommeil").await;
        hall.ends_with(&["la fin de ma phrase", "pendant le sommeil"]).await;
    }
}

#[tokio::test]
async fn a_phone_put_away_for_a_step_finds_the_present_one() {
    let mut hall = Hall::open().await;
    hall.ana.leave();
    let actions = hall.meeting.step("actions").await;
    hall.lead.order("open", &[("round", &actions.id)]).await;
    hall.ana.connect().await;
    hall.ana.until_as_if_reloaded().await;
    hall.ana.say("Écrire la recette").await;
    hall.ends_with(&["Écrire la recette"]).await;
}

async fn talk(hall: &Hall) -> String {
    hall.meeting.step("talk").await.id
}
