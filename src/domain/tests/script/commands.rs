//! What somebody does, from words to a [`Command`].

use super::{Play, link, text};
use crate::domain::{
    Answer, Channel, Command, ContributionId, Fingerprint, Hall, KeyMark, Kind, Language, LinkId,
    NoteId, OpId, Outcome, PublishedNames, Role, RoundId, Scene, SeatId, Statement, Texts,
    TimerAct, WallChange,
};

impl Play {
    /// The command, and its op when the words name one asking.
    pub(super) fn command(&mut self, who: &str, what: &str) -> (Command, Option<OpId>) {
        let (verb, rest) = what.split_once(' ').unwrap_or((what, ""));
        if verb.starts_with('#') || verb.starts_with('@') {
            return self.contribute(what);
        }
        let who = who.split_once(" for ").map_or(who, |(_, seat)| seat);
        let command = self
            .of_workshop(verb, rest)
            .or_else(|| self.of_people(who, verb, rest))
            .or_else(|| self.of_agenda(verb, rest))
            .or_else(|| self.of_floor(who, verb, rest))
            .or_else(|| self.of_words(verb, rest))
            .or_else(|| self.of_groups(verb, rest));
        (command.unwrap_or_else(|| panic!("who does what: {what}")), None)
    }

    /// `#1 words`, `@round #1 words`; `#1* words` is another asking with the same id.
    fn contribute(&mut self, what: &str) -> (Command, Option<OpId>) {
        let (round, what) = match what.strip_prefix('@').and_then(|rest| rest.split_once(' ')) {
            Some((round, rest)) => (self.names.round(round), rest),
            None => (self.current(), what),
        };
        let (card, words) = what.split_once(' ').unwrap();
        let id = self.names.card(card.trim_end_matches('*'));
        let op = (!card.ends_with('*')).then_some(OpId(id.0));
        let (words, kind) = words
            .split_once(" as ")
            .map_or((words, None), |(words, kind)| (words, Some(Kind::from_code(kind).unwrap())));
        let statement = Box::new(statement(words));
        let channel = Channel::Scribe;
        (Command::Contribute { id, round, kind, statement, channel }, op)
    }

    fn current(&self) -> RoundId {
        self.workshop.current.unwrap_or(RoundId(999))
    }

    fn of_workshop(&mut self, verb: &str, rest: &str) -> Option<Command> {
        let wall = |change| Some(Command::SetWall(change));
        let usual = WallChange::default();
        match verb {
            "end" => Some(Command::End),
            "resume" => Some(Command::Resume),
            "publish" => Some(Command::Publish(PublishedNames::from_code(rest).unwrap())),
            "unpublish" => Some(Command::Unpublish),
            "open-notes" | "close-notes" => Some(Command::CloseNotes(verb == "close-notes")),
            "erase" => Some(Command::EraseSimulated),
            "issue" => Some(Command::IssueLink(link(9, Role::from_code(rest).unwrap()))),
            "revoke" => Some(Command::RevokeLink(LinkId(rest.parse().unwrap()))),
            "scene" => wall(WallChange { scene: Some(Scene::from_code(rest)), ..usual }),
            "blank" => wall(WallChange { blank: Some(rest.is_empty()), ..usual }),
            "hall" => wall(WallChange { hall: Hall::from_code(rest), ..usual }),
            "quote" => {
                let card = rest.starts_with('#').then(|| self.names.card(rest));
                wall(WallChange { quoted: Some(card), ..usual })
            }
            _ => None,
        }
    }

