//! One row of the table: what a contribution or a free note says, in words or in codes.

use std::collections::BTreeMap;

use super::noted::{Noted, noted};
use crate::domain::{
    Contribution, ContributionId, Group, Kind, Section, Step, Text, Tie, Workshop,
};
use crate::i18n::Words;
use crate::pad::{Source, section_of, signed};

/// Columns of a row.
pub(super) const COLUMNS: usize = 18;

/// In place of the channel, for what no person said.
const REHEARSED: &str = "rehearsal";

/// Names of the columns for machines.
pub(super) const NAMES: [&str; COLUMNS] = [
    "number",
    "id",
    "section",
    "round",
    "kind",
    "text",
    "what",
    "place",
    "tie",
    "who",
    "due",
    "sub_question",
    "name",
    "group_headline",
    "group_gesture",
    "merged_into",
    "support",
    "channel",
];

/// Names of the columns for people.
pub(super) fn headings(words: Words) -> [&'static str; COLUMNS] {
    [
        words.csv_number(),
        words.csv_id(),
        words.csv_section(),
        words.csv_round(),
        words.csv_kind(),
        words.csv_text(),
        words.csv_what(),
        words.csv_place(),
        words.csv_tie(),
        words.csv_who(),
        words.csv_due(),
        words.csv_sub_question(),
        words.csv_name(),
        words.csv_headline(),
        words.csv_gesture(),
        words.csv_merged(),
        words.csv_support(),
        words.csv_channel(),
    ]
}

/// One row: its number in the table, and what stands in it.
pub(super) struct Row<'w> {
    number: usize,
    said: Said<'w>,
}

/// What a row says.
enum Said<'w> {
    /// A contribution, and where it stands.
    Entry {
        entry: &'w Contribution,
        /// The group of each grouping it was put in.
        groups: Vec<&'w Group>,
        /// Number of the row it was merged into.
        merged_into: Option<usize>,
    },
    /// What was written together.
    Note(Noted),
}

/// The rows, section by section as the notes are printed, each section by arrival; what
/// was written together stands at the end of its section.
pub(super) fn rows<'w>(source: &'w Source<'_>) -> Vec<Row<'w>> {
    let workshop = source.workshop();
    let mut entries: Vec<&Contribution> = workshop.public().collect();
    entries.sort_by_key(|entry| (section_of(workshop, entry), entry.order));
    let groupings: Vec<_> = workshop
        .rounds
        .iter()
        .filter(|round| round.plan.step == Step::Grouping)
        .map(|round| round.plan.id)
        .collect();
    let groups = |entry: &Contribution| {
        let groups = groupings.iter().filter_map(|round| workshop.group_of(*round, entry.id));
        groups.filter_map(|group| workshop.group(group).ok()).collect()
    };
    let entries = entries.into_iter().map(|entry| {
        let said = Said::Entry { entry, groups: groups(entry), merged_into: None };
        (section_of(workshop, entry), said)
    });
    let notes = noted(source).into_iter().map(|note| (note.section, Said::Note(note)));
    let mut all: Vec<(Section, Said<'_>)> = entries.chain(notes).collect();
    // Stable: notes stay behind the entries of their section.
    all.sort_by_key(|(section, _)| *section);
    numbered(all.into_iter().map(|(_, said)| said))
}

/// Numbers the rows; what was merged names the row that took it in.
fn numbered<'w>(all: impl Iterator<Item = Said<'w>>) -> Vec<Row<'w>> {
    let mut rows: Vec<Row<'_>> = all.zip(1..).map(|(said, number)| Row { number, said }).collect();
    let numbers: BTreeMap<ContributionId, usize> = rows
        .iter()
        .filter_map(|row| match &row.said {
            Said::Entry { entry, .. } => Some((entry.id, row.number)),
            Said::Note(_) => None,
        })
        .collect();
    for row in &mut rows {
        if let Said::Entry { entry, merged_into, .. } = &mut row.said {
            *merged_into = entry.merged_into.and_then(|id| numbers.get(&id).copied());
        }
    }
    rows
}

impl Row<'_> {
    /// Where it can be read online.
    pub(super) fn address(&self, source: &Source<'_>) -> String {
        match &self.said {
            Said::Entry { entry, .. } => source.address_of(entry.id),
            Said::Note(note) => note.address(source),
        }
    }

    /// Cells for people.
    pub(super) fn in_words(&self, source: &Source<'_>) -> [String; COLUMNS] {
        let (workshop, words) = (source.workshop(), source.words());
        let mut cells = self.in_codes(workshop);
        match &self.said {
            Said::Entry { entry, .. } => {
                words.section(section_of(workshop, entry)).clone_into(&mut cells[2]);
                words.kind(entry.kind).clone_into(&mut cells[4]);
                let tie = entry.statement.tie.map(|tie| words.tie(tie));
                tie.unwrap_or_default().clone_into(&mut cells[8]);
                let simulated = entry.simulated.then(|| words.channel_rehearsal());
                let channel = simulated.unwrap_or_else(|| words.channel(entry.channel));
                channel.clone_into(&mut cells[17]);
            }
            Said::Note(note) => {
                words.section(note.section).clone_into(&mut cells[2]);
                words.csv_note().clone_into(&mut cells[4]);
            }
        }
        cells
    }

    /// Cells for machines.
    pub(super) fn in_codes(&self, workshop: &Workshop) -> [String; COLUMNS] {
        match &self.said {
            Said::Entry { entry, groups, merged_into } => {
                let mut cells = entry_in_codes(workshop, entry);
                cells[0] = self.number.to_string();
                cells[13] = group_words(groups, |group| group.headline.as_ref());
                cells[14] = group_words(groups, |group| group.gesture.as_ref());
                cells[15] = merged_into.map(|number| number.to_string()).unwrap_or_default();
                cells
            }
            Said::Note(note) => {
                let mut cells = note.in_codes(workshop);
                cells[0] = self.number.to_string();
                cells
            }
        }
    }
}

/// What a contribution says by itself.
fn entry_in_codes(workshop: &Workshop, entry: &Contribution) -> [String; COLUMNS] {
    let statement = &entry.statement;
    let round = workshop.round(entry.round).ok();
    let language = workshop.language();
    let title = round.map_or("", |round| round.plan.title.read(language).0);
    let sub_question = round.zip(statement.sub_question).and_then(|(round, index)| {
        Some(round.plan.sub_questions.get(index as usize)?.read(language).0)
    });
    let who = statement.who.as_ref().filter(|_| entry.kind == Kind::Action);
    [
        String::new(),
        entry.id.to_string(),
        section_of(workshop, entry).code().to_owned(),
        title.to_owned(),
        entry.kind.code().to_owned(),
        statement.text.to_string(),
        said(statement.what.as_ref()),
        said(statement.place.as_ref()),
        statement.tie.map(Tie::code).unwrap_or_default().to_owned(),
        said(who),
        said(statement.due.as_ref()),
        sub_question.unwrap_or_default().to_owned(),
        said(signed(workshop, entry)),
        String::new(),
        String::new(),
        String::new(),
        entry.support.len().to_string(),
        if entry.simulated { REHEARSED } else { entry.channel.code() }.to_owned(),
    ]
}

fn group_words(groups: &[&Group], words: impl Fn(&Group) -> Option<&Text>) -> String {
    let words: Vec<&str> =
        groups.iter().filter_map(|group| words(group)).map(Text::as_str).collect();
    words.join(" / ")
}

pub(super) fn said(text: Option<&Text>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
