//! The main test: simulated people play whole meetings on the real program, from the
//! first step to the last, and every word they say is found again in every export.
//!
//! What is expected is read off the data by code of its own (`texts`), and the exports
//! by parsers that the program does not write with (`exports`).

mod exports;
mod texts;

use std::sync::Mutex;

use collecte::i18n::Lang;
use collecte::rehearsal::command::{self, Order};
use collecte::rehearsal::{Happening, Pace, Played, Player, play, play_aloud};
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::server::TestServer;
use crate::waiting::{DEADLINE, deadline, within_deadline};
use exports::Exports;
use texts::Texts;

/// A workshop that was just made, and the way in for whoever leads.
struct Workshop {
    base: String,
    code: String,
    secret: String,
    http: reqwest::Client,
}

impl Workshop {
    async fn make(server: &TestServer, recipe: &str) -> Self {
        let base = format!("http://{}", server.address());
        collecte::tls::ready();
        let http = reqwest::Client::builder().cookie_store(true).build().unwrap();
        let form = [("title", "Répétition générale"), ("recipe", recipe)];
        let request = http.post(format!("{base}/ateliers")).form(&form);
        let answer = request.header("accept", "application/json").send().await.unwrap();
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
        let made: Value = answer.json().await.unwrap();
        let code = made["code"].as_str().unwrap().to_owned();
        let link = made["links"]["facilitator"].as_str().unwrap();
        let (_, secret) = link.split_once("cle=").unwrap();
        Self { secret: secret.to_owned(), base, code, http }
    }

    fn player(&self) -> Player {
        Player {
            base: self.base.clone(),
            code: self.code.clone(),
            secret: self.secret.clone(),
            pace: Pace::Fast,
        }
    }

    async fn play(&self) -> Played {
        play(self.player()).await.unwrap()
    }

    async fn exports(&self) -> Exports {
        Exports::fetch(&self.base, &self.code).await
    }

    /// Whoever leads opens the link: the cookie stays in this browser.
    async fn lead(&self) {
        let link = format!("{}/a/{}/animer?cle={}", self.base, self.code, self.secret);
        let opened = self.http.get(link).send().await.unwrap();
        assert_eq!(opened.status(), 200);
    }