    fn of_people(&mut self, who: &str, verb: &str, rest: &str) -> Option<Command> {
        let named = |name: &str| (!name.is_empty()).then(|| text(name));
        match verb {
            "joins" | "plays" => Some(self.take_seat(who, rest, verb == "plays")),
            "adds" => {
                let Command::TakeSeat { seat, name, language, key, .. } =
                    self.take_seat(rest, rest, false)
                else {
                    return None;
                };
                let device = None;
                Some(Command::TakeSeat { seat, name, language, device, key, simulated: false })
            }
            // `back on tablet with bob`: says bob's key on that device.
            "back" => {
                let (device, key) = rest.strip_prefix("on ")?.split_once(" with ")?;
                let (device, mark) = (print(device), print(key));
                Some(Command::LinkDevice { seat: self.names.seat(who), device, mark })
            }
            "rename" => Some(Command::RenameSeat { seat: self.names.seat(who), name: named(rest) }),
            "remove" | "silence" | "admit" | "restore" => {
                let removed = matches!(verb, "remove" | "silence");
                let hide = matches!(verb, "silence" | "admit");
                Some(Command::RemoveSeat { seat: self.names.seat(rest), removed, hide })
            }
            _ => None,
        }
    }

    fn take_seat(&mut self, who: &str, rest: &str, simulated: bool) -> Command {
        // `joins as Anne on tablet`
        let (rest, device) = rest.split_once(" on ").unwrap_or((rest, who));
        let name = rest.strip_prefix("as ").unwrap_or(who);
        Command::TakeSeat {
            seat: self.names.seat(who),
            name: (name != "nobody").then(|| text(name)),
            language: Language::FRENCH,
            device: Some(print(device)),
            key: KeyMark { nonce: 0, mark: print(who) },
            simulated,
        }
    }

    fn of_agenda(&mut self, verb: &str, rest: &str) -> Option<Command> {
        let (first, before) = rest.split_once(" before ").unwrap_or((rest, ""));
        let before = (!before.is_empty()).then(|| self.names.round(before));
        Some(match verb {
            "add" => Command::AddRound { plan: Box::new(self.plan(first)), before },
            "reword" => {
                let (round, words) = rest.split_once(' ')?;
                let prompt = Texts::one(Language::FRENCH, text(words));
                let round = self.names.round(round);
                Command::RewordRound { round, title: prompt.clone(), prompt }
            }
            "move" => Command::MoveRound { round: self.names.round(first), before },
            "skip" | "unskip" => {
                Command::SkipRound { round: self.names.round(rest), skipped: verb == "skip" }
            }
            "open" => Command::OpenRound(self.names.round(rest)),
            "close" => Command::CloseRound(self.names.round(rest)),
            "reveal" => Command::RevealRound(self.names.round(rest)),
            "clock" => Command::SetTimer { round: self.current(), act: clock(rest) },
            _ => return None,
        })
    }

    fn of_floor(&mut self, who: &str, verb: &str, rest: &str) -> Option<Command> {
        let round = self.current();
        let mut seat = || self.names.seat(if rest.is_empty() { who } else { rest });
        let outcome = Outcome::from_code(verb);
        if let Some(outcome) = outcome {
            return Some(Command::EndTurn { round, seat: seat(), outcome });
        }
        Some(match verb {
            "next" => Command::NextTurn(round),
            "give" => Command::GiveTurn { round, seat: seat() },
            "turn-clock" => Command::TimeTurn { round, act: clock(rest) },
            "order" => {
                let waiting: Vec<SeatId> =
                    rest.split(' ').map(|name| self.names.seat(name)).collect();
                Command::OrderTurns { round, waiting }
            }
            "ask" => Command::AskFloor { round, seat: seat() },
            "leave" => Command::LeaveFloor { round, seat: seat() },
            "fine" => Command::Answer { round, seat: self.names.seat(who), answer: Answer::Fine },
            "reserve" => {
                let answer = Answer::Reserve(text(rest));
                Command::Answer { round, seat: self.names.seat(who), answer }
            }
            _ => return None,
        })
    }

