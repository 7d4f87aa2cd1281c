//! Figures for the operator, in the text format that Prometheus reads.
//!
//! A value, not a global: each server has its own. On the way of a frame there are
//! atomic additions only; a family is looked up when something is refused or held up.
//! No figure has a name, a code or an address in it.

use std::time::Duration;

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::screen::Page;

/// Upper bounds of the append histogram, in seconds: from a fast disk to a dead one.
const APPEND: [f64; 11] = [0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Something that holds up who asks too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelValue)]
#[expect(non_camel_case_types, reason = "these are the values of a label")]
pub enum Limit {
    /// Askings of one device, link or workshop.
    askings,
    /// Codes that are new to an address.
    codes,
    /// Spoken keys.
    keys,
    /// New workshops.
    creations,
    /// Files that come in.
    imports,
    /// Live pages of one device, link, or of strangers.
    sockets,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Code {
    code: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Held {
    limit: Limit,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfPage {
    page: &'static str,
}

/// What happened since the start.
pub struct Metrics {
    registry: Registry,
    rooms: Gauge,
    connections: [Gauge; 4],
    stored: Counter,
    refused: Family<Code, Counter>,
    held: Family<Held, Counter>,
    frames: Counter,
    bytes: Counter,
    folded: Counter,
    resyncs: Counter,
    let_go: Counter,
    append: Histogram,
}

/// A page that is connected, until this is dropped.
pub struct Connected(Gauge);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    /// Nothing has happened.
    pub fn new() -> Self {
        let pages: Family<OfPage, Gauge> = Family::default();
        let connections = ["phone", "desk", "wall", "pad"]
            .map(|page| pages.get_or_create_owned(&OfPage { page }));
        let mut metrics = Self {
            registry: Registry::with_prefix("collecte"),
            rooms: Gauge::default(),
            connections,
            stored: Counter::default(),
            refused: Family::default(),
            held: Family::default(),
            frames: Counter::default(),
            bytes: Counter::default(),
            folded: Counter::default(),
            resyncs: Counter::default(),
            let_go: Counter::default(),
            append: Histogram::new(APPEND),
        };
        metrics.registry.register("connections", "Pages that are connected", pages);
        metrics.name_all();
        metrics
    }

    fn name_all(&mut self) {
        let registry = &mut self.registry;
        registry.register("rooms", "Workshops in memory", self.rooms.clone());
        registry.register("askings_stored", "Askings on the disk", self.stored.clone());
        registry.register("refusals", "Refusals by their code", self.refused.clone());
        registry.register("held_up", "Told to come later, by limit", self.held.clone());
        registry.register("frames", "Frames handed to sockets", self.frames.clone());
        registry.register("frame_bytes", "Bytes of these frames", self.bytes.clone());
        registry.register("folded", "Events that shared a frame", self.folded.clone());
        registry.register("resyncs", "Pages told to fetch themselves", self.resyncs.clone());
        registry.register("let_go", "Sockets that did not drain", self.let_go.clone());
        registry.register("append_seconds", "From a batch to the disk", self.append.clone());
    }

    /// Counts a connected page for as long as the answer is held.
    pub fn connected(&self, page: Page) -> Connected {
        let place = match page {
            Page::Phone => 0,
            Page::Desk => 1,
            Page::Wall => 2,
            Page::Pad => 3,
        };
        let gauge = self.connections[place].clone();
        gauge.inc();
        Connected(gauge)
    }

    /// An asking is on the disk.
    pub fn stored(&self) {
        self.stored.inc();
    }

    /// Something was refused, with this stable code.
    pub fn refused(&self, code: &str) {
        self.refused.get_or_create(&Code { code: code.to_owned() }).inc();
    }

    /// Somebody was told to come later.
    pub fn held_up(&self, limit: Limit) {
        self.held.get_or_create(&Held { limit }).inc();
    }

    /// So many frames, of so many bytes together, were handed to sockets.
    pub fn framed(&self, frames: u64, bytes: u64) {
        self.frames.inc_by(frames);
        self.bytes.inc_by(bytes);
    }

    /// So many events shared a frame with another one.
    pub fn folded(&self, events: u64) {
        self.folded.inc_by(events);
    }

    /// A page missed something and was told to fetch itself.
    pub fn resynced(&self) {
        self.resyncs.inc();
    }

    /// So many sockets were let go because they did not drain.
    pub fn let_go(&self, sockets: u64) {
        self.let_go.inc_by(sockets);
    }

    /// A batch took so long to be on the disk.
    pub fn appended(&self, took: Duration) {
        self.append.observe(took.as_secs_f64());
    }

    /// All figures, with so many rooms in memory.
    pub fn text(&self, rooms: usize) -> String {
        self.rooms.set(i64::try_from(rooms).unwrap_or(i64::MAX));
        let mut text = String::new();
        // Writing to memory cannot fail.
        encode(&mut text, &self.registry).ok();
        text
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_read_as_text() {
        let metrics = Metrics::new();
        let phone = metrics.connected(Page::Phone);
        drop(metrics.connected(Page::Wall));
        metrics.stored();
        metrics.refused("round_closed");
        metrics.refused("round_closed");
        metrics.held_up(Limit::codes);
        metrics.framed(3, 1_200);
        metrics.appended(Duration::from_millis(4));
        let text = metrics.text(2);
        for line in [
            "collecte_rooms 2",
            "collecte_connections{page=\"phone\"} 1",
            "collecte_connections{page=\"wall\"} 0",
            "collecte_askings_stored_total 1",
            "collecte_refusals_total{code=\"round_closed\"} 2",
            "collecte_held_up_total{limit=\"codes\"} 1",
            "collecte_frames_total 3",
            "collecte_frame_bytes_total 1200",
            "collecte_append_seconds_bucket{le=\"0.005\"} 1",
            "collecte_append_seconds_count 1",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
        }
        drop(phone);
        assert!(metrics.text(2).contains("collecte_connections{page=\"phone\"} 0"));
    }
}
