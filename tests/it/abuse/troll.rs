//! Somebody who spoils the meeting, and how whoever leads ends that without a word.

use super::outsider::{Made, Outsider};
use crate::server::TestServer;

/// A workshop in whose talk everybody writes at once, for all to read.
async fn talk(server: &TestServer) -> (Made, Outsider) {
    let made = Made::at(server, "croiser-nos-savoirs").await;
    let mut lead = Outsider::at(server, 1);
    lead.follow(&made.link(&lead, "facilitator")).await;
    let state = lead.json_of(&made.page("animer")).await;
    let rounds = state["ev"].as_array().unwrap().iter();
    let talk = rounds.filter(|it| it["e"] == "round.put").find(|it| it["step"] == "talk").unwrap();
    lead.asks(&made, &[("do", "open"), ("round", talk["id"].as_str().unwrap())]).await;
    (made, lead)
}

async fn says(who: &Outsider, made: &Made, text: &str) -> String {
    let back = made.page("");
    let form = [("do", "say"), ("text", text), ("back", back.as_str())];
    let request = who.http.post(who.url(&made.page("do"))).form(&form);
    let got = who.send(request.header("accept", "application/json")).await;
    got.json()["code"].as_str().unwrap_or("stored").to_owned()
}

async fn seat_of(lead: &Outsider, made: &Made, name: &str) -> String {
    let state = lead.json_of(&made.page("animer")).await;
    let mut seats = state["ev"].as_array().unwrap().iter();
    seats.find(|it| it["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_troll_is_removed_with_all_they_said_in_one_stroke_and_let_back_in() {
    let server = TestServer::start();
    let (made, lead) = talk(&server).await;
    let (mut ana, mut troll) = (Outsider::at(&server, 2), Outsider::at(&server, 3));
    ana.enter(&made.code, "Ana").await;
    troll.enter(&made.code, "Trotroll").await;
    assert_eq!(says(&ana, &made, "Que fait la mairie ?").await, "stored");
    for text in ["Injure une", "Injure deux", "Injure trois"] {
        assert_eq!(says(&troll, &made, text).await, "stored");
    }
    let public = async || {
        let pages = ["mur", "pad", "export.md", "export.json", "export.csv"];
        let mut all = String::new();
        for page in pages {
            all.push_str(&ana.get(&made.page(page)).await.body);
        }
        all
    };
    assert!(public().await.contains("Injure deux"), "it was there to be read");

    let seat = seat_of(&lead, &made, "Trotroll").await;
    let page = lead.get(&made.page(&format!("animer?personne={seat}"))).await.body;
    assert!(page.contains("name=\"hide\" value=\"1\""), "the page offers it");
    lead.asks(&made, &[("do", "remove"), ("seat", &seat), ("on", "1"), ("hide", "1")]).await;
    let shown = public().await;
    assert!(!shown.contains("Injure") && shown.contains("Que fait la mairie"), "one stroke");

    let told = troll.get(&made.page("")).await.body;
    assert!(told.contains("Votre participation a été interrompue"), "the page says so: {told}");
    assert_eq!(says(&troll, &made, "Encore moi").await, "removed");
    let other = [("nickname", "Innocente"), ("shared", "1")];
    let again = troll.post(&made.page("entrer"), &other).await;
    assert_eq!(again.status, 409, "the same device brings nobody else in");
    let seats = lead.json_of(&made.page("animer")).await.to_string();
    assert!(!seats.contains("Innocente"));

    let page = lead.get(&made.page(&format!("animer?personne={seat}"))).await.body;
    assert!(page.contains("3 contributions"), "the way back says what it would show: {page}");
    lead.asks(&made, &[("do", "remove"), ("seat", &seat), ("on", "0")]).await;
    assert!(public().await.contains("Injure trois"), "the act is undone as a whole");
    assert_eq!(says(&troll, &made, "Pardon").await, "stored");
    lead.asks(&made, &[("do", "remove"), ("seat", &seat), ("on", "1"), ("hide", "1")]).await;
    lead.asks(&made, &[("do", "remove"), ("seat", &seat), ("on", "0"), ("hide", "1")]).await;
    assert!(!public().await.contains("Injure"), "or the person alone comes back");
}
