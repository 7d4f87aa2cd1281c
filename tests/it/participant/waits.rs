//! What a person waits for, and what is said when it never comes.

use std::time::Duration;

use tokio::time::Instant;

use super::Participant;
use crate::page::Page;
use crate::waiting::deadline;

/// Longest time between two comparisons with a page that is opened now.
const BETWEEN: Duration = Duration::from_millis(700);

impl Participant {
    /// Waits until the page is so; `what` is for the message.
    pub(crate) async fn until(&mut self, what: &str, is_so: impl Fn(&Page) -> bool) {
        self.wait(what, |person| is_so(&person.page)).await;
    }

    /// Whether it is done, or the server says "later" instead.
    pub(crate) async fn is_answered_now_or_later(&mut self, op: &str) -> bool {
        self.laters = 0;
        self.wait("an answer, now or later", |person| {
            person.answers.contains_key(op) || person.laters > 0
        })
        .await;
        self.answers.contains_key(op)
    }

    /// Waits until the server says goodbye.
    pub(crate) async fn until_bye(&mut self) {
        self.wait("a goodbye", |person| person.bye.is_some()).await;
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
            // A page that is far behind reads on before another is opened: that costs more
            // than all it has to read. Of who is here no number says how far behind it is.
            let again = Instant::now() + BETWEEN;
            let behind =
                |page: &Page| !difference(&page.canonical(), &fresh.canonical()).is_empty();
            while Instant::now() < again && behind(&self.page) {
                self.live_a_moment().await;
            }
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
