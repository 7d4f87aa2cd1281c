//! Measures a server from outside, as phones would: the table of `docs/PERFORMANCE.md`.
//!
//! ```text
//! rows    what each line of the table measures     load     phones: joins, words, what arrives
//! stage   workshops and seats, made beforehand     floor    the server that does nothing else
//! served  a server that runs, pinned to one core   table    bars, goals, what is printed
//! ```
//!
//! Everything stays on 127.0.0.1. The server has one core and the phones another.

mod bits;
mod clock;
mod counting;
mod dialect;
mod disk;
mod floor;
mod histogram;
mod http;
mod load;
mod machine;
mod mark;
mod poll;
mod process;
mod rows;
mod served;
mod stage;
mod stats;
mod table;
mod websocket;

use std::process::ExitCode;

use anyhow::{Context as _, bail};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}

const USAGE: &str = "bench floor | bench table PROGRAM [ROW]… | bench check PROGRAM";

/// False when a figure that must be reached was not.
fn run(words: &[String]) -> anyhow::Result<bool> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["floor"] => floor::serve().map(|()| true),
        ["table", program, ref rows @ ..] => {
            let bench = rows::Bench::new(program).context("cannot begin")?;
            rows::table(&bench, rows)
        }
        ["check", program] => rows::check(&rows::Bench::new(program).context("cannot begin")?),
        _ => bail!("usage: {USAGE}"),
    }
}
