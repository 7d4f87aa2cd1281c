//! The disk: it fails while people write, it is read-only, a file on it is damaged.

use std::fs;
use std::path::{Path, PathBuf};

use tokio::task::block_in_place;

use super::Hall;
use crate::meeting::{Meeting, words_of};
use crate::participant::Participant;
use crate::server::{TestServer, refused_start};

async fn health(of: &Participant) -> (u16, String) {
    let (status, said) = of.fetch("/sante").await;
    (status.as_u16(), said)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_fails_while_people_write_loses_nothing_that_was_acknowledged() {
    let mut hall = Hall::open().await;
    hall.ana.say("avant la panne").await;
    assert_eq!(health(&hall.ana).await, (200, "ok\n".to_owned()));
    hall.server.kill9();
    // Room for the file as it is, and for a few words more.
    let length = fs::metadata(hall.server.data().join("collecte.sqlite")).unwrap().len();
    let kibibytes = usize::try_from(length / 1024).unwrap() + 64;
    block_in_place(|| hall.server.restart_where_files_end_at(kibibytes));
    let mut written = Vec::new();
    let mut last = String::new();
    // Long words: the disk fails soon.
    for number in 0..200 {
        let text = format!("{number:03} {}", "mot ".repeat(480));
        last = hall.ana.write(text.trim()).await.unwrap();
        written.push(text.trim().to_owned());
        if !hall.ana.is_answered_now_or_later(&last).await {
            break;
        }
    }
    assert!(hall.ana.told(&last).is_none(), "the disk failed before the words were at their end");
    assert_eq!(hall.ana.outbox(), [&last], "it waits on its phone");
    // The health of the server says so, and the page is still there to read.
    assert_eq!(health(&hall.ana).await, (503, "store\n".to_owned()));
    hall.bran.sees("avant la panne").await;
    block_in_place(|| {
        hall.server.kill9();
        hall.server.restart();
    });
    assert!(hall.ana.answer(&last).await.ack.is_some());
    assert_eq!(health(&hall.ana).await, (200, "ok\n".to_owned()));
    written.push("avant la panne".to_owned());
    written.sort();
    assert_eq!(hall.meeting.exported().await, written);
    hall.server.kill9();
    assert_eq!(words_of(&hall.meeting.log(hall.server.data()).await), written);
}

/// A folder that cannot be written; for root, whom permissions do not stop, one of
/// the kernel's.
fn folder_that_refuses(own: &Path) -> PathBuf {
    let mut mode = fs::metadata(own).unwrap().permissions();
    mode.set_readonly(true);
    fs::set_permissions(own, mode).unwrap();
    let refuses = fs::write(own.join("probe"), b"").is_err();
    if refuses { own.to_owned() } else { PathBuf::from("/sys/kernel") }
}

#[test]
fn a_read_only_disk_is_told_at_the_start_in_both_languages() {
    let own = tempfile::tempdir().unwrap();
    let folder = folder_that_refuses(own.path());
    for (lang, sentence) in [("fr", "en lecture seule"), ("en", "read-only")] {
        let (code, said) = refused_start(&folder, lang);
        assert_ne!(code, 0);
        assert!(said.contains(sentence) && said.contains(folder.to_str().unwrap()), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_file_is_refused_at_the_start_in_both_languages_and_left_alone() {
    let mut hall = Hall::open().await;
    hall.ana.say(&"mot ".repeat(400)).await;
    hall.server.stop();
    let file = hall.server.data().join("collecte.sqlite");
    let whole = fs::read(&file).unwrap();
    let mut header = whole.clone();
    header[..64].fill(0);
    let mut middle = whole.clone();
    middle[4_096..whole.len() - 4_096].fill(0x5a);
    let damages = [
        (whole[..whole.len() / 2].to_vec(), ["est abîmé", "is damaged"]),
        (middle, ["est abîmé", "is damaged"]),
        (header, ["n’est pas un fichier de Collecte", "is not a file of Collecte"]),
    ];
    for (damaged, sentences) in damages {
        fs::write(&file, &damaged).unwrap();
        for (lang, sentence) in ["fr", "en"].into_iter().zip(sentences) {
            let (code, said) = block_in_place(|| refused_start(hall.server.data(), lang));
            assert_ne!(code, 0);
            assert!(said.contains(sentence), "{said}");
            assert!(!said.contains("mot mot"), "no word of people: {said}");
        }
        assert_eq!(fs::read(&file).unwrap(), damaged, "left as it is");
    }
    fs::write(&file, whole).unwrap();
    block_in_place(|| hall.server.restart());
    hall.ana.until_as_if_reloaded().await;
    assert_eq!(hall.meeting.exported().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_workshop_is_refused_in_words_and_the_others_go_on() {
    let mut hall = Hall::open().await;
    hall.ana.say("quelques mots à abîmer").await;
    let other = Meeting::make(&hall.server, "page-blanche").await;
    hall.server.stop();
    let file = hall.server.data().join("collecte.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let words = "quelques mots".as_bytes();
    let at = bytes.windows(words.len()).position(|window| window == words).unwrap();
    bytes[at] ^= 1;
    fs::write(&file, bytes).unwrap();
    block_in_place(|| hall.server.restart());
    let phone = other.person(hall.server.address(), "Yann").await;
    let (status, page) = phone.fetch(&format!("/a/{}/", hall.meeting.code)).await;
    assert_eq!(status, 503);
    assert!(page.contains("<h1") && !page.contains("mots"), "a sentence, and nothing half-read");
    let (status, notes) = phone.fetch(&format!("/a/{}/export.md", hall.meeting.code)).await;
    assert_eq!(status, 503);
    assert!(!notes.contains("mots"), "{notes}");
    assert!(phone.page.find("f-second").is_some(), "the other workshop is open");
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_is_told_so_in_both_languages() {
    let server = TestServer::start();
    for (lang, sentence) in [("fr", "déjà utilisé"), ("en", "already")] {
        let (code, said) = refused_start(server.data(), lang);
        assert_ne!(code, 0);
        assert!(said.contains(sentence), "{said}");
    }
}
