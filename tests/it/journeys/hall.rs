//! A whole hall behind one address: three hundred people come in within seconds and
//! take the notes within a minute, while somebody among them tries wrong codes.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::{Client, StatusCode};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::meeting::Meeting;
use crate::page::Page;
use crate::participant::fresh_op;
use crate::server::TestServer;

const PEOPLE: usize = 300;
/// Connections at a time: what a browser, and a small machine, opens.
const AT_ONCE: usize = 64;

struct Door {
    base: String,
    code: String,
    /// Who is on the line.
    line: Semaphore,
}

impl Door {
    fn of(server: SocketAddr, meeting: &Meeting) -> Arc<Self> {
        let (base, code) = (format!("http://{server}"), meeting.code.clone());
        Arc::new(Self { base, code, line: Semaphore::new(AT_ONCE) })
    }

    fn page(&self, path: &str) -> String {
        format!("{}/a/{}/{path}", self.base, self.code)
    }

    async fn get(&self, phone: &Client, address: &str) -> (StatusCode, Vec<u8>) {
        let _line = self.line.acquire().await.unwrap();
        let ask = || phone.get(address).send();
        // A connection that was kept may end in the moment it is used: a browser asks again.
        let answer = match ask().await {
            Err(error) if error.is_request() && !error.is_connect() => ask().await.unwrap(),
            answer => answer.unwrap(),
        };
        (answer.status(), answer.bytes().await.unwrap().to_vec())
    }

    /// By the code, through the form, to the page; the phone that is in.
    async fn arrive(self: Arc<Self>, number: usize) -> Client {
        let phone = Client::builder().cookie_store(true).build().unwrap();
        let code = format!("{}/rejoindre?code={}", self.base, self.code.to_lowercase());
        let (status, door) = self.get(&phone, &code).await;
        assert_eq!(status, 200, "{number} at the door");
        assert!(String::from_utf8_lossy(&door).contains("f-enter"));
        let name = format!("Personne {number}");
        let form = [("nickname", name.as_str()), ("op", &fresh_op())];
        let line = self.line.acquire().await.unwrap();
        let answer = phone.post(self.page("entrer")).form(&form).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{number} comes in");
        let page = answer.text().await.unwrap();
        drop(line);
        assert!(page.contains(&name) && page.contains("data-ws"), "{number} is in");
        phone
    }

    /// The notes as a page, and one export.
    async fn take_the_notes(self: Arc<Self>, phone: Client, export: String) {
        for path in ["pad", &export] {
            let (status, body) = self.get(&phone, &self.page(path)).await;
            assert_eq!(status, 200, "{path}");
            assert!(!body.is_empty(), "{path}");
        }
    }

    /// What there is to take away, as the page says.
    async fn exports(&self, phone: &Client) -> Vec<String> {
        let (_, html) = self.get(phone, &self.page("export")).await;
        let prefix = format!("/a/{}/", self.code);
        let links = Page::load(&String::from_utf8(html).unwrap()).select("a[href*=export]");
        let paths = links.iter().filter_map(|link| link.attribute("href"));
        let files =
            paths.filter_map(|path| path.strip_prefix(&prefix)).filter(|path| path.contains('.'));
        files.map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// Tries codes that are none; how often it was told to slow down.
async fn guess(door: Arc<Door>, tries: usize, done: Arc<AtomicUsize>) {
    let phone = Client::new();
    for number in 0..tries {
        let code: String = (0..5).map(|sign| letter(number >> (sign * 3))).collect();
        let (status, _) = door.get(&phone, &format!("{}/rejoindre?code={code}", door.base)).await;
        assert!(matches!(status.as_u16(), 404 | 429), "{code}: {status}");
        done.fetch_add(1, Ordering::Relaxed);
    }
}

/// Eight of the letters that codes are made of.
fn letter(number: usize) -> char {
    char::from(b"BCDFGHJK"[number % 8])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "how long they took is told, not judged")]
async fn three_hundred_people_behind_one_address_come_in_and_take_the_notes() {
    collecte::tls::ready();
    let server = TestServer::start();
    let (meeting, mut lead) = Meeting::writing(&server).await;
    lead.order("say", &[("card", &fresh_op()), ("text", "Un lavoir")]).await;
    let door = Door::of(server.address(), &meeting);
    let mut guessing = JoinSet::new();
    let tried = Arc::new(AtomicUsize::new(0));
    guessing.spawn(guess(Arc::clone(&door), 100, Arc::clone(&tried)));

    let begun = Instant::now();
    let mut arriving = JoinSet::new();
    for number in 0..PEOPLE {
        arriving.spawn(Arc::clone(&door).arrive(number));
    }
    let phones = arriving.join_all().await;
    println!("{PEOPLE} people came in within {:?}", begun.elapsed());
    guessing.shutdown().await;
    assert!(tried.load(Ordering::Relaxed) < 100, "whoever guesses codes waits in a line");

    let exports = door.exports(&phones[0]).await;
    assert!(exports.len() >= 4, "{exports:?}");
    let mut guessing = JoinSet::new();
    guessing.spawn(guess(Arc::clone(&door), 100, tried));
    let begun = Instant::now();
    let mut taking = JoinSet::new();
    for (phone, export) in phones.into_iter().zip(exports.iter().cycle()) {
        taking.spawn(Arc::clone(&door).take_the_notes(phone, export.clone()));
    }
    taking.join_all().await;
    let formats = exports.len();
    println!("{PEOPLE} people took the notes, in {formats} formats, within {:?}", begun.elapsed());
    guessing.shutdown().await;
    assert_eq!(meeting.people().await, PEOPLE as u64);
}
