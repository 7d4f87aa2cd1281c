//! A person in front of a browser: keeps a page, a socket and what is not yet
//! acknowledged, and does with them what the client does.
//!
//! Nothing happens behind a test's back: frames are read while it waits (with
//! `until`), so a person nobody waits for is a phone that sleeps.

mod form;
mod socket;
mod waits;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use collecte::domain::OpId;
use reqwest::cookie::Jar;
use reqwest::header::{ACCEPT, ETAG, IF_NONE_MATCH, ORIGIN};
use reqwest::{Client, Response, StatusCode, Url};
use serde_json::{Map, Value};
use tokio::time::Instant;

use crate::page::{Header, Page};
use crate::waiting::deadline;
use socket::Socket;

/// The longest that a person waits for one answer over HTTP.
const PATIENCE: Duration = Duration::from_secs(10);

/// What was asked and not answered yet.
#[derive(Clone)]
struct Waiting {
    op: String,
    command: Value,
    /// When it last left over the socket, as far as anybody knows.
    sent: Instant,
}

impl Waiting {
    /// Whether the device keeps it when the tab is closed: contributions only.
    fn is_kept(&self) -> bool {
        self.command["do"] == "say"
    }
}

/// Someone with a device, on a page of the server.
pub(crate) struct Participant {
    http: Client,
    cookies: Arc<Jar>,
    address: Url,
    pub(crate) page: Page,
    etag: Option<String>,
    socket: Option<Socket>,
    is_live: bool,
    failures: i32,
    next_try: Instant,
    outbox: Vec<Waiting>,
    answers: BTreeMap<String, Header>,
    /// Answers to probes.
    pongs: usize,
    /// Why the server said goodbye.
    pub(crate) bye: Option<String>,
}

impl Participant {
    /// Opens a page, with a device that was never here.
    pub(crate) async fn open(server: SocketAddr, path: &str) -> Self {
        let cookies = Arc::new(Jar::default());
        // No connection is kept for later: a half-open one would cost its patience.
        collecte::tls::ready();
        let http = Client::builder().pool_max_idle_per_host(0);
        let http = http.cookie_provider(Arc::clone(&cookies)).timeout(PATIENCE).build().unwrap();
        let address = Url::parse(&format!("http://{server}")).unwrap().join(path).unwrap();
        let mut person = Self::at(address, http, cookies);
        person.reload().await;
        person
    }

    fn at(address: Url, http: Client, cookies: Arc<Jar>) -> Self {
        Self {
            http,
            cookies,
            page: Page::load(""),
            etag: None,
            socket: None,
            is_live: false,
            failures: 0,
            next_try: Instant::now(),
            outbox: Vec::new(),
            answers: BTreeMap::new(),
            pongs: 0,
            bye: None,
            address,
        }
    }

    /// The same page in another tab of the same device: same cookies, same storage.
    pub(crate) async fn another_tab(&self) -> Self {
        let mut tab = Self::at(self.address.clone(), self.http.clone(), Arc::clone(&self.cookies));
        tab.outbox = self.outbox.iter().filter(|waiting| waiting.is_kept()).cloned().collect();
        tab.reload().await;
        tab
    }

    /// Where this person is, after all redirections.
    pub(crate) fn path(&self) -> &str {
        self.address.path()
    }

    /// Follows a link.
    pub(crate) async fn go(&mut self, path: &str) {
        self.address = self.address.join(path).unwrap();
        self.reload().await;
    }

    /// Loads the page anew; the socket of the old one is gone, and so is what only
    /// the page kept.
    pub(crate) async fn reload(&mut self) {
        let answer = self.http.get(self.address.clone()).send().await.unwrap();
        self.show(answer).await;
    }

    /// The same where the network may say no: the old page stays then.
    pub(crate) async fn try_reload(&mut self) -> bool {
        let Ok(answer) = self.http.get(self.address.clone()).send().await else { return false };
        let is_page = answer.status().is_success();
        let Ok(html) = answer.text().await else { return false };
        if is_page {
            self.put(&html);
        }
        is_page
    }

    async fn show(&mut self, answer: Response) {
        assert!(answer.status().is_success(), "{}: {}", answer.url(), answer.status());
        self.address = answer.url().clone();
        let html = answer.text().await.unwrap();
        self.put(&html);
    }

