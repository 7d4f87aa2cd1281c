//! What each row of the table measures.

mod away;
mod check;
mod counts;
mod crowded;
mod durable;
mod ratios;
mod reopen;
mod stalled;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Context as _, ensure};

pub(crate) use check::check;

use crate::clock::now;
use crate::dialect::Dialect;
use crate::http::Browser;
use crate::load::{Arriving, Crowd, Offer, Outcome};
use crate::machine;
use crate::served::{Kind, Served};
use crate::stage::{Shape, Stage, head};
use crate::table::Figures;

/// Pairs of runs whose median is a figure.
const PAIRS: usize = 5;
/// Seconds between the last arrival and the first word.
const CALM: f64 = 0.5;
/// Phones that come in without a rate and with the state they were prepared with.
const AT_ONCE: Arriving = Arriving { per_second: None, fetches: false, spin: false };

/// What is measured, and where.
pub(crate) struct Bench {
    program: PathBuf,
    /// Data folders of the runs; on the disk of this program.
    folder: PathBuf,
    stages: RefCell<HashMap<(usize, usize), Rc<Stage>>>,
}

/// A run that can go on: server and phones.
struct Run<'a> {
    server: &'a Served,
    crowd: Crowd<'a>,
}

impl Bench {
    pub(crate) fn new(program: &str) -> anyhow::Result<Self> {
        let program = fs::canonicalize(program).with_context(|| format!("no program {program}"))?;
        let own = std::env::current_exe()?;
        let folder = own.parent().context("no folder")?.join("work");
        fs::create_dir_all(&folder)?;
        let mut cores = rustix::thread::CpuSet::new();
        cores.set(*machine::PHONES_CORE);
        rustix::thread::sched_setaffinity(None, &cores)?;
        let most = rustix::process::getrlimit(rustix::process::Resource::Nofile);
        let raised = rustix::process::Rlimit { current: most.maximum, ..most };
        rustix::process::setrlimit(rustix::process::Resource::Nofile, raised)?;
        Ok(Self { program, folder, stages: RefCell::default() })
    }

    /// Whether the program is the one that the tests run on: by the folder it is in.
    fn is_unoptimised(&self) -> bool {
        self.program.parent().is_some_and(|folder| folder.ends_with("debug"))
    }

    fn kind(&self, dialect: Dialect) -> Kind {
        match dialect {
            Dialect::Floor => Kind::Floor,
            Dialect::Html | Dialect::Json => Kind::Program(self.program.clone()),
        }
    }

    /// The stage of a shape, prepared when it is first needed.
    fn stage(&self, dialect: Dialect, shape: Shape) -> anyhow::Result<Rc<Stage>> {
        if dialect == Dialect::Floor {
            return Ok(Rc::default());
        }
        let key = (shape.rooms, shape.per_room);
        if let Some(stage) = self.stages.borrow().get(&key) {
            return Ok(stage.clone());
        }
        let folder = self.folder.join(format!("stage-{}-{}", shape.rooms, shape.per_room));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let stage = Rc::new(Stage::prepare(&self.program, folder, shape)?);
        println!(
            "   stage {} x {}: {:.0} people a second came in by the form",
            shape.rooms, shape.per_room, stage.entered_per_s
        );
        self.stages.borrow_mut().insert(key, stage.clone());
        Ok(stage)
    }

    /// A folder with nothing in it.
    fn empty_folder(&self, name: &str) -> anyhow::Result<PathBuf> {
        let folder = self.folder.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Starts a fresh server, and hands it over with a crowd that is not in yet.
    fn run<T>(
        &self,
        dialect: Dialect,
        shape: Shape,
        work: impl FnOnce(&mut Run<'_>) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let stage = self.stage(dialect, shape)?;
        let server = stage.play(&self.kind(dialect), &self.folder.join("run"))?;
        let crowd = Crowd::new(dialect, &stage, shape, server.address)?;
        // The first of each hall finds the door; what many codes from one address cost is
        // not what is measured here.
        for (number, room) in stage.rooms.iter().enumerate() {
            head(&mut Browser::open(crowd.origin(number), server.address)?, room)?;
        }
        let done = work(&mut Run { server: &server, crowd })?;
        server.stop()?;
        Ok(done)
    }

    /// One run: everybody comes in, a calm moment, the offer.
    fn once(&self, dialect: Dialect, shape: Shape, offer: &Offer) -> anyhow::Result<Outcome> {
        let outcome = self.run(dialect, shape, |run| {
            run.everybody()?;
            run.crowd.offer(offer, run.server)
        })?;
        println!("   {dialect:?} {}", outcome.line());
        Ok(outcome)
    }
}

impl Run<'_> {
    /// Everybody comes in; then a calm moment.
    fn everybody(&mut self) -> anyhow::Result<()> {
        let all: Vec<usize> = (0..self.crowd.shape.people()).collect();
        self.crowd.arrive(&all, AT_ONCE)?;
        let (joined, gone) = (self.crowd.tally.joined, self.crowd.tally.gone);
        let why = self.crowd.tally.complaint.clone().unwrap_or_default();
        ensure!(gone == 0, "{joined} came in and {gone} did not: {why}");
        self.crowd.idle(CALM)
    }
}

type Row = fn(&Bench, &mut Figures) -> anyhow::Result<()>;

/// What can be asked for by name, and the rows that it fills.
const ROWS: [(&str, Row); 14] = [
    ("1", ratios::one_room),
    ("2", ratios::many_rooms),
    ("3", counts::instructions),
    ("4", counts::system_calls),
    ("5", ratios::overload),
    ("6", crowded::ten_thousand),
    ("6b", crowded::folded),
    ("9", durable::idle),
    ("10b", counts::joins),
    ("11", away::back),
    ("12", stalled::stalled),
    ("13", counts::bytes),
    ("14", durable::as_fast_as_acknowledged),
    ("15", reopen::reopen),
];

/// Measures the rows that are named, or all of them, and prints the table; false when
/// one of them could not be measured.
pub(crate) fn table(bench: &Bench, names: &[&str]) -> anyhow::Result<bool> {
    let mut figures = Figures::open(&bench.folder);
    for name in names {
        let known = ROWS.iter().any(|(known, _)| known == name);
        ensure!(known, "no row {name}; rows 7, 8 and 10 come with row 6");
    }
    println!("{}", machine::line());
    let mut whole = true;
    for (name, row) in ROWS {
        if names.is_empty() || names.contains(&name) {
            println!("== row {name}");
            let begun = now();
            if let Err(error) = row(bench, &mut figures) {
                // The others can be measured all the same.
                println!("   row {name} has no figure: {error:#}");
                whole = false;
            }
            println!("-- {:.0} s", (now() - begun) as f64 / 1e9);
        }
    }
    println!("\n{}\n\n{}", machine::line(), figures.table());
    Ok(whole)
}
