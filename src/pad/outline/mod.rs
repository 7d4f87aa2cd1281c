//! The notes as a list of sections, each a list of blocks: what every format prints,
//! in the same order.
//!
//! Each public text stands in it exactly once. A card of a grouping that belongs to
//! the same section as the card's own round stands under its group; otherwise the
//! group only counts it, and the words stay in their own section. Merged entries
//! stand under the one that took them in. A free note stands at the end of its round
//! or group. Sections without content are left out.

mod build;
mod entry;
mod head;
mod note;
mod threads;

use crate::domain::{ContributionId, GroupId, Kind, Language, Licence, Section, Tie};
use crate::i18n::Lang;

pub use build::section_of;
pub use entry::signed;
pub use note::{FreeNote, Notes, TakenFrom};

/// The notes of a workshop, ready to be printed.
#[derive(Debug, Clone)]
pub struct Outline<'w> {
    /// In which language the fixed words are.
    pub language: Lang,
    /// Title of the meeting.
    pub title: &'w str,
    /// Date, place, organiser, team and number of people.
    pub facts: Vec<Fact<'w>>,
    /// The sections that have content, in printed order.
    pub chapters: Vec<Chapter<'w>>,
    /// Credits and terms.
    pub colophon: Colophon<'w>,
}

/// One line under the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<'w> {
    /// What it says ("Lieu :"); none when the value says it itself.
    pub label: Option<String>,
    /// The value.
    pub value: std::borrow::Cow<'w, str>,
}

/// One section of the notes.
#[derive(Debug, Clone)]
pub struct Chapter<'w> {
    /// Which.
    pub section: Section,
    /// Its heading.
    pub heading: &'static str,
    /// What stands in it, in order.
    pub blocks: Vec<Block<'w>>,
}

/// A heading, a list or a remark.
#[derive(Debug, Clone)]
pub struct Block<'w> {
    /// A name that stays the same while the workshop grows; valid as an HTML id.
    pub key: String,
    /// What it says.
    pub content: Content<'w>,
}

/// What a block says.
#[derive(Debug, Clone)]
pub enum Content<'w> {
    /// A heading inside the section: a round, a sub-question, "not grouped".
    Heading {
        /// 3 or 4.
        level: u8,
        /// Its words.
        text: &'w str,
        /// The language they are in.
        language: Language,
    },
    /// What people were asked.
    Question {
        /// Its words.
        text: &'w str,
        /// The language they are in.
        language: Language,
    },
    /// The head of a group.
    Group(GroupHead<'w>),
    /// What people said; never empty.
    Entries(Vec<Entry<'w>>),
    /// What was written together about a round or a group.
    FreeNote(FreeNote<'w>),
    /// A sentence of the catalogue: a count, the terms.
    Note(String),
}

/// The head of a group; its cards follow in a block of entries, if they stand here.
#[derive(Debug, Clone)]
pub struct GroupHead<'w> {
    /// Its id.
    pub id: GroupId,
    /// Its letter among the groups, from A.
    pub letter: String,
    /// One word or a few.
    pub headline: Option<&'w str>,
    /// What it asks of us.
    pub gesture: Option<&'w str>,
    /// Cards whose words stand in another section.
    pub elsewhere: usize,
}

/// One contribution as it is printed.
#[derive(Debug, Clone)]
pub struct Entry<'w> {
    /// Its id.
    pub id: ContributionId,
    /// What it is.
    pub kind: Kind,
    /// Place in the order of arrival.
    pub order: u64,
    /// The sentence, the name of an innovation, what is to be done.
    pub text: &'w str,
    /// What people do there.
    pub what: Option<&'w str>,
    /// Where.
    pub place: Option<&'w str>,
    /// The author's link to it.
    pub tie: Option<Tie>,
    /// Who does it (action).
    pub who: Option<&'w str>,
    /// Until when (action), in words.
    pub due: Option<String>,
    /// Who signs: the speaker of a talk or testimony, else the author, as shown.
    pub name: Option<&'w str>,
    /// How many support it.
    pub support: usize,
    /// A question that got its answer.
    pub answered: bool,
    /// The free note its words were taken from.
    pub source: Option<TakenFrom>,
    /// Entries that were merged into it.
    pub merged: Vec<Entry<'w>>,
}

/// Credits and terms.
#[derive(Debug, Clone)]
pub struct Colophon<'w> {
    /// Whose words these are.
    pub credit: String,
    /// The terms.
    pub licence: Licence,
    /// The long name of the terms.
    pub licence_name: &'static str,
    /// Address of the online notes.
    pub address: &'w str,
    /// When they are deleted.
    pub erased: String,
    /// With what they were made.
    pub tool: &'static str,
}

impl Colophon<'_> {
    /// Credit, terms and address as one line, for the metadata of a file.
    pub fn notice(&self) -> String {
        format!(
            "{} – {} – {} – {}",
            self.credit,
            self.licence.name(),
            self.licence.url(),
            self.address
        )
    }
}

/// The letter of the group at `index`: A … Z, AA …
pub fn letter(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}
