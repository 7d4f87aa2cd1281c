//! Who is in the room so far, and what was said so far.

use super::demo::{Line, Means, Person};
use crate::domain::Kind;

/// Somebody who came.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Who.
    pub(super) person: Person,
    /// The seat.
    pub(super) seat: String,
    /// Which of the phones; none for those whom the team writes for.
    pub(super) phone: Option<usize>,
}

impl Member {
    /// By which way the team notes this person's words.
    pub(super) fn channel(&self) -> &'static str {
        match self.person.means {
            Means::Paper => "paper",
            Means::Scribe | Means::Phone | Means::Forms | Means::SharedPhone(_) => "scribe",
        }
    }
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Its id in the data.
    pub(super) line: String,
    /// Its id in the workshop.
    pub(super) card: String,
    /// Where.
    pub(super) round: String,
    /// What it is.
    pub(super) kind: Kind,
    /// Who said it, by id in the data.
    pub(super) by: Option<String>,
}

/// A group that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    /// In which grouping.
    pub(super) round: String,
    /// Its id in the workshop.
    pub(super) group: String,
    /// What it will be called.
    pub(super) headline: String,
    /// What it asks.
    pub(super) gesture: String,
}

/// Everybody who came, and everything that was said.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// In order of arrival.
    pub(super) members: Vec<Member>,
    /// In order.
    pub(super) said: Vec<Said>,
    /// In order.
    pub(super) made: Vec<Made>,
}

impl Cast {
    /// Somebody, by id in the data.
    pub(super) fn member(&self, id: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.person.id == id)
    }

    /// Somebody, by seat.
    pub(super) fn in_seat(&self, seat: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.seat == seat)
    }

    /// Who notes what the room says together.
    pub(super) fn scribe(&self) -> Option<&Member> {
        self.members.iter().find(|member| member.person.means == Means::Scribe)
    }

    /// Members, those who share a phone together; the last list is those whom the team
    /// writes for.
    pub(super) fn by_phone(&self) -> Vec<Vec<&Member>> {
        let phones = self.members.iter().filter_map(|member| member.phone).max();
        let count = phones.map_or(0, |last| last + 1);
        let mut lists = vec![Vec::new(); count + 1];
        for member in &self.members {
            if let Some(list) = lists.get_mut(member.phone.unwrap_or(count)) {
                list.push(member);
            }
        }
        lists
    }

    /// Whether an entry of the data was said.
    pub(super) fn has_said(&self, line: &str) -> bool {
        self.said.iter().any(|said| said.line == line)
    }

    /// What of `lines` is still to be said by somebody.
    pub(super) fn unsaid<'l>(&self, lines: &'l [Line], by: &str, kind: Kind) -> Vec<&'l Line> {
        lines
            .iter()
            .filter(|line| line.kind == kind && line.by.as_deref() == Some(by))
            .filter(|line| !self.has_said(&line.id))
            .collect()
    }

    /// The id in the workshop of an entry of the data.
    pub(super) fn card(&self, line: &str) -> Option<&str> {
        self.said.iter().find(|said| said.line == line).map(|said| said.card.as_str())
    }

    /// Whether somebody said something in one of these rounds.
    pub(super) fn spoke_in(&self, by: &str, rounds: &[String]) -> bool {
        self.said.iter().any(|said| said.by.as_deref() == Some(by) && rounds.contains(&said.round))
    }
}
