//! The table: what is measured, what must be reached, what is aimed at.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// One line of the table. A figure must not be above its bar, except where more is better.
pub(crate) struct Line {
    /// Its number; parts of a row have letters.
    pub(crate) row: &'static str,
    pub(crate) what: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) least: f64,
    pub(crate) goal: f64,
    pub(crate) more_is_better: bool,
}

const fn line(
    row: &'static str,
    what: &'static str,
    unit: &'static str,
    (least, goal): (f64, f64),
) -> Line {
    Line { row, what, unit, least, goal, more_is_better: false }
}

/// The rows of the table, in its order.
pub(crate) const LINES: &[Line] = &[
    line("1", "CPU per delivery, 1 room x 300 at 100/s", "x floor", (1.5, 1.25)),
    line("2", "CPU per delivery, 100 rooms x 30 at 10/s", "x floor", (1.7, 1.3)),
    line("3", "user instructions per delivery, 1 x 100, calm", "", (2_500.0, 300.0)),
    line("4a", "system calls per delivery, 1 x 300, calm", "", (1.05, 1.02)),
    line("4b", "system calls per delivery, 1 x 3,000 at 100/s", "", (0.5, 0.35)),
    line("5", "p99 at 1 x 3,000 at 100/s", "x floor", (3.0, 1.5)),
    line("6", "p99 at 1 x 10,000 at 10/s", "x floor", (2.0, 1.2)),
    line("6b", "p99 at 1 x 10,000 at 100/s", "ms", (400.0, 250.0)),
    line("7", "durable ack p99 on load 6, above the disk's", "ms", (10.0, 3.0)),
    line("8a", "resident per idle connection, 10,000", "KB", (12.0, 4.0)),
    line("8b", "resident per connection after load 6", "KB", (14.0, 5.0)),
    line("9", "idle server without phones, resident", "MB", (25.0, 12.0)),
    line("10", "10,000 joins with first state offered in 1 s", "s", (1.5, 1.0)),
    line("10b", "user instructions per join, page and socket", "", (500_000.0, 300_000.0)),
    line("11a", "300 phones back, 200 entries missed, all whole", "s", (1.0, 0.5)),
    line("11b", "bytes of a phone back that missed nothing", "B", (500.0, 300.0)),
    line("12a", "p99 of the others while 5 % are stalled", "x without", (1.3, 1.1)),
    line("12b", "bytes held for a stalled phone", "KB", (256.0, 64.0)),
    line("13a", "bytes per delivered entry above its text, JSON", "B", (80.0, 60.0)),
    line("13b", "bytes per delivered entry above its text, HTML", "B", (200.0, 150.0)),
    Line {
        more_is_better: true,
        ..line("14", "durable acks, 100 rooms, over the disk's fsync rate", "x", (10.0, 30.0))
    },
    line("15a", "reopen a workshop of 10,000 events", "ms", (100.0, 30.0)),
    line("15b", "start with 10,000 workshops stored", "s", (2.0, 0.5)),
];

impl Line {
    fn reaches(&self, value: f64, bar: f64) -> bool {
        if self.more_is_better { value >= bar } else { value <= bar }
    }

    /// Whether the bar that must be reached is reached.
    pub(crate) fn is_reached(&self, value: f64) -> bool {
        self.reaches(value, self.least)
    }

    fn verdict(&self, value: f64) -> &'static str {
        if self.reaches(value, self.goal) {
            "goal"
        } else if self.is_reached(value) {
            "yes"
        } else {
            "NO"
        }
    }
}

/// Figures by row; kept in a file, so that a table can be made in several goes.
pub(crate) struct Figures {
    path: PathBuf,
    found: BTreeMap<String, (f64, String)>,
}

impl Figures {
    /// What was measured before in this folder.
    pub(crate) fn open(folder: &Path) -> Self {
        let path = folder.join("figures.tsv");
        let text = fs::read_to_string(&path).unwrap_or_default();
        let found = text.lines().filter_map(|line| {
            let mut columns = line.splitn(3, '\t');
            let (row, value) = (columns.next()?, columns.next()?.parse().ok()?);
            Some((row.to_owned(), (value, columns.next().unwrap_or_default().to_owned())))
        });
        Self { found: found.collect(), path }
    }

    /// Notes a figure, and how it came about.
    pub(crate) fn note(&mut self, row: &str, value: f64, note: &str) -> anyhow::Result<()> {
        println!("   row {row}: {}  ({note})", shown(value));
        self.found.insert(row.to_owned(), (value, note.to_owned()));
        let lines =
            self.found.iter().map(|(row, (value, note))| format!("{row}\t{value}\t{note}\n"));
        Ok(fs::write(&self.path, lines.collect::<String>())?)
    }

    /// The figure of a row.
    pub(crate) fn get(&self, row: &str) -> Option<f64> {
        self.found.get(row).map(|(value, _)| *value)
    }

    /// The table, in Markdown.
    pub(crate) fn table(&self) -> String {
        let mut text = String::from(
            "| # | what | measured | at least | goal | reached | how |\n|---|---|---|---|---|---|---|\n",
        );
        for line in LINES {
            let Some((value, note)) = self.found.get(line.row) else { continue };
            let (Line { row, what, unit, .. }, verdict) = (line, line.verdict(*value));
            let (value, least, goal) = (shown(*value), shown(line.least), shown(line.goal));
            // Writing into a String cannot fail.
            writeln!(
                text,
                "| {row} | {what} | {value} {unit} | {least} | {goal} | {verdict} | {note} |"
            )
            .ok();
        }
        text
    }
}

/// Three digits that count, and no more.
pub(crate) fn shown(value: f64) -> String {
    match value.abs() {
        0.0..10.0 => format!("{value:.2}"),
        10.0..100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_above_its_bar_is_told() {
        let of = |row| LINES.iter().find(|line| line.row == row).unwrap();
        let row = of("1");
        assert_eq!([1.2, 1.4, 1.6].map(|value| row.verdict(value)), ["goal", "yes", "NO"]);
        let more = of("14");
        assert_eq!([31.0, 12.0, 9.0].map(|value| more.verdict(value)), ["goal", "yes", "NO"]);
        assert!(!more.is_reached(9.9) && more.is_reached(10.0));
    }

    #[test]
    fn goals_are_beyond_what_must_be_reached() {
        for line in LINES {
            assert!(line.reaches(line.goal, line.least), "{}", line.row);
        }
    }
}