    /// Waits until people are in the middle of this step, or further.
    async fn is_busy_with(&self, step: usize) {
        let page = format!("{}/a/{}/animer", self.base, self.code);
        let deadline = deadline();
        loop {
            let request = self.http.get(&page).header("accept", "application/json");
            let state: Value = request.send().await.unwrap().json().await.unwrap();
            let objects = state["ev"].as_array().unwrap();
            let mut rounds = objects.iter().filter(|object| object["e"] == "round.put");
            let round = rounds.nth(step - 1).unwrap();
            let told = objects.iter().filter(|object| object["round"] == round["id"]).count();
            let count = told as u64 + round["untold"].as_u64().unwrap();
            if count > 4 || !round["speaking"].is_null() {
                return;
            }
            assert!(Instant::now() < deadline, "nobody began step {step}");
        }
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> String {
        let address = format!("{}/a/{}/{path}", self.base, self.code);
        let request = self.http.post(address).form(form).header("accept", "application/json");
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.text().await.unwrap()
    }
}

fn counts(played: &Played) -> Vec<(&'static str, usize)> {
    played.contributions.iter().map(|(kind, count)| (kind.code(), *count)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_collect_innovations_and_every_word_is_in_every_export() {
    let server = TestServer::start();
    let workshop = Workshop::make(&server, "collecte-innovation-sociale").await;
    let played = workshop.play().await;
    assert_eq!(played.refused, Vec::<String>::new());
    let texts = Texts::of(&["innovations", "regards", "actions"], &["mots", "constats", "propos"]);
    let expected = texts.promised();
    assert_eq!(played.seats, expected["participants"]);
    let said = counts(&played);
    for (kind, promised) in
        [("innovation", "innovations"), ("viewpoint", "regards"), ("action", "actions")]
    {
        assert!(said.contains(&(kind, expected[promised])), "{promised}: {said:?}");
    }
    let exports = workshop.exports().await;
    exports.hold_every(&texts);
    exports.hold_as_many(&played);
    assert_eq!(exports.groups(), texts.groups("regroupements_de_regards"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_cross_what_they_know_and_find_the_five_key_issues() {
    let server = TestServer::start();
    let workshop = Workshop::make(&server, "croiser-nos-savoirs").await;
    let played = workshop.play().await;
    assert_eq!(played.refused, Vec::<String>::new());
    let texts = Texts::of(
        &["attentes", "enjeux_bruts", "actions"],
        &["mots", "expose", "questions", "temoignages"],
    );
    let expected = texts.promised();
    assert_eq!(played.seats, expected["participants"]);
    assert_eq!(played.groups, expected["enjeux"]);
    let said = counts(&played);
    for (kind, promised) in
        [("expectation", "attentes"), ("key_issue", "enjeux_bruts"), ("action", "actions")]
    {
        assert!(said.contains(&(kind, expected[promised])), "{promised}: {said:?}");
    }
    let exports = workshop.exports().await;
    exports.hold_every(&texts);
    exports.hold_as_many(&played);
    assert_eq!(exports.groups(), texts.groups("enjeux"));
}

/// Steps in whose middle the power fails: two silences and a go-round.
const CUTS: [usize; 3] = [3, 4, 7];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_power_cuts_lose_no_word_and_double_none() {
    let mut server = TestServer::start();
    let workshop = Workshop::make(&server, "croiser-nos-savoirs").await;
    let (tell, mut steps) = mpsc::unbounded_channel();
    let mut playing = JoinSet::new();
    playing.spawn(play_aloud(workshop.player(), "fr", move |happening| {
        if let Happening::Step { number, .. } = happening {
            tell.send(number).unwrap();
        }
    }));
    workshop.lead().await;
    while let Some(step) = steps.recv().await {
        if CUTS.contains(&step) {
            workshop.is_busy_with(step).await;
            tokio::task::block_in_place(|| {
                server.kill9();
                server.restart();
            });
        }
    }
    let played = playing.join_next().await.unwrap().unwrap().unwrap();
    assert_eq!(played.refused, Vec::<String>::new());
    let exports = workshop.exports().await;
    let texts = Texts::of(
        &["attentes", "enjeux_bruts", "actions"],
        &["mots", "expose", "questions", "temoignages"],
    );
    exports.hold_every(&texts);
    exports.hold_as_many(&played);
    assert_eq!(exports.groups(), texts.groups("enjeux"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_rehearsed_is_erased_in_one_stroke() {
    let server = TestServer::start();
    let workshop = Workshop::make(&server, "tour-de-table").await;
    let played = workshop.play().await;
    assert_eq!(played.refused, Vec::<String>::new());
    assert!(played.said() > 0);
    workshop.exports().await.hold_as_many(&played);
    workshop.lead().await;
    let back = format!("/a/{}/animer", workshop.code);
    workshop.post("do", &[("do", "erase"), ("back", &back)]).await;
    let json = workshop.exports().await.json;
    assert_eq!(json["contributions"], Value::Array(vec![]));
    assert_eq!(json["people"]["others"], 0);
    assert_eq!(json["people"]["signing"], Value::Array(vec![]));
    assert_eq!(json["workshop"]["ended"], false);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn to_erase_a_rehearsal_that_is_played_is_to_stop_it() {
    let server = TestServer::start();
    let workshop = Workshop::make(&server, "croiser-nos-savoirs").await;
    let (reached, mut fifth_step) = mpsc::unbounded_channel();
    let (erased, wait_until_erased) = std::sync::mpsc::channel();
    let wait_until_erased = Mutex::new(wait_until_erased);
    let mut playing = JoinSet::new();
    playing.spawn(play_aloud(workshop.player(), "fr", move |happening| {
        if let Happening::Step { number: 5, .. } = happening {
            reached.send(()).unwrap();
            let wait = || wait_until_erased.lock().unwrap().recv_timeout(DEADLINE);
            tokio::task::block_in_place(wait).unwrap();
        }
    }));
    workshop.lead().await;
    within_deadline("the fifth step", fifth_step.recv()).await.unwrap();
    assert!(!workshop.exports().await.json["contributions"].as_array().unwrap().is_empty());
    let back = format!("/a/{}/animer", workshop.code);
    workshop.post("do", &[("do", "erase"), ("back", &back)]).await;
    erased.send(()).unwrap();
    let played = within_deadline("the end of the play", playing.join_next()).await;
    assert!(played.unwrap().unwrap().is_err());
    assert_eq!(workshop.exports().await.json["contributions"], Value::Array(vec![]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_button_plays_by_itself_and_leaves_nothing_behind_when_erased() {
    let server = TestServer::start();
    let workshop = Workshop::make(&server, "page-blanche").await;
    workshop.lead().await;
    workshop.post("repetition", &[("pace", "fast")]).await;
    let deadline = deadline();
    let json = loop {
        let json = workshop.exports().await.json;
        assert!(Instant::now() < deadline, "it never ended");
        if json["workshop"]["ended"] == true {
            break json;
        }
    };
    assert!(json["people"]["signing"].as_array().is_some());
    let back = format!("/a/{}/animer", workshop.code);
    workshop.post("do", &[("do", "erase"), ("back", &back)]).await;
    let json = workshop.exports().await.json;
    assert_eq!(json["contributions"], Value::Array(vec![]));
    assert_eq!(json["people"]["others"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_makes_a_workshop_and_tells_what_happens() {
    let server = TestServer::start();
    let url = Some(format!("http://{}", server.address()));
    let recipe = Some("tour-de-table".to_owned());
    let order = Order { link: None, url, recipe, pace: Pace::Fast };
    let told = Mutex::new(Vec::new());
    let show = |line: &str| told.lock().unwrap().push(line.to_owned());
    let played = within_deadline("the end of the play", command::run(&order, Lang::Fr, show)).await;
    let played = played.unwrap();
    let told = told.into_inner().unwrap().join("\n");
    assert!(told.contains("/mur") && told.contains("animer?cle="), "{told}");
    assert!(told.contains("24 personnes"), "{told}");
    assert!(told.contains("Répétition terminée"), "{told}");
    assert_eq!((played.seats, played.refused), (24, vec![]));
}
