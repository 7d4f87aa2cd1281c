//! Paper cards, typed into a table by whoever keeps the minutes.
//!
//! Columns are recognised by their French or English headings, the separator and the
//! encoding by themselves. Each line becomes a card or a fault of its own; the good
//! ones can be brought in. A card's id is made of what it says, so that the same file
//! brought twice changes nothing.
//!
//! Pure: bytes and a workshop in, cards and faults out.

mod column;
mod read;
#[cfg(test)]
mod tests;

pub use column::Column;
pub use read::{decoded, parse};

use crate::domain::{
    Brought, BroughtEntry, Channel, ContributionId, Kind, Names, RoundId, Seat, SeatId, Statement,
    Text, Visible, Workshop,
};

/// Cards of one file: what a secretary types in an evening, several times over.
pub const LINES: usize = 2_000;

/// A table as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What parts the cells: `;`, `,` or a tab.
    pub separator: char,
    /// The text was not UTF-8 and was read as Windows-1252.
    pub converted: bool,
    /// What each column holds; none for one that is not understood.
    pub columns: Vec<Option<Column>>,
    /// The headings as they stand in the file.
    pub headings: Vec<String>,
    /// The lines below them that hold something.
    pub lines: Vec<Line>,
}

/// One line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1, as an editor counts.
    pub number: u64,
    /// The cells as they stand in the file.
    pub cells: Vec<String>,
    /// The card, or what is wrong with the line.
    pub card: Result<Card, Fault>,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// In which round.
    pub round: RoundId,
    /// What it is.
    pub kind: Kind,
    /// The words.
    pub statement: Statement,
    /// Who gave it.
    pub name: Option<Text>,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing stands where the words should.
    Empty,
    /// Too long for this column.
    TooLong(Column),
    /// No step has this number or title.
    UnknownRound,
    /// There is no such kind of card.
    UnknownKind,
    /// The step collects nothing by itself: the line has to say what it is.
    NoKind,
    /// Not one of the links one may have with an innovation.
    UnknownTie,
    /// The step has no such sub-question.
    UnknownQuestion,
}

/// Why a file is no table of cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTable {
    /// Nothing below the headings.
    Empty,
    /// No column is called as the words of a card are.
    NoText,
    /// More than [`LINES`] lines.
    TooLong,
    /// A quotation mark is opened and never closed, or the like.
    Broken,
}

impl Table {
    /// The cards that can be brought in.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.lines.iter().filter_map(|line| line.card.as_ref().ok())
    }

    /// What the good lines bring into `workshop`.
    pub fn brought(&self, workshop: &Workshop) -> Brought {
        let mut brought = Brought::default();
        let mut before: Vec<&Card> = Vec::new();
        for card in self.cards() {
            // Two people may have written the very same card.
            let twin = before.iter().filter(|other| **other == card).count();
            let (seat, name) = signed(workshop, card, &mut brought.people);
            brought.entries.push(BroughtEntry {
                id: ContributionId(hashed(workshop, &said(card), twin)),
                round: card.round,
                kind: card.kind,
                statement: card.statement.clone(),
                revision: 0,
                seat,
                name,
                channel: Channel::Paper,
                shared: is_shared(workshop, card.round),
                merged_into: None,
                source: None,
                support: 0,
                answered: false,
                simulated: false,
            });
            before.push(card);
        }
        brought
    }
}

/// In a silent writing that still runs, paper is as silent as phones.
fn is_shared(workshop: &Workshop, round: RoundId) -> bool {
    let round = workshop.round(round).ok();
    let later = round
        .and_then(|round| round.plan.collects)
        .is_some_and(|collects| collects.visible == Visible::Later);
    !later || workshop.ended.is_some() || round.is_some_and(|round| round.revealed)
}

/// The person who gave a card: who is here by that name, else somebody new. Nobody
/// where the step wants no names.
fn signed(
    workshop: &Workshop,
    card: &Card,
    people: &mut Vec<(SeatId, Text)>,
) -> (Option<SeatId>, Option<Text>) {
    let collects = workshop.round(card.round).ok().and_then(|round| round.plan.collects);
    let anonymous = collects.is_some_and(|collects| collects.names == Names::Anonymous);
    let Some(name) = card.name.as_ref().filter(|_| !anonymous) else { return (None, None) };
    let folded = name.as_str().to_lowercase();
    let is_here = |seat: &&Seat| {
        seat.name.as_ref().is_some_and(|name| name.as_str().to_lowercase() == folded)
    };
    let seat = workshop.present().find(is_here).map(|seat| seat.id);
    let seat = seat.unwrap_or_else(|| SeatId(hashed(workshop, &["person", &folded], 0)));
    let known = workshop.seats.contains_key(&seat) || people.iter().any(|(id, _)| *id == seat);
    if !known {
        people.push((seat, name.clone()));
    }
    (Some(seat), Some(name.clone()))
}

fn said(card: &Card) -> Vec<&str> {
    let Statement { text, what, place, tie, who, due, .. } = &card.statement;
    let parts = [Some(text), what.as_ref(), place.as_ref(), who.as_ref(), due.as_ref()];
    let parts = parts.into_iter().chain([card.name.as_ref()]);
    let mut said: Vec<&str> = parts.map(|part| part.map_or("", Text::as_str)).collect();
    said.extend([card.kind.code(), tie.map_or("", crate::domain::Tie::code)]);
    said
}

/// An id that follows from what is said, in this workshop.
fn hashed(workshop: &Workshop, parts: &[&str], twin: usize) -> u128 {
    let mut hash = blake3::Hasher::new();
    hash.update(&workshop.id.0.to_be_bytes()).update(&twin.to_le_bytes());
    for part in parts {
        hash.update(&part.len().to_le_bytes()).update(part.as_bytes());
    }
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize().as_bytes()[..16]);
    u128::from_be_bytes(id)
}
