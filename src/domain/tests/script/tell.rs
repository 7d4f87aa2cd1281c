//! What happened, in words. No `_ =>`: a new event must be told.

use super::Play;
use crate::domain::{
    Answer, Author, Event, GroupAct, Mark, Moment, Outcome, Placement, SeatId, Text, Timer, Wall,
};

impl Play {
    #[expect(clippy::too_many_lines, reason = "a line or two for each event")]
    pub(super) fn tell(&self, event: &Event) -> String {
        let (seat, card) = (|id| self.names.seat_name(id), |id| self.names.card_name(id));
        let round = |id| self.names.round_name(id);
        match event {
            Event::Created { .. } => "created".to_owned(),
            Event::Described(_) => "described".to_owned(),
            Event::LinkIssued(link) => format!("link for {}", link.role.code()),
            Event::LinkRevoked(id) => format!("link {} revoked", id.0),
            Event::HandedOver(to) => format!("the notes are at {}", to.address),
            Event::Ended => "ended".to_owned(),
            Event::Published(names) => format!("published with names {}", names.code()),
            Event::Unpublished => "no longer published".to_owned(),
            Event::Resumed => "resumed".to_owned(),
            Event::SimulatedErased => "what was played is gone".to_owned(),
            Event::SeatTaken { seat: id, name, device, .. } => {
                let phone = if device.is_some() { "" } else { " without a phone" };
                format!("{} is in as {}{phone}", seat(*id), or_nobody(name.as_ref()))
            }
            Event::DeviceLinked { seat: id, .. } => format!("{} has a device more", seat(*id)),
            Event::SeatRenamed { seat: id, name } => {
                format!("{} is called {}", seat(*id), or_nobody(name.as_ref()))
            }
            Event::SeatRemoved { seat: id, removed } => {
                format!("{} is {}", seat(*id), if *removed { "out" } else { "in again" })
            }
            Event::RoundAdded { plan, .. } => format!("{} added", round(plan.id)),
            Event::RoundReworded { round: id, .. } => format!("{} reworded", round(*id)),
            Event::RoundMoved { round: id, .. } => format!("{} moved", round(*id)),
            Event::RoundSkipped { round: id, skipped: true } => format!("{} left out", round(*id)),
            Event::RoundSkipped { round: id, .. } => format!("{} taken in again", round(*id)),
            Event::RoundOpened(id) => format!("{} opens", round(*id)),
            Event::RoundClosed(id) => format!("{} closes", round(*id)),
            Event::RoundRevealed(id) => format!("{} is revealed", round(*id)),
            Event::TimerSet { timer, .. } | Event::TurnTimed { timer, .. } => self.clock(*timer),
            Event::TurnsOrdered { waiting, .. } => format!("waiting: {}", self.list(waiting)),
            Event::FloorAsked { seat: id, .. } => format!("{} asks for the floor", seat(*id)),
            Event::FloorLeft { seat: id, .. } => format!("{} no longer asks", seat(*id)),
            Event::TurnGiven { speaking, .. } => format!("{} speaks", seat(speaking.seat)),
            Event::TurnEnded { seat: id, outcome, .. } => {
                let how = match outcome {
                    Outcome::Spoke => "spoke",
                    Outcome::Passed => "passes",
                    Outcome::Later => "comes later",
                };
                format!("{} {how}", seat(*id))
            }
            Event::Answered { seat: id, answer, .. } => match answer {
                Answer::Fine => format!("{} agrees", seat(*id)),
                Answer::Reserve(words) => format!("{} reserves « {words} »", seat(*id)),
                Answer::Pass => format!("{} abstains", seat(*id)),
            },
            Event::Reconciled { id, statement, revision } => {
                format!("{} says « {} », wording {revision}", card(*id), statement.text)
            }
            Event::Contributed { statement, author, name, shared, .. } => {
                let draft = if *shared { "" } else { ", a draft" };
                format!("« {} » {}{draft}", statement.text, self.whose(*author, name.as_ref()))
            }
            Event::Edited { id, statement } => format!("{} says « {} »", card(*id), statement.text),
            Event::Marked { id, mark, on } => format!("{} {}", card(*id), marked(*mark, *on)),
            Event::Supported { id, seat: by, on: true } => {
                format!("{} supports {}", seat(*by), card(*id))
            }
            Event::Supported { id, seat: by, .. } => {
                format!("{} no longer supports {}", seat(*by), card(*id))
            }
            Event::Grouped { act, .. } => self.tell_act(act),
            Event::Undone { acts, .. } => {
                let acts: Vec<String> = acts.iter().map(|act| self.tell_act(act)).collect();
                format!("undone: {}", acts.join("; "))
            }
            Event::WallSet(wall) => self.tell_wall(*wall),
            Event::TakenFrom { id, .. } => format!("{} comes from a note", card(*id)),
            Event::NotesClosed { closed: true } => "the notes are the team's".to_owned(),
            Event::NotesClosed { .. } => "the notes are everybody's".to_owned(),
        }
    }

