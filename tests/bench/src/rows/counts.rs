//! Rows 3, 4 and 13: counts that do not drift with the machine.
//!
//! They are taken while it is calm: each contribution waits until everybody has the
//! one before, so that nothing is folded and a count belongs to its delivery.

use anyhow::ensure;

use super::{Bench, Run};
use crate::counting::{Counter, Counting, count_instructions, instructions as collected};
use crate::dialect::Dialect;
use crate::load::{Arriving, Crowd, Offer, Outcome, Pace};
use crate::served::Kind;
use crate::stage::Shape;
use crate::table::Figures;

/// Longer than any frame is held back, in milliseconds.
const GAP_MS: u64 = 120;
const SIZE: usize = 120;

fn calm(count: usize) -> Offer {
    let pace = Pace::Calm { count, gap_ms: GAP_MS };
    Offer { pace, warm: 0.0, size: SIZE, spin: false, ..Offer::default() }
}

/// Row 3: callgrind counts from the moment when everybody is in and it is calm.
pub(super) fn instructions(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let shape = Shape { rooms: 1, per_room: 100 };
    let stage = bench.stage(Dialect::Html, shape)?;
    let server = stage.play(&Kind::Counted(bench.program.clone()), &bench.folder.join("run"))?;
    let mut run =
        Run { server: &server, crowd: Crowd::new(Dialect::Html, &stage, shape, server.address)? };
    run.everybody()?;
    // Once uncounted, so that what is done once is done.
    run.crowd.offer(&calm(2), &server)?;
    count_instructions(server.pid(), true)?;
    let outcome = run.crowd.offer(&calm(20), &server)?;
    count_instructions(server.pid(), false)?;
    ensure!(outcome.is_complete(), "under callgrind: {}", outcome.line());
    let each = collected(&server.stop()?)? as f64 / outcome.owed as f64;
    let note = format!("callgrind; {:.0} per contribution to 100 phones", each * 100.0);
    figures.note("3", each, &note)
}

/// Row 10b: what each phone of a hall costs that comes in, its page and its socket.
pub(super) fn joins(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let shape = Shape { rooms: 1, per_room: 300 };
    let stage = bench.stage(Dialect::Html, shape)?;
    let server = stage.play(&Kind::Counted(bench.program.clone()), &bench.folder.join("run"))?;
    let mut crowd = Crowd::new(Dialect::Html, &stage, shape, server.address)?;
    let arriving = Arriving { per_second: None, fetches: true, spin: false };
    let (first, others): (Vec<usize>, Vec<usize>) = (0..300).partition(|phone| *phone < 20);
    // Some uncounted, so that what is done once is done.
    crowd.arrive(&first, arriving)?;
    count_instructions(server.pid(), true)?;
    crowd.arrive(&others, arriving)?;
    count_instructions(server.pid(), false)?;
    let came = crowd.tally.joined;
    ensure!(came == 300, "under callgrind {came} of 300 came in");
    let each = collected(&server.stop()?)? as f64 / others.len() as f64;
    figures.note("10b", each, "callgrind; 280 phones after 20")
}

/// Row 4: while it is calm, and while 300,000 deliveries a second are offered.
pub(super) fn system_calls(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    calm_system_calls(bench, figures)?;
    let counter = Counter::find()?;
    let offer = Offer { pace: Pace::Open(100.0), ..Offer::default() };
    let (calls, outcome) = calls_of(bench, counter, Shape { rooms: 1, per_room: 3_000 }, &offer)?;
    println!("   {}", outcome.line());
    let note = format!("{}; {:.1} % shown", counter.name(), outcome.share() * 100.0);
    figures.note("4b", calls as f64 / outcome.owed as f64, &note)
}

/// Row 4a.
pub(super) fn calm_system_calls(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let counter = Counter::find()?;
    let (calls, outcome) = calls_of(bench, counter, Shape { rooms: 1, per_room: 300 }, &calm(20))?;
    ensure!(outcome.is_complete(), "{}", outcome.line());
    let each = calls as f64 / outcome.owed as f64;
    let beside = calls as f64 / 20.0 - 300.0;
    let note = format!("{}; {beside:.0} per contribution beside one per phone", counter.name());
    figures.note("4a", each, &note)
}

/// Runs an offer while the system calls of the server are counted.
fn calls_of(
    bench: &Bench,
    counter: Counter,
    shape: Shape,
    offer: &Offer,
) -> anyhow::Result<(u64, Outcome)> {
    bench.run(Dialect::Html, shape, |run| {
        run.everybody()?;
        let counting = Counting::start(counter, run.server.pid(), &bench.folder)?;
        let outcome = run.crowd.offer(offer, run.server)?;
        Ok((counting.stop()?, outcome))
    })
}

/// Row 13: all bytes that come down, acknowledgements and the author's own part too,
/// by delivery, without the text.
pub(super) fn bytes(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    for (row, dialect) in [("13a", Dialect::Json), ("13b", Dialect::Html)] {
        let calm = bench.once(dialect, Shape { rooms: 1, per_room: 300 }, &calm(20))?;
        ensure!(calm.is_complete(), "{}", calm.line());
        let busy = Offer { pace: Pace::Open(100.0), ..Offer::default() };
        let busy = bench.once(dialect, Shape { rooms: 1, per_room: 300 }, &busy)?;
        let above =
            |outcome: &Outcome| outcome.bytes as f64 / outcome.shown.max(1) as f64 - SIZE as f64;
        let note = format!("calm, one entry a frame; {:.0} at 100/s", above(&busy));
        figures.note(row, above(&calm), &note)?;
    }
    Ok(())
}
