//! From states to frames: asks the painter, and wraps what it painted.

use bytes::Bytes;

use super::audiences::{Format, Joining};
use super::frame::Header;
use super::handle::Sight;
use super::who::{Device, Who};
use crate::domain::Person;
use crate::screen::{Audience, Page, Painter, Screen, Viewer, change, diff};

/// The body that leads from `old` to `new`: elements, or JSON objects parted by commas.
pub(super) fn encode(format: Format, old: &Screen, new: &Screen) -> String {
    match format {
        Format::Html => diff(old, new),
        Format::Json => {
            let change = change(old, new);
            let put = change.changed.iter().map(|piece| piece.html.clone());
            let del = change.gone.iter().map(|id| format!(r#"{{"e":"del","id":"{id}"}}"#));
            put.chain(del).collect::<Vec<_>>().join(",")
        }
    }
}

pub(super) fn message(format: Format, span: Option<(u64, u64)>, body: &str) -> Bytes {
    let seq = span.map(|(_, seq)| seq);
    let from = span.and_then(|(from, seq)| (from != seq).then_some(from));
    let header = Header { seq, from, ..Header::default() };
    match format {
        Format::Html => header.with(body),
        Format::Json => {
            let events = format!("[{body}]");
            let ev = serde_json::from_str(&events).ok();
            Header { ev, ..header }.with("")
        }
    }
}

/// What a whole audience sees.
pub(super) fn paint(
    painter: &dyn Painter,
    sight: &Sight,
    (audience, format): (Audience, Format),
) -> Screen {
    let viewer = viewer(sight, audience);
    match format {
        Format::Html => painter.shared(&viewer),
        Format::Json => painter.resources(&viewer),
    }
}

/// What one person sees beside it.
pub(super) fn paint_personal(painter: &dyn Painter, sight: &Sight, joining: &Joining) -> Screen {
    match (&joining.who, joining.format, joining.audience.page) {
        (Who::Device(device), Format::Html, Page::Phone | Page::Pad) => {
            with_person(device, sight, |person| {
                painter.personal(&viewer(sight, joining.audience), person)
            })
        }
        _ => Screen::default(),
    }
}

/// Calls `see` with the person in front of `device`.
pub(super) fn with_person<T>(
    device: &Device,
    sight: &Sight,
    see: impl FnOnce(&Person<'_>) -> T,
) -> T {
    let claim = |id| device.claim(id);
    see(&Person { seats: device.seats(&sight.workshop), claim: &claim })
}

fn viewer(sight: &Sight, audience: Audience) -> Viewer<'_> {
    Viewer { workshop: &sight.workshop, presence: &sight.presence, door: &sight.door, audience }
}
