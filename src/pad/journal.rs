//! The log, as everybody may keep it: what happened, in order, one JSON object a line.
//!
//! Ids alone: the words stand in the JSON of the same archive, as they are today. Nothing
//! has a moment, nobody is named but the role of who led, and nothing of what is hidden,
//! withdrawn, unshared or erased appears. An entry without a visible name comes when its
//! round closed, not when it arrived: beside the others, its place would tell whose it is.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Source;
use crate::domain::{
    By, Contribution, ContributionId, Event, GroupAct, Happened, Names, RoundId, Workshop,
    since_erased,
};

/// What the first line says.
const FORMAT: &str = "collecte-journal/1";

/// The lines.
pub(super) fn journal(source: &Source<'_>, log: &[Happened]) -> String {
    let workshop = source.workshop();
    let colophon = source.outline().colophon;
    let head = json!({
        "format": FORMAT,
        "workshop": workshop.id.to_string(),
        "licence": colophon.licence.url(),
        "credit": colophon.credit,
        "source": colophon.address,
    });
    let mut writer = Writer { workshop, lines: vec![head], held: BTreeSet::new() };
    for happened in since_erased(log) {
        writer.happened(happened);
    }
    for id in std::mem::take(&mut writer.held) {
        writer.said(id);
    }
    let lines: Vec<String> = writer.lines.iter().map(Value::to_string).collect();
    lines.join("\n") + "\n"
}

struct Writer<'w> {
    workshop: &'w Workshop,
    lines: Vec<Value>,
    /// Entries whose arrival would tell whose they are.
    held: BTreeSet<ContributionId>,
}

