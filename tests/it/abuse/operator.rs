//! What the operator sees and does: figures, health, a stop.

use std::collections::BTreeSet;

use collecte::i18n::{Lang, words};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::outsider::{Made, Outsider, op};
use crate::server::{Given, TestServer};
use crate::waiting::{until, within_deadline};

/// One figure.
fn figure(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.map_or(0.0, |value| value.parse().unwrap())
}

#[tokio::test]
async fn the_figures_tell_what_happened() {
    let flags = ["--metrics", "0"].map(str::to_owned).to_vec();
    let server = TestServer::with(Given { flags, ..Given::default() });
    until("the address of the figures", || server.log().contains("/metrics")).await;
    let log = server.log();
    let line = log.lines().find(|line| line.contains("/metrics")).unwrap();
    let address = line[line.find("http://").unwrap()..].trim().to_owned();
    let read = async || reqwest::get(&address).await.unwrap().text().await.unwrap();

    let made = Made::at(&server, "tour-de-table").await;
    let mut lead = Outsider::at(&server, 1);
    lead.follow(&made.link(&lead, "facilitator")).await;
    let mut people = Vec::new();
    for number in 0..3 {
        let mut who = Outsider::at(&server, 2);
        who.enter(&made.code, &format!("Personne {number}")).await;
        let line = who.live(&made.page("ws?page=phone")).await;
        people.push((who, line));
    }
    let before = read().await;
    assert!(before.lines().any(|line| line == "collecte_rooms 1"), "{before}");
    let phones = "collecte_connections{page=\"phone\"}";
    until_figure(&read, phones, 3.0).await;
    for (_, line) in &mut people {
        let rename = json!({ "op": op(), "do": "rename", "nickname": "Autre" }).to_string();
        line.send(Message::text(rename)).await.unwrap();
        let end = json!({ "op": op(), "do": "end" }).to_string();
        line.send(Message::text(end)).await.unwrap();
    }
    let rises = |name: &'static str, by: f64| until_figure(&read, name, figure(&before, name) + by);
    rises("collecte_askings_stored_total", 3.0).await;
    rises("collecte_refusals_total{code=\"not_allowed\"}", 3.0).await;
    let wall = lead.live(&made.page("ws?page=wall&since=1")).await;
    rises("collecte_resyncs_total", 1.0).await;
    drop(wall);
    let after = read().await;
    let frames = figure(&after, "collecte_frames_total") - figure(&before, "collecte_frames_total");
    assert!(frames >= 3.0, "each phone was told: {frames}\n{after}");
    let bytes = figure(&after, "collecte_frame_bytes_total");
    assert!(bytes > 100.0 * frames, "{bytes} bytes\n{after}");
    let appends = figure(&after, "collecte_append_seconds_count");
    assert!(appends >= 4.0 && figure(&after, "collecte_append_seconds_sum") > 0.0, "{after}");
    people.pop();
    until_figure(&read, phones, 2.0).await;
    assert!(!after.contains(&made.code) && !after.contains("Personne"), "no word of people");
    assert_eq!(lead.get("/metrics").await.status, 404, "not on the port for everybody");
}

async fn until_figure(read: &impl AsyncFn() -> String, name: &str, wanted: f64) {
    within_deadline(name, async { while (figure(&read().await, name) - wanted).abs() > 0.1 {} })
        .await;
}

#[tokio::test]
async fn health_fails_when_the_store_does() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut ana = Outsider::at(&server, 1);
    ana.enter(&made.code, "Ana").await;
    let healthy = ana.get("/sante").await;
    assert_eq!((healthy.status.as_u16(), healthy.body.as_str()), (200, "ok\n"));
    let log = server.data().join("collecte.sqlite");
    std::fs::rename(&log, server.data().join("taken-away")).unwrap();
    let ill = ana.get("/sante").await;
    assert_eq!((ill.status.as_u16(), ill.body.as_str()), (503, "store\n"));
    let mut line = ana.live(&made.page("ws?page=phone")).await;
    let rename = json!({ "op": op(), "do": "rename", "nickname": "Autre" }).to_string();
    line.send(Message::text(rename)).await.unwrap();
    within_deadline("later, and not an ack", async {
        loop {
            let message = line.next().await.unwrap().unwrap().into_text().unwrap();
            assert!(!message.contains("\"ack\""), "{message}");
            if message.contains("\"later\"") {
                return;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_stop_tells_each_phone_when_to_come_back() {
    let mut server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut lines = Vec::new();
    for number in 0..20 {
        let mut who = Outsider::at(&server, 2);
        who.enter(&made.code, &format!("Personne {number}")).await;
        lines.push(who.live(&made.page("ws?page=phone")).await);
    }
    let asked = op();
    let rename = json!({ "op": asked, "do": "rename", "nickname": "Au dernier moment" });
    lines[0].send(Message::text(rename.to_string())).await.unwrap();
    assert!(server.stop().success());
    // Said only when every socket had ended: none of them was given up at the deadline.
    let stopped = words(Lang::Fr).terminal_stopped();
    until("the end of the stop", || server.terminal().contains(stopped)).await;
    let mut moments = BTreeSet::new();
    let (mut last, mut closed) = (String::new(), 0);
    for line in &mut lines {
        while let Some(Ok(message)) = within_deadline("goodbye", line.next()).await {
            if let Message::Close(Some(close)) = message {
                closed += usize::from(u16::from(close.code) == 1001);
            } else if let Ok(text) = message.into_text()
                && !text.is_empty()
            {
                let head: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
                moments.extend(head["back"].as_u64());
                last.push_str(&text);
            }
        }
    }
    assert_eq!((moments.len(), closed), (20, 20), "each another moment: {moments:?}");
    assert!(moments.iter().all(|ms| (500..=10_000).contains(ms)), "{moments:?}");
    let acknowledged = last.contains(&format!("\"ack\":\"{asked}\""));
    let kept = std::fs::read_dir(server.data()).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
        String::from_utf8_lossy(&bytes).contains("Au dernier moment")
    });
    assert!(kept || !acknowledged, "what was acknowledged is on the disk");
}
