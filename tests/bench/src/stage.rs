//! Workshops and seats, made beforehand by the forms that people use.
//!
//! A stage is a data folder at rest: each run starts a fresh server on a copy of it,
//! so that runs are alike and what preparing costs is in none of them.

use std::fs;
use std::net::SocketAddrV4;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};

use crate::clock;
use crate::http::Browser;
use crate::poll;
use crate::served::{Kind, Served};

/// Forms that are posted at once while a stage is prepared.
const AT_ONCE: usize = 16;

/// How often an asking is repeated that was put off.
const TRIES: u32 = 20;

/// So many rooms with so many people in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) rooms: usize,
    pub(crate) per_room: usize,
}

impl Shape {
    /// Everybody.
    pub(crate) fn people(self) -> usize {
        self.rooms * self.per_room
    }
}

/// A workshop whose current round collects words that all may read, with names.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    pub(crate) code: String,
    /// The open round.
    pub(crate) round: String,
    /// The last event after everybody came in.
    pub(crate) head: u64,
}

/// Who was prepared. Person `i` sits in room `i % rooms`.
#[derive(Default, Debug)]
pub(crate) struct Stage {
    folder: PathBuf,
    pub(crate) rooms: Vec<Room>,
    /// The cookie of each person's device.
    pub(crate) seats: Vec<String>,
    /// Of the scripts of the pages, which name it when they open a socket.
    pub(crate) build: String,
    /// People who came in per second, by the form of the page.
    pub(crate) entered_per_s: f64,
}

impl Stage {
    /// Prepares a data folder at `folder`.
    pub(crate) fn prepare(program: &Path, folder: PathBuf, shape: Shape) -> anyhow::Result<Self> {
        let server = Served::start(&Kind::Program(program.to_owned()), &folder)?;
        let to = server.address;
        let made = at_once(shape.rooms, to, |room| room, workshop)?;
        let begun = clock::now();
        let room_of = |index| index % shape.rooms;
        let seats = at_once(shape.people(), to, room_of, |browser, index| {
            enter(browser, &made[index % shape.rooms].code, index)
        })?;
        let took = clock::now() - begun;
        let heads =
            at_once(shape.rooms, to, |room| room, |browser, index| head(browser, &made[index]))?;
        let build = build(&mut Browser::open(poll::origin(0, 0), to)?, &made[0], &seats[0])?;
        let rooms = made.into_iter().zip(heads).map(|(room, head)| Room { head, ..room });
        let rooms = rooms.collect();
        server.stop()?;
        let entered_per_s = shape.people() as f64 / (took as f64 / 1e9);
        Ok(Self { folder, rooms, seats, build, entered_per_s })
    }

    /// A server on a fresh copy of this stage, with every room open.
    pub(crate) fn play(&self, kind: &Kind, folder: &Path) -> anyhow::Result<Served> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        // The floor has no past.
        let past = self.folder.exists().then(|| fs::read_dir(&self.folder)).transpose()?;
        for entry in past.into_iter().flatten() {
            let entry = entry?;
            fs::copy(entry.path(), folder.join(entry.file_name()))?;
        }
        let server = Served::start(kind, folder)?;
        for (number, room) in self.rooms.iter().enumerate() {
            head(&mut Browser::open(poll::origin(0, number), server.address)?, room)?;
        }
        Ok(server)
    }
}

/// Runs `work` for 0 to `count`, several at a time, each from the address of its room.
pub(crate) fn at_once<T: Send>(
    count: usize,
    to: SocketAddrV4,
    room_of: impl Fn(usize) -> usize + Sync,
    work: impl Fn(&mut Browser, usize) -> anyhow::Result<T> + Sync,
) -> anyhow::Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let one = || -> anyhow::Result<Vec<(usize, T)>> {
        let mut kept: Option<(usize, Browser)> = None;
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return Ok(done);
            }
            let room = room_of(index);
            let (room, mut browser) = match kept.take() {
                Some((same, browser)) if same == room => (room, browser),
                _ => (room, Browser::open(poll::origin(0, room), to)?),
            };
            done.push((index, work(&mut browser, index)?));
            kept = Some((room, browser));
        }
    };
    let parts = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE.min(count)).map(|_| scope.spawn(one)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| anyhow::anyhow!("a thread ended badly"))?)
            .collect::<anyhow::Result<Vec<_>>>()
    })?;
    let mut all: Vec<(usize, T)> = parts.into_iter().flatten().collect();
    all.sort_by_key(|(index, _)| *index);
    Ok(all.into_iter().map(|(_, made)| made).collect())
}

