//! Who plays and what they say: the demonstration data, and the few words beside it
//! that a whole meeting needs (a talk, remarks, a word to close).
//!
//! Everything is data; nothing here knows a server. Every entry keeps the id it has
//! in the files, so that groups can name their cards.

mod file;

use std::collections::BTreeMap;

use crate::domain::Kind;
use file::{DemoFile, ScriptFile};

const DEMO: &str = include_str!("../../assets/demo/atelier-demo.json");
const SCRIPT: &str = include_str!("../../assets/demo/mise-en-scene.json");

/// The whole play.
#[derive(Debug, Clone)]
pub struct Demo {
    /// What the meeting is called, and where.
    pub meeting: Meeting,
    /// Who comes, in order of arrival.
    pub people: Vec<Person>,
    /// What everybody says, in order.
    pub lines: Vec<Line>,
    /// Groups of cards, by the kind of card.
    pub groups: BTreeMap<Kind, Vec<Group>>,
    /// How many of each kind the data promises.
    pub expected: BTreeMap<Kind, usize>,
    /// What happens on the way.
    pub turns_of_events: TurnsOfEvents,
}

/// The meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its title.
    pub title: String,
    /// Where.
    pub place: String,
    /// Civil date.
    pub date: String,
    /// Who invites.
    pub organiser: String,
}

/// Somebody of the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id in the data.
    pub id: String,
    /// First name or nickname.
    pub name: String,
    /// Language of their pages.
    pub language: String,
    /// How their words come in.
    pub means: Means,
}

/// How somebody's words come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Means {
    /// A phone of their own.
    Phone,
    /// A phone that runs no script: plain forms.
    Forms,
    /// The phone of this person.
    SharedPhone(String),
    /// A paper card, typed by the team.
    Paper,
    /// Spoken, noted by the team.
    Scribe,
}

/// Something somebody says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id in the data.
    pub id: String,
    /// Who says it; nobody for what the room says together.
    pub by: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// The fields, as they are named on the wire.
    pub fields: Vec<(&'static str, String)>,
}

/// A group of cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// One word or a few.
    pub headline: String,
    /// What it asks of us.
    pub gesture: String,
    /// The ids of its cards.
    pub cards: Vec<String>,
}

/// What happens on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnsOfEvents {
    /// Who comes when a go-round is already running.
    pub latecomers: Vec<String>,
    /// Who asks, once, to speak later.
    pub later: Vec<String>,
    /// Who takes their name off which entry at the end.
    pub unnamed: Vec<String>,
    /// Which action nobody bears until its author says "I do it".
    pub taken_on: Vec<String>,
    /// Who has a reservation at the read-back, and which.
    pub reservation: (String, String),
    /// Who passes at the read-back.
    pub pass_read_back: Vec<String>,
}

/// Why the data cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum DemoFault {
    /// Not the expected JSON.
    #[error("the demonstration data cannot be read")]
    Json(#[from] serde_json::Error),
    /// An id that names nobody and nothing.
    #[error("the demonstration data names {0}, which does not exist")]
    Unknown(String),
}

impl Demo {
    /// The data that comes with the program.
    ///
    /// # Errors
    /// [`DemoFault`] when a file does not hold what it should.
    pub fn shipped() -> Result<Self, DemoFault> {
        Self::parse(DEMO, SCRIPT)
    }

    /// Reads both files, and checks that every name in them exists.
    ///
    /// # Errors
    /// [`DemoFault`].
    pub fn parse(demo: &str, script: &str) -> Result<Self, DemoFault> {
        let demo: DemoFile = serde_json::from_str(demo)?;
        let script: ScriptFile = serde_json::from_str(script)?;
        let read = file::assemble(demo, script);
        read.names_exist()?;
        Ok(read)
    }

    /// Somebody, by id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    fn names_exist(&self) -> Result<(), DemoFault> {
        let known = |id: &str| self.person(id).is_some();
        let said = |id: &str| self.lines.iter().any(|line| line.id == id);
        let events = &self.turns_of_events;
        let hosts = self.people.iter().filter_map(|person| match &person.means {
            Means::SharedPhone(host) => Some(host),
            Means::Phone | Means::Forms | Means::Paper | Means::Scribe => None,
        });
        let people = self
            .lines
            .iter()
            .filter_map(|line| line.by.as_ref())
            .chain(hosts)
            .chain([&events.reservation.0])
            .chain(&events.latecomers)
            .chain(&events.later)
            .chain(&events.pass_read_back);
        let cards = self.groups.values().flatten().flat_map(|group| &group.cards);
        let entries = cards.chain(&events.unnamed).chain(&events.taken_on);
        let lost_person = people.into_iter().find(|id| !known(id));
        let lost = lost_person.or_else(|| entries.into_iter().find(|id| !said(id)));
        lost.map_or(Ok(()), |id| Err(DemoFault::Unknown(id.clone())))
    }
}

#[cfg(test)]
mod tests;
