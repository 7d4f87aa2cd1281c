//! The play under way: the facilitator's laptop, the phones, who came, what was said.
//!
//! The agenda is read anew before each step. What somebody else decided meanwhile (a
//! round closed, a turn taken away) is no fault: the play goes on with the next step.

use std::collections::BTreeMap;

use tokio::time::Instant;

use super::agenda::{Agenda, Round};
use super::ask::{Ask, fresh};
use super::cast::{Cast, Member, Said};
use super::demo::{Demo, Line};
use super::device::Device;
use super::fault::Fault;
use super::played::{Happening, Played};
use super::{Pace, Player};
use crate::domain::Step;

/// Who listens to what happens.
pub(super) type Tell<'a> = &'a (dyn Fn(Happening<'_>) + Send + Sync);

/// A play under way.
pub(super) struct Stage<'a> {
    pub(super) player: Player,
    pub(super) demo: Demo,
    pub(super) lead: Device,
    pub(super) phones: Vec<Device>,
    pub(super) cast: Cast,
    pub(super) postponed: Vec<String>,
    refused: Vec<String>,
    pub(super) tell: Tell<'a>,
}

impl<'a> Stage<'a> {
    /// The facilitator opens the page; nobody else is there yet.
    pub(super) async fn set(
        player: Player,
        demo: Demo,
        (language, tell): (&str, Tell<'a>),
    ) -> Result<Self, Fault> {
        let lead = Device::lead(&player, language).await?;
        Ok(Self {
            player,
            demo,
            lead,
            phones: Vec::new(),
            cast: Cast::default(),
            postponed: Vec::new(),
            refused: Vec::new(),
            tell,
        })
    }

    /// Plays to the end.
    pub(super) async fn play(mut self) -> Result<Played, Fault> {
        let begin = Instant::now();
        let mut played = Vec::new();
        loop {
            let agenda = self.agenda().await?;
            let Some(round) = agenda.next(&played) else { break };
            let (number, of) = (played.len() + 1, agenda.len());
            (self.tell)(Happening::Step { number, of, title: &round.title });
            let performed = self.perform(&agenda, round).await;
            self.go_on(performed)?;
            played.push(round.id.clone());
        }
        let ended = self.lead.ask(Ask::to("end")?).await;
        self.go_on(ended)?;
        let summary = self.summary(played.len(), begin);
        (self.tell)(Happening::Over(&summary));
        Ok(summary)
    }

    /// The agenda as it stands.
    ///
    /// Whoever erases a rehearsal that is being played also stops it.
    pub(super) async fn agenda(&self) -> Result<Agenda, Fault> {
        let agenda = self.lead.agenda().await?;
        let all_known = self.cast.members.iter().all(|member| agenda.knows(&member.seat));
        if all_known { Ok(agenda) } else { Err(Fault::Erased) }
    }

    async fn perform(&mut self, agenda: &Agenda, round: &Round) -> Result<(), Fault> {
        if round.step != Step::Welcome {
            self.arrive().await?;
        }
        if !agenda.has_go_round_from(round) {
            self.come_late().await?;
        }
        self.player.pace.think().await;
        self.lead.ask(Ask::to("open")?.with("round", &round.id)).await?;
        match round.step {
            Step::Welcome => self.arrive().await,
            Step::Frame => self.agree(round).await,
            Step::SilentWriting => self.write(agenda, round).await,
            Step::RoundTable | Step::Harvest => self.go_round(agenda, round).await,
            Step::WallReading => self.read_wall(round).await,
            Step::Talk => self.listen(round).await,
            Step::Discussion => self.discuss(round).await,
            Step::Grouping => self.group(agenda, round).await,
            Step::Naming => self.name(agenda, round).await,
            Step::ReadBack => self.read_back(round).await,
            Step::Actions => self.act(round).await,
            Step::Pause => Ok(()),
            Step::Closing => self.close().await,
        }
    }

    /// Lets the play go on when somebody else changed the room meanwhile.
    pub(super) fn go_on(&mut self, done: Result<(), Fault>) -> Result<(), Fault> {
        match done {
            Err(fault) if fault.is_overtaken() => {
                self.refused.push(fault.to_string());
                Ok(())
            }
            done => done,
        }
    }

    /// Asks on somebody's phone, or at the laptop for those who have none.
    pub(super) async fn ask_as(&self, member: &Member, ask: Ask) -> Result<(), Fault> {
        let phone = member.phone.and_then(|index| self.phones.get(index));
        phone.unwrap_or(&self.lead).ask(ask.with("seat", &member.seat)).await
    }

    /// Somebody says something: on the phone, or dictated to the team.
    pub(super) async fn say(
        &self,
        member: &Member,
        line: &Line,
        round: &Round,
    ) -> Result<Said, Fault> {
        let Some(_) = member.phone else { return self.note(Some(member), line, round, None).await };
        self.pause_to_type(line).await;
        let (ask, said) = saying(line, round)?;
        self.ask_as(member, ask).await?;
        Ok(said)
    }

    /// The team notes what somebody, or the room, says.
    pub(super) async fn note(
        &self,
        member: Option<&Member>,
        line: &Line,
        round: &Round,
        sub_question: Option<usize>,
    ) -> Result<Said, Fault> {
        self.pause_to_type(line).await;
        let (mut ask, said) = saying(line, round)?;
        ask = ask.with("kind", line.kind.code());
        if let Some(member) = member {
            ask = ask.with("seat", &member.seat).with("channel", member.channel());
        }
        if let Some(index) = sub_question {
            ask = ask.with("sub", index.to_string());
        }
        self.lead.ask(ask).await?;
        Ok(said)
    }

    async fn pause_to_type(&self, line: &Line) {
        self.player.pace.think().await;
        for (_, text) in &line.fields {
            self.player.pace.type_out(text).await;
        }
    }

    fn pace(&self) -> Pace {
        self.player.pace
    }

    /// A moment, at a human pace.
    pub(super) async fn think(&self) {
        self.pace().think().await;
    }

    fn summary(&self, steps: usize, begin: Instant) -> Played {
        let mut contributions = BTreeMap::new();
        for said in &self.cast.said {
            *contributions.entry(said.kind).or_default() += 1;
        }
        Played {
            seats: self.cast.members.len(),
            steps,
            contributions,
            groups: self.cast.made.len(),
            refused: self.refused.clone(),
            took: begin.elapsed(),
        }
    }
}

fn saying(line: &Line, round: &Round) -> Result<(Ask, Said), Fault> {
    let card = fresh()?;
    let ask = Ask::to("say")?.with("round", &round.id).with("card", &card).with_all(&line.fields);
    let said = Said {
        line: line.id.clone(),
        card,
        round: round.id.clone(),
        kind: line.kind,
        by: line.by.clone(),
    };
    Ok((ask, said))
}
