//! Words. A person writes in an open round, and edits, shares, unnames or withdraws
//! their own words until the withdrawal window ends; the team writes for people at
//! any time, edits what it can read, and hides.

use super::{Decided, Decision, allowed};
use crate::domain::{
    Author, Channel, Collects, Command, Contribution, ContributionId, Event, Kind, Mark, Names,
    Refusal, Round, RoundId, SeatId, Statement, Step, Text, Visible, limits,
};

impl Decision<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn words(&self, command: Command) -> Decided {
        match command {
            Command::Contribute { id, round, kind, statement, channel } => {
                self.contribute(Said { id, round, kind, statement, channel })
            }
            Command::ContributeFrom { note, id, round, kind, statement } => {
                self.must_be_team()?;
                allowed(self.workshop.shows_note(note, self.actor().role))?;
                let channel = Channel::Scribe;
                let mut events = self.contribute(Said { id, round, kind, statement, channel })?;
                if !events.is_empty() {
                    events.push(Event::TakenFrom { id, note });
                }
                Ok(events)
            }
            Command::Edit { id, statement } => {
                let entry = self.own_or_teams(id)?;
                answers_a_question(self.workshop.round(entry.round)?, &statement)?;
                let same = entry.statement == *statement;
                Ok(if same { vec![] } else { vec![Event::Edited { id, statement }] })
            }
            Command::Share(id) => {
                let entry = self.own_or_teams(id)?;
                Ok(marked(id, Mark::Shared, true, entry.shared))
            }
            Command::Hide { id, hidden } => {
                self.must_be_team()?;
                let entry = self.workshop.contribution(id)?;
                Ok(marked(id, Mark::Hidden, hidden, entry.hidden))
            }
            Command::Withdraw(id) => {
                let entry = self.own_or_teams(id)?;
                // What a person typed is theirs to take back; the team can hide it.
                allowed(!self.actor().role.is_team() || entry.channel != Channel::Phone)?;
                Ok(marked(id, Mark::Withdrawn, true, false))
            }
            Command::Unname { id, unnamed } => {
                // A licence cannot be taken back, a name can, for ever.
                let entry = self.owned(id)?;
                Ok(marked(id, Mark::Unnamed, unnamed, entry.unnamed))
            }
            Command::MarkAnswered { id, answered } => {
                self.must_be_team()?;
                let entry = self.workshop.contribution(id)?;
                Ok(marked(id, Mark::Answered, answered, entry.answered))
            }
            Command::Support { id, on } => self.support(id, on),
            Command::TakeOn(id) => self.take_on(id),
            _ => Err(Refusal::NotAllowed),
        }
    }

    fn contribute(&self, said: Said) -> Decided {
        let round = self.workshop.round(said.round)?;
        let team = self.actor().role.is_team();
        allowed(team || self.actor().seat.is_some())?;
        // What the team types must never look as if a person had typed it.
        allowed(!team || matches!(said.channel, Channel::Scribe | Channel::Paper))?;
        let kind = self.kind(round, said.kind)?;
        let author = self.author(round)?;
        // Before the round is looked at: what counted is answered so after it closed, too.
        if self.already_said(round.plan.id, author, &said.statement) {
            return Ok(vec![]);
        }
        self.may_contribute(round, &said)?;
        self.within_limits(round, author)?;
        Ok(vec![Event::Contributed {
            id: said.id,
            round: said.round,
            kind,
            shared: self.shared_at_once(round),
            simulated: self.played_unseen(author),
            author,
            name: self.name_beside(author)?,
            channel: if team { said.channel } else { Channel::Phone },
            statement: said.statement,
        }])
    }

    fn may_contribute(&self, round: &Round, said: &Said) -> Result<(), Refusal> {
        if !self.actor().role.is_team() {
            self.opened(round)?;
            allowed(round.plan.collects.is_some_and(|collects| collects.phones))?;
        }
        answers_a_question(round, &said.statement)?;
        if self.workshop.withdrawn.contains(&said.id) {
            return Err(Refusal::AlreadyWithdrawn);
        }
        if self.workshop.contributions.contains_key(&said.id) {
            return Err(Refusal::IdTaken);
        }
        Ok(())
    }

    fn within_limits(&self, round: &Round, author: Author) -> Result<(), Refusal> {
        if self.workshop.contributions.len() >= limits::CONTRIBUTIONS {
            return Err(Refusal::Full);
        }
        let most = round.plan.collects.and_then(|collects| collects.per_person);
        let Some(most) = most.filter(|_| !self.actor().role.is_team()) else { return Ok(()) };
        let given = self.workshop.given_by(round.plan.id, author).count();
        if given >= most as usize { Err(Refusal::TooMany) } else { Ok(()) }
    }

    /// What the round collects; the team may note a talk or an exchange anywhere.
    fn kind(&self, round: &Round, wanted: Option<Kind>) -> Result<Kind, Refusal> {
        let collected = round.plan.collects.map(|collects| collects.kind);
        match (wanted, collected) {
            (None, Some(kind)) => Ok(kind),
            (Some(kind), collected) => {
                allowed(collected == Some(kind) || self.actor().role.is_team())?;
                Ok(kind)
            }
            (None, None) => Err(Refusal::NotAllowed),
        }
    }

    fn author(&self, round: &Round) -> Result<Author, Refusal> {
        let names = round.plan.collects.map_or(Names::Shown, |collects| collects.names);
        match (names, self.actor().seat) {
            (Names::Anonymous, _) if self.actor().role.is_team() => Ok(Author::Nobody),
            (Names::Anonymous, _) => {
                self.actor().claim.map(Author::Claim).ok_or(Refusal::NotAllowed)
            }
            (Names::Shown | Names::Hidden, Some(seat)) => Ok(Author::Seat(seat)),
            (Names::Shown | Names::Hidden, None) => Ok(Author::Nobody),
        }
    }

    fn name_beside(&self, author: Author) -> Result<Option<Text>, Refusal> {
        match author {
            Author::Seat(seat) => Ok(self.workshop.seat(seat)?.name.clone()),
            Author::Claim(_) | Author::Nobody => Ok(None),
        }
    }

    /// An anonymous entry is signed by nobody: that the rehearsal played it has to be said.
    fn played_unseen(&self, author: Author) -> bool {
        let seat = self.actor().seat.and_then(|id| self.workshop.seat(id).ok());
        matches!(author, Author::Claim(_)) && seat.is_some_and(|seat| seat.simulated)
    }

    /// Back and send again makes a new asking of the same words: it counts once.
    fn already_said(&self, round: RoundId, author: Author, statement: &Statement) -> bool {
        self.workshop.given_by(round, author).any(|entry| entry.statement == *statement)
    }

    /// Written live, after the reveal, after one's turn, or by the team for nobody.
    fn shared_at_once(&self, round: &Round) -> bool {
        let spoken = |seat: SeatId| {
            self.workshop.rounds.iter().any(|taking| {
                (taking.plan.id == round.plan.id || taking.plan.takes.contains(&round.plan.id))
                    && taking.calls_everybody()
                    && taking.turns.times(seat) > 0
            })
        };
        round.revealed
            || match round.plan.collects {
                None | Some(Collects { visible: Visible::Live, .. }) => true,
                Some(Collects { visible: Visible::Later, .. }) => {
                    self.actor().seat.map_or(self.actor().role.is_team(), spoken)
                }
            }
    }

    /// The entry, if it is [`owned`](Self::owned) and, for its author, the window is open.
    fn own_or_teams(&self, id: ContributionId) -> Result<&Contribution, Refusal> {
        let entry = self.owned(id)?;
        if !self.actor().role.is_team() {
            self.within_window()?;
        }
        Ok(entry)
    }

    /// The entry, if these are the actor's own words, or if the team asks and can read it.
    fn owned(&self, id: ContributionId) -> Result<&Contribution, Refusal> {
        let entry = self.workshop.contribution(id)?;
        if self.actor().role.is_team() {
            allowed(self.workshop.team_sees(entry))?;
            return Ok(entry);
        }
        let own = match entry.author {
            Author::Seat(seat) => self.is_self(seat),
            Author::Claim(claim) => self.actor().claim == Some(claim),
            Author::Nobody => false,
        };
        allowed(own)?;
        Ok(entry)
    }

    fn within_window(&self) -> Result<(), Refusal> {
        let open = self.workshop.window_open(self.ask.now);
        if open { Ok(()) } else { Err(Refusal::WindowOver) }
    }

    fn support(&self, id: ContributionId, on: bool) -> Decided {
        let entry = self.workshop.contribution(id)?;
        let seat = self.actor().seat.ok_or(Refusal::NotAllowed)?;
        // What one cannot see, one cannot support: the refusal must not tell it exists.
        if !entry.is_public() {
            return Err(Refusal::UnknownContribution);
        }
        let round = self.workshop.round(entry.round)?;
        let open = round.plan.collects.is_some_and(|collects| collects.support);
        let reading = self.workshop.current_round().map(|round| round.plan.step);
        allowed(open || reading == Some(Step::WallReading))?;
        self.within_window()?;
        let same = entry.support.contains(&seat) == on;
        Ok(if same { vec![] } else { vec![Event::Supported { id, seat, on }] })
    }

    fn take_on(&self, id: ContributionId) -> Decided {
        let entry = self.workshop.contribution(id)?;
        let seat = self.actor().seat.ok_or(Refusal::NotAllowed)?;
        let name = self.workshop.seat(seat)?.name.clone().ok_or(Refusal::Nameless)?;
        allowed(entry.kind == Kind::Action && entry.is_public())?;
        allowed(entry.statement.who.is_none())?;
        self.within_window()?;
        let statement = Statement { who: Some(name), ..entry.statement.clone() };
        Ok(vec![Event::Edited { id, statement: Box::new(statement) }])
    }
}

/// A sub-question that is named must be one of the round's.
fn answers_a_question(round: &Round, statement: &Statement) -> Result<(), Refusal> {
    let questions = round.plan.sub_questions.len();
    let beyond = statement.sub_question.is_some_and(|index| index as usize >= questions);
    if beyond { Err(Refusal::BadField) } else { Ok(()) }
}

/// What somebody wants to say.
struct Said {
    id: ContributionId,
    round: RoundId,
    kind: Option<Kind>,
    statement: Box<Statement>,
    channel: Channel,
}

fn marked(id: ContributionId, mark: Mark, on: bool, already: bool) -> Vec<Event> {
    if on == already { vec![] } else { vec![Event::Marked { id, mark, on }] }
}
