//! The room looks and listens: the wall is read together, a talk is heard.

use super::super::agenda::Round;
use super::super::ask::Ask;
use super::super::fault::Fault;
use super::super::stage::Stage;
use crate::domain::Kind;

/// People who say what interests them.
const SUPPORTERS: usize = 6;
/// Entries each of them supports.
const SUPPORTED: usize = 2;

impl Stage<'_> {
    /// The scribe notes what the room sees; people mark what interests them.
    pub(in crate::rehearsal) async fn read_wall(&mut self, round: &Round) -> Result<(), Fault> {
        self.note_together(Kind::Observation, round).await?;
        let cards = self.cards(|kind| !matches!(kind, Kind::Observation | Kind::Word | Kind::Talk));
        self.support(&cards).await
    }

    /// The talk is pasted; phones ask, support, and one question is answered.
    pub(in crate::rehearsal) async fn listen(&mut self, round: &Round) -> Result<(), Fault> {
        self.note_together(Kind::Talk, round).await?;
        if round.kind != Some(Kind::Question) {
            return Ok(());
        }
        for member in self.cast.members.clone() {
            for line in self.cast.unsaid(&self.demo.lines, &member.person.id, Kind::Question) {
                let said = self.say(&member, line, round).await?;
                self.cast.said.push(said);
            }
        }
        let questions = self.cards(|kind| kind == Kind::Question);
        self.support(&questions).await?;
        let Some(first) = questions.first() else { return Ok(()) };
        self.think().await;
        self.lead.ask(Ask::to("answered")?.with("card", first).with("on", "1")).await
    }

    /// The scribe notes what nobody says alone.
    async fn note_together(&mut self, kind: Kind, round: &Round) -> Result<(), Fault> {
        let lines = self.demo.lines.iter().filter(|line| line.kind == kind && line.by.is_none());
        for line in lines {
            if !self.cast.has_said(&line.id) {
                let said = self.note(self.cast.scribe(), line, round, None).await?;
                self.cast.said.push(said);
            }
        }
        Ok(())
    }

    fn cards(&self, wanted: impl Fn(Kind) -> bool) -> Vec<String> {
        let said = self.cast.said.iter().filter(|said| wanted(said.kind));
        said.map(|said| said.card.clone()).collect()
    }

    async fn support(&self, cards: &[String]) -> Result<(), Fault> {
        if cards.is_empty() {
            return Ok(());
        }
        let people = self.cast.members.iter().filter(|member| member.phone.is_some());
        for (index, member) in people.take(SUPPORTERS).enumerate() {
            for card in cards.iter().cycle().skip(index).take(SUPPORTED.min(cards.len())) {
                self.think().await;
                let ask = Ask::to("support")?.with("card", card).with("on", "1");
                match self.ask_as(member, ask).await {
                    // Not to be read by all yet: there is nothing to support.
                    Err(fault) if fault.is("unknown_contribution") => {}
                    done => done?,
                }
            }
        }
        Ok(())
    }
}
