//! Rules as scripts: each line is what somebody does, the outcome stands behind it.
//!
//! ```text
//! round write = silent_writing          a round of the agenda, in order
//! ana: joins                            a person; `anim`, `co`, `scribe`, `wall` hold links
//! ana: #1 un compost de quartier        says something in the current round
//! scribe for ana: #2 une ruche          the team writes for a person
//! wait 30 h                             time passes
//! ? public                              a question to the state
//! ```
//! The same `#1` said twice is a resend of one asking. Every line also checks that the
//! log alone rebuilds the workshop.

mod commands;
mod names;
mod plans;
mod questions;
mod tell;

use expect_test::Expect;

use super::about;
use crate::domain::{
    Actor, Ask, Claim, ContributionId, Event, Happened, Link, LinkId, Moment, OpId, Refusal, Role,
    RoundPlan, Text, Workshop, WorkshopId, create, decide, record,
};
use names::Names;

/// Plays `script` and compares what comes of each line.
pub(crate) fn check(script: &str, expected: Expect) {
    check_after("", script, expected);
}

/// The same, once `before` was played without a word.
pub(crate) fn check_after(before: &str, script: &str, expected: Expect) {
    let mut play = Play::of(before);
    play.minutes.clear();
    play.play(script);
    expected.assert_eq(&play.minutes);
}

/// A workshop being played.
pub(super) struct Play {
    pub(super) workshop: Workshop,
    pub(super) log: Vec<Happened>,
    names: Names,
    planned: Vec<RoundPlan>,
    now: Moment,
    ops: u128,
    minutes: String,
}

/// Who holds a link, and which role it gives.
const TEAM: [(&str, Role); 4] = [
    ("anim", Role::Facilitator),
    ("co", Role::CoFacilitator),
    ("scribe", Role::Scribe),
    ("wall", Role::Projector),
];

impl Play {
    /// Everything a script did.
    pub(super) fn of(script: &str) -> Self {
        let mut play = Self {
            workshop: Workshop::empty(WorkshopId(1)),
            log: Vec::new(),
            names: Names::default(),
            planned: Vec::new(),
            now: Moment(1_000_000),
            ops: 1_000,
            minutes: String::new(),
        };
        play.play(script);
        play
    }

    fn play(&mut self, script: &str) {
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        if let Some(plan) = line.strip_prefix("round ") {
            let plan = self.plan(plan);
            return self.planned.push(plan);
        }
        if self.log.is_empty() {
            self.begin();
        }
        let outcome = if let Some(time) = line.strip_prefix("wait ") {
            return self.wait(time);
        } else if let Some(question) = line.strip_prefix("? ") {
            self.answer(question)
        } else {
            self.act(line)
        };
        self.minutes.extend([line, " → ", &outcome, "\n"]);
        assert_eq!(Workshop::empty(WorkshopId(1)).replay(&self.log), self.workshop, "{line}");
    }

    /// Creates the workshop with the rounds so far.
    fn begin(&mut self) {
        let links = TEAM.iter().zip(1..).map(|((_, role), id)| link(id, *role)).collect();
        let rounds = std::mem::take(&mut self.planned);
        let events = create(WorkshopId(1), about("Essai"), rounds, links, self.now).unwrap();
        let ask = self.ask(Actor::team(Role::Facilitator, LinkId(1)), None);
        self.keep(&ask, events);
    }

    fn act(&mut self, line: &str) -> String {
        let (who, what) = line.split_once(": ").unwrap_or_else(|| panic!("who does: {line}"));
        let actor = self.actor(who, what);
        let (command, op) = self.command(who, what);
        let ask = self.ask(actor, op);
        match decide(&self.workshop, &ask, command) {
            Ok(events) if events.is_empty() => "nothing new".to_owned(),
            Ok(events) => {
                let told: Vec<String> = events.iter().map(|event| self.tell(event)).collect();
                self.keep(&ask, events);
                told.join(", ")
            }
            Err(refusal) => format!("refused: {}", Refusal::code(refusal)),
        }
    }

    fn keep(&mut self, ask: &Ask, events: Vec<Event>) {
        for happened in record(&self.workshop.clone(), ask, events) {
            self.workshop.apply(&happened);
            self.log.push(happened);
        }
    }

    fn ask(&mut self, actor: Actor, op: Option<OpId>) -> Ask {
        self.ops += 1;
        Ask { actor, op: op.unwrap_or(OpId(self.ops)), now: self.now, dice: 7 }
    }

    /// `ana`, `anim`, or `scribe for ana`.
    fn actor(&mut self, who: &str, what: &str) -> Actor {
        let (who, seat) = who.split_once(" for ").map_or((who, None), |(a, b)| (a, Some(b)));
        let seat = seat.map(|name| self.names.seat(name));
        if let Some(place) = TEAM.iter().position(|(name, _)| *name == who) {
            let link = LinkId(place as u128 + 1);
            return Actor::team(TEAM[place].1, link).for_seat(seat);
        }
        let known = self.names.seat(who);
        let here = self.workshop.seats.contains_key(&known);
        let card = what.split(' ').find(|word| word.starts_with('#'));
        let claim = card.map(|card| claim(who, self.names.card(card)));
        Actor { claim, seat: here.then_some(known), ..Actor::participant(known) }
    }

    fn wait(&mut self, time: &str) {
        let (count, unit) = time.split_once(' ').unwrap();
        let seconds = match unit {
            "s" => 1,
            "min" => 60,
            "h" => 3_600,
            other => panic!("unit {other}"),
        };
        self.now = self.now.plus(count.parse::<i64>().unwrap() * seconds * 1_000);
    }
}

/// What a device proves authorship of an anonymous entry with.
fn claim(who: &str, card: ContributionId) -> Claim {
    let mut claim = [0; 16];
    for (place, byte) in who.bytes().chain(card.0.to_le_bytes()).enumerate() {
        claim[place % 16] ^= byte.wrapping_mul(31);
    }
    Claim(claim)
}

fn link(id: u128, role: Role) -> Link {
    Link { id: LinkId(id), role, label: None, revoked: false, simulated: false }
}

pub(super) fn text(words: &str) -> Text {
    Text::parse(words, 200).unwrap()
}