    fn put(&mut self, html: &str) {
        self.socket = None;
        self.etag = None;
        self.outbox.retain(Waiting::is_kept);
        self.page = Page::load(html);
    }

    /// Fills in a form of the page and sends it, as a browser without
    /// JavaScript does; the pressed button is a field like another.
    pub(crate) async fn submit(&mut self, css: &str, filled: &[(&str, &str)]) {
        let form = form::read(&self.page, css, filled);
        let target = self.address.join(&form.action).unwrap();
        let request = if form.is_post {
            self.http.post(target).header(ORIGIN, self.origin()).form(&form.fields)
        } else {
            self.http.get(target).query(&form.fields)
        };
        let answer = request.send().await.unwrap();
        self.show(answer).await;
    }

    fn origin(&self) -> String {
        self.address.origin().ascii_serialization()
    }

    /// Asks for something; kept until it is answered. Gives the `op`.
    pub(crate) async fn ask(&mut self, doing: &str, fields: &[(&str, &str)]) -> String {
        let op = fresh_op();
        let named = [("op", op.as_str()), ("do", doing)];
        let all = named.iter().chain(fields).map(|(name, value)| (*name, *value));
        let command: Map<String, Value> =
            all.map(|(name, value)| (name.to_owned(), value.into())).collect();
        self.take(op.clone(), Value::Object(command)).await;
        op
    }

    async fn take(&mut self, op: String, command: Value) {
        let text = command.to_string();
        self.outbox.push(Waiting { op, command, sent: Instant::now() });
        self.send(text).await;
    }

    /// Writes this into the page's own field for contributions and sends it. Gives the
    /// `op`, or nothing where the page has no such field.
    pub(crate) async fn write(&mut self, text: &str) -> Option<String> {
        if self.page.select(COMPOSER).is_empty() {
            return None;
        }
        let mut form = form::read(&self.page, COMPOSER, &[("text", text)]);
        let op = fresh_op();
        form.fields.extend([("op", op.clone()), ("card", fresh_op())].map(own));
        form.fields.insert("do".to_owned(), "say".to_owned());
        let command = form.fields.into_iter().map(|(name, value)| (name, value.into()));
        self.take(op.clone(), Value::Object(command.collect())).await;
        Some(op)
    }

    /// Writes this and waits until it is acknowledged.
    pub(crate) async fn say(&mut self, text: &str) -> String {
        let op = self.write(text).await.expect("the page has a field for contributions");
        let answer = self.answer(&op).await;
        assert_eq!(answer.ack.as_ref(), Some(&op), "{answer:?}");
        op
    }

    /// Asks, and expects that it is done.
    pub(crate) async fn order(&mut self, doing: &str, fields: &[(&str, &str)]) {
        let op = self.ask(doing, fields).await;
        let answer = self.answer(&op).await;
        assert_eq!(answer.ack.as_ref(), Some(&op), "{doing} {fields:?}: {answer:?}");
    }

    /// Sends again what was already asked, as a second tab may.
    pub(crate) async fn repeat(&mut self, op: &str) {
        let known = self.outbox.iter_mut().find(|waiting| waiting.op == op);
        let known = known.expect("it is still in the outbox");
        known.sent = Instant::now();
        let text = known.command.to_string();
        self.send(text).await;
    }
}

/// The field in which a person contributes.
const COMPOSER: &str = "form[id^=f-say-]";

fn own((name, value): (&str, String)) -> (String, String) {
    (name.to_owned(), value)
}

/// The lines that only one of two texts has.
fn difference(ours: &str, theirs: &str) -> String {
    let only = |sign: char, one: &str, other: &str| {
        let other: Vec<&str> = other.lines().collect();
        let lines = one.lines().filter(|line| !other.contains(line));
        lines.map(|line| format!("{sign}{line}")).collect::<Vec<_>>()
    };
    let lines = [only('-', ours, theirs), only('+', theirs, ours)].concat();
    let is_order_only = lines.is_empty() && ours != theirs;
    if is_order_only { "the same lines in another order".to_owned() } else { lines.join("\n") }
}

/// An id that nobody has.
pub(crate) fn fresh_op() -> String {
    let mut random = [0; 16];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    OpId(u128::from_be_bytes(random)).to_string()
}

#[cfg(test)]
mod tests;
