//! A go-round: one speaks, the others listen. Who has nothing to say passes; who came
//! late speaks at the end; for those without a phone the laptop goes on.

use super::super::agenda::{Agenda, Round};
use super::super::ask::Ask;
use super::super::cast::Member;
use super::super::fault::Fault;
use super::super::stage::Stage;

/// The turn at which latecomers open the door.
const LATE: usize = 3;
/// Turns that one go-round may have for each person: own one, later, once more.
const TURNS_EACH: usize = 5;

impl Stage<'_> {
    /// Until nobody waits for the floor.
    pub(in crate::rehearsal) async fn go_round(
        &mut self,
        agenda: &Agenda,
        round: &Round,
    ) -> Result<(), Fault> {
        let sources: Vec<String> =
            agenda.sources(round).into_iter().map(|source| source.id.clone()).collect();
        let mut turn = 0;
        while let Some(seat) = self.speaker(round).await? {
            turn += 1;
            if turn == LATE {
                self.come_late().await?;
            }
            if turn > TURNS_EACH * (self.cast.members.len() + TURNS_EACH) {
                return Err(Fault::Endless(round.title.clone()));
            }
            let taken = self.take_turn(&seat, round, &sources).await;
            self.go_on(taken)?;
        }
        Ok(())
    }

    /// Who has the floor; the team gives it when nobody has it.
    pub(super) async fn speaker(&self, round: &Round) -> Result<Option<String>, Fault> {
        let mut agenda = self.agenda().await?;
        let nobody = |agenda: &Agenda| {
            agenda
                .round(&round.id)
                .is_some_and(|now| now.speaking.is_none() && !now.waiting.is_empty())
        };
        if nobody(&agenda) {
            self.think().await;
            self.lead.ask(Ask::to("next")?.with("round", &round.id)).await?;
            agenda = self.agenda().await?;
        }
        Ok(agenda.round(&round.id).and_then(|now| now.speaking.clone()))
    }

    async fn take_turn(
        &mut self,
        seat: &str,
        round: &Round,
        sources: &[String],
    ) -> Result<(), Fault> {
        let Some(member) = self.cast.in_seat(seat).cloned() else {
            // Somebody real: the team lets them speak, then goes on.
            self.think().await;
            return self.lead.ask(Ask::to("next")?.with("round", &round.id)).await;
        };
        let id = &member.person.id;
        if self.demo.turns_of_events.later.contains(id) && !self.postponed.contains(id) {
            self.postponed.push(id.clone());
            return self.end_turn(&member, round, "later").await;
        }
        if let Some(kind) = round.kind {
            let lines = self.cast.unsaid(&self.demo.lines, id, kind);
            for line in lines {
                let said = self.say(&member, line, round).await?;
                self.cast.said.push(said);
            }
        }
        let speaks = round.kind.is_none() || self.cast.spoke_in(id, sources);
        self.end_turn(&member, round, if speaks { "done" } else { "pass" }).await
    }

    /// The person ends the turn; for those without a phone the team goes on.
    pub(super) async fn end_turn(
        &self,
        member: &Member,
        round: &Round,
        verb: &str,
    ) -> Result<(), Fault> {
        self.think().await;
        if member.phone.is_none() && verb == "done" {
            return self.lead.ask(Ask::to("next")?.with("round", &round.id)).await;
        }
        self.ask_as(member, Ask::to(verb)?.with("round", &round.id)).await
    }
}
