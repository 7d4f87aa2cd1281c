//! Row 12: phones that stop reading must cost the others nothing, and the server little.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{anyhow, ensure};

use super::{Bench, PAIRS, Run};
use crate::dialect::Dialect;
use crate::load::{Offer, Outcome, Pace};
use crate::process;
use crate::stage::Shape;
use crate::stats::{median, range, ratios};
use crate::table::Figures;

const HUNDRED: Shape = Shape { rooms: 1, per_room: 100 };
const STALLED: usize = 5;
/// How often the kernel is asked what it keeps.
const LOOK: Duration = Duration::from_millis(50);

/// What a run with or without stalled phones comes to.
pub(super) struct Held {
    pub(super) outcome: Outcome,
    /// KiB that the program grew by during the load, and KiB that the kernel kept for
    /// those who do not read when it kept most.
    pub(super) grown_kb: f64,
    pub(super) kernel_kb: f64,
}

pub(super) fn stalled(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    // Long texts, so that no buffer of the kernel is large enough: 380 kB/s a phone.
    let offer = Offer { pace: Pace::Open(200.0), size: 1_900, ..Offer::default() };
    let (mut without, mut with) = (Vec::new(), Vec::new());
    for index in 0..PAIRS {
        for turn in 0..2 {
            let stalled = if (index + turn) % 2 == 0 { 0 } else { STALLED };
            let held = bench.run(Dialect::Html, HUNDRED, |run| hold(run, stalled, &offer))?;
            println!("   {stalled} stalled: {}", held.outcome.line());
            if stalled == 0 { without.push(held) } else { with.push(held) }
        }
    }
    let p99 = |held: &[Held]| -> Vec<f64> {
        held.iter().map(|held| held.outcome.shown_ms.ms(0.99)).collect()
    };
    let all = ratios(&p99(&with), &p99(&without));
    let note = format!(
        "{:.2} to {:.2}; {:.1} over {:.1} ms",
        range(&all).0,
        range(&all).1,
        median(&p99(&with)),
        median(&p99(&without))
    );
    figures.note("12a", median(&all), &note)?;
    let own: Vec<f64> = with
        .iter()
        .zip(&without)
        .map(|(with, without)| (with.grown_kb - without.grown_kb).max(0.0) / STALLED as f64)
        .collect();
    let kernel: Vec<f64> = with.iter().map(|held| held.kernel_kb / STALLED as f64).collect();
    let both: Vec<f64> = own.iter().zip(&kernel).map(|(own, kernel)| own + kernel).collect();
    let note = format!(
        "{:.0} in the program, at most {:.0} unsent in the kernel",
        median(&own),
        median(&kernel)
    );
    figures.note("12b", median(&both), &note)
}

/// The first `stalled` phones stop reading, and the rest goes on.
pub(super) fn hold(run: &mut Run<'_>, stalled: usize, offer: &Offer) -> anyhow::Result<Held> {
    run.crowd.stall(stalled);
    run.everybody()?;
    let before = run.server.resident_kib()?;
    let port = run.server.address.port();
    let (outcome, kernel) = watched(port, stalled, || run.crowd.offer(offer, run.server))?;
    let readers = run.crowd.shape.people() - stalled;
    ensure!(outcome.readers == readers, "{} read instead of {readers}", outcome.readers);
    let grown_kb = run.server.resident_kib()?.saturating_sub(before) as f64;
    Ok(Held { outcome, grown_kb, kernel_kb: kernel as f64 / 1024.0 })
}

/// Does `work`, and looks meanwhile how many bytes the kernel keeps in the `stalled`
/// sockets where it keeps most: what came of it, and the most there were.
fn watched<T>(
    port: u16,
    stalled: usize,
    work: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<(T, u64)> {
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| -> anyhow::Result<u64> {
            let mut most = 0;
            while !over.load(Ordering::Relaxed) {
                most = most.max(process::unsent_from(port, stalled)?);
                std::thread::park_timeout(LOOK);
            }
            Ok(most)
        });
        let done = work();
        over.store(true, Ordering::Relaxed);
        let most = watcher.join().map_err(|_| anyhow!("the watcher fell over"))?;
        Ok((done?, most?))
    })
}
