//! Questions to the state: `? public`, `? floor`, `? agenda`, `? groups`, …

use super::Play;
use super::tell::or_nobody;
use crate::domain::{Contribution, GroupId, Person};

impl Play {
    pub(super) fn answer(&mut self, question: &str) -> String {
        match question.split_once(' ').unwrap_or((question, "")) {
            ("public", _) => self.cards_told(self.workshop.public()),
            ("mine", who) => self.mine(who),
            ("team", _) => {
                let workshop = &self.workshop;
                self.cards_told(workshop.all_said().filter(|card| workshop.team_sees(card)))
            }
            ("people", _) => {
                let seats = self.workshop.present();
                let told = |seat: &crate::domain::Seat| {
                    let proxy = if seat.proxy { " (no phone)" } else { "" };
                    format!("{} {}{proxy}", seat.number, or_nobody(seat.name.as_ref()))
                };
                lined(seats.map(told))
            }
            ("floor", _) => self.floor(),
            ("published", _) => {
                let how = self.workshop.published(self.now);
                how.map_or("no", |how| how.names.code()).to_owned()
            }
            ("agenda", _) => self.agenda(),
            ("groups", _) => self.groups(),
            ("wall", _) => self.tell_wall(self.workshop.wall),
            ("clock", _) => {
                let timer = self.workshop.current_round().map(|round| round.timer);
                timer.map_or_else(String::new, |timer| self.clock(timer))
            }
            ("words", card) => {
                let id = self.names.card(card);
                let said = self.workshop.contribution(id);
                said.map_or_else(
                    |refusal| refusal.code().to_owned(),
                    |card| {
                        let before =
                            card.revisions.iter().map(|old| old.statement.text.to_string());
                        let mut words: Vec<String> = before.collect();
                        words.push(card.statement.text.to_string());
                        words.join(" → ")
                    },
                )
            }
            ("support", card) => {
                let id = self.names.card(card);
                let said = self.workshop.contribution(id).unwrap();
                self.list(&said.support.iter().copied().collect::<Vec<_>>())
            }
            (other, _) => panic!("question: {other}"),
        }
    }

    fn cards_told<'w>(&'w self, cards: impl Iterator<Item = &'w Contribution>) -> String {
        lined(cards.map(|card| {
            let shown = or_nobody(self.workshop.shown_name(card)).to_owned();
            format!("{} « {} » {shown}", self.names.card_name(card.id), card.statement.text)
        }))
    }

    fn mine(&mut self, who: &str) -> String {
        let seats = [self.names.seat(who)];
        let claim = |card| super::claim(who, card);
        self.cards_told(self.workshop.mine(&Person { seats: &seats, claim: &claim }).into_iter())
    }

    fn floor(&self) -> String {
        let Some(round) = self.workshop.current_round() else { return "no round".to_owned() };
        let speaking = round.turns.speaking.map(|now| self.names.seat_name(now.seat));
        let speaking = speaking.unwrap_or_else(|| "nobody".to_owned());
        let (waiting, spoken) = (self.list(&round.turns.waiting), self.list(&round.turns.spoken));
        let passed = self.list(&round.turns.passed);
        format!("{speaking} speaks; waiting {waiting}; spoke {spoken}; passed {passed}")
    }

    fn agenda(&self) -> String {
        lined(self.workshop.rounds.iter().map(|round| {
            let here = if Some(round.plan.id) == self.workshop.current { ">" } else { " " };
            let skipped = if round.skipped { ", left out" } else { "" };
            let name = self.names.round_name(round.plan.id);
            format!("{here}{name} {}{skipped}", round.status.code())
        }))
    }

    fn groups(&self) -> String {
        let round = self.workshop.current.and_then(|id| self.workshop.grouping_of(id).ok());
        let Some(round) = round else { return "no grouping".to_owned() };
        let cards = |group: Option<GroupId>| {
            let told = |card: &&Contribution| {
                let under = self.workshop.merged_into(card.id);
                let under: Vec<String> = under.map(|c| self.names.card_name(c.id)).collect();
                let under =
                    if under.is_empty() { String::new() } else { format!("({})", under.join(" ")) };
                format!("{}{under}", self.names.card_name(card.id))
            };
            let cards = self.workshop.cards_of(round, group);
            cards.iter().map(told).collect::<Vec<_>>().join(" ")
        };
        let groups = self.workshop.groups_of(round).into_iter();
        let groups = groups.map(|group| {
            let gesture = group.gesture.as_ref().map(|words| format!(" / {words}"));
            let words = or_nobody(group.headline.as_ref());
            format!("{words}{}: {}", gesture.unwrap_or_default(), cards(Some(group.id)))
        });
        lined(groups.chain([format!("no group: {}", cards(None))]))
    }
}

/// One line each, under the question.
fn lined(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    if lines.is_empty() { "nothing".to_owned() } else { format!("\n    {}", lines.join("\n    ")) }
}
