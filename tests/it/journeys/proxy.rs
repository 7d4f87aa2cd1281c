//! A proxy that blocks `WebSocket`s, as those of town halls do.

use super::Hall;
use crate::rough_network::Cut;

#[tokio::test]
async fn where_websockets_are_blocked_everything_goes_by_plain_requests() {
    for status in [403, 502] {
        let mut hall = Hall::open().await;
        hall.network.block_websockets(Some(status));
        hall.network.cut(Cut::Finish);
        let op = hall.ana.write("par la petite porte").await.unwrap();
        assert!(hall.ana.answer(&op).await.ack.is_some());
        hall.bran.say("par la grande").await;
        hall.ana.sees("par la grande").await;
        assert!(!hall.ana.is_connected());
        // And the way back, as soon as it is open.
        hall.network.block_websockets(None);
        hall.ana.connect().await;
        hall.ana.say("de nouveau en direct").await;
        hall.ends_with(&["de nouveau en direct", "par la grande", "par la petite porte"]).await;
    }
}

#[tokio::test]
async fn behind_such_a_proxy_a_refusal_is_told_in_words() {
    let mut hall = Hall::open().await;
    hall.network.block_websockets(Some(403));
    hall.network.cut(Cut::Finish);
    let op = hall.ana.write("une fois").await.unwrap();
    assert!(hall.ana.answer(&op).await.ack.is_some());
    hall.bran.sees("une fois").await;
    let talk = hall.meeting.step("talk").await;
    hall.lead.order("close", &[("round", &talk.id)]).await;
    let op = hall.ana.write("trop tard").await.unwrap();
    let answer = hall.ana.answer(&op).await;
    assert_eq!(answer.code.as_deref(), Some("round_closed"), "{answer:?}");
    hall.ends_with(&["une fois"]).await;
}
