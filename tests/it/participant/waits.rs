//! How a person waits: reads what comes, comes back, resends, and looks.

use super::*;

impl Participant {
    /// What waits for an answer on this device, oldest first.
    pub(crate) fn outbox(&self) -> Vec<&str> {
        self.outbox.iter().map(|waiting| waiting.op.as_str()).collect()
    }

    /// What became of an asking, as far as this device was told.
    pub(crate) fn told(&self, op: &str) -> Option<&Header> {
        self.answers.get(op)
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

    /// Waits until everything that was asked is answered.
    pub(crate) async fn until_settled(&mut self) {
        self.wait("an answer to everything", |person| person.outbox.is_empty()).await;
    }

    /// Waits until this page is what the server would show to somebody who opens it now.
    pub(crate) async fn until_as_if_reloaded(&mut self) {
        let deadline = deadline();
        loop {
            let fresh = self.another_tab().await.page;
            let differs = difference(&self.page.canonical(), &fresh.canonical());
            if differs.is_empty() {
                return;
            }
            let (here, there) = (self.page.seq(), fresh.seq());
            assert!(Instant::now() < deadline, "at {here}, a fresh one at {there}:\n{differs}");
            self.live_a_moment().await;
        }
    }

    /// Waits until these words are on the page.
    pub(crate) async fn sees(&mut self, words: &str) {
        self.until(words, |page| page.shows(words)).await;
    }

    pub(super) async fn wait(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
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
    pub(super) async fn catch_up(&mut self, may_be_known: bool) -> bool {
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
    pub(super) async fn post_outbox(&mut self) {
        let action = self.page.says("data-do").expect("a live page has data-do").to_owned();
        for waiting in self.outbox.clone() {
            let target = self.address.join(&action).unwrap();
            let request = self.http.post(target).form(&waiting.command);
            let request = request.header(ACCEPT, "application/json").header(ORIGIN, self.origin());
            let Ok(answer) = request.send().await else { return };
            let Ok(header) = answer.json::<Header>().await else { return };
            self.settle(header);
        }
    }

    pub(super) fn settle(&mut self, header: Header) {
        let Some(op) = header.op().filter(|_| header.later.is_none()).map(str::to_owned) else {
            return;
        };
        self.outbox.retain(|waiting| waiting.op != op);
        self.answers.insert(op, header);
    }
}
