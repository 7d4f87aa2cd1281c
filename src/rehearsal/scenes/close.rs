//! The read-back, and the last minutes.

use futures_util::future::try_join_all;

use super::super::agenda::Round;
use super::super::ask::Ask;
use super::super::cast::Member;
use super::super::fault::Fault;
use super::super::stage::Stage;

impl Stage<'_> {
    /// It suits most people; one has a reservation, some pass.
    pub(in crate::rehearsal) async fn read_back(&self, round: &Round) -> Result<(), Fault> {
        let all = self.cast.members.iter().map(|member| async move {
            self.think().await;
            self.ask_as(member, self.answer(member, round)?).await
        });
        try_join_all(all).await.map(|_| ())
    }

    fn answer(&self, member: &Member, round: &Round) -> Result<Ask, Fault> {
        let events = &self.demo.turns_of_events;
        let ask = Ask::to("answer")?.with("round", &round.id);
        let (reserved, words) = &events.reservation;
        Ok(if member.person.id == *reserved {
            ask.with("answer", "reserve").with("text", words)
        } else if events.pass_read_back.contains(&member.person.id) {
            ask.with("answer", "pass")
        } else {
            ask.with("answer", "fine")
        })
    }

    /// Somebody takes their name off what they said.
    pub(in crate::rehearsal) async fn close(&self) -> Result<(), Fault> {
        for line in &self.demo.turns_of_events.unnamed {
            let said = self.cast.said.iter().find(|said| said.line == *line);
            let author = said.and_then(|said| self.cast.member(said.by.as_deref()?));
            if let (Some(said), Some(author)) = (said, author) {
                self.think().await;
                let ask = Ask::to("unname")?.with("card", &said.card).with("on", "1");
                self.ask_as(author, ask).await?;
            }
        }
        Ok(())
    }
}
