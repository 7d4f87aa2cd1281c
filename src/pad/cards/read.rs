//! From the bytes of a file to lines, each a card or a fault.

use super::column::folded;
use super::{Card, Column, Fault, LINES, Line, NoTable, Table};
use crate::domain::{Kind, Round, RoundId, Statement, Text, Tie, Workshop, limits};
use crate::i18n::{Lang, words};

/// What parts the cells, the one French spreadsheets write first.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

/// Reads a table of cards for `workshop`; a line that names no step goes into `usual`.
///
/// # Errors
/// [`NoTable`] when no line can be read at all.
pub fn parse(bytes: &[u8], workshop: &Workshop, usual: Option<RoundId>) -> Result<Table, NoTable> {
    let (text, converted) = decoded(bytes);
    let separator = separator(&text);
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|_| NoTable::Broken)?;
        let number = row.position().map_or(0, ::csv::Position::line);
        let cells: Vec<String> = row.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((number, cells));
        }
    }
    let mut rows = rows.into_iter();
    let (_, headings) = rows.next().ok_or(NoTable::Empty)?;
    let columns: Vec<_> = headings.iter().map(|heading| Column::called(heading)).collect();
    if !columns.contains(&Some(Column::Text)) {
        return Err(NoTable::NoText);
    }
    let reading = Reading { workshop, columns: &columns, usual };
    let lines: Vec<Line> =
        rows.map(|(number, cells)| Line { number, card: reading.card(&cells), cells }).collect();
    match lines.len() {
        0 => Err(NoTable::Empty),
        many if many > LINES => Err(NoTable::TooLong),
        _ => Ok(Table { separator: char::from(separator), converted, columns, headings, lines }),
    }
}

/// UTF-8, with or without its mark; else what Windows wrote in Western Europe.
pub fn decoded(bytes: &[u8]) -> (String, bool) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => {
            (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), true)
        }
    }
}

/// The one that makes most headings known; between equals, the one that parts most.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let score = |separator: &u8| {
        let cells = first.split(char::from(*separator)).map(|cell| cell.trim_matches(['"', ' ']));
        let known = cells.clone().filter(|cell| Column::called(cell).is_some()).count();
        (known, cells.count())
    };
    // The last of equals is taken: the first separator wins by coming last.
    SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(b';')
}

struct Reading<'a> {
    workshop: &'a Workshop,
    columns: &'a [Option<Column>],
    usual: Option<RoundId>,
}

impl<'a> Reading<'a> {
    fn card(&self, cells: &[String]) -> Result<Card, Fault> {
        let round = self.round(self.cell(cells, Column::Round))?;
        let kind = kind(self.cell(cells, Column::Kind), round)?;
        let long = matches!(kind, Kind::Talk | Kind::Testimony);
        let limit = if long { limits::TALK } else { limits::TEXT };
        let text = self.cell(cells, Column::Text);
        if text.is_empty() {
            return Err(Fault::Empty);
        }
        let part = |column, limit| {
            Text::optional(self.cell(cells, column), limit).map_err(|_| Fault::TooLong(column))
        };
        let line = |column, limit| {
            Text::optional_line(self.cell(cells, column), limit).map_err(|_| Fault::TooLong(column))
        };
        let statement = Statement {
            text: Text::parse(text, limit).map_err(|_| Fault::TooLong(Column::Text))?,
            what: part(Column::What, limits::TEXT)?,
            place: line(Column::Place, limits::NAME)?,
            tie: tie(self.cell(cells, Column::Tie))?,
            who: line(Column::Who, limits::NAME)?,
            due: line(Column::Due, limits::NAME)?,
            sub_question: question(self.cell(cells, Column::Question), round)?,
        };
        let name = line(Column::Name, limits::PERSON)?;
        Ok(Card { round: round.plan.id, kind, statement, name })
    }

    /// Nothing when the file has no such column, or the line ends before it.
    fn cell<'c>(&self, cells: &'c [String], column: Column) -> &'c str {
        let place = self.columns.iter().position(|it| *it == Some(column));
        place.and_then(|place| cells.get(place)).map_or("", String::as_str)
    }

    /// By its number in the agenda, its title in any language, or its id.
    fn round(&self, named: &str) -> Result<&'a Round, Fault> {
        let rounds = &self.workshop.rounds;
        if named.is_empty() {
            let usual = self.usual.and_then(|id| self.workshop.round(id).ok());
            return usual.ok_or(Fault::UnknownRound);
        }
        let number =
            named.parse::<usize>().ok().and_then(|number| rounds.get(number.checked_sub(1)?));
        let wanted = folded(named);
        let titled = |round: &&Round| {
            round.plan.id.to_string() == named
                || round.plan.title.0.iter().any(|(_, title)| folded(title.as_str()) == wanted)
        };
        number.or_else(|| rounds.iter().find(titled)).ok_or(Fault::UnknownRound)
    }
}

fn kind(named: &str, round: &Round) -> Result<Kind, Fault> {
    if named.is_empty() {
        return round.plan.collects.map(|collects| collects.kind).ok_or(Fault::NoKind);
    }
    let wanted = folded(named);
    let called = |kind: &&Kind| {
        kind.code() == named
            || Lang::all().iter().any(|lang| {
                let words = words(*lang);
                folded(words.kind(**kind)) == wanted || folded(words.kinds(**kind)) == wanted
            })
    };
    Kind::ALL.iter().find(called).copied().ok_or(Fault::UnknownKind)
}

fn tie(named: &str) -> Result<Option<Tie>, Fault> {
    let wanted = folded(named);
    let called = |tie: &&Tie| {
        tie.code() == named
            || Lang::all().iter().any(|lang| folded(words(*lang).tie(**tie)) == wanted)
    };
    let none = |lang: &Lang| folded(words(*lang).tie_none()) == wanted;
    if named.is_empty() || Lang::all().iter().any(none) {
        return Ok(None);
    }
    Tie::ALL.iter().find(called).copied().map(Some).ok_or(Fault::UnknownTie)
}

/// From 1 on paper, from 0 inside.
fn question(named: &str, round: &Round) -> Result<Option<u32>, Fault> {
    if named.is_empty() {
        return Ok(None);
    }
    let wanted = folded(named);
    let questions = &round.plan.sub_questions;
    let number = named.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let place = number.filter(|place| *place < questions.len()).or_else(|| {
        let asked = |question: &crate::domain::Texts| {
            question.0.iter().any(|(_, text)| folded(text.as_str()) == wanted)
        };
        questions.iter().position(asked)
    });
    place.and_then(|place| u32::try_from(place).ok()).map(Some).ok_or(Fault::UnknownQuestion)
}
