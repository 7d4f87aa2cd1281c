//! From states to frames: asks the painter, and wraps what it painted.

use std::sync::Arc;

use super::format::Format;
use super::frame::Header;
use super::message::Message;
use super::phrases;
use super::sight::Sight;
use super::who::Device;
use crate::domain::Person;
use crate::screen::{
    Audience, Change, Concerned, Memo, Page, Painter, Piece, Screen, Touch, Viewer, change, diff,
};

/// What a message contains that has a number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Numbers {
    /// First and last event; none when there is no event in it.
    pub(super) span: Option<(u64, u64)>,
    /// The pulse, when it is another than in the last message.
    pub(super) pulse: Option<u64>,
}

/// A message in which what only one person sees stands behind what all see.
pub(super) fn message(
    format: Format,
    Numbers { span, pulse }: Numbers,
    (body, own): (&str, &str),
) -> Message {
    let seq = span.map(|(_, seq)| seq);
    let from = span.and_then(|(from, seq)| (from != seq).then_some(from));
    let header = Header { seq, from, pulse, ..Header::default() };
    if format.is_html() { header.with_both(body, own) } else { header.with_events(body) }
}

/// JSON objects parted by commas, each changed one as `put` writes it.
fn objects(change: &Change<'_>, put: impl Fn(&Piece) -> String) -> String {
    let put = change.changed.iter().map(|piece| put(piece));
    let del = change.gone.iter().map(|id| format!(r#"{{"e":"del","id":"{id}"}}"#));
    put.chain(del).collect::<Vec<_>>().join(",")
}

/// Paints for one audience, and remembers what it painted.
pub(super) struct Brush {
    pub(super) audience: Audience,
    pub(super) format: Format,
    painter: Arc<dyn Painter>,
    memo: Memo,
    /// Of the entries of single people.
    own: Memo,
}

impl Brush {
    pub(super) fn new((audience, format): (Audience, Format), painter: Arc<dyn Painter>) -> Self {
        Self { audience, format, painter, memo: Memo::default(), own: Memo::default() }
    }

    /// What the whole audience sees.
    pub(super) fn shared(&self, sight: &Sight) -> Screen {
        let viewer = viewer(sight, self.audience);
        self.memo.renew(viewer.workshop);
        if self.format.is_html() {
            self.painter.shared(&viewer, &self.memo)
        } else {
            self.painter.resources(&viewer, &self.memo)
        }
    }

    /// The body that leads the audience from one screen to the next, which shows `sight`:
    /// elements, or JSON objects parted by commas.
    pub(super) fn encode(&self, sight: &Sight, (old, new): (&Screen, &Screen)) -> String {
        match self.format {
            Format::Html => diff(old, new),
            Format::Signs => phrases::fold(&diff(old, new)),
            Format::Json => objects(&change(old, new), |piece| piece.html.clone()),
            Format::Lists => {
                let viewer = viewer(sight, self.audience);
                let brief = |piece: &Piece| self.painter.brief(&viewer, piece);
                objects(&change(old, new), |piece| brief(piece).unwrap_or(piece.html.clone()))
            }
        }
    }

    /// Whether single people see something of their own here.
    pub(super) fn has_persons(&self) -> bool {
        matches!(self.audience.page, Page::Phone | Page::Pad) && self.format.is_html()
    }

    /// The number of what it shows that has no event.
    pub(super) fn pulse(&self, sight: &Sight) -> Option<u64> {
        sight.pulse(self.audience, self.format.is_html())
    }

    /// Whether it shows who is connected.
    pub(super) fn sees_presence(&self) -> bool {
        !self.format.is_html() || self.audience.page.shows_presence()
    }

    /// Whose personal part differs.
    pub(super) fn concerned(&self, before: &Sight, now: &Sight) -> Concerned {
        self.painter.concerned(&viewer(before, self.audience), &viewer(now, self.audience))
    }

    /// Before what people see of `sight` is painted, one after the other.
    pub(super) fn begin_personal(&self, sight: &Sight) {
        self.own.renew(&sight.workshop);
    }

    /// What the person at `device` sees beside it, or the part of it that was touched.
    pub(super) fn personal(&self, sight: &Sight, device: &Device, touch: Touch) -> Screen {
        let viewer = viewer(sight, self.audience);
        with_person(device, sight, |person| {
            self.painter.personal(&viewer, person, touch, &self.own)
        })
    }
}

/// Calls `see` with the person in front of `device`.
fn with_person<T>(device: &Device, sight: &Sight, see: impl FnOnce(&Person<'_>) -> T) -> T {
    let claim = |id| device.claim(id);
    see(&Person { seats: device.seats(&sight.workshop), claim: &claim })
}

fn viewer(sight: &Sight, audience: Audience) -> Viewer<'_> {
    Viewer { workshop: &sight.workshop, presence: &sight.presence, door: &sight.door, audience }
}
