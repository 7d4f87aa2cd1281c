//! One row of the table: what a contribution says, in words or in codes.

use std::collections::BTreeMap;

use crate::domain::{Contribution, ContributionId, Group, Kind, Step, Text, Tie, Workshop};
use crate::i18n::Words;
use crate::pad::{section_of, signed};

/// Columns of a row.
const COLUMNS: usize = 18;

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

/// One public contribution, its number in the table, and where it stands.
pub(super) struct Row<'w> {
    number: usize,
    entry: &'w Contribution,
    /// The group of each grouping it was put in.
    groups: Vec<&'w Group>,
    /// Number of the row it was merged into.
    merged_into: Option<usize>,
}

/// The rows, section by section as the notes are printed, each section by arrival.
pub(super) fn rows(workshop: &Workshop) -> Vec<Row<'_>> {
    let mut entries: Vec<&Contribution> = workshop.public().collect();
    entries.sort_by_key(|entry| (section_of(workshop, entry), entry.order));
    let numbers: BTreeMap<ContributionId, usize> =
        entries.iter().zip(1..).map(|(entry, number)| (entry.id, number)).collect();
    let groupings: Vec<_> = workshop
        .rounds
        .iter()
        .filter(|round| round.plan.step == Step::Grouping)
        .map(|round| round.plan.id)
        .collect();
    entries
        .into_iter()
        .zip(1..)
        .map(|(entry, number)| Row {
            number,
            entry,
            groups: groupings
                .iter()
                .filter_map(|round| workshop.group_of(*round, entry.id))
                .filter_map(|group| workshop.group(group).ok())
                .collect(),
            merged_into: entry.merged_into.and_then(|id| numbers.get(&id).copied()),
        })
        .collect()
}

impl Row<'_> {
    /// Whose row it is.
    pub(super) fn id(&self) -> ContributionId {
        self.entry.id
    }

    /// Cells for people.
    pub(super) fn in_words(&self, workshop: &Workshop, words: Words) -> [String; COLUMNS] {
        let entry = self.entry;
        let mut cells = self.in_codes(workshop);
        words.section(section_of(workshop, entry)).clone_into(&mut cells[2]);
        words.kind(entry.kind).clone_into(&mut cells[4]);
        let tie = entry.statement.tie.map(|tie| words.tie(tie));
        tie.unwrap_or_default().clone_into(&mut cells[8]);
        let channel =
            if entry.simulated { words.channel_rehearsal() } else { words.channel(entry.channel) };
        channel.clone_into(&mut cells[17]);
        cells
    }

    /// Cells for machines.
    pub(super) fn in_codes(&self, workshop: &Workshop) -> [String; COLUMNS] {
        let entry = self.entry;
        let statement = &entry.statement;
        let round = workshop.round(entry.round).ok();
        let language = workshop.language();
        let title = round.map_or("", |round| round.plan.title.read(language).0);
        let sub_question = round.zip(statement.sub_question).and_then(|(round, index)| {
            Some(round.plan.sub_questions.get(index as usize)?.read(language).0)
        });
        let who = statement.who.as_ref().filter(|_| entry.kind == Kind::Action);
        let number = |number: usize| number.to_string();
        [
            number(self.number),
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
            self.group_words(|group| group.headline.as_ref()),
            self.group_words(|group| group.gesture.as_ref()),
            self.merged_into.map(number).unwrap_or_default(),
            number(entry.support.len()),
            if entry.simulated { REHEARSED } else { entry.channel.code() }.to_owned(),
        ]
    }

    fn group_words(&self, words: impl Fn(&Group) -> Option<&Text>) -> String {
        let words: Vec<&str> =
            self.groups.iter().filter_map(|group| words(group)).map(Text::as_str).collect();
        words.join(" / ")
    }
}

fn said(text: Option<&Text>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
