//! Row 15: how long a stored past takes to come back.

use std::net::Ipv4Addr;

use anyhow::ensure;

use super::{Bench, PAIRS};
use crate::clock::now;
use crate::dialect::Dialect;
use crate::http::Browser;
use crate::mark::{self, Marks};
use crate::served::{Kind, Served};
use crate::stage::{self, Shape, Stage, head};
use crate::stats::{median, range};
use crate::table::Figures;

/// Events of the long workshop.
const EVENTS: usize = 10_000;
/// Stored workshops.
const WORKSHOPS: usize = 10_000;

pub(super) fn reopen(bench: &Bench, figures: &mut Figures) -> anyhow::Result<()> {
    let (milliseconds, said) = reopened(bench, EVENTS, PAIRS)?;
    let note = format!(
        "{:.1} to {:.1}; first page minus the same page again, {said} entries",
        range(&milliseconds).0,
        range(&milliseconds).1
    );
    figures.note("15a", median(&milliseconds), &note)?;
    let (with, without) = started(bench, WORKSHOPS, PAIRS)?;
    let note = format!("{:.3} s on an empty folder", median(&without));
    figures.note("15b", median(&with), &note)
}

/// Writes a workshop of so many entries, and opens it again: milliseconds of each
/// opening, and how many entries are in its notes.
pub(super) fn reopened(
    bench: &Bench,
    events: usize,
    times: usize,
) -> anyhow::Result<(Vec<f64>, usize)> {
    let stage = bench.stage(Dialect::Html, Shape { rooms: 1, per_room: 300 })?;
    let (room, folder) = (&stage.rooms[0], bench.folder.join("run"));
    let kind = Kind::Program(bench.program.clone());
    write(&stage.play(&kind, &folder)?, &stage, events)?;
    let mut milliseconds = Vec::new();
    let mut kept = 0;
    for _ in 0..times {
        let server = Served::start(&kind, &folder)?;
        let mut browser = Browser::open(Ipv4Addr::LOCALHOST, server.address)?;
        ensure!(browser.get("/sante", "")?.status == 200, "the store is not well");
        let mut times = [0.0; 2];
        for time in &mut times {
            let begun = now();
            head(&mut browser, room)?;
            *time = (now() - begun) as f64 / 1e6;
        }
        milliseconds.push(times[0] - times[1]);
        let notes = browser.get(&format!("/a/{}/export.json", room.code), "")?;
        let mut seen = crate::bits::Bits::default();
        Marks::new().each(&notes.body, |number| {
            seen.insert(number);
        });
        kept = seen.len();
        ensure!(kept == events, "{kept} of {events} entries are in the notes");
        server.stop()?;
    }
    Ok((milliseconds, kept))
}

/// Everybody writes in turn, by the form of the page.
fn write(server: &Served, stage: &Stage, entries: usize) -> anyhow::Result<()> {
    let room = &stage.rooms[0];
    stage::at_once(
        entries,
        server.address,
        |_| 0,
        |browser, index| {
            let cookie = format!("place={}", stage.seats[index % stage.seats.len()]);
            let text =
                format!("{} Un lavoir, un repair café, une haie plantée ensemble", mark::of(index));
            let form = [("do", "say"), ("round", room.round.as_str()), ("text", text.as_str())];
            stage::asked(browser, &room.code, &cookie, &form)
        },
    )?;
    Ok(())
}

/// Stores so many workshops by the form, and starts again: seconds until health is
/// well, with them and on an empty folder.
pub(super) fn started(
    bench: &Bench,
    workshops: usize,
    times: usize,
) -> anyhow::Result<(Vec<f64>, Vec<f64>)> {
    let full = bench.empty_folder("workshops")?;
    let kind = Kind::Program(bench.program.clone());
    let server = Served::start(&kind, &full)?;
    stage::at_once(
        workshops,
        server.address,
        |_| 0,
        |browser, index| stage::created(browser, &format!("Atelier {index}")).map(drop),
    )?;
    server.stop()?;
    let time = |folder: &std::path::Path| -> anyhow::Result<f64> {
        let begun = now();
        let server = Served::start(&kind, folder)?;
        ensure!(
            Browser::open(Ipv4Addr::LOCALHOST, server.address)?.get("/sante", "")?.status == 200,
            "not well"
        );
        let took = (now() - begun) as f64 / 1e9;
        server.stop()?;
        Ok(took)
    };
    let (mut with, mut without) = (Vec::new(), Vec::new());
    let empty = bench.empty_folder("empty")?;
    time(&empty)?;
    for _ in 0..times {
        with.push(time(&full)?);
        without.push(time(&empty)?);
    }
    Ok((with, without))
}