/// A workshop made by the form of the page, with an open round that all may read.
fn workshop(browser: &mut Browser, index: usize) -> anyhow::Result<Room> {
    let (code, link) = created(browser, &format!("Atelier {index}"))?;
    let led = browser.get(&link, "")?;
    let role = led.cookie("role");
    let role = role.with_context(|| format!("no role: {} {}", led.status, led.text()))?;
    let round = id(u64::MAX - index as u64);
    for form in [
        &[("do", "add_round"), ("op", &round), ("step", "silent_writing"), ("title", "Essai")][..],
        &[("do", "open"), ("round", &round)],
        &[("do", "reveal"), ("round", &round)],
    ] {
        asked(browser, &code, &format!("role={role}"), form)?;
    }
    Ok(Room { code, round, head: 0 })
}

/// Makes a workshop; answers its code and the path of its facilitator's link.
pub(crate) fn created(browser: &mut Browser, title: &str) -> anyhow::Result<(String, String)> {
    let form = [("title", title), ("recipe", "page-blanche"), ("language", "fr")];
    let made = browser.post("/ateliers", "Accept: application/json\r\n", &form)?;
    ensure!(made.status == 201, "no workshop: {} {}", made.status, made.text());
    let text = made.text();
    let code = behind(&text, "\"code\":\"").context("no code")?.to_owned();
    let link = behind(&text, "\"facilitator\":\"").context("no link")?;
    let path = link.find("/a/").map(|at| &link[at..]).context("no path")?;
    Ok((code, path.to_owned()))
}

/// One asking by form; it must be stored, now or when it may be asked again.
pub(crate) fn asked(
    browser: &mut Browser,
    code: &str,
    cookie: &str,
    form: &[(&str, &str)],
) -> anyhow::Result<()> {
    let headers = format!("Accept: application/json\r\nCookie: {cookie}\r\n");
    for _ in 0..TRIES {
        let answer = browser.post(&format!("/a/{code}/do"), &headers, form)?;
        let text = answer.text();
        if text.contains("\"ack\"") {
            return Ok(());
        }
        let later = text.find("\"ms\":").and_then(|at| {
            text[at + 5..].split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
        });
        let later = later.with_context(|| format!("{form:?}: {} {text}", answer.status))?;
        std::thread::park_timeout(Duration::from_millis(later));
    }
    bail!("{form:?} was put off {TRIES} times")
}

/// Comes in; answers the cookie of the device.
fn enter(browser: &mut Browser, code: &str, index: usize) -> anyhow::Result<String> {
    let name = format!("P{index}");
    let answer = browser.post(&format!("/a/{code}/entrer"), "", &[("nickname", &name)])?;
    let place = answer.cookie("place");
    let place = place.with_context(|| format!("not let in: {} {}", answer.status, answer.text()));
    Ok(place?.to_owned())
}

/// The build that the page of the person with this cookie names.
fn build(browser: &mut Browser, room: &Room, seat: &str) -> anyhow::Result<String> {
    let page = browser.get(&format!("/a/{}/", room.code), &format!("Cookie: place={seat}\r\n"))?;
    let text = page.text();
    behind(&text, "data-build=\"").map(str::to_owned).context("a page without its build")
}

/// The last event of a room.
pub(crate) fn head(browser: &mut Browser, room: &Room) -> anyhow::Result<u64> {
    let page = browser.get(&format!("/a/{}/?part=1", room.code), "")?;
    page.header("x-seq").and_then(|seq| seq.parse().ok()).context("a page without its place")
}

/// An id of 26 letters with this number at its end.
pub(crate) fn id(number: u64) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let digits = (0..13).rev().map(|place| (number >> (5 * place)) & 31);
    let letters = digits.map(|digit| char::from(LETTERS[usize::try_from(digit).unwrap_or(0)]));
    format!("abenchabencha{}", letters.collect::<String>())
}

/// The text behind `key`, until the next quote.
fn behind<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text[text.find(key)? + key.len()..].split('"').next()
}

#[test]
fn ids_have_the_form_of_the_protocol_and_differ() {
    assert_eq!(id(0), "abenchabenchaaaaaaaaaaaaaa");
    assert_eq!(id(33).len(), 26);
    assert_ne!(id(1), id(32));
    assert_ne!(id(u64::MAX), id(u64::MAX - 1));
    assert_eq!(behind(r#"{"code":"K7DMR","x":1}"#, "\"code\":\""), Some("K7DMR"));
}
