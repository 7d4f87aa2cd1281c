//! Everything in one zip: each format once, what happened, a page to read without a
//! network, and a list of checksums that `sha256sum -c` compares.

use std::fmt::Write as _;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::journal::journal;
use super::office::Package;
use super::{Choice, Format, Source, html};
use crate::i18n::Words;

/// The page to open first, and the list of checksums.
const READER: &str = "index.html";
const SUMS: &str = "SHA256SUMS";
/// What happened, in order.
const JOURNAL: &str = "journal.jsonl";

/// A file of the archive.
pub(super) struct Filed {
    /// Its name in the archive.
    pub(super) name: String,
    /// Which format; none is the journal.
    format: Option<Format>,
}

impl Filed {
    /// What it is, in words.
    pub(super) fn told(&self, words: Words) -> &'static str {
        self.format.map_or(words.archive_journal(), |format| format.name(words))
    }
}

/// The archive.
pub fn archive(source: &Source<'_>) -> Vec<u8> {
    let mut package = Package::new();
    let mut sums = String::new();
    let mut filed = Vec::new();
    let mut put = |name: &str, bytes: &[u8], compressed: bool| {
        let sum = HEXLOWER.encode(&Sha256::digest(bytes));
        // Writing into a String cannot fail.
        writeln!(sums, "{sum}  {name}").ok();
        if compressed { package.put_stored(name, bytes) } else { package.put(name, bytes) }
    };
    for (name, format, choice) in files(source) {
        let bytes = format.file(&source.with(choice));
        if bytes.is_empty() {
            continue;
        }
        put(&name, &bytes, format.is_compressed());
        filed.push(Filed { name, format: Some(format) });
    }
    if !source.log().is_empty() {
        put(JOURNAL, journal(source, source.log()).as_bytes(), false);
        filed.push(Filed { name: JOURNAL.to_owned(), format: None });
    }
    put(READER, html::reader(&source.outline(), &filed).as_bytes(), false);
    package.put(SUMS, sums.as_bytes());
    package.done()
}

/// Every format but this one, under the name it is downloaded with; maps with all.
fn files(source: &Source<'_>) -> Vec<(String, Format, Choice)> {
    let choice = Choice { whole: true, ..source.choice() };
    let mut files: Vec<_> = Format::ALL
        .iter()
        .copied()
        .filter(|format| *format != Format::Zip)
        .map(|format| (format!("collecte.{}", format.extension()), format, choice))
        .collect();
    let raw = Choice { raw: true, ..choice };
    files.push(("collecte.brut.csv".to_owned(), Format::Csv, raw));
    files
}