impl Writer<'_> {
    fn happened(&mut self, happened: &Happened) {
        let by = happened.by;
        match &happened.event {
            Event::Created { rounds, .. } => {
                self.put("created", by, &[]);
                for plan in rounds {
                    self.round("round_added", by, plan.id);
                }
            }
            Event::RoundAdded { plan, .. } => self.round("round_added", by, plan.id),
            Event::RoundMoved { round, .. } => self.round("round_moved", by, *round),
            Event::RoundReworded { round, .. } => self.round("round_reworded", by, *round),
            Event::RoundSkipped { round, skipped: true } => self.round("round_skipped", by, *round),
            Event::RoundSkipped { round, .. } => self.round("round_taken_in", by, *round),
            Event::RoundOpened(round) => self.round("round_opened", by, *round),
            Event::RoundRevealed(round) => self.round("round_revealed", by, *round),
            Event::RoundClosed(round) => {
                self.round("round_closed", by, *round);
                self.let_go(*round);
            }
            Event::Contributed { id, .. } => self.arrived(*id),
            Event::Grouped { act, .. } => self.grouped(by, act),
            Event::Undone { acts, .. } => acts.iter().for_each(|act| self.grouped(by, act)),
            Event::Ended => self.put("ended", by, &[]),
            Event::Resumed => self.put("resumed", by, &[]),
            // Who came, spoke, passed or answered; what people took away; what is set up.
            Event::SeatTaken { .. }
            | Event::SeatRenamed { .. }
            | Event::SeatRemoved { .. }
            | Event::DeviceLinked { .. }
            | Event::FloorAsked { .. }
            | Event::FloorLeft { .. }
            | Event::TurnGiven { .. }
            | Event::TurnTimed { .. }
            | Event::TurnEnded { .. }
            | Event::TurnsOrdered { .. }
            | Event::TimerSet { .. }
            | Event::Answered { .. }
            | Event::Supported { .. }
            | Event::Edited { .. }
            | Event::Reconciled { .. }
            | Event::Marked { .. }
            | Event::TakenFrom { .. }
            | Event::SimulatedErased
            | Event::Described(_)
            | Event::LinkIssued(_)
            | Event::LinkRevoked(_)
            | Event::HandedOver(_)
            | Event::Published(_)
            | Event::Unpublished
            | Event::NotesClosed { .. }
            | Event::WallSet(_) => {}
        }
    }

    /// An entry, now or when nobody can tell any more whose it is.
    fn arrived(&mut self, id: ContributionId) {
        if self.is_named(id) {
            self.said(id);
        } else {
            self.held.insert(id);
        }
    }

    fn is_named(&self, id: ContributionId) -> bool {
        let Ok(entry) = self.workshop.contribution(id) else { return false };
        let round = self.workshop.round(entry.round).ok();
        let collects = round.and_then(|round| round.plan.collects);
        let named = collects.is_none_or(|collects| collects.names == Names::Shown);
        named && !entry.unnamed && self.workshop.shown_name(entry).is_some()
    }

    /// Those that were held until this round closed.
    fn let_go(&mut self, round: RoundId) {
        let of = |id: &ContributionId| {
            self.workshop.contribution(*id).is_ok_and(|entry| entry.round == round)
        };
        let (gone, held) = std::mem::take(&mut self.held).into_iter().partition(of);
        self.held = held;
        let gone: BTreeSet<ContributionId> = gone;
        for id in gone {
            self.said(id);
        }
    }

    fn said(&mut self, id: ContributionId) {
        if !self.is_public(id) {
            return;
        }
        let round = self.workshop.contribution(id).map(|entry| entry.round.to_string());
        let fields = [("entry", id.to_string()), ("round", round.unwrap_or_default())];
        self.put("contributed", By::Nobody, &fields);
    }

    fn is_public(&self, id: ContributionId) -> bool {
        self.workshop.contribution(id).is_ok_and(Contribution::is_public)
    }

    /// Whether it stands in the lines by now; where it ended up, the JSON says.
    fn is_told(&self, id: ContributionId) -> bool {
        self.is_public(id) && !self.held.contains(&id)
    }

    fn grouped(&mut self, by: By, act: &GroupAct) {
        match act {
            GroupAct::Made(group) => {
                let fields = [("group", group.id.to_string()), ("round", group.round.to_string())];
                self.put("group_made", by, &fields);
            }
            GroupAct::Dissolved(group) => {
                self.put("group_dissolved", by, &[("group", group.to_string())]);
            }
            GroupAct::Named { group, .. } => {
                self.put("group_named", by, &[("group", group.to_string())]);
            }
            GroupAct::Ranked { group, .. } => {
                self.put("group_ranked", by, &[("group", group.to_string())]);
            }
            GroupAct::Put { card, placement } if self.is_told(*card) => {
                let group = placement.as_ref().and_then(|placed| placed.group);
                let group = group.map(|group| ("group", group.to_string()));
                let fields: Vec<_> =
                    [("entry", card.to_string())].into_iter().chain(group).collect();
                self.put("entry_placed", by, &fields);
            }
            GroupAct::Merged { card, into } if self.is_told(*card) => {
                let into = into.filter(|into| self.is_told(*into));
                let into = into.map(|into| ("into", into.to_string()));
                let fields: Vec<_> =
                    [("entry", card.to_string())].into_iter().chain(into).collect();
                self.put("entry_merged", by, &fields);
            }
            GroupAct::Put { .. } | GroupAct::Merged { .. } => {}
        }
    }

    fn round(&mut self, what: &str, by: By, round: RoundId) {
        self.put(what, by, &[("round", round.to_string())]);
    }

    fn put(&mut self, what: &str, by: By, fields: &[(&str, String)]) {
        let mut line = Map::new();
        line.insert("what".to_owned(), Value::from(what));
        for (name, value) in fields {
            line.insert((*name).to_owned(), Value::from(value.as_str()));
        }
        if let By::Team(link) = by
            && let Some(link) = self.workshop.links.get(&link)
        {
            line.insert("by".to_owned(), Value::from(link.role.code()));
        }
        self.lines.push(Value::Object(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Command;
    use crate::pad::Choice;
    use crate::pad::fixture::{Play, SECRET, demo};

    fn lines(play: &Play) -> Vec<Value> {
        let source = Source::new(&play.workshop, "http://192.168.1.20/a/K7DMR/", Choice::default());
        let written = journal(&source, &play.log);
        assert!(!written.contains(SECRET), "no words of anybody");
        written.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn contributed(lines: &[Value]) -> Vec<&str> {
        let said = lines.iter().filter(|line| line["what"] == "contributed");
        said.map(|line| line["entry"].as_str().unwrap()).collect()
    }

    #[test]
    fn each_public_entry_is_there_once_and_nothing_else_of_what_was_said() {
        let play = demo();
        let lines = lines(&play);
        assert_eq!(lines[0]["format"], FORMAT);
        assert_eq!(lines[0]["licence"], "https://creativecommons.org/licenses/by-sa/4.0/");
        let mut written = contributed(&lines);
        written.sort_unstable();
        let mut public: Vec<String> =
            play.workshop.public().map(|entry| entry.id.to_string()).collect();
        public.sort_unstable();
        assert_eq!(written, public);
        assert!(lines.iter().any(|line| line["what"] == "group_made" && line["by"].is_string()));
    }

    #[test]
    fn what_is_taken_away_afterwards_never_was() {
        let mut play = demo();
        let entry = play.workshop.public().next().unwrap().id;
        assert!(contributed(&lines(&play)).contains(&entry.to_string().as_str()));
        play.team(Command::Hide { id: entry, hidden: true });
        assert!(lines(&play).iter().all(|line| line["entry"] != entry.to_string()));
    }

    #[test]
    fn an_entry_without_a_name_is_not_told_by_being_moved_while_its_round_is_open() {
        let mut play = demo();
        let is_nameless = |id: &ContributionId| {
            let entry = play.workshop.contribution(*id).unwrap();
            entry.is_public() && play.workshop.shown_name(entry).is_none()
        };
        let arrived = |it: &Happened| {
            if let Event::Contributed { id, .. } = &it.event { Some(*id) } else { None }
        };
        let at = play.log.iter().position(|it| arrived(it).as_ref().is_some_and(is_nameless));
        let at = at.unwrap();
        let id = arrived(&play.log[at]).unwrap();
        let round = play.workshop.contribution(id).unwrap().round;
        let act = GroupAct::Put { card: id, placement: None };
        let moved = Happened { event: Event::Grouped { round, act }, ..play.log[at].clone() };
        play.log.insert(at + 1, moved);
        let lines = lines(&play);
        let first = lines.iter().find(|line| line["entry"] == id.to_string()).unwrap();
        assert_eq!(first["what"], "contributed");
    }

    #[test]
    fn an_entry_without_a_name_comes_when_its_round_closed() {
        let play = demo();
        let lines = lines(&play);
        let at = |what: &str, key: &str, id: &str| {
            lines.iter().position(|line| line["what"] == what && line[key] == id)
        };
        let mut nameless = 0;
        for entry in play.workshop.public() {
            if play.workshop.shown_name(entry).is_some() {
                continue;
            }
            let closed = at("round_closed", "round", &entry.round.to_string());
            let said = at("contributed", "entry", &entry.id.to_string()).unwrap();
            assert!(closed.is_none_or(|closed| closed < said));
            nameless += 1;
        }
        assert!(nameless > 0, "the fixture has such entries");
    }
}
