//! What the operator asked for: flags first, then the environment, then what suits most.
//!
//! The environment is given as a function, so that reading a configuration is
//! pure. An empty variable is the same as none. Whatever cannot be understood is
//! a [`Misuse`], which says so in the operator's language.

use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use axum::http::Uri;
use clap::ArgMatches;

use super::command_line::{self, Read};
use super::misuse::Misuse;
use crate::domain::{Text, Wifi, limits};
use crate::i18n::{Lang, choose};
use crate::rehearsal::Pace;
use crate::rehearsal::command::Order;

/// Where the workshops are kept unless told otherwise, beside where the program was started.
pub(super) const DEFAULT_DATA: &str = "donnees";
/// All interfaces: phones have to come in. 8080 needs no rights.
pub(super) const DEFAULT_LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::UNSPECIFIED), 8080);

/// Seconds between two copies: what may be lost with the machine.
pub(super) const MINUTE: u64 = 60;
/// Seconds between two copies that make sense.
const COPIES: RangeInclusive<u64> = 1..=86_400;

/// Everything the program was asked, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// What to do.
    pub job: Job,
    /// The folder of the workshops and secrets.
    pub data: PathBuf,
    /// The address asked for; none leaves the choice, and a busy port is then stepped over.
    pub listen: Option<SocketAddr>,
    /// How phones reach the server when it is behind a name.
    pub public_url: Option<PublicUrl>,
    /// The machine is the room: no internet is expected.
    pub lan: bool,
    /// The Wi-Fi of the room, for workshops that name none.
    pub wifi: Option<Wifi>,
    /// Copies to a second folder while the server runs.
    pub copies: Option<CopyPlan>,
    /// Where figures are told to the operator; nowhere without.
    pub metrics: Option<SocketAddr>,
    /// Whether notes may be handed over to pads of a private network.
    pub private_pads: bool,
    /// Serves every socket by the WebSocket library, with a queue and a task each.
    pub plain_sockets: bool,
    /// The language of the terminal, and of pages for who has not chosen.
    pub lang: Lang,
}

/// Copies to a second folder while the server runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyPlan {
    /// The folder, best on another disk or on a key.
    pub folder: PathBuf,
    /// How long between two looks at whether something changed.
    pub every: Duration,
}

/// What one run of the program does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Runs the server until it is told to stop.
    Serve,
    /// Copies all that is stored into a file, the secret beside it.
    Backup {
        /// The file to write.
        file: PathBuf,
    },
    /// Puts a copy into a data folder that has no workshops yet.
    Restore {
        /// The file to read.
        file: PathBuf,
    },
    /// Plays a meeting with simulated people, on a server that runs.
    Rehearse(Order),
}

/// What the command line comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Do this.
    Run(Box<Config>),
    /// Only show this text: the help or the version.
    Show(String),
}

/// A complete `http` or `https` address, without a path and without a final slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// Reads what the operator typed; none when it is not such an address.
    pub fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.trim().parse().ok()?;
        let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
        let authority = uri.authority()?;
        let bare = uri.path() == "/" && uri.query().is_none();
        let named = !authority.host().is_empty() && !authority.as_str().contains('@');
        (bare && named).then(|| Self(format!("{scheme}://{authority}")))
    }

    /// As it is shown and drawn.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The language to speak, known before anything else so that errors speak it too:
/// `--lang`, else `COLLECTE_LANG`, else the locale.
pub fn language(args: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    let mut words = args.iter().skip(1).map(|word| word.to_string_lossy());
    let mut flag = None;
    while let Some(word) = words.next() {
        match word.split_once('=') {
            Some(("--lang", value)) => flag = Some(value.to_owned()),
            None if word == "--lang" => flag = words.next().map(Into::into),
            Some(_) | None => {}
        }
    }
    flag.or_else(|| variable("COLLECTE_LANG"))
        .and_then(|asked| choose::from_tag(&asked))
        .unwrap_or_else(|| choose::from_environment(variable))
}