    fn of_words(&mut self, verb: &str, rest: &str) -> Option<Command> {
        let (card, words) = rest.split_once(' ').unwrap_or((rest, ""));
        let current = self.current();
        let mut id = || self.names.card(card);
        Some(match verb {
            // `draws #1 words`, from the note of the current round
            "draws" => Command::ContributeFrom {
                note: NoteId::Round(current),
                id: id(),
                round: current,
                kind: Some(Kind::Remark),
                statement: Box::new(statement(words)),
            },
            "edit" => Command::Edit { id: id(), statement: Box::new(statement(words)) },
            "share" => Command::Share(id()),
            "hide" | "show" => Command::Hide { id: id(), hidden: verb == "hide" },
            "withdraw" => Command::Withdraw(id()),
            "unname" | "name" => Command::Unname { id: id(), unnamed: verb == "unname" },
            "answered" => Command::MarkAnswered { id: id(), answered: true },
            "support" | "unsupport" => Command::Support { id: id(), on: verb == "support" },
            "takes-on" => Command::TakeOn(id()),
            _ => return None,
        })
    }

    fn of_groups(&mut self, verb: &str, rest: &str) -> Option<Command> {
        let round = self.current();
        Some(match verb {
            // `make A #1 #2`
            "make" => {
                let (group, cards) = rest.split_once(' ').unwrap_or((rest, ""));
                let headline = Some(text(group));
                let group = self.names.group(group);
                Command::MakeGroup { round, group, headline, cards: self.cards(cards) }
            }
            // `call A headline / gesture`
            "call" => {
                let (group, words) = rest.split_once(' ')?;
                let (headline, gesture) =
                    words.split_once(" / ").map_or((words, None), |(a, b)| (a, Some(text(b))));
                let group = self.names.group(group);
                Command::NameGroup { group, headline: Some(text(headline)), gesture }
            }
            // `rank A before B`, `rank A`
            "rank" => {
                let (group, before) = rest.split_once(" before ").unwrap_or((rest, ""));
                let before = (!before.is_empty()).then(|| self.names.group(before));
                Command::MoveGroup { group: self.names.group(group), before }
            }
            "dissolve" => Command::DissolveGroup(self.names.group(rest)),
            // `put #1 #2 in A before #3`, `put #1 out`
            "put" => {
                let (rest, before) = rest.split_once(" before ").unwrap_or((rest, ""));
                let (cards, group) = rest.split_once(" in ").unwrap_or((rest, ""));
                let group = (!group.is_empty()).then(|| self.names.group(group));
                let before = (!before.is_empty()).then(|| self.names.card(before));
                Command::Put { round, cards: self.cards(cards), group, before }
            }
            // `merge #1 into #2`
            "merge" => {
                let (card, into) = rest.split_once(" into ")?;
                let (card, into) = (self.names.card(card), self.names.card(into));
                Command::Merge { round, card, into }
            }
            "split" => Command::Split { round, card: self.names.card(rest) },
            "undo" => Command::Undo(round),
            _ => return None,
        })
    }

    fn cards(&mut self, list: &str) -> Vec<ContributionId> {
        let cards = list.split(' ').filter(|word| word.starts_with('#'));
        cards.map(|card| self.names.card(card)).collect()
    }
}

/// Words, and `?1` for the sub-question they answer.
fn statement(words: &str) -> Statement {
    let (words, sub_question) = words
        .split_once(" ?")
        .map_or((words, None), |(words, n)| (words, Some(n.parse().unwrap())));
    Statement { sub_question, ..Statement::of(text(words)) }
}

/// `start 60`, `extend 60`, `pause`, `resume`, `off`.
fn clock(words: &str) -> TimerAct {
    let (verb, seconds) = words.split_once(' ').unwrap_or((words, "0"));
    let seconds = seconds.parse().unwrap();
    match verb {
        "start" => TimerAct::Start(seconds),
        "extend" => TimerAct::Extend(seconds),
        "pause" => TimerAct::Pause,
        "resume" => TimerAct::Resume,
        "off" => TimerAct::Off,
        other => panic!("of a clock: {other}"),
    }
}

fn print(name: &str) -> Fingerprint {
    let mut print = [0; 16];
    for (place, byte) in name.bytes().enumerate() {
        print[place % 16] ^= byte;
    }
    Fingerprint(print)
}
