//! A page as the browser of one person keeps it.
//!
//! It starts as HTML from the server, then frames change it by the rules of
//! the client and by no others: what this model shows is what a phone shows.
//! Two pages are the same when their `canonical` texts are.
//!
//! Never repairs anything: a frame that leaves a hole asks for a resync.

mod element;
mod frame;
mod print;

pub(crate) use element::Element;
pub(crate) use frame::Header;

use scraper::{Html, Selector};

/// What a frame did to the page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Applied,
    /// Its events are already on the page.
    Dropped,
    /// Something before it was lost: fetch the live part.
    NeedsResync,
}

/// The tree of a page, the last event it shows, and the number of what has no event.
pub(crate) struct Page {
    root: Element,
    seq: u64,
    pulse: u64,
}

impl Page {
    /// A page as it was loaded; `data-seq` in it says which event it shows.
    pub(crate) fn load(html: &str) -> Self {
        let root = Element::document(html);
        let number =
            |name| Self::body(&root, name).and_then(|number| number.parse().ok()).unwrap_or(0);
        let (seq, pulse) = (number("data-seq"), number("data-pulse"));
        Self { root, seq, pulse }
    }

    fn body<'a>(root: &'a Element, attribute: &str) -> Option<&'a str> {
        root.first(&|found| found.name == "body")?.attribute(attribute)
    }

    /// What `<body>` says of the page: `data-ws`, `data-do`, …
    pub(crate) fn says(&self, attribute: &str) -> Option<&str> {
        Self::body(&self.root, attribute)
    }

    pub(crate) fn seq(&self) -> u64 {
        self.seq
    }

    pub(crate) fn pulse(&self) -> u64 {
        self.pulse
    }

    /// Plays one text frame: a JSON header line, then elements.
    pub(crate) fn receive(&mut self, frame: &str) -> (Header, Outcome) {
        let (header, body) = frame::split(frame);
        let body = &frame::unfold(body);
        let outcome = self.outcome(&header, body);
        if outcome == Outcome::Applied {
            for piece in Element::fragment(body) {
                self.root.upsert(piece);
            }
            let moves = !header.is_answer() || !body.is_empty();
            self.seq = header.seq.filter(|_| moves).unwrap_or(self.seq).max(self.seq);
            self.pulse = header.pulse.unwrap_or(self.pulse);
        }
        (header, outcome)
    }

    fn outcome(&self, header: &Header, body: &str) -> Outcome {
        if header.resync.is_some() || header.pong.is_some_and(|head| head > self.seq) {
            return Outcome::NeedsResync;
        }
        let is_newer = header.pulse.is_some_and(|pulse| pulse > self.pulse);
        match header.seq {
            // The frame of that event is still to come: this is only the answer.
            Some(_) if header.is_answer() && body.is_empty() => Outcome::Applied,
            Some(seq) if seq <= self.seq && !is_newer => Outcome::Dropped,
            None if header.pulse.is_some() && !is_newer => Outcome::Dropped,
            Some(seq) if header.from.unwrap_or(seq) > self.seq + 1 => Outcome::NeedsResync,
            Some(_) | None => Outcome::Applied,
        }
    }

    /// Takes what `?part=1` answers: the live part, then other keyed elements.
    pub(crate) fn resync(&mut self, part: &str, (seq, pulse): (u64, u64)) {
        for element in Element::fragment(part) {
            if element.id() == Some("live") {
                *self.root.find_mut("live").expect("a live page has a #live") = element;
            } else {
                self.root.upsert(element);
            }
        }
        (self.seq, self.pulse) = (seq, pulse);
    }

    /// The live part as text, one line a thing: what is compared.
    pub(crate) fn canonical(&self) -> String {
        self.find("live").map(Element::canonical).unwrap_or_default()
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Element> {
        self.root.find(id)
    }

    /// Whether these words are anywhere on the page.
    pub(crate) fn shows(&self, words: &str) -> bool {
        self.root.text().contains(words)
    }

    /// Everything this CSS selector matches, in reading order.
    pub(crate) fn select(&self, css: &str) -> Vec<Element> {
        let selector = Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"));
        let page = Html::parse_document(&self.root.html());
        page.select(&selector).map(Element::read).collect()
    }
}

#[cfg(test)]
mod tests;