/// Reads the command line (the first word is the program's own name) and the environment.
pub fn read(
    args: Vec<OsString>,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Request, Misuse> {
    let lang = language(&args, &variable);
    let matches = match command_line::read(args, lang)? {
        Read::Asked(matches) => matches,
        Read::Show(text) => return Ok(Request::Show(text)),
    };
    let asked = |flag: &'static str| asked(&matches, flag, &variable);
    if let Some(code) = asked("lang")
        && choose::from_tag(&code).is_none()
    {
        return Err(Misuse::Lang { value: code });
    }
    Ok(Request::Run(Box::new(Config {
        job: job(&matches),
        data: matches
            .get_one::<PathBuf>("data")
            .cloned()
            .or_else(|| variable("COLLECTE_DATA").filter(|it| !it.is_empty()).map(Into::into))
            .unwrap_or_else(|| DEFAULT_DATA.into()),
        listen: asked("listen").map(listen_address).transpose()?,
        public_url: asked("public-url").map(public_url).transpose()?,
        lan: matches.get_flag("lan") || is_on(variable("COLLECTE_LAN")),
        wifi: wifi(asked("wifi"), asked("wifi-password"))?,
        copies: copies(asked("backup-to"), asked("backup-every"))?,
        metrics: asked("metrics").map(metrics_address).transpose()?,
        private_pads: matches.get_flag("private-pads")
            || variable("COLLECTE_PRIVATE_PADS").is_some_and(|on| on == "1"),
        plain_sockets: matches.get_flag("plain-sockets")
            || variable("COLLECTE_PLAIN_SOCKETS").is_some_and(|it| !it.is_empty()),
        lang,
    })))
}

/// The value of a flag, else of its variable: `--public-url`, `COLLECTE_PUBLIC_URL`.
fn asked(
    matches: &ArgMatches,
    flag: &str,
    variable: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let name = format!("COLLECTE_{}", flag.replace('-', "_").to_uppercase());
    matches
        .get_one::<String>(flag)
        .cloned()
        .or_else(|| variable(&name))
        .filter(|value| !value.is_empty())
}

fn job(matches: &ArgMatches) -> Job {
    let file = |name| matches.subcommand_matches(name)?.get_one::<PathBuf>("file").cloned();
    if let Some(file) = file("backup") {
        Job::Backup { file }
    } else if let Some(file) = file("restore") {
        Job::Restore { file }
    } else if let Some(matches) = matches.subcommand_matches("rehearse") {
        Job::Rehearse(order(matches))
    } else {
        Job::Serve
    }
}

fn order(matches: &ArgMatches) -> Order {
    let value = |name: &str| matches.get_one::<String>(name).cloned();
    Order {
        link: value("link"),
        url: value("url"),
        recipe: value("recipe"),
        pace: if matches.get_flag("fast") { Pace::Fast } else { Pace::Human },
    }
}

fn is_on(variable: Option<String>) -> bool {
    variable.is_some_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

fn wifi(name: Option<String>, password: Option<String>) -> Result<Option<Wifi>, Misuse> {
    let line = |value: Option<String>| match value {
        Some(value) => Text::optional_line(&value, limits::NAME).map_err(|_| Misuse::Wifi),
        None => Ok(None),
    };
    let (name, password) = (line(name)?, line(password)?);
    match (name, password) {
        (Some(name), password) => Ok(Some(Wifi { name, password })),
        (None, Some(_)) => Err(Misuse::Wifi),
        (None, None) => Ok(None),
    }
}

fn copies(folder: Option<String>, every: Option<String>) -> Result<Option<CopyPlan>, Misuse> {
    let seconds = every.map(|value| {
        let seconds = value.trim().parse().ok().filter(|seconds| COPIES.contains(seconds));
        seconds.ok_or(Misuse::Seconds { value })
    });
    let every = Duration::from_secs(seconds.transpose()?.unwrap_or(MINUTE));
    Ok(folder.map(|folder| CopyPlan { folder: folder.into(), every }))
}

/// An address and a port, or a port on every interface.
fn listen_address(value: String) -> Result<SocketAddr, Misuse> {
    let on_all = |port| SocketAddr::new(DEFAULT_LISTEN.ip(), port);
    let typed = value.trim();
    typed
        .parse()
        .or_else(|_| typed.trim_start_matches(':').parse().map(on_all))
        .map_err(|_| Misuse::Listen { value })
}

/// An address and a port, or a port of this machine alone.
fn metrics_address(value: String) -> Result<SocketAddr, Misuse> {
    let here = |port| SocketAddr::new(Ipv4Addr::LOCALHOST.into(), port);
    let typed = value.trim();
    typed
        .parse()
        .or_else(|_| typed.trim_start_matches(':').parse().map(here))
        .map_err(|_| Misuse::Listen { value })
}

fn public_url(value: String) -> Result<PublicUrl, Misuse> {
    PublicUrl::parse(&value).ok_or(Misuse::PublicUrl { value })
}

#[cfg(test)]
mod tests;
