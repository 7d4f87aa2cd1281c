//! Free notes in the table: a row each, so that the table holds all that the notes hold.

use super::row::{COLUMNS, said};
use crate::domain::{Group, NoteId, Round, Section, Workshop};
use crate::pad::{Content, FreeNote, Source};

/// In place of the kind, for what many wrote together.
const NOTE: &str = "note";

/// A note that says something, and where it is printed.
pub(in crate::pad) struct Noted {
    id: NoteId,
    /// The section.
    pub(super) section: Section,
    /// Its words.
    pub(in crate::pad) text: String,
}

/// The notes that everybody may read, as they are printed.
pub(in crate::pad) fn noted(source: &Source<'_>) -> Vec<Noted> {
    let mut notes = Vec::new();
    for chapter in source.outline().chapters {
        for block in chapter.blocks {
            if let Content::FreeNote(note) = block.content {
                let text = note.paragraphs.join("\n\n");
                notes.push(Noted { id: note.id, section: chapter.section, text });
            }
        }
    }
    notes
}

impl Noted {
    /// Where it can be read online.
    pub(in crate::pad) fn address(&self, source: &Source<'_>) -> String {
        format!("{}#{}", source.address(), FreeNote::anchor(self.id))
    }

    /// Cells for machines: where it stands and its words; it has no author and no kind of ours.
    pub(super) fn in_codes(&self, workshop: &Workshop) -> [String; COLUMNS] {
        let (round, group) = self.place(workshop);
        let title = round.map(|round| round.plan.title.read(workshop.language()).0);
        let mut cells: [String; COLUMNS] = std::array::from_fn(|_| String::new());
        cells[1] = self.id.to_string();
        self.section.code().clone_into(&mut cells[2]);
        title.unwrap_or_default().clone_into(&mut cells[3]);
        NOTE.clone_into(&mut cells[4]);
        self.text.clone_into(&mut cells[5]);
        cells[13] = said(group.and_then(|group| group.headline.as_ref()));
        cells[14] = said(group.and_then(|group| group.gesture.as_ref()));
        cells
    }

    fn place<'w>(&self, workshop: &'w Workshop) -> (Option<&'w Round>, Option<&'w Group>) {
        match self.id {
            NoteId::Round(id) => (workshop.round(id).ok(), None),
            NoteId::Group(id) => {
                let group = workshop.group(id).ok();
                (group.and_then(|group| workshop.round(group.round).ok()), group)
            }
        }
    }
}
