//! Rows 9 and 14: a server that nobody uses, and one that is used as fast as it can.

use super::{Bench, CALM, PAIRS};
use crate::clock::{self, now};
use crate::dialect::Dialect;
use crate::disk;
use crate::load::{Offer, Pace};
use crate::poll::Poll;
use crate::served::{Kind, Served};
use crate::stage::Shape;
use crate::stats::{median, range};
use crate::table::Figures;

/// Row 9: resident memory of a server on an empty folder, and what it does meanwhile.
pub(super) fn idle(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let (mut megabytes, mut busy) = (Vec::new(), Vec::new());
    for _ in 0..PAIRS {
        let folder = bench.empty_folder("idle")?;
        let server = Served::start(&Kind::Program(bench.program.clone()), &folder)?;
        pause(CALM * 2.0)?;
        let (core, begun) = (server.on_core()?, now());
        pause(CALM * 2.0)?;
        let spent = (server.on_core()? - core) / ((now() - begun) as f64 / 1e9);
        megabytes.push(server.resident_kib()? as f64 / 1024.0);
        busy.push(spent * 100.0);
        server.stop()?;
    }
    let note = format!("{:.2} % of a core", median(&busy));
    figures.note("9", median(&megabytes), &note)
}

/// Lets time pass for a server that nobody talks to.
fn pause(seconds: f64) -> anyhow::Result<()> {
    let (mut nothing, mut ready) = (Poll::new()?, Vec::new());
    let end = now() + clock::seconds(seconds);
    while now() < end {
        nothing.wait(end.saturating_sub(now()) / clock::MILLI + 1, &mut ready)?;
    }
    Ok(())
}

/// Row 14: a hundred rooms, in each of which three at a time say the next as soon as the
/// last is acknowledged; beside it what the disk does one append at a time.
pub(super) fn as_fast_as_acknowledged(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let shape = Shape { rooms: 100, per_room: 10 };
    let offer = Offer { pace: Pace::Eager, warm: 0.5, secs: 2.5, ..Offer::default() };
    let (mut over, mut rates, mut disks) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..PAIRS {
        let (_, before) = disk::measure(&bench.folder)?;
        let outcome = bench.once(Dialect::Html, shape, &offer)?;
        let (_, after) = disk::measure(&bench.folder)?;
        let (rate, disk) = (outcome.acked as f64 / outcome.span_s, f64::midpoint(before, after));
        over.push(rate / disk);
        rates.push(rate);
        disks.push(disk);
    }
    let note = format!(
        "{:.1} to {:.1}; {:.0} acks/s over {:.0} fdatasync/s",
        range(&over).0,
        range(&over).1,
        median(&rates),
        median(&disks)
    );
    figures.note("14", median(&over), &note)
}
