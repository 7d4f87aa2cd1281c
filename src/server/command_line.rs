//! The command line as clap reads it, in the operator's language.
//!
//! clap knows the structure only: which flags and commands exist. What a value
//! means is read in `config`, and every sentence comes from the catalogue; clap's
//! own English is never shown.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::config::{DEFAULT_DATA, DEFAULT_LISTEN, MINUTE};
use super::misuse::Misuse;
use crate::i18n::{Lang, Words, words};
use crate::rehearsal::command::{USUAL, recipe_keys};

/// What clap made of the words after the program's name.
pub(super) enum Read {
    /// Flags and a command, values not yet looked at.
    Asked(ArgMatches),
    /// The help or the version was asked for.
    Show(String),
}

/// Reads the words; the first is the program's own name.
pub(super) fn read(args: Vec<OsString>, lang: Lang) -> Result<Read, Misuse> {
    match command(words(lang)).try_get_matches_from(args) {
        Ok(matches) => Ok(Read::Asked(matches)),
        Err(error)
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) =>
        {
            Ok(Read::Show(error.render().to_string()))
        }
        Err(error) => Err(misuse(&error)),
    }
}

fn command(words: Words) -> Command {
    Command::new("collecte")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.help_about())
        .override_usage(words.help_usage_serve())
        .help_template(template(words, "{subcommands}", words.help_commands()))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(flags(words))
        .subcommand(with_file("backup", words.help_usage_backup(), words.help_backup(), words))
        .subcommand(with_file("restore", words.help_usage_restore(), words.help_restore(), words))
        .subcommand(rehearse(words))
}

/// A command that takes one file.
fn with_file(
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    words: Words,
) -> Command {
    let file = Arg::new("file")
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .value_name(words.help_value_file())
        .help(if name == "backup" { words.help_backup_file() } else { words.help_restore_file() });
    Command::new(name)
        .about(about)
        .override_usage(usage)
        .help_template(template(words, "{positionals}", words.help_arguments()))
        .arg(file)
}

/// The command that plays a meeting.
fn rehearse(words: Words) -> Command {
    let value = |name: &'static str, value_name: &'static str, help: String| {
        Arg::new(name).long(name).value_name(value_name).help(help)
    };
    Command::new("rehearse")
        .about(words.help_rehearse())
        .override_usage(words.help_usage_rehearse())
        .help_template(format!(
            "{{about}}\n\n{} {{usage}}\n\n{}\n{{options}}\n",
            words.help_usage(),
            words.help_options(),
        ))
        .arg(value("url", words.help_value_url(), words.help_rehearse_server(USUAL)))
        .arg(value("link", words.help_value_link(), words.help_rehearse_link().to_owned()))
        .arg(value("recipe", words.help_value_recipe(), words.help_rehearse_recipe(&recipe_keys())))
        .arg(
            Arg::new("fast")
                .long("fast")
                .action(ArgAction::SetTrue)
                .help(words.help_rehearse_fast()),
        )
}

/// Where clap puts the parts, under our own headings.
fn template(words: Words, part: &str, heading: &str) -> String {
    format!(
        "{{about}}\n\n{} {{usage}}\n\n{heading}\n{part}\n\n{}\n{{options}}\n",
        words.help_usage(),
        words.help_options(),
    )
}

fn flags(words: Words) -> [Arg; 14] {
    let codes = super::misuse::codes();
    let value = |name: &'static str, value_name: &'static str, help: String| {
        Arg::new(name).long(name).value_name(value_name).help(help).global(true)
    };
    [
        value("data", words.help_value_folder(), words.help_data(&format!("./{DEFAULT_DATA}")))
            .value_parser(value_parser!(PathBuf)),
        value("listen", words.help_value_address(), words.help_listen(&DEFAULT_LISTEN.to_string())),
        value("public-url", words.help_value_url(), words.help_public_url().to_owned()),
        Arg::new("lan").long("lan").action(ArgAction::SetTrue).help(words.help_lan()).global(true),
        value("wifi", words.help_value_name(), words.help_wifi().to_owned()),
        value("wifi-password", words.help_value_password(), words.help_wifi_password().to_owned()),
        value("backup-to", words.help_value_folder(), words.help_backup_to().to_owned()),
        value(
            "backup-every",
            words.help_value_seconds(),
            words.help_backup_every(&MINUTE.to_string()),
        ),
        Arg::new("plain-sockets")
            .long("plain-sockets")
            .action(ArgAction::SetTrue)
            .help(words.help_plain_sockets())
            .global(true),
        value("metrics", words.help_value_address(), words.help_metrics().to_owned()),
        value("lang", words.help_value_lang(), words.help_lang(&codes)),
        Arg::new("private-pads")
            .long("private-pads")
            .action(ArgAction::SetTrue)
            .help(words.help_private_pads())
            .global(true),
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(words.help_help())
            .global(true),
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(words.help_version()),
    ]
}

/// What was wrong, from what clap remembers of it.
fn misuse(error: &Error) -> Misuse {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.first().cloned().unwrap_or_default(),
        Some(_) | None => String::new(),
    };
    // clap shows a flag together with its value: `--data <DOSSIER>`.
    let option = || context(ContextKind::InvalidArg).split(' ').next().unwrap_or("").to_owned();
    let suggestion = |kind| Some(context(kind)).filter(|word| !word.is_empty());
    #[expect(clippy::wildcard_enum_match_arm, reason = "clap may add kinds at any time")]
    match error.kind() {
        ErrorKind::UnknownArgument => {
            Misuse::Option { option: option(), suggestion: suggestion(ContextKind::SuggestedArg) }
        }
        ErrorKind::InvalidSubcommand => Misuse::Command {
            command: context(ContextKind::InvalidSubcommand),
            suggestion: suggestion(ContextKind::SuggestedSubcommand),
        },
        ErrorKind::InvalidValue => Misuse::ValueMissing { option: option() },
        ErrorKind::ArgumentConflict => Misuse::Twice { option: option() },
        ErrorKind::MissingRequiredArgument => Misuse::FileMissing,
        other => Misuse::Other { detail: other.to_string() },
    }
}
