//! Rows 1, 2 and 5: the program over the floor, on the same load in the same minutes.
//!
//! Five pairs in turn, A B then B A: whichever comes first in a pair is a little
//! dearer. A ratio is made within its pair; what counts is the median.

use super::{Bench, PAIRS};
use crate::dialect::Dialect;
use crate::load::{Offer, Outcome, Pace};
use crate::stage::Shape;
use crate::stats::{median, range, ratios};
use crate::table::Figures;

/// Outcomes of the floor and of the program, pair by pair.
pub(super) struct Pairs {
    pub(super) floor: Vec<Outcome>,
    pub(super) program: Vec<Outcome>,
}

impl Pairs {
    /// Runs both in turn.
    pub(super) fn run(
        mut one: impl FnMut(Dialect) -> anyhow::Result<Outcome>,
    ) -> anyhow::Result<Self> {
        let mut pairs = Self { floor: Vec::new(), program: Vec::new() };
        for index in 0..PAIRS {
            let order = [Dialect::Floor, Dialect::Html];
            for turn in 0..2 {
                let dialect = order[(index + turn) % 2];
                let outcome = one(dialect)?;
                match dialect {
                    Dialect::Floor => pairs.floor.push(outcome),
                    Dialect::Html | Dialect::Json => pairs.program.push(outcome),
                }
            }
        }
        Ok(pairs)
    }

    /// The median ratio of a figure, and a note with what it is made of.
    pub(super) fn ratio(&self, name: &str, figure: impl Fn(&Outcome) -> f64) -> (f64, String) {
        let of = |outcomes: &[Outcome]| outcomes.iter().map(&figure).collect::<Vec<_>>();
        let (floor, program) = (of(&self.floor), of(&self.program));
        let all = ratios(&program, &floor);
        let (low, high) = range(&all);
        let note = format!(
            "{low:.2} to {high:.2}; {:.1} over {:.1} {name}; {}",
            median(&program),
            median(&floor),
            self.arrived()
        );
        (median(&all), note)
    }

    /// What share of the deliveries the worst run made, and whether every page was whole.
    fn arrived(&self) -> String {
        let shares: Vec<f64> = self.program.iter().map(Outcome::share).collect();
        let whole = self.program.iter().all(Outcome::is_whole);
        let (low, _) = range(&shares);
        let pages = if whole { "every page whole" } else { "PAGES MISS SOMETHING" };
        format!("{:.1} % shown at worst, {pages}", low * 100.0)
    }
}

fn row(
    bench: &Bench,
    figures: &mut Figures,
    name: &str,
    (rooms, per_room, rate): (usize, usize, f64),
    figure: (&str, fn(&Outcome) -> f64),
) -> anyhow::Result<()> {
    let shape = Shape { rooms, per_room };
    let offer = Offer { pace: Pace::Open(rate), ..Offer::default() };
    let pairs = Pairs::run(|dialect| bench.once(dialect, shape, &offer))?;
    let (ratio, note) = pairs.ratio(figure.0, figure.1);
    figures.note(name, ratio, &note)
}

const CPU: (&str, fn(&Outcome) -> f64) = ("us", Outcome::cpu_us);

/// One room of 300, 100 contributions a second.
pub(super) fn one_room(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    row(bench, figures, "1", (1, 300, 100.0), CPU)
}

/// A hundred rooms of 30, ten contributions a second in each.
pub(super) fn many_rooms(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    row(bench, figures, "2", (100, 30, 10.0), CPU)
}

/// 300,000 deliveries a second.
pub(super) fn overload(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let p99: (&str, fn(&Outcome) -> f64) = ("ms", |outcome| outcome.shown_ms.ms(0.99));
    row(bench, figures, "5", (1, 3_000, 100.0), p99)
}
