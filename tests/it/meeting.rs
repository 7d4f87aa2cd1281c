//! A workshop on the real program: who leads it, who comes in, and what its log holds.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use collecte::domain::{Contribution, Workshop};
use collecte::storage::{Store, record};
use reqwest::Client;
use reqwest::header::ACCEPT;
use serde_json::Value;

use crate::participant::Participant;
use crate::server::TestServer;

const JSON: &str = "application/json";

/// A workshop that was just made.
pub(crate) struct Meeting {
    pub(crate) code: String,
    /// By role: the path of its link, the secret included.
    links: BTreeMap<String, String>,
    server: SocketAddr,
    http: Client,
}

/// A step of the agenda, as everybody may read it.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) id: String,
    pub(crate) sort: String,
    /// The rounds whose entries it takes up.
    pub(crate) takes: Vec<String>,
}

impl Meeting {
    /// Makes a workshop after a shipped recipe.
    pub(crate) async fn make(server: &TestServer, recipe: &str) -> Self {
        Self::made_of(server, ("recipe", recipe)).await
    }

    /// Makes a workshop after a recipe, by its key or as the text of a file.
    pub(crate) async fn made_of(server: &TestServer, recipe: (&str, &str)) -> Self {
        collecte::tls::ready();
        let http = Client::builder().pool_max_idle_per_host(0).build().unwrap();
        let address = format!("http://{}/ateliers", server.address());
        let form = [("title", "Croiser nos savoirs"), recipe];
        let request = http.post(address).form(&form).header(ACCEPT, JSON);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
        let made: Value = answer.json().await.unwrap();
        let path = |link: &Value| {
            let link = reqwest::Url::parse(link.as_str().unwrap()).unwrap();
            format!("{}?{}", link.path(), link.query().unwrap())
        };
        let links = made["links"].as_object().unwrap();
        Self {
            code: made["code"].as_str().unwrap().to_owned(),
            links: links.iter().map(|(role, link)| (role.clone(), path(link))).collect(),
            server: server.address(),
            http,
        }
    }

    /// A workshop in whose talk everybody may write, and whoever leads it.
    pub(crate) async fn writing(server: &TestServer) -> (Self, Participant) {
        let meeting = Self::make(server, "croiser-nos-savoirs").await;
        let mut lead = meeting.team("facilitator", server.address()).await;
        let talk = meeting.step("talk").await;
        lead.order("open", &[("round", &talk.id)]).await;
        (meeting, lead)
    }

    /// The path of the link that was made for a role.
    pub(crate) fn link(&self, role: &str) -> &str {
        &self.links[role]
    }

    /// How many people came in.
    pub(crate) async fn people(&self) -> u64 {
        let state = self.read("").await;
        let mut objects = state["ev"].as_array().unwrap().iter();
        let workshop = objects.find(|object| object["e"] == "workshop.put").unwrap();
        workshop["people"].as_u64().unwrap()
    }

    /// The head of the log.
    pub(crate) async fn seq(&self) -> u64 {
        self.read("").await["seq"].as_u64().unwrap()
    }

    /// Somebody who opened the link of a role, on the page it leads to; connected.
    pub(crate) async fn team(&self, role: &str, network: SocketAddr) -> Participant {
        let mut member = Participant::open(network, &self.links[role]).await;
        member.connect().await;
        member
    }

    /// Somebody who came in by the code; connected.
    pub(crate) async fn person(&self, network: SocketAddr, nickname: &str) -> Participant {
        let path = format!("/rejoindre?code={}", self.code);
        let mut person = Participant::open(network, &path).await;
        person.submit("#f-enter", &[("nickname", nickname)]).await;
        person.connect().await;
        person
    }

    /// The agenda, in its order.
    pub(crate) async fn steps(&self) -> Vec<Step> {
        let state = self.read("").await;
        let text = |object: &Value, name: &str| object[name].as_str().unwrap_or("").to_owned();
        let objects = state["ev"].as_array().unwrap();
        let rounds = objects.iter().filter(|object| object["e"] == "round.put");
        let takes = |object: &Value| {
            let ids = object["takes"].as_array().into_iter().flatten();
            ids.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let step = |it| Step { id: text(it, "id"), sort: text(it, "step"), takes: takes(it) };
        rounds.map(step).collect()
    }

    /// The first step of a sort.
    pub(crate) async fn step(&self, sort: &str) -> Step {
        self.steps().await.into_iter().find(|step| step.sort == sort).unwrap()
    }

    /// How many answered a read-back "fine", with a reserve, and not.
    pub(crate) async fn answers(&self, round: &str) -> (u64, u64, u64) {
        let state = self.read("").await;
        let mut objects = state["ev"].as_array().unwrap().iter();
        let round = objects.find(|object| object["id"] == round).unwrap();
        let count = |name: &str| round["answers"][name].as_u64().unwrap();
        (count("fine"), count("reserve"), count("pass"))
    }

    /// The texts of the export, in their order.
    pub(crate) async fn exported(&self) -> Vec<String> {
        let file = self.read("export.json").await;
        let entries = file["contributions"].as_array().unwrap();
        let mut texts: Vec<String> =
            entries.iter().map(|entry| entry["text"].as_str().unwrap().to_owned()).collect();
        texts.sort();
        texts
    }

    async fn read(&self, path: &str) -> Value {
        let address = format!("http://{}/a/{}/{path}", self.server, self.code);
        let answer = self.http.get(address).header(ACCEPT, JSON).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap()
    }

    /// What the disk holds, read by the store itself; the server must have ended.
    pub(crate) async fn log(&self, folder: &Path) -> Workshop {
        let store = Store::open(folder).unwrap();
        let id = store.find(&self.code).await.unwrap().expect("the workshop is stored");
        let mut workshop = Workshop::empty(id);
        for stored in store.read(id, 0).await.unwrap() {
            let happened = record::decode(stored.seq, stored.at, &stored.body).unwrap();
            workshop.apply(&happened);
        }
        store.close().await.unwrap();
        workshop
    }
}

/// The words of a log, drafts included, sorted: two of the same are two entries.
pub(crate) fn words_of(workshop: &Workshop) -> Vec<String> {
    let text = |entry: &Contribution| entry.statement.text.as_str().to_owned();
    let mut words: Vec<String> = workshop.all_said().map(text).collect();
    words.sort();
    words
}
