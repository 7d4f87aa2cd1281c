//! What the operator asked for: flags first, then the environment, then what suits most.
//!
//! The environment is given as a function, so that reading a configuration is
//! pure. An empty variable is the same as none. Whatever cannot be understood is
//! a [`Misuse`], which says so in the operator's language.

use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use axum::http::Uri;
use clap::ArgMatches;

use super::command_line::{self, Read};
use super::misuse::Misuse;
use crate::i18n::{Lang, choose};
use crate::rehearsal::Pace;
use crate::rehearsal::command::Order;

/// Where the workshops are kept unless told otherwise, beside where the program was started.
pub(super) const DEFAULT_DATA: &str = "donnees";
/// All interfaces: phones have to come in. 8080 needs no rights.
pub(super) const DEFAULT_LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::UNSPECIFIED), 8080);

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
    /// Whether notes may be handed over to pads of a private network.
    pub private_pads: bool,
    /// Serves every socket by the WebSocket library, with a queue and a task each.
    pub plain_sockets: bool,
    /// The language of the terminal, and of pages for who has not chosen.
    pub lang: Lang,
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
    Run(Config),
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
    Ok(Request::Run(Config {
        job: job(&matches),
        data: matches
            .get_one::<PathBuf>("data")
            .cloned()
            .or_else(|| variable("COLLECTE_DATA").filter(|it| !it.is_empty()).map(Into::into))
            .unwrap_or_else(|| DEFAULT_DATA.into()),
        listen: asked("listen").map(listen_address).transpose()?,
        public_url: asked("public-url").map(public_url).transpose()?,
        private_pads: matches.get_flag("private-pads")
            || variable("COLLECTE_PRIVATE_PADS").is_some_and(|on| on == "1"),
        plain_sockets: matches.get_flag("plain-sockets")
            || variable("COLLECTE_PLAIN_SOCKETS").is_some_and(|it| !it.is_empty()),
        lang,
    }))
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

/// An address and a port, or a port on every interface.
fn listen_address(value: String) -> Result<SocketAddr, Misuse> {
    let on_all = |port| SocketAddr::new(DEFAULT_LISTEN.ip(), port);
    let typed = value.trim();
    typed
        .parse()
        .or_else(|_| typed.trim_start_matches(':').parse().map(on_all))
        .map_err(|_| Misuse::Listen { value })
}

fn public_url(value: String) -> Result<PublicUrl, Misuse> {
    PublicUrl::parse(&value).ok_or(Misuse::PublicUrl { value })
}

#[cfg(test)]
mod tests;
