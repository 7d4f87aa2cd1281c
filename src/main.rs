//! The `collecte` command: reads what it was asked, does it, and says what went wrong.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use collecte::i18n::words;
use collecte::rehearsal::command::{self, NotPlayed, Order};
use collecte::server::config::{self, Config, Job, Request};
use collecte::server::terminal::{self, Opening, Paint};
use collecte::server::{
    Misuse, Server, StartError, Stop, address, assemble, backup, listen, log, signal, watch,
};
use collecte::web;

/// Takes memory from the system in large pieces and knows its own sizes.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Why a run ended badly.
enum Failure {
    /// The command line made no sense.
    Misuse(Misuse),
    /// The work could not begin.
    Start(StartError),
    /// The rehearsal stopped.
    Rehearsal(NotPlayed),
}

fn main() -> ExitCode {
    let args: Vec<OsString> = env::args_os().collect();
    let lang = config::language(&args, variable);
    let Err(failure) = run(args) else { return ExitCode::SUCCESS };
    let (sentence, code) = match failure {
        Failure::Misuse(misuse) => (misuse.sentence(lang), 2),
        Failure::Start(error) => (error.sentence(lang), 1),
        Failure::Rehearsal(error) => (error.sentence(lang), 1),
    };
    // Without an error output there is nobody to tell; the exit code remains.
    writeln!(io::stderr(), "{sentence}").map_or(ExitCode::from(code), |()| ExitCode::from(code))
}

fn run(args: Vec<OsString>) -> Result<(), Failure> {
    let config = match config::read(args, variable).map_err(Failure::Misuse)? {
        Request::Show(text) => {
            terminal::show(text.trim_end());
            return Ok(());
        }
        Request::Run(config) => config,
    };
    log::start();
    let done = match &config.job {
        Job::Serve => serve(&config),
        Job::Backup { file } => copy_out(&config, file),
        Job::Restore { file } => copy_in(&config, file),
        Job::Rehearse(order) => return rehearse(&config, order),
    };
    done.map_err(Failure::Start)
}

/// Runs the server until the operator or the system stops it.
fn serve(config: &Config) -> Result<(), StartError> {
    let server = Server::open(config)?;
    runtime()?.block_on(async {
        // Heard before the address is told: whoever knows it may also ask for the end.
        let asked = signal::stop_asked();
        let bound = listen::bind(config.listen)?;
        let networks = address::networks(bound.address, config.public_url.as_ref());
        let opening = Opening {
            networks: &networks,
            lan: config.lan || !networks.has_route,
            wifi: config.wifi.as_ref(),
            copies: config.copies.as_ref().map(|plan| plan.folder.as_path()),
            bound: bound.address,
            moved_from: bound.moved_from,
            first_start: server.is_first_start(),
            data: &config.data,
        };
        terminal::show(&terminal::opening(opening, Paint::of_output(variable), config.lang));
        let state = assemble::assemble(&server, config, bound.address, networks);
        watch::watch(&server, config, bound.address, &state);
        if let Some(address) = config.metrics {
            let bound = listen::bind(Some(address))?;
            tracing::info!("figures at http://{}/metrics", bound.address);
            server.serve(bound.listener, web::operator(state.clone()));
        }
        let router = web::router(state);
        let stop = async {
            asked.await;
            terminal::show(words(config.lang).terminal_stopping());
        };
        if server.listen(bound.listener, router, stop).await == Stop::Clean {
            terminal::show(words(config.lang).terminal_stopped());
        }
        Ok(())
    })
}

/// Plays a meeting on a server that runs.
fn rehearse(config: &Config, order: &Order) -> Result<(), Failure> {
    let runtime = runtime().map_err(Failure::Start)?;
    let played = runtime.block_on(command::run(order, config.lang, terminal::show));
    played.map_err(Failure::Rehearsal).map(|_| ())
}

fn runtime() -> Result<tokio::runtime::Runtime, StartError> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|source| StartError::Runtime { source })
}

/// Copies the data folder, running or not.
fn copy_out(config: &Config, file: &Path) -> Result<(), StartError> {
    let secret = backup::backup(&config.data, file)?;
    let (log, secret) = (file.display().to_string(), secret.display().to_string());
    terminal::show(&words(config.lang).terminal_backup_done(&log, &secret));
    Ok(())
}

/// Puts a copy into an empty data folder.
fn copy_in(config: &Config, file: &Path) -> Result<(), StartError> {
    backup::restore(file, &config.data)?;
    let folder = config.data.display().to_string();
    terminal::show(&words(config.lang).terminal_restore_done(&folder));
    Ok(())
}

/// A variable of the environment, unless it is not text.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}
