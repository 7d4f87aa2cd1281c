//! Free notes among the generated parts: where they stand, and what they are called.

use super::build::Book;
use super::{Block, Content, letter};
use crate::domain::{Group, Language, NoteId, Role, Round, Section, Text, Workshop};
use crate::i18n::Words;

/// Which free notes an outline has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// Those that say something and that everybody may read.
    Written,
    /// All that this role may read, empty ones too: a page to write them on.
    Every(Role),
}

/// What was written together about a round or a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeNote<'w> {
    /// Its id.
    pub id: NoteId,
    /// Of its heading: 3 for a round, 4 under the heading of a group.
    pub level: u8,
    /// What it is about: the title of the round, the headline of the group.
    pub place: String,
    /// "Notes : …", in the language of the fixed words.
    pub heading: String,
    /// Its text, parted at blank lines; none while it is empty.
    pub paragraphs: Vec<&'w str>,
}

/// Where the words of an entry come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenFrom {
    /// The note.
    pub note: NoteId,
    /// "tiré de la note « … »".
    pub words: String,
}

impl FreeNote<'_> {
    /// The name of a note inside a page, valid as an HTML id.
    pub fn anchor(id: NoteId) -> String {
        format!("note-{id}")
    }
}

impl TakenFrom {
    /// The source of an entry, while it can be read.
    pub(super) fn of(workshop: &Workshop, note: Option<NoteId>, words: Words) -> Option<Self> {
        let note = note.filter(|note| workshop.shows_note(*note, Role::Participant))?;
        let language = Language::parse(words.lang().code()).unwrap_or(workshop.language());
        let place = place(workshop, note, language, words)?;
        Some(Self { note, words: words.note_taken_from(&place) })
    }
}

impl<'w> Book<'w> {
    /// The notes of the rounds of a section that stand under none of its blocks yet.
    pub(super) fn notes_of_section(&mut self, section: Section, blocks: &mut Vec<Block<'w>>) {
        let workshop = self.workshop;
        for round in workshop.rounds.iter().filter(|round| section_of(round) == section) {
            self.note_of_round(round, section, blocks);
        }
    }

    /// The note of a round at the end of its own section, once.
    pub(super) fn note_of_round(
        &mut self,
        round: &Round,
        section: Section,
        blocks: &mut Vec<Block<'w>>,
    ) {
        if section_of(round) == section {
            blocks.extend(self.note(NoteId::Round(round.plan.id)));
        }
    }

    /// The block of a note, the first time it is asked for.
    pub(super) fn note(&mut self, id: NoteId) -> Option<Block<'w>> {
        let (role, wants_empty) = match self.notes {
            Notes::Written => (Role::Participant, false),
            Notes::Every(role) => (role, true),
        };
        let text = self.workshop.note(id, role);
        let shown = text.is_some() || (wants_empty && self.workshop.shows_note(id, role));
        if !shown || !self.placed.insert(id) {
            return None;
        }
        let place = place(self.workshop, id, self.language, self.words)?;
        let paragraphs = text.map_or_else(Vec::new, paragraphs);
        let heading = self.words.note_heading(&place);
        let level = if matches!(id, NoteId::Round(_)) { 3 } else { 4 };
        let content = Content::FreeNote(FreeNote { id, level, place, heading, paragraphs });
        Some(Block { key: FreeNote::anchor(id), content })
    }
}

/// Where the note of a round is printed: people and credits have no room for it.
fn section_of(round: &Round) -> Section {
    match round.plan.section {
        Section::Present | Section::Colophon => Section::Exchanges,
        section @ (Section::Frame
        | Section::Expectations
        | Section::Talk
        | Section::Exchanges
        | Section::KeyIssues
        | Section::Innovations
        | Section::Observations
        | Section::Viewpoints
        | Section::Values
        | Section::Actions
        | Section::Words) => section,
    }
}

/// What a note is about, in words.
fn place(workshop: &Workshop, id: NoteId, language: Language, words: Words) -> Option<String> {
    match id {
        NoteId::Round(id) => {
            let round = workshop.round(id).ok()?;
            let number = workshop.rounds.iter().position(|other| other.plan.id == id)? + 1;
            let (title, _) = round.plan.title.read(language);
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            Some(if title.is_empty() { words.note_step(number) } else { title.to_owned() })
        }
        NoteId::Group(id) => {
            let group = workshop.group(id).ok()?;
            Some(named(group).unwrap_or_else(|| {
                let groups = workshop.groups_of(group.round);
                let index = groups.iter().position(|other| other.id == id).unwrap_or(0);
                words.note_group(&letter(index))
            }))
        }
    }
}

fn named(group: &Group) -> Option<String> {
    let words = [group.headline.as_ref(), group.gesture.as_ref()];
    let words: Vec<&str> = words.into_iter().flatten().map(Text::as_str).collect();
    (!words.is_empty()).then(|| words.join(" / "))
}

fn paragraphs(text: &Text) -> Vec<&str> {
    let parts = text.as_str().split("\n\n").map(|part| part.trim_matches('\n'));
    parts.filter(|part| !part.trim().is_empty()).collect()
}
