//! The agenda as the server tells it in JSON: which steps, where they stand, who has
//! the floor and who waits.
//!
//! Only what a player needs is read; fields it does not know are left alone.

use serde::Deserialize;

use super::fault::Fault;
use crate::domain::{Kind, Status, Step};

/// The steps, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Agenda {
    /// All of them, those left out included.
    pub(super) rounds: Vec<Round>,
    /// People who are known, by seat.
    seats: Vec<String>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Round {
    /// Its id.
    pub(super) id: String,
    /// What kind of step.
    pub(super) step: Step,
    /// Its title.
    pub(super) title: String,
    /// What it collects.
    pub(super) kind: Option<Kind>,
    /// Rounds whose entries it takes up.
    pub(super) takes: Vec<String>,
    /// Left out of the agenda.
    pub(super) skipped: bool,
    /// Over already.
    pub(super) closed: bool,
    /// Whether people ask for the floor; nothing where nobody takes turns.
    pub(super) on_request: Option<bool>,
    /// How many sub-questions it has.
    pub(super) sub_questions: usize,
    /// Who waits for the floor, in order.
    pub(super) waiting: Vec<String>,
    /// Who has it.
    pub(super) speaking: Option<String>,
}

impl Round {
    /// Whether everybody gets a turn.
    pub(super) fn calls_everybody(&self) -> bool {
        self.on_request == Some(false)
    }
}

impl Agenda {
    /// Reads the state.
    pub(super) fn read(json: &str) -> Result<Self, Fault> {
        let unexpected = |what: String| Fault::Unexpected { doing: "reading the agenda", what };
        let state: State =
            serde_json::from_str(json).map_err(|error| unexpected(error.to_string()))?;
        let (mut rounds, mut seats) = (Vec::new(), Vec::new());
        for object in state.ev {
            let text = |name: &str| object.get(name).and_then(|text| text.as_str());
            match text("e") {
                Some("seat.put") => seats.extend(text("id").map(str::to_owned)),
                Some("round.put") => {
                    let mirror: Result<RoundMirror, _> = serde_json::from_value(object);
                    let mirror = mirror.map_err(|error| unexpected(error.to_string()))?;
                    rounds.push(mirror.round().map_err(unexpected)?);
                }
                Some(_) | None => {}
            }
        }
        Ok(Self { rounds, seats })
    }

    /// One step.
    pub(super) fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == id)
    }

    /// Whether this person is known.
    pub(super) fn knows(&self, seat: &str) -> bool {
        self.seats.iter().any(|known| known == seat)
    }

    /// The next step to play: the first that is not left out, not over and not in
    /// `played`.
    pub(super) fn next(&self, played: &[String]) -> Option<&Round> {
        let is_next = |it: &&Round| !it.skipped && !it.closed && !played.contains(&it.id);
        self.rounds.iter().find(is_next)
    }

    /// Steps that are played, those left out not counted.
    pub(super) fn len(&self) -> usize {
        self.rounds.iter().filter(|round| !round.skipped).count()
    }

    /// The rounds whose entries `round` shows: itself, those it takes up, and so on.
    pub(super) fn sources(&self, round: &Round) -> Vec<&Round> {
        let mut sources: Vec<&Round> = self.round(&round.id).into_iter().collect();
        let mut next = 0;
        while let Some(source) = sources.get(next).copied() {
            next += 1;
            for taken in source.takes.iter().filter_map(|id| self.round(id)) {
                if !sources.iter().any(|known| known.id == taken.id) {
                    sources.push(taken);
                }
            }
        }
        sources
    }

    /// Steps after `round` that take it up, directly or not.
    pub(super) fn taken_up_by<'a>(&'a self, round: &'a Round) -> impl Iterator<Item = &'a Round> {
        let after = self.rounds.iter().skip_while(|it| it.id != round.id).skip(1);
        after.filter(|later| {
            !later.skipped && self.sources(later).iter().any(|source| source.id == round.id)
        })
    }

    /// Whether `round` or a later one calls everybody.
    pub(super) fn has_go_round_from(&self, round: &Round) -> bool {
        let from = self.rounds.iter().skip_while(|it| it.id != round.id);
        { from }.any(|it| !it.skipped && it.calls_everybody())
    }

    /// What the cards of a grouping are: the kind of the first source that has one.
    pub(super) fn kind_of_cards(&self, round: &Round) -> Option<Kind> {
        self.sources(round).into_iter().find_map(|source| source.kind)
    }
}

#[derive(Deserialize)]
struct State {
    ev: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct RoundMirror {
    id: String,
    step: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    takes: Vec<String>,
    #[serde(default)]
    skipped: bool,
    #[serde(default)]
    status: String,
    #[serde(default)]
    on_request: Option<bool>,
    #[serde(default)]
    sub_questions: usize,
    #[serde(default)]
    waiting: Vec<String>,
    #[serde(default)]
    speaking: Option<String>,
}

impl RoundMirror {
    fn round(self) -> Result<Round, String> {
        let step = Step::from_code(&self.step).ok_or(format!("the step {}", self.step))?;
        let kind = self.kind.filter(|kind| !kind.is_empty());
        let kind = kind.map(|kind| Kind::from_code(&kind).ok_or(format!("the kind {kind}")));
        Ok(Round {
            id: self.id,
            step,
            title: self.title,
            kind: kind.transpose()?,
            takes: self.takes,
            skipped: self.skipped,
            closed: Status::from_code(&self.status) == Some(Status::Closed),
            on_request: self.on_request,
            sub_questions: self.sub_questions,
            waiting: self.waiting,
            speaking: self.speaking,
        })
    }
}

#[cfg(test)]
mod tests;
