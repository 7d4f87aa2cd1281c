//! The round closes, or the meeting ends, while something is under way.

use super::Hall;
use crate::rough_network::Cut;

#[tokio::test]
async fn an_entry_under_way_when_the_round_closes_is_kept_or_refused_in_words() {
    let mut hall = Hall::open().await;
    let mut kept = Vec::new();
    let talk = hall.meeting.step("talk").await;
    for turn in 0..10 {
        let text = format!("au dernier moment {turn}");
        let op = hall.ana.write(&text).await.unwrap();
        // Two sockets: nobody knows which of the two the room hears first.
        hall.lead.order("close", &[("round", &talk.id)]).await;
        let answer = hall.ana.answer(&op).await;
        match (&answer.ack, &answer.code) {
            (Some(_), _) => kept.push(text),
            (None, code) => assert_eq!(code.as_deref(), Some("round_closed"), "{answer:?}"),
        }
        assert!(answer.ack.is_some() || answer.say.is_some_and(|say| say.contains("gardé")));
        hall.lead.order("open", &[("round", &talk.id)]).await;
        let open = format!("f-say-{}", talk.id);
        hall.ana.until("the open round", |page| page.find(&open).is_some()).await;
    }
    hall.ends_with(&kept.iter().map(String::as_str).collect::<Vec<_>>()).await;
}

#[tokio::test]
async fn words_written_without_network_into_a_round_that_closed_come_back_and_can_be_sent() {
    let mut hall = Hall::open().await;
    hall.network.refuse(true);
    hall.network.cut(Cut::Reset);
    let op = hall.ana.write("trop tard ?").await.unwrap();
    let talk = hall.meeting.step("talk").await;
    hall.lead.order("close", &[("round", &talk.id)]).await;
    hall.network.refuse(false);
    let answer = hall.ana.answer(&op).await;
    assert_eq!(answer.code.as_deref(), Some("round_closed"));
    assert_eq!(hall.meeting.exported().await, Vec::<String>::new());
    hall.lead.order("open", &[("round", &talk.id)]).await;
    let open = format!("f-say-{}", talk.id);
    hall.ana.until("the open round", |page| page.find(&open).is_some()).await;
    hall.ana.say("trop tard ?").await;
    hall.ends_with(&["trop tard ?"]).await;
}

#[tokio::test]
async fn words_for_a_step_that_is_over_stay_with_it_when_the_next_one_is_open() {
    let mut hall = Hall::open().await;
    hall.network.refuse(true);
    hall.network.cut(Cut::Reset);
    let op = hall.ana.write("pour l’exposé").await.unwrap();
    let actions = hall.meeting.step("actions").await;
    hall.lead.order("open", &[("round", &actions.id)]).await;
    hall.network.refuse(false);
    let answer = hall.ana.answer(&op).await;
    assert_eq!(answer.code.as_deref(), Some("round_closed"), "never an action: {answer:?}");
    hall.ana.until_as_if_reloaded().await;
    hall.ana.say("Compléter la fiche").await;
    hall.ends_with(&["Compléter la fiche"]).await;
}
