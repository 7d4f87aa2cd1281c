//! Tabs: closed and opened again, two of one device, Back, the same thing twice.

use tokio::task::block_in_place;

use super::Hall;
use crate::meeting::Meeting;
use crate::rough_network::Cut;
use crate::server::TestServer;

/// One round, in which nobody signs.
const ANONYMOUS: &str = r#"
format = "collecte-recipe/1"
key = "sans-nom"
title = { en = "Without names" }
licence = "CC0-1.0"

[[step]]
key = "write"
step = "silent_writing"
title = { en = "In silence" }
prompt = { en = "What keeps you from coming?" }
collects = { kind = "viewpoint", names = "anonymous", visible = "live" }
"#;

#[tokio::test]
async fn a_tab_closed_with_words_that_were_not_sent_sends_them_when_it_is_opened_again() {
    let mut hall = Hall::open().await;
    hall.network.refuse(true);
    hall.network.cut(Cut::Reset);
    let op = hall.ana.write("Un four à pain").await.unwrap();
    hall.ana.leave();
    assert!(!hall.ana.try_reload().await, "no page without a network");
    assert_eq!(hall.ana.outbox(), [&op]);
    hall.network.refuse(false);
    let mut again = hall.ana.another_tab().await;
    again.connect().await;
    assert!(again.answer(&op).await.ack.is_some());
    hall.ana = again;
    hall.ends_with(&["Un four à pain"]).await;
}

#[tokio::test]
async fn a_tab_closed_after_the_server_had_it_counts_it_once() {
    let mut hall = Hall::open().await;
    hall.network.swallow_frames(0, 2);
    let op = hall.ana.write("déjà là").await.unwrap();
    hall.bran.sees("déjà là").await;
    hall.ana.leave();
    hall.network.swallow_frames(0, 0);
    let mut again = hall.ana.another_tab().await;
    assert_eq!(again.outbox(), [&op]);
    again.connect().await;
    assert!(again.answer(&op).await.ack.is_some());
    hall.ana = again;
    hall.ends_with(&["déjà là"]).await;
}

#[tokio::test]
async fn two_tabs_that_send_the_same_words_count_once() {
    let mut hall = Hall::open().await;
    hall.network.refuse(true);
    hall.network.cut(Cut::Reset);
    let op = hall.ana.write("Une cantine").await.unwrap();
    hall.network.refuse(false);
    let mut other = hall.ana.another_tab().await;
    other.connect().await;
    let (one, two) = tokio::join!(hall.ana.answer(&op), other.answer(&op));
    assert_eq!((one.ack.as_ref(), two.ack.as_ref()), (Some(&op), Some(&op)));
    other.until_as_if_reloaded().await;
    hall.ends_with(&["Une cantine"]).await;
}

#[tokio::test]
async fn an_asking_sent_twice_in_one_breath_counts_once() {
    let mut hall = Hall::open().await;
    let op = hall.ana.write("une seule fois").await.unwrap();
    for _ in 0..5 {
        hall.ana.repeat(&op).await;
    }
    assert!(hall.ana.answer(&op).await.ack.is_some());
    hall.ends_with(&["une seule fois"]).await;
}

#[tokio::test]
async fn back_and_the_same_words_again_are_answered_as_the_first_time() {
    let mut hall = Hall::open().await;
    hall.ana.say("Un repair café").await;
    // Back: the words are in the field once more, and the page makes a new asking.
    hall.ana.say("Un repair café").await;
    hall.bran.say("Un repair café").await;
    let again = hall.ana.write("Un repair café").await.unwrap();
    hall.lead.order("close", &[]).await;
    let answer = hall.ana.answer(&again).await;
    assert_eq!(answer.ack, Some(again.clone()), "{answer:?}");
    hall.ends_with(&["Un repair café"; 2]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_and_the_same_words_again_count_once_in_an_anonymous_round_too() {
    let server = TestServer::start();
    let meeting = Meeting::made_of(&server, ("recipe_text", ANONYMOUS)).await;
    let mut lead = meeting.team("facilitator", server.address()).await;
    lead.order("open", &[("round", &meeting.step("silent_writing").await.id)]).await;
    let mut hall = Hall::around(server, meeting, lead).await;
    hall.ana.say("Le bus").await;
    hall.ana.say("Le bus").await;
    hall.bran.say("Le bus").await;
    // By the form alone: after Back the page is a new one, with an op of its own.
    hall.bran.reload().await;
    let form = hall.bran.page.select("form[id^=f-say-]").remove(0);
    let form = format!("#{}", form.id().unwrap());
    hall.bran.submit(&form, &[("text", "Le bus"), ("do", "say")]).await;
    hall.bran.connect().await;
    block_in_place(|| {
        hall.server.kill9();
        hall.server.restart();
    });
    hall.ana.say("Le bus").await;
    let again = hall.bran.write("Le bus").await.unwrap();
    hall.lead.order("close", &[]).await;
    assert_eq!(hall.bran.answer(&again).await.ack, Some(again));
    hall.ends_with(&["Le bus"; 2]).await;
}

#[tokio::test]
async fn the_same_words_again_after_the_round_closed_are_there_already() {
    let mut hall = Hall::open().await;
    hall.network.swallow_frames(0, 2);
    hall.ana.write("presque perdu").await.unwrap();
    hall.bran.sees("presque perdu").await;
    // The page never heard of it, and the person writes it once more.
    let again = hall.ana.write("presque perdu").await.unwrap();
    hall.network.swallow_frames(0, 0);
    hall.lead.order("close", &[]).await;
    hall.ana.repeat(&again).await;
    let answer = hall.ana.answer(&again).await;
    assert_eq!(answer.ack, Some(again), "{answer:?}");
    hall.ends_with(&["presque perdu"]).await;
}

#[tokio::test]
async fn a_form_without_javascript_sent_twice_counts_once() {
    let mut hall = Hall::open().await;
    hall.ana.leave();
    let form = hall.ana.page.select("form[id^=f-say-]").remove(0);
    let form = format!("#{}", form.id().unwrap());
    hall.ana.submit(&form, &[("text", "Un jardin"), ("do", "say")]).await;
    hall.ana.submit(&form, &[("text", "Un jardin"), ("do", "say")]).await;
    hall.ana.connect().await;
    hall.ends_with(&["Un jardin"]).await;
}

#[tokio::test]
async fn one_answers_twice_and_the_last_answer_counts() {
    let mut hall = Hall::open().await;
    let read_back = hall.meeting.step("read_back").await;
    hall.lead.order("open", &[("round", &read_back.id)]).await;
    hall.ana.until("the read-back", |page| page.find("answer").is_some()).await;
    hall.ana.order("answer", &[("round", &read_back.id), ("answer", "fine")]).await;
    let fields = [("round", &*read_back.id), ("answer", "reserve"), ("text", "Et les jeunes ?")];
    hall.ana.order("answer", &fields).await;
    hall.ana.order("answer", &fields).await;
    hall.bran.order("answer", &[("round", &read_back.id), ("answer", "fine")]).await;
    let seen = hall.meeting.answers(&read_back.id).await;
    assert_eq!(seen, (1, 1, 0));
    hall.ana.until_as_if_reloaded().await;
}
