//! What a thief of the database file holds in their hands.

use std::fs;
use std::path::Path;

use data_encoding::BASE32_NOPAD;

use super::outsider::{Made, Outsider};
use super::spoken_key_in;
use crate::server::TestServer;

/// The bytes of every file of the folder but the secret itself.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let named = entries.map(|entry| (entry.file_name().into_string().unwrap(), entry.path()));
    named
        .filter(|(name, path)| name != "secret" && path.is_file())
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect()
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[tokio::test]
async fn no_secret_stands_in_the_database() {
    let mut server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut ana = Outsider::at(&server, 1);
    ana.enter(&made.code, "Anaïg").await;
    let mut secrets = made.secrets();
    let place = ana.cookies.split("place=").nth(1).unwrap().split(';').next().unwrap();
    secrets.push(place.to_owned());
    let mut laptop = Outsider::at(&server, 1);
    laptop.follow(&made.link(&laptop, "facilitator")).await;
    let desk = laptop.get(&made.page("animer")).await.body;
    let person = desk.split("?personne=").nth(1).unwrap().split('"').next().unwrap();
    let told = laptop.get(&made.page(&format!("animer?personne={person}"))).await.body;
    let key = spoken_key_in(&told);

    let check = |when: &str, folder: &Path| {
        let files = files(folder);
        let known = |wanted: &str| files.iter().any(|(_, bytes)| holds(bytes, wanted.as_bytes()));
        assert!(known("Anaïg"), "{when}: the files that were read are those of the log");
        assert!(!known(&key), "{when}: the spoken key {key}");
        for secret in &secrets {
            let raw = BASE32_NOPAD.decode(secret.to_ascii_uppercase().as_bytes()).unwrap();
            for (name, bytes) in &files {
                assert!(!holds(bytes, secret.as_bytes()), "{when}: a secret in {name}");
                assert!(!holds(bytes, &raw), "{when}: the bytes of a secret in {name}");
            }
        }
    };
    check("while it runs", server.data());
    server.stop();
    check("when it has stopped", server.data());
}
