//! What every change has to pass: the exact counts against their bars, and everything
//! else small, for what must be true on any machine: nothing lost, nothing twice.

use anyhow::ensure;

use super::{AT_ONCE, Bench, CALM, counts};
use crate::clock::now;
use crate::counting::Counter;
use crate::dialect::Dialect;
use crate::load::{Arriving, Offer, Pace};
use crate::stage::Shape;
use crate::table::Figures;

type Step = fn(&Bench) -> anyhow::Result<()>;

/// Counts that no change may raise: what is reached, and a small margin; below the bar but
/// for 4a, which has 13 to 15 calls beside one for each of 300 phones, from run to run.
const MOST: [(&str, f64); 4] = [("3", 2_250.0), ("4a", 1.06), ("13a", 71.0), ("13b", 109.0)];

/// Row 3 of a program without optimisation, which is what the tests have and what CI
/// counts on: as exact, and six times as many.
const MOST_UNOPTIMISED: f64 = 16_500.0;

/// Runs it; false when a count was raised.
pub(crate) fn check(bench: &Bench) -> anyhow::Result<bool> {
    let steps: [(&str, Step); 6] = [
        ("everything said is shown to everybody, once", shown_once),
        ("a storm of arrivals is let in", storm),
        ("phones that were away are whole again", away),
        ("phones that do not read cost the others nothing", stalled),
        ("what is said as fast as acknowledged is kept", eager),
        ("what is stored comes back", stored),
    ];
    for (title, step) in steps {
        let begun = now();
        step(bench).map_err(|error| error.context(title))?;
        println!("-- {title}: {:.1} s", (now() - begun) as f64 / 1e9);
    }
    let mut figures = Figures::open(&bench.empty_folder("check")?);
    counts::instructions(bench, &mut figures)?;
    if let Err(error) = Counter::find() {
        println!("   row 4a is not measured: {error}");
    } else {
        counts::calm_system_calls(bench, &mut figures)?;
    }
    counts::bytes(bench, &mut figures)?;
    println!("\n{}", figures.table());
    let above = MOST.iter().filter(|(row, optimised)| {
        let unoptimised = *row == "3" && bench.is_unoptimised();
        let most = if unoptimised { &MOST_UNOPTIMISED } else { optimised };
        let value = figures.get(row).filter(|value| value > most);
        if let Some(value) = value {
            println!("row {row}: {value:.2} where {most} is the most");
        }
        value.is_some()
    });
    Ok(above.count() == 0)
}

fn small(pace: Pace) -> Offer {
    Offer { pace, warm: 0.0, secs: 1.0, spin: false, ..Offer::default() }
}

fn shown_once(bench: &Bench) -> anyhow::Result<()> {
    for dialect in [Dialect::Floor, Dialect::Html, Dialect::Json] {
        for (rooms, per_room, rate) in [(1, 50, 40.0), (10, 5, 8.0)] {
            let shape = Shape { rooms, per_room };
            let outcome = bench.once(dialect, shape, &small(Pace::Open(rate)))?;
            ensure!(outcome.is_complete() && outcome.said > 30, "{}", outcome.line());
        }
    }
    Ok(())
}

fn storm(bench: &Bench) -> anyhow::Result<()> {
    bench.run(Dialect::Html, Shape { rooms: 1, per_room: 320 }, |run| {
        let all: Vec<usize> = (0..320).collect();
        run.crowd.arrive(&all, Arriving { per_second: Some(600.0), fetches: true, spin: false })?;
        let (joined, gone) = (run.crowd.tally.joined, run.crowd.tally.gone);
        ensure!((joined, gone) == (320, 0), "{joined} came in, {gone} were refused");
        Ok(())
    })
}

fn away(bench: &Bench) -> anyhow::Result<()> {
    let shape = Shape { rooms: 1, per_room: 320 };
    bench.run(Dialect::Html, shape, |run| super::away::cut_and_back(run, 20)).map(drop)
}

fn stalled(bench: &Bench) -> anyhow::Result<()> {
    let offer = Offer { size: 1_900, ..small(Pace::Open(40.0)) };
    let shape = Shape { rooms: 1, per_room: 50 };
    let held = bench.run(Dialect::Html, shape, |run| super::stalled::hold(run, 3, &offer))?;
    ensure!(held.outcome.is_complete(), "{}", held.outcome.line());
    Ok(())
}

fn eager(bench: &Bench) -> anyhow::Result<()> {
    let shape = Shape { rooms: 10, per_room: 30 };
    let outcome = bench.once(Dialect::Html, shape, &small(Pace::Eager))?;
    ensure!(outcome.is_whole() && outcome.said > 50, "{}", outcome.line());
    // Whoever comes in now is shown what is there.
    bench.run(Dialect::Html, shape, |run| {
        run.crowd.arrive(&[0, 1, 2], AT_ONCE)?;
        run.crowd.idle(CALM)?;
        ensure!(run.crowd.tally.resyncs == 0, "a page that is whole was told to fetch itself");
        Ok(())
    })
}

fn stored(bench: &Bench) -> anyhow::Result<()> {
    super::reopen::reopened(bench, 300, 1)?;
    super::reopen::started(bench, 20, 1)?;
    Ok(())
}
