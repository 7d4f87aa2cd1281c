//! What the terminal shows when the server has started.
//!
//! The code is the thing: it must scan from a laptop held up to the room. Where
//! the terminal knows colours it is black on white whatever the theme; elsewhere
//! the light modules are drawn and the dark ones left out, which suits the usual
//! light-on-dark terminal.

use std::io::{self, IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::path::Path;

use crate::domain::{Text, Wifi};
use crate::i18n::{Lang, Words, words};
use crate::screen::qr::{self, Grid};
use crate::web::reach::{Networks, PhoneAddress};

/// Black on white, by the two fixed colours of the 256.
const BLACK_ON_WHITE: &str = "\u{1b}[38;5;16;48;5;231m";
const PLAIN: &str = "\u{1b}[0m";

/// What there is to say.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// Where people find the server.
    pub networks: &'a Networks,
    /// The machine is the room: no internet is expected.
    pub lan: bool,
    /// The Wi-Fi of the room.
    pub wifi: Option<&'a Wifi>,
    /// The folder of the copies, if there are any.
    pub copies: Option<&'a Path>,
    /// Where it listens.
    pub bound: SocketAddr,
    /// The busy port that was stepped over.
    pub moved_from: Option<u16>,
    /// The data folder and the secret were just made.
    pub first_start: bool,
    /// The data folder.
    pub data: &'a Path,
}

/// How the modules of a code become signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// With escape sequences.
    Colours,
    /// With blocks only.
    Blocks,
}

impl Paint {
    /// Colours for a terminal that has them, blocks for a file or an old console.
    pub fn of_output(variable: impl Fn(&str) -> Option<String>) -> Self {
        let capable = if cfg!(windows) {
            variable("WT_SESSION").is_some()
        } else {
            variable("TERM").is_some_and(|term| term != "dumb")
        };
        if capable && io::stdout().is_terminal() { Self::Colours } else { Self::Blocks }
    }
}

/// Shows a text on the terminal. A closed terminal is no reason to stop serving.
pub fn show(text: &str) {
    let mut out = io::stdout().lock();
    if let Err(error) = writeln!(out, "{text}").and_then(|()| out.flush()) {
        tracing::debug!(%error, "the terminal is gone: {error}");
    }
}

/// The text of the start: addresses, code, folder, how to stop.
pub fn opening(opening: Opening<'_>, paint: Paint, lang: Lang) -> String {
    let words = words(lang);
    let mut lines = vec![String::new()];
    if opening.first_start {
        lines.push(words.terminal_first_start().to_owned());
    }
    if let Some(asked) = opening.moved_from {
        let used = opening.bound.port().to_string();
        lines.push(words.terminal_port_moved(&asked.to_string(), &used));
    }
    lines.push(words.terminal_here().to_owned());
    lines.push(format!("    {}", opening.networks.here));
    network(&mut lines, &opening, (paint, words));
    match opening.networks.phones.split_first() {
        Some((first, others)) => phones(&mut lines, first, others, (paint, words)),
        None if opening.bound.ip().is_unspecified() => lines.push(words.terminal_none().to_owned()),
        None => lines.push(words.terminal_only_here().to_owned()),
    }
    lines.push(String::new());
    lines.push(format!("{} {}/essai", words.terminal_test(), opening.networks.here));
    lines.push(format!("{} {}", words.terminal_data(), opening.data.display()));
    if let Some(folder) = opening.copies {
        lines.push(words.copies_going(&folder.display().to_string()));
    }
    lines.push(words.terminal_stop().to_owned());
    lines.join("\n") + "\n"
}

/// The Wi-Fi with its code, which comes first; without internet, what to do.
fn network(lines: &mut Vec<String>, opening: &Opening<'_>, (paint, words): (Paint, Words)) {
    if opening.lan {
        lines.extend([String::new(), words.terminal_lan().to_owned()]);
    }
    match opening.wifi {
        Some(wifi) => {
            let password = wifi.password.as_ref().map_or("", Text::as_str);
            lines.push(words.sheet_wifi().to_owned());
            lines.push(format!("    {}", words.sheet_wifi_name(wifi.name.as_str())));
            if !password.is_empty() {
                lines.push(format!("    {}", words.sheet_wifi_password(password)));
            }
            if let Some(grid) = Grid::of(&qr::wifi(wifi.name.as_str(), password)) {
                lines.extend(code(&grid, paint));
            }
            lines.push(words.sheet_workshop().to_owned());
        }
        None if opening.lan => lines.push(words.terminal_lan_wifi().to_owned()),
        None => {}
    }
}

/// What is said when the networks changed while the server runs.
pub fn moved(networks: &Networks, paint: Paint, lang: Lang) -> String {
    let words = words(lang);
    let mut lines = vec![String::new(), words.terminal_moved().to_owned()];
    match networks.phones.split_first() {
        Some((first, others)) => phones(&mut lines, first, others, (paint, words)),
        None => lines.push(words.terminal_none().to_owned()),
    }
    lines.join("\n") + "\n"
}

/// The likeliest address with its code, then the others.
fn phones(
    lines: &mut Vec<String>,
    first: &PhoneAddress,
    others: &[PhoneAddress],
    (paint, words): (Paint, Words),
) {
    let public = first.interface.is_none();
    let heading = if public { words.terminal_public() } else { words.terminal_phones() };
    lines.extend([heading.to_owned(), phone(first, words)]);
    if let Some(grid) = Grid::of(&first.url) {
        lines.extend([words.terminal_scan().to_owned(), String::new()]);
        lines.extend(code(&grid, paint));
    }
    if !others.is_empty() {
        lines.extend([String::new(), words.terminal_others().to_owned()]);
        lines.extend(others.iter().map(|other| phone(other, words)));
    }
}

/// One address with its interface and what to know of it.
fn phone(address: &PhoneAddress, words: Words) -> String {
    let hotspot = address.iphone_hotspot.then(|| words.terminal_hotspot());
    let notes: Vec<&str> = address.interface.as_deref().into_iter().chain(hotspot).collect();
    if notes.is_empty() {
        return format!("    {}", address.url);
    }
    format!("    {}  ({})", address.url, notes.join(", "))
}

/// The rows of a code, two modules high each.
fn code(grid: &Grid, paint: Paint) -> impl Iterator<Item = String> {
    (0..grid.size()).step_by(2).map(move |y| {
        let row = (0..grid.size()).map(|x| (grid.is_dark(x, y), grid.is_dark(x, y + 1)));
        match paint {
            Paint::Colours => {
                let signs: String = row.map(|(top, bottom)| half_blocks(top, bottom)).collect();
                format!("    {BLACK_ON_WHITE}{signs}{PLAIN}")
            }
            Paint::Blocks => {
                let signs: String = row.map(|(top, bottom)| half_blocks(!top, !bottom)).collect();
                format!("    {signs}")
            }
        }
    })
}

/// The sign with these halves filled.
fn half_blocks(top: bool, bottom: bool) -> char {
    match (top, bottom) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

#[cfg(test)]
mod tests;
