//! A person in front of a browser: keeps a page, a socket and what is not yet
//! acknowledged, and does with them what the client does.
//!
//! Nothing happens behind a test's back: frames are read while it waits (with
//! `until`), so a person nobody waits for is a phone that sleeps.

mod form;
mod socket;

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
    outbox: Vec<(String, Value)>,
    answers: BTreeMap<String, Header>,
    /// Why the server said goodbye.
    pub(crate) bye: Option<String>,
}

impl Participant {
    /// Opens a page, with a device that was never here.
    pub(crate) async fn open(server: SocketAddr, path: &str) -> Self {
        let cookies = Arc::new(Jar::default());
        // No connection is kept for later: a half-open one would cost its patience.
        let http = Client::builder().pool_max_idle_per_host(0);
        let http = http.cookie_provider(Arc::clone(&cookies)).timeout(PATIENCE);
        let address = Url::parse(&format!("http://{server}")).unwrap().join(path).unwrap();
        let mut person = Self {
            http: http.build().unwrap(),
            cookies,
            page: Page::load(""),
            etag: None,
            socket: None,
            is_live: false,
            failures: 0,
            next_try: Instant::now(),
            outbox: Vec::new(),
            answers: BTreeMap::new(),
            bye: None,
            address,
        };
        person.reload().await;
        person
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

    /// Loads the page anew; the socket of the old one is gone.
    pub(crate) async fn reload(&mut self) {
        let answer = self.http.get(self.address.clone()).send().await.unwrap();
        self.show(answer).await;
    }

    async fn show(&mut self, answer: Response) {
        assert!(answer.status().is_success(), "{}: {}", answer.url(), answer.status());
        self.address = answer.url().clone();
        self.socket = None;
        self.etag = None;
        self.page = Page::load(&answer.text().await.unwrap());
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
        let command = Value::Object(command);
        self.outbox.push((op.clone(), command.clone()));
        self.send(command.to_string()).await;
        op
    }

    /// Sends again what was already asked, as a second tab may.
    pub(crate) async fn repeat(&mut self, op: &str) {
        let known = self.outbox.iter().find(|(known, _)| known == op).map(|(_, ask)| ask.clone());
        self.send(known.expect("it is still in the outbox").to_string()).await;
    }

    /// Waits for the answer to this `op`.
    pub(crate) async fn answer(&mut self, op: &str) -> Header {
        self.wait(&format!("an answer to {op}"), |person| person.answers.contains_key(op)).await;
        self.answers[op].clone()
    }

    /// Waits until the page is so; `what` is for the message.
    pub(crate) async fn until(&mut self, what: &str, is_so: impl Fn(&Page) -> bool) {
        self.wait(what, |person| is_so(&person.page)).await;
    }

    /// Waits until these words are on the page.
    pub(crate) async fn sees(&mut self, words: &str) {
        self.until(words, |page| page.shows(words)).await;
    }

    async fn wait(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let deadline = deadline();
        while !is_so(self) {
            let page = &self.page;
            assert!(
                Instant::now() < deadline,
                "never seen: {what}; at {} on\n{}",
                page.seq(),
                page.canonical()
            );
            self.live_a_moment().await;
        }
    }

    /// Fetches the live part; whether there was an answer.
    async fn catch_up(&mut self, may_be_known: bool) -> bool {
        let mut address = self.address.clone();
        address.query_pairs_mut().append_pair("part", "1");
        let mut request = self.http.get(address);
        if let Some(etag) = self.etag.clone().filter(|_| may_be_known) {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let Ok(answer) = request.send().await else { return false };
        if answer.status() == StatusCode::NOT_MODIFIED {
            return true;
        }
        assert!(answer.status().is_success(), "the live part: {}", answer.status());
        let header = |name: &str| Some(answer.headers().get(name)?.to_str().ok()?.to_owned());
        let seq = header("x-seq").and_then(|seq| seq.parse().ok()).expect("X-Seq is a number");
        self.etag = header(ETAG.as_str());
        let Ok(part) = answer.text().await else { return false };
        self.page.resync(&part, seq);
        true
    }

    /// Posts what is not yet acknowledged: the way where sockets are blocked.
    async fn post_outbox(&mut self) {
        let action = self.page.says("data-do").expect("a live page has data-do").to_owned();
        for (_, command) in self.outbox.clone() {
            let request = self.http.post(self.address.join(&action).unwrap()).form(&command);
            let request = request.header(ACCEPT, "application/json").header(ORIGIN, self.origin());
            let Ok(answer) = request.send().await else { return };
            let Ok(header) = answer.json::<Header>().await else { return };
            self.settle(header);
        }
    }

    fn settle(&mut self, header: Header) {
        let Some(op) = header.op().filter(|_| header.later.is_none()).map(str::to_owned) else {
            return;
        };
        self.outbox.retain(|(waiting, _)| *waiting != op);
        self.answers.insert(op, header);
    }
}

pub(crate) fn fresh_op() -> String {
    let mut random = [0; 16];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    OpId(u128::from_be_bytes(random)).to_string()
}

#[cfg(test)]
mod tests;
