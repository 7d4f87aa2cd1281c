//! What the log of the operator tells about people: nothing.

use std::collections::BTreeSet;

use collecte::i18n::Lang;
use collecte::rehearsal::command::{self, Order};
use collecte::rehearsal::{Pace, Player, play};
use reqwest::header::ACCEPT;
use serde_json::Value;

use super::outsider::{Made, Outsider};
use crate::server::{Given, TestServer};

/// Every string of a JSON value that is long enough to be recognised.
fn strings(json: &Value, found: &mut BTreeSet<String>) {
    match json {
        Value::String(text) if text.chars().count() > 3 => {
            found.insert(text.clone());
        }
        Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        Value::Object(all) => all.values().for_each(|one| strings(one, found)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_meeting_leaves_no_name_text_code_secret_or_address_in_the_log() {
    let variables = vec![("RUST_LOG".to_owned(), "collecte=trace".to_owned())];
    let mut server = TestServer::with(Given { variables, ..Given::default() });
    let made = Made::at(&server, "croiser-nos-savoirs").await;
    let mut lead = Outsider::at(&server, 1);
    lead.follow(&made.link(&lead, "facilitator")).await;
    let mut ana = Outsider::at(&server, 2);
    ana.enter(&made.code, "Annaïg Le Goff").await;
    let secret = made.link(&lead, "facilitator").rsplit('=').next().unwrap().to_owned();
    let (base, code) = (lead.base.clone(), made.code.clone());
    play(Player { base, code, secret, pace: Pace::Fast }).await.unwrap();
    // What is refused, broken and not found is logged no more than what is stored.
    let back = made.page("animer");
    ana.post(&made.page("do"), &[("do", "say"), ("text", "Une phrase refusée")]).await;
    ana.post(&made.page("do"), &[("do", "sudo"), ("nom", "Une phrase illisible")]).await;
    ana.post(&made.page("entrer"), &[("key", "licorne-11")]).await;
    ana.get("/a/BCDFG/animer?cle=unsecretquineserapaslu").await;
    lead.post(&made.page("supprimer"), &[("confirm", "ZZZZZ"), ("back", &back)]).await;
    let request = lead.http.get(lead.url(&made.page("animer"))).header(ACCEPT, "application/json");
    let state = lead.send(request).await.json();
    let exported = lead.get(&made.page("export.json")).await.json();
    lead.post(&made.page("supprimer"), &[("confirm", &made.code)]).await;
    server.stop();

    let log = server.log();
    assert!(log.contains("deleted by its facilitator"), "the log is the one that was read:\n{log}");
    assert!(log.contains("TRACE") || log.contains("DEBUG"), "at its most talkative:\n{log}");
    let mut people = BTreeSet::new();
    for list in ["contributions", "people", "groups"] {
        strings(&exported[list], &mut people);
    }
    strings(&state["ev"], &mut people);
    let workshop_ids: BTreeSet<String> =
        people.iter().filter(|text| is_id(text)).cloned().collect();
    people.retain(|text| !workshop_ids.contains(text) && !is_word_of_the_program(text));
    assert!(people.len() > 100, "{} texts of people", people.len());
    let cookies = [&ana.cookies, &lead.cookies].map(|all| all.split("; ").map(value_of));
    let secrets = made.secrets().into_iter().chain(cookies.into_iter().flatten());
    let said = ["Annaïg Le Goff", "Une phrase refusée", "Une phrase illisible", "licorne-11"];
    let others = ["BCDFG", "unsecret", "ZZZZZ", "127.0.0.", "Maëlle", "Un atelier calme"];
    let all = people.into_iter().chain(secrets).chain([made.code.clone()]);
    for private in all.chain(said.into_iter().chain(others).map(str::to_owned)) {
        let line = log.lines().find(|line| line.contains(&private));
        assert_eq!(line, None, "{private:?} is in the log");
    }
}

fn value_of(cookie: &str) -> String {
    let value = cookie.split_once('=').map_or("", |(_, value)| value);
    if value.len() < 6 { "no such value".to_owned() } else { value.to_owned() }
}

/// An id tells nobody anything; the log names workshops by theirs.
fn is_id(text: &str) -> bool {
    text.len() == 26 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// A code of a closed list: `expectation`, `wall.put`.
fn is_word_of_the_program(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte == b'.')
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_of_the_rehearsal_logs_nothing_either() {
    let variables = vec![("RUST_LOG".to_owned(), "collecte=trace".to_owned())];
    let server = TestServer::with(Given { variables, ..Given::default() });
    let url = Some(format!("http://{}", server.address()));
    let recipe = Some("page-blanche".to_owned());
    let order = Order { link: None, url, recipe, pace: Pace::Fast };
    let played = command::run(&order, Lang::Fr, |_| {}).await.unwrap();
    assert!(played.seats > 0);
    let log = server.log();
    assert!(!log.contains("127.0.0.1:") && !log.contains("cle="), "{log}");
}
