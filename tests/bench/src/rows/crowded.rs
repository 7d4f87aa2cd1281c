//! Rows 6, 6b, 7, 8 and 10: ten thousand phones in one room.

use anyhow::Context as _;

use super::ratios::Pairs;
use super::{Bench, CALM, PAIRS, Run};
use crate::dialect::Dialect;
use crate::disk;
use crate::load::{Arriving, Offer, Outcome, Pace};
use crate::stage::Shape;
use crate::stats::{median, range};
use crate::table::Figures;

const TEN_THOUSAND: Shape = Shape { rooms: 1, per_room: 10_000 };

/// What ten thousand phones cost before they say anything.
#[derive(Default)]
struct Costs {
    join_s: Vec<f64>,
    join_p99: Vec<f64>,
    join_us: Vec<f64>,
    /// The same at the floor: its sockets, without a page.
    floor_s: Vec<f64>,
    floor_us: Vec<f64>,
    refused: usize,
    idle_kb: Vec<f64>,
    loaded_kb: Vec<f64>,
}

/// Rows 6, 7, 8 and 10, from the same runs.
pub(super) fn ten_thousand(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let (appends, _) = disk::measure(&bench.folder)?;
    let mut costs = Costs::default();
    let pairs = Pairs::run(|dialect| {
        let outcome = bench.run(dialect, TEN_THOUSAND, |run| hall(run, &mut costs))?;
        println!("   {dialect:?} {}", outcome.line());
        Ok(outcome)
    })?;
    let (later, _) = disk::measure(&bench.folder)?;
    let (ratio, note) = pairs.ratio("ms", |outcome| outcome.shown_ms.ms(0.99));
    figures.note("6", ratio, &note)?;
    let disk = f64::midpoint(appends.ms(0.99), later.ms(0.99));
    let acks: Vec<f64> = pairs.program.iter().map(|outcome| outcome.ack_ms.ms(0.99)).collect();
    let acks_p50: Vec<f64> = pairs.program.iter().map(|outcome| outcome.ack_ms.ms(0.5)).collect();
    let note = format!(
        "ack p50 {:.1}, p99 {:.1} ms; fdatasync p50 {:.2}, p99 {disk:.1} ms",
        median(&acks_p50),
        median(&acks),
        f64::midpoint(appends.ms(0.5), later.ms(0.5)),
    );
    figures.note("7", median(&acks) - disk, &note)?;
    costs.note(figures)
}

/// Everybody comes in within a second where that is possible, then load 6.
fn hall(run: &mut Run<'_>, costs: &mut Costs) -> anyhow::Result<Outcome> {
    let of_program = run.crowd.dialect != Dialect::Floor;
    let before_kb = run.server.resident_kib()?;
    let before_s = run.server.on_core()?;
    let all: Vec<usize> = (0..run.crowd.shape.people()).collect();
    let storm = Arriving { per_second: Some(10_000.0), fetches: of_program, spin: true };
    let join_s = run.crowd.arrive(&all, storm)?;
    let joined_s = run.server.on_core()?;
    run.crowd.idle(CALM * 4.0)?;
    let idle_kb = run.server.resident_kib()?;
    let offer = Offer { pace: Pace::Open(10.0), ..Offer::default() };
    let outcome = run.crowd.offer(&offer, run.server)?;
    let people = run.crowd.tally.joined.max(1) as f64;
    let core_us = (joined_s - before_s) * 1e6 / people;
    if of_program {
        let each = |kb: u64| kb.saturating_sub(before_kb) as f64 / people;
        costs.join_s.push(join_s);
        costs.join_p99.push(run.crowd.tally.joins.ms(0.99));
        costs.join_us.push(core_us);
        costs.refused += run.crowd.tally.gone;
        costs.idle_kb.push(each(idle_kb));
        costs.loaded_kb.push(each(run.server.resident_kib()?));
    } else {
        costs.floor_s.push(join_s);
        costs.floor_us.push(core_us);
    }
    Ok(outcome)
}

impl Costs {
    fn note(&self, figures: &mut Figures) -> anyhow::Result<()> {
        let (low, high) = range(&self.idle_kb);
        figures.note("8a", median(&self.idle_kb), &format!("{low:.1} to {high:.1}"))?;
        let (low, high) = range(&self.loaded_kb);
        figures.note("8b", median(&self.loaded_kb), &format!("{low:.1} to {high:.1}"))?;
        let note = format!(
            "{} refused in {PAIRS} storms; a join p99 {:.0} ms, {:.0} us of the core; \
             the floor's, a socket without a page, {:.0} us and {:.2} s",
            self.refused,
            median(&self.join_p99),
            median(&self.join_us),
            median(&self.floor_us),
            median(&self.floor_s)
        );
        figures.note("10", median(&self.join_s), &note)
    }
}

/// A million deliveries a second are offered; the program folds them.
pub(super) fn folded(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let offer = Offer { pace: Pace::Open(100.0), ..Offer::default() };
    let outcomes = (0..PAIRS)
        .map(|_| bench.once(Dialect::Html, TEN_THOUSAND, &offer))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let p99: Vec<f64> = outcomes.iter().map(|outcome| outcome.shown_ms.ms(0.99)).collect();
    let worst = outcomes.iter().min_by(|a, b| a.share().total_cmp(&b.share()));
    let worst = worst.context("no run")?;
    let whole = outcomes.iter().all(Outcome::is_whole);
    let note = format!(
        "{:.1} to {:.1} ms; worst: {:.1} % of the cards shown, {}; {:.2} us per delivery owed",
        range(&p99).0,
        range(&p99).1,
        worst.share() * 100.0,
        if whole { "every page whole" } else { "PAGES MISS SOMETHING" },
        worst.cpu_us(),
    );
    figures.note("6b", median(&p99), &note)
}
