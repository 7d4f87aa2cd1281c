//! After the meeting, on the real program: correcting, looking back, bringing together
//! and publishing.

use reqwest::{Client, Response, StatusCode};
use serde_json::Value;

use crate::participant::Participant;
use crate::server::TestServer;

/// A workshop, and the browser of whoever leads it.
struct Led {
    base: String,
    code: String,
    http: Client,
}

impl Led {
    async fn make(server: &TestServer) -> Self {
        let form = [("title", "Nos lavoirs"), ("recipe", "collecte-innovation-sociale")];
        let request = browser().post(format!("http://{}/ateliers", server.address())).form(&form);
        Self::of(server, request.header("accept", "application/json").send().await.unwrap()).await
    }

    /// The workshop that a file makes on a server.
    async fn take_up(server: &TestServer, file: &str) -> Self {
        let answer = sent(server, "/importer", &browser(), &[("file", file)]).await;
        Self::of(server, answer).await
    }

    async fn of(server: &TestServer, answer: Response) -> Self {
        assert_eq!(answer.status(), StatusCode::CREATED);
        let made: Value = answer.json().await.unwrap();
        let (base, http) = (format!("http://{}", server.address()), browser());
        let code = made["code"].as_str().unwrap().to_owned();
        let link = made["links"]["facilitator"].as_str().unwrap();
        let (_, secret) = link.split_once("cle=").unwrap();
        let opened = http.get(format!("{base}/a/{code}/animer?cle={secret}")).send().await;
        assert_eq!(opened.unwrap().status(), StatusCode::OK);
        Self { base, code, http }
    }

    fn address(&self, page: &str) -> String {
        format!("{}/a/{}/{page}", self.base, self.code)
    }

    async fn get(&self, page: &str) -> String {
        self.http.get(self.address(page)).send().await.unwrap().text().await.unwrap()
    }

    async fn json(&self) -> Value {
        serde_json::from_str(&self.get("export.json").await).unwrap()
    }

    async fn asks(&self, form: &[(&str, &str)]) -> Value {
        let request = self.http.post(self.address("do")).form(form);
        let answer = request.header("accept", "application/json").send().await.unwrap();
        answer.json().await.unwrap()
    }

    /// Writes a free note, as a page without scripts does.
    async fn asks_notes(&self, note: &str, text: &str) {
        let form = self.http.post(self.address("notes")).form(&[("note", note), ("text", text)]);
        assert!(form.send().await.unwrap().status().is_success());
    }

    /// The rounds of its agenda that are of this kind.
    async fn round(&self, step: &str) -> String {
        let file = self.json().await;
        let rounds = file["rounds"].as_array().unwrap();
        let round = rounds.iter().find(|round| round["step"] == step).unwrap();
        round["id"].as_str().unwrap().to_owned()
    }

    /// Brings a file in: first the page that tells, then what it says.
    async fn brings(&self, server: &TestServer, file: &str) -> (String, StatusCode) {
        let path = format!("/a/{}/apporter", self.code);
        let told = sent_as(server, &path, &self.http, &[("file", file)], "text/html").await;
        let told = told.text().await.unwrap();
        let both = [("text", file), ("confirm", "1")];
        let done = sent(server, &path, &self.http, &both).await;
        (told, done.status())
    }
}

fn browser() -> Client {
    Client::builder().cookie_store(true).build().unwrap()
}

/// A form with a file, as browsers send it.
async fn sent(server: &TestServer, path: &str, http: &Client, parts: &[(&str, &str)]) -> Response {
    sent_as(server, path, http, parts, "application/json").await
}

