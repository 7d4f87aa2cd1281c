//! Row 11: three hundred phones come back together after a cut.

use anyhow::ensure;

use super::{AT_ONCE, Bench, CALM, PAIRS, Run};
use crate::dialect::Dialect;
use crate::load::{Arriving, Offer, Pace};
use crate::stage::Shape;
use crate::stats::{median, range};
use crate::table::Figures;

/// So many keep their network, and write.
const STAY: usize = 20;

pub(super) fn back(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let shape = Shape { rooms: 1, per_room: 300 + STAY };
    let (mut whole_s, mut worst_ms, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..PAIRS {
        let (back, worst, alone) = bench.run(Dialect::Html, shape, |run| cut_and_back(run, 200))?;
        println!("   all whole after {back:.3} s, the last one {worst:.0} ms; {alone} bytes alone");
        whole_s.push(back);
        worst_ms.push(worst);
        bytes.push(alone as f64);
    }
    let note = format!(
        "{:.2} to {:.2} s; a phone p99 {:.0} ms; page and socket each",
        range(&whole_s).0,
        range(&whole_s).1,
        median(&worst_ms)
    );
    figures.note("11a", median(&whole_s), &note)?;
    figures.note("11b", median(&bytes), "answer to the upgrade, greeting and what follows")
}

/// Cuts all but those who stay, lets `missed` entries be written, and lets everybody come back:
/// seconds until all are whole, the slowest phone in ms, bytes of one that missed nothing.
pub(super) fn cut_and_back(run: &mut Run<'_>, missed: usize) -> anyhow::Result<(f64, f64, u64)> {
    run.everybody()?;
    let away: Vec<usize> = (STAY..run.crowd.shape.people()).collect();
    for who in &away {
        run.crowd.cut(*who);
    }
    run.crowd.idle(CALM)?;
    let pace = Pace::Open(missed as f64);
    let offer = Offer { pace, warm: 0.0, secs: 1.0, ..Offer::default() };
    let written = run.crowd.offer(&offer, run.server)?;
    ensure!(written.acked == missed as u64, "{}", written.line());
    run.crowd.idle(CALM)?;
    let head = run.crowd.page_of(0);
    run.crowd.tally.joins = crate::histogram::Histogram::default();
    let back = run.crowd.arrive(&away, Arriving { per_second: None, fetches: true, spin: true })?;
    let short = away.iter().filter(|who| run.crowd.page_of(**who) < head).count();
    ensure!(short == 0 && run.crowd.tally.gone == 0, "{short} pages miss something");
    ensure!(run.crowd.tally.resyncs == 0, "pages were told to fetch themselves twice");
    run.crowd.idle(CALM)?;
    let worst = run.crowd.tally.joins.ms(0.99);
    Ok((back, worst, alone(run)?))
}

/// One phone is cut for a moment and missed nothing.
fn alone(run: &mut Run<'_>) -> anyhow::Result<u64> {
    let who = run.crowd.shape.people() - 1;
    run.crowd.cut(who);
    run.crowd.idle(CALM)?;
    let before = run.crowd.bytes_of(who);
    run.crowd.arrive(&[who], AT_ONCE)?;
    run.crowd.idle(CALM)?;
    ensure!(run.crowd.tally.resyncs == 0, "a phone that missed nothing was told to fetch its page");
    Ok(run.crowd.bytes_of(who) - before)
}
