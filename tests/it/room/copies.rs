//! The copies to a key, made while people write, and what comes back from one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{enter, lead, make};
use crate::participant::{Participant, fresh_op};
use crate::server::{Given, TestServer};

/// Names of the copies on the key.
fn copies(key: &Path) -> BTreeSet<PathBuf> {
    let files = fs::read_dir(key).into_iter().flatten().flatten().map(|file| file.path());
    files.filter(|path| path.to_string_lossy().ends_with('Z')).collect()
}

fn restored(copies: &Path, into: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_collecte"))
        .args(["--lang", "fr", "--data"])
        .arg(into)
        .arg("restore")
        .arg(copies)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Writes one entry, and knows it is kept.
async fn write(person: &mut Participant, number: usize) -> String {
    let words = format!("contribution {number} de la salle");
    let fields = [("kind", "remark"), ("channel", "scribe"), ("text", words.as_str())];
    let card = fresh_op();
    let all = [&fields[..], &[("card", card.as_str())]].concat();
    let op = person.ask("say", &all).await;
    let answer = person.answer(&op).await;
    assert!(answer.ack.is_some(), "{answer:?}");
    words
}

#[tokio::test]
async fn a_copy_made_while_people_write_brings_back_all_that_was_acknowledged() {
    let place = tempfile::tempdir().unwrap();
    let key = place.path().join("cle");
    let flags = ["--backup-to", key.to_str().unwrap(), "--backup-every", "1"];
    let flags = flags.map(str::to_owned).into();
    let server = TestServer::with(Given { flags, ..Given::default() });
    let made = make(server.address()).await;
    let ana = enter(server.address(), &made.code, "Ana").await;
    let spoken_key = ana.page.select(".key")[0].text();
    let mut team = lead(server.address(), &made).await;
    let round = team.page.select("[name=round]")[0].attribute("value").unwrap().to_owned();
    let open = team.ask("open", &[("round", round.as_str())]).await;
    assert!(team.answer(&open).await.ack.is_some());

    // Writing goes on through several copies; two new ones after the last line that is
    // looked for, because the first may have begun before it.
    let mut kept = Vec::new();
    let mut seen = copies(&key);
    let mut later = 0;
    for number in 0.. {
        let words = write(&mut team, number).await;
        if later == 0 {
            kept.push(words);
        }
        let now = copies(&key);
        if kept.len() >= 60 && now != seen {
            later += 1;
        }
        seen = now;
        if later == 3 {
            break;
        }
    }
    team.sees("Dernière copie de secours").await;
    drop(server);

    let again = tempfile::tempdir().unwrap();
    restored(&key, again.path());
    let server = TestServer::start_on(again);
    let http = reqwest::Client::new();
    let file = format!("http://{}/a/{}/export.md", server.address(), made.code);
    let notes = http.get(file).send().await.unwrap().text().await.unwrap();
    for words in &kept {
        assert!(notes.contains(words.as_str()), "{words} is lost");
    }
    // The link leads, the spoken key brings Ana back.
    let desk = Participant::open(server.address(), &made.lead).await;
    assert!(desk.path().ends_with("/animer"));
    let mut back = Participant::open(server.address(), &format!("/a/{}/", made.code)).await;
    let said = spoken_key.split_whitespace().last().unwrap();
    back.submit("#f-return", &[("key", said)]).await;
    assert!(back.page.shows("Ana"));
}