    fn tell_act(&self, act: &GroupAct) -> String {
        let (group, card) = (|id| self.names.group_name(id), |id| self.names.card_name(id));
        match act {
            GroupAct::Made(made) => format!("group {}", group(made.id)),
            GroupAct::Dissolved(id) => format!("no group {}", group(*id)),
            GroupAct::Named { group: id, headline, gesture } => format!(
                "{} is {} / {}",
                group(*id),
                or_nobody(headline.as_ref()),
                or_nobody(gesture.as_ref())
            ),
            GroupAct::Ranked { group: id, .. } => format!("{} moves", group(*id)),
            GroupAct::Put { card: id, placement: Some(Placement { group: Some(into), .. }) } => {
                format!("{} in {}", card(*id), group(*into))
            }
            GroupAct::Put { card: id, .. } => format!("{} in no group", card(*id)),
            GroupAct::Merged { card: id, into: Some(into) } => {
                format!("{} under {}", card(*id), card(*into))
            }
            GroupAct::Merged { card: id, into: None } => format!("{} alone", card(*id)),
        }
    }

    pub(super) fn tell_wall(&self, wall: Wall) -> String {
        let scene = wall.scene.map_or("the round", |scene| scene.code());
        let blank = if wall.blank { ", blank" } else { "" };
        let quoted = wall.quoted.map(|id| format!(", quoting {}", self.names.card_name(id)));
        format!("wall: {scene}, {} hall{blank}{}", wall.hall.code(), quoted.unwrap_or_default())
    }

    /// How a clock stands, in seconds from now.
    pub(super) fn clock(&self, timer: Timer) -> String {
        let seconds = |millis: i64| format!("{}.{} s", millis / 1_000, millis.abs() % 1_000 / 100);
        match timer {
            Timer::Off => "no clock".to_owned(),
            Timer::Until(Moment(end)) => format!("{} to go", seconds(end - self.now.0)),
            Timer::Paused(left) => format!("paused with {}", seconds(left)),
        }
    }

    pub(super) fn list(&self, seats: &[SeatId]) -> String {
        let names: Vec<String> = seats.iter().map(|seat| self.names.seat_name(*seat)).collect();
        if names.is_empty() { "nobody".to_owned() } else { names.join(" ") }
    }

    pub(super) fn whose(&self, author: Author, name: Option<&Text>) -> String {
        match author {
            Author::Seat(seat) => {
                format!("of {} as {}", self.names.seat_name(seat), or_nobody(name))
            }
            Author::Claim(_) => format!("of an unknown as {}", or_nobody(name)),
            Author::Nobody => "of the room".to_owned(),
        }
    }
}

pub(super) fn or_nobody(words: Option<&Text>) -> &str {
    words.map_or("nobody", Text::as_str)
}

fn marked(mark: Mark, on: bool) -> &'static str {
    match (mark, on) {
        (Mark::Shared, true) => "is shared",
        (Mark::Shared, false) => "is a draft again",
        (Mark::Hidden, true) => "is hidden",
        (Mark::Hidden, false) => "is shown again",
        (Mark::Withdrawn, _) => "is withdrawn",
        (Mark::Unnamed, true) => "loses its name",
        (Mark::Unnamed, false) => "has its name again",
        (Mark::Answered, true) => "is answered",
        (Mark::Answered, false) => "is open again",
    }
}