async fn sent_as(
    server: &TestServer,
    path: &str,
    http: &Client,
    parts: &[(&str, &str)],
    accept: &str,
) -> Response {
    let mut body = String::new();
    for (name, text) in parts {
        let file = if *name == "file" { "; filename=\"f\"" } else { "" };
        body.extend(["--edge\r\ncontent-disposition: form-data; name=\"", name, "\"", file]);
        body.extend(["\r\n\r\n", text, "\r\n"]);
    }
    body += "--edge--\r\n";
    let request = http.post(format!("http://{}{path}", server.address())).body(body);
    let request = request.header("content-type", "multipart/form-data; boundary=edge");
    request.header("accept", accept).send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_corrected_on_the_pad_changes_everywhere_at_once() {
    let server = TestServer::start();
    let led = Led::make(&server).await;
    led.asks(&[("do", "open"), ("round", &led.round("actions").await)]).await;
    let path = format!("/rejoindre?code={}", led.code);
    let mut ana = Participant::open(server.address(), &path).await;
    ana.submit("#f-enter", &[("nickname", "Ana")]).await;
    ana.connect().await;
    let op = ana.say("Un lavoire").await;
    assert!(ana.answer(&op).await.ack.is_some());
    let mut wall = Participant::open(server.address(), &format!("/a/{}/mur", led.code)).await;
    wall.connect().await;
    wall.sees("Un lavoire").await;
    // Its author, on the pad, without a script.
    ana.go(&format!("/a/{}/pad", led.code)).await;
    let link = ana.page.select("a.fix")[0].attribute("href").unwrap().to_owned();
    ana.go(&link).await;
    let form = ana.page.select("form[id^=f-fix]")[0].attribute("id").unwrap().to_owned();
    ana.submit(&format!("#{form}"), &[("text", "Un lavoir"), ("do", "edit")]).await;
    assert!(ana.path().starts_with(&format!("/a/{}/pad", led.code)), "{}", ana.path());
    wall.until("the wall corrected", |page| page.shows("Un lavoir") && !page.shows("Un lavoire"))
        .await;
    let notes = led.get("export.md").await;
    assert!(notes.contains("Un lavoir") && !notes.contains("lavoire"));
    assert!(!led.get("mur").await.contains("lavoire"));
    assert!(led.get("pad").await.contains("Un lavoire"), "the team reads the earlier wording");
    let stranger = reqwest::get(led.address("pad")).await.unwrap().text().await.unwrap();
    assert!(stranger.contains("Un lavoir") && !stranger.contains("lavoire"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_moment_has_an_address_that_survives_a_restart() {
    let mut server = TestServer::start();
    let led = Led::make(&server).await;
    let round = led.round("wall_reading").await;
    led.asks(&[("do", "open"), ("round", &round)]).await;
    for text in ["Un lavoir", "Un four"] {
        led.asks(&[("do", "say"), ("round", &round), ("text", text), ("kind", "observation")])
            .await;
    }
    let slid = led.http.get(led.address("histoire?n=2")).send().await.unwrap();
    let moment = slid.url().to_string();
    assert!(moment.contains("?a="), "the slider leads to a place in the log: {moment}");
    let shown = slid.text().await.unwrap();
    assert!(shown.contains("Un lavoir") && !shown.contains("Un four"));
    server.kill9();
    server.restart();
    let again = led.http.get(&moment).send().await.unwrap().text().await.unwrap();
    assert!(again.contains("Un lavoir") && !again.contains("Un four"));
    let wall = led.get(&format!("histoire{}&vue=mur", &moment[moment.find('?').unwrap()..])).await;
    assert!(wall.contains("past-wall") && wall.contains("Un lavoir") && !wall.contains("Un four"));
    // Taken back today, it is gone from the moment too.
    let card = led.json().await["contributions"][0]["id"].as_str().unwrap().to_owned();
    led.asks(&[("do", "withdraw"), ("card", &card)]).await;
    let gone = led.http.get(&moment).send().await.unwrap().text().await.unwrap();
    assert!(!gone.contains("Un lavoir"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_meeting_held_without_internet_is_merged_into_the_server_of_the_association() {
    let (office, laptop) = (TestServer::start(), TestServer::start());
    let there = Led::make(&office).await;
    let round = there.round("wall_reading").await;
    let say = [("do", "say"), ("round", round.as_str()), ("kind", "observation")];
    there.asks(&[&say[..], &[("text", "Dit au bureau")]].concat()).await;
    let here = Led::take_up(&laptop, &there.get("export.json").await).await;
    here.asks(&[("do", "open"), ("round", &round)]).await;
    here.asks(&[&say[..], &[("text", "Dit dans la salle")]].concat()).await;
    let note = format!("round-{round}");
    here.asks_notes(&note, "Un lavoir, dit la salle.").await;
    there.asks_notes(&note, "Noté au bureau.").await;
    let file = here.get("export.json").await;
    // The same file does not make a second workshop.
    let twice = sent(&laptop, "/importer", &browser(), &[("file", &file)]).await;
    assert_eq!(twice.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(twice.json::<Value>().await.unwrap()["code"], "already_here");
    let copy = sent(&laptop, "/importer", &browser(), &[("file", &file), ("copy", "1")]).await;
    assert_eq!(copy.status(), StatusCode::CREATED);
    let (told, done) = there.brings(&office, &file).await;
    assert!(told.contains("Dit dans la salle"), "the page tells what would change");
    assert_eq!(done, StatusCode::OK);
    let merged = there.json().await;
    assert_eq!(merged["contributions"].as_array().unwrap().len(), 2);
    assert_eq!(merged["contributions"], here.json().await["contributions"]);
    let both = merged["notes"][0]["text"].as_str().unwrap();
    assert!(both.contains("dit la salle.") && both.contains("Noté au bureau."), "{both}");
    let before = there.get("histoire").await;
    let (told, _) = there.brings(&office, &file).await;
    assert!(told.contains("rien ne changerait"));
    assert_eq!(there.json().await["notes"], merged["notes"]);
    assert_eq!(there.get("histoire").await, before, "twice changes nothing");
    let other = Led::make(&office).await;
    let (_, refused) = other.brings(&office, &file).await;
    assert_eq!(refused, StatusCode::CONFLICT, "another workshop's");
    let path = format!("/a/{}/apporter", there.code);
    let stranger = sent(&office, &path, &browser(), &[("file", &file)]).await;
    assert_eq!(stranger.status(), StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paper_cards_come_in_by_a_table_and_count_once() {
    let server = TestServer::start();
    let led = Led::make(&server).await;
    let table =
        "nature;texte;nom;étape\nconstat;Un four;Ana;1\nconstat;;Bran;1\nconstat;Une ruche;;1\n";
    for _ in 0..2 {
        let (told, done) = led.brings(&server, table).await;
        assert!(told.contains("Ligne 3"), "the line without words is named");
        assert_eq!(done, StatusCode::OK);
        let entries = led.json().await["contributions"].as_array().unwrap().clone();
        assert_eq!(entries.len(), 2);
        assert!(entries.iter().all(|entry| entry["channel"] == "paper"));
    }
    assert!(led.get("pad").await.contains("carte en papier"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn published_notes_are_read_by_strangers_who_cannot_come_in() {
    let server = TestServer::start();
    let mut led = Led::make(&server).await;
    let round = led.round("wall_reading").await;
    led.asks(&[
        ("do", "say"),
        ("round", &round),
        ("kind", "observation"),
        ("text", "Nous ouvrons les lavoirs"),
    ])
    .await;
    let mut file = led.json().await;
    let id = file["workshop"]["id"].as_str().unwrap().to_owned();
    let public = format!("{}/p/{id}", led.base);
    assert_eq!(led.asks(&[("do", "publish"), ("names", "shown")]).await["code"], "not_ended");
    led.asks(&[("do", "end")]).await;
    led.asks(&[("do", "publish"), ("names", "shown")]).await;
    assert_eq!(reqwest::get(&public).await.unwrap().status(), 404, "people may still take back");
    assert!(led.get("publier").await.contains(&id), "it says when and where it will be");
    // The same meeting where nobody has to wait.
    file["workshop"]["withdrawal_hours"] = 0.into();
    let elsewhere = TestServer::start();
    led = Led::take_up(&elsewhere, &file.to_string()).await;
    let public = format!("{}/p/{id}", led.base);
    led.asks(&[("do", "end")]).await;
    led.asks(&[("do", "publish"), ("names", "shown")]).await;
    let shown = reqwest::get(&public).await.unwrap();
    assert_eq!(shown.status(), 200);
    assert!(shown.headers().get("x-robots-tag").is_none());
    let page = shown.text().await.unwrap();
    assert!(page.contains("Nous ouvrons les lavoirs"));
    assert!(!page.contains(&led.code), "the join code stands nowhere");
    let feed = reqwest::get(format!("{public}/export.atom")).await.unwrap();
    assert_eq!(feed.status(), 200);
    assert_eq!(feed.headers()["access-control-allow-origin"], "*");
    let known = browser().get(format!("{public}/export.atom"));
    let known = known.header("if-none-match", &feed.headers()["etag"]).send().await.unwrap();
    assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
    let feed = feed.text().await.unwrap();
    assert!(
        feed.contains("<feed") && feed.contains(&format!("/p/{id}")) && !feed.contains(&led.code),
        "{feed}"
    );
    let pad = reqwest::get(led.address("pad")).await.unwrap();
    assert_eq!(pad.headers()["x-robots-tag"], "noindex, nofollow");
    let join = browser().post(led.address("entrer")).form(&[("nickname", "Intrus")]);
    assert_eq!(join.send().await.unwrap().status(), StatusCode::CONFLICT, "the workshop is over");
    led.asks(&[("do", "unpublish")]).await;
    assert_eq!(reqwest::get(&public).await.unwrap().status(), 404, "taken down");
    let feed = reqwest::get(format!("{public}/export.atom")).await.unwrap();
    assert_eq!(feed.status(), 404);
}
