//! What a person asks: kept until it is answered, whichever way it goes.

use collecte::domain::OpId;
use reqwest::header::{ACCEPT, ORIGIN};
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::{Participant, form};
use crate::page::Header;

/// What was asked and not answered yet.
#[derive(Clone)]
pub(super) struct Waiting {
    pub(super) op: String,
    pub(super) command: Value,
    /// When it last left over the socket, as far as anybody knows.
    pub(super) sent: Instant,
}

impl Waiting {
    /// Whether the device keeps it when the tab is closed: contributions only.
    pub(super) fn is_kept(&self) -> bool {
        self.command["do"] == "say"
    }
}

impl Participant {
    /// Asks for something; kept until it is answered. Gives the `op`.
    pub(crate) async fn ask(&mut self, doing: &str, fields: &[(&str, &str)]) -> String {
        let op = fresh_op();
        self.ask_as(&op, doing, fields).await;
        op
    }

    /// The same with an `op` of one's own making.
    pub(crate) async fn ask_as(&mut self, op: &str, doing: &str, fields: &[(&str, &str)]) {
        let named = [("op", op), ("do", doing)];
        let all = named.iter().chain(fields).map(|(name, value)| (*name, *value));
        let command: Map<String, Value> =
            all.map(|(name, value)| (name.to_owned(), value.into())).collect();
        self.take(op.to_owned(), Value::Object(command)).await;
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

    /// Posts what is not yet acknowledged: the way where sockets are blocked.
    pub(super) async fn post_outbox(&mut self) {
        for waiting in self.outbox.clone() {
            let Some(header) = self.post(&waiting.command).await else { return };
            self.settle(header);
        }
    }

    /// One asking by a plain request; the header of the answer.
    pub(crate) async fn post(&self, command: &Value) -> Option<Header> {
        let action = self.page.says("data-do").expect("a live page has data-do");
        let request = self.http.post(self.address.join(action).unwrap()).form(command);
        let request = request.header(ACCEPT, "application/json").header(ORIGIN, self.origin());
        request.send().await.ok()?.json().await.ok()
    }

    pub(super) fn settle(&mut self, header: Header) {
        let Some(op) = header.op().filter(|_| header.later.is_none()).map(str::to_owned) else {
            return;
        };
        self.outbox.retain(|waiting| waiting.op != op);
        self.answers.insert(op, header);
    }
}

/// The field in which a person contributes.
const COMPOSER: &str = "form[id^=f-say-]";

fn own((name, value): (&str, String)) -> (String, String) {
    (name.to_owned(), value)
}

/// An id that nobody has.
pub(crate) fn fresh_op() -> String {
    let mut random = [0; 16];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    OpId(u128::from_be_bytes(random)).to_string()
}
