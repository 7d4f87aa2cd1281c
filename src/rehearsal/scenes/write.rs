//! Everybody writes at once: in silence, or the actions at the end.

use futures_util::future::try_join_all;

use super::super::agenda::{Agenda, Round};
use super::super::ask::Ask;
use super::super::cast::{Member, Said};
use super::super::fault::Fault;
use super::super::stage::Stage;

impl Stage<'_> {
    /// Silent writing. What no later step takes up is revealed at its end.
    pub(in crate::rehearsal) async fn write(
        &mut self,
        agenda: &Agenda,
        round: &Round,
    ) -> Result<(), Fault> {
        self.all_write(round).await?;
        if agenda.taken_up_by(round).next().is_none() {
            self.lead.ask(Ask::to("reveal")?.with("round", &round.id)).await?;
        }
        Ok(())
    }

    /// Next steps; one that nobody bears finds somebody.
    pub(in crate::rehearsal) async fn act(&mut self, round: &Round) -> Result<(), Fault> {
        self.all_write(round).await?;
        for line in &self.demo.turns_of_events.taken_on {
            let said = self.cast.said.iter().find(|said| said.line == *line);
            let author = said.and_then(|said| self.cast.member(said.by.as_deref()?));
            if let (Some(said), Some(author)) = (said, author) {
                self.think().await;
                self.ask_as(author, Ask::to("take")?.with("card", &said.card)).await?;
            }
        }
        Ok(())
    }

    /// Phones write at the same time, those who share one after the other; the team
    /// types for the others.
    async fn all_write(&mut self, round: &Round) -> Result<(), Fault> {
        let lists = self.cast.by_phone();
        let writing = lists.iter().map(|members| self.write_in_turn(members, round));
        let said = try_join_all(writing).await?;
        self.cast.said.extend(said.into_iter().flatten());
        Ok(())
    }

    async fn write_in_turn(&self, members: &[&Member], round: &Round) -> Result<Vec<Said>, Fault> {
        let mut said = Vec::new();
        for member in members {
            said.append(&mut self.write_own(member, round).await?);
        }
        Ok(said)
    }

    async fn write_own(&self, member: &Member, round: &Round) -> Result<Vec<Said>, Fault> {
        let Some(kind) = round.kind else { return Ok(Vec::new()) };
        let mut said = Vec::new();
        for line in self.cast.unsaid(&self.demo.lines, &member.person.id, kind) {
            match self.say(member, line, round).await {
                // The rest is for another round.
                Err(fault) if fault.is("too_many") => break,
                done => said.push(done?),
            }
        }
        Ok(said)
    }
}
