//! A person in front of a browser: keeps a page, a socket and what is not yet
//! acknowledged, and does with them what the client does.
//!
//! Nothing happens behind a test's back: frames are read while it waits (with
//! `until`), so a person nobody waits for is a phone that sleeps.

mod asking;
mod form;
mod socket;
mod waits;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::cookie::Jar;
use reqwest::header::{ETAG, IF_NONE_MATCH, ORIGIN};
use reqwest::{Client, Response, StatusCode, Url};
use tokio::time::Instant;

use crate::page::{Header, Page};
use asking::Waiting;
pub(crate) use asking::fresh_op;
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
    outbox: Vec<Waiting>,
    answers: BTreeMap<String, Header>,
    /// Answers to probes.
    pongs: usize,
    /// How often the server said "later".
    laters: usize,
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
            laters: 0,
            bye: None,
            address,
        }
    }

    /// The same page in another tab of the same device: same cookies, same storage.
    pub(crate) async fn another_tab(&self) -> Self {
        self.try_another_tab().await.expect("the server shows the page")
    }

    /// The same where the network may say no.
    pub(crate) async fn try_another_tab(&self) -> Option<Self> {
        let mut tab = Self::at(self.address.clone(), self.http.clone(), Arc::clone(&self.cookies));
        tab.outbox = self.outbox.iter().filter(|waiting| waiting.is_kept()).cloned().collect();
        tab.try_reload().await.then_some(tab)
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
        // A page that is no longer for this person.
        if answer.status() == StatusCode::FORBIDDEN {
            return false;
        }
        assert!(answer.status().is_success(), "the live part: {}", answer.status());
        let header = |name: &str| Some(answer.headers().get(name)?.to_str().ok()?.to_owned());
        let number = |name: &str| header(name).and_then(|number| number.parse().ok());
        let seq = number("x-seq").expect("X-Seq is a number");
        let pulse = number("x-pulse").unwrap_or(0);
        self.etag = header(ETAG.as_str());
        let Ok(part) = answer.text().await else { return false };
        self.page.resync(&part, (seq, pulse));
        true
    }

    /// What an address answers to this person: the status and the text.
    pub(crate) async fn fetch(&self, path: &str) -> (StatusCode, String) {
        let answer = self.http.get(self.address.join(path).unwrap()).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }
}

#[cfg(test)]
mod tests;
