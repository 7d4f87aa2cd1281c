//! A discussion: people ask for the floor, the team gives it and notes what is said
//! under the questions of the discussion, one after the other.

use futures_util::future::try_join_all;

use super::super::agenda::Round;
use super::super::ask::Ask;
use super::super::cast::Member;
use super::super::fault::Fault;
use super::super::stage::Stage;
use crate::domain::Kind;

/// Turns that a discussion may have beside those of the play.
const OTHERS: usize = 50;

impl Stage<'_> {
    /// Until nobody asks for the floor any more.
    pub(in crate::rehearsal) async fn discuss(&mut self, round: &Round) -> Result<(), Fault> {
        let kind = round.kind.unwrap_or(Kind::Remark);
        let speakers = self.speakers(kind);
        self.raise_hands(&speakers, round).await?;
        let mut turns = 0;
        while let Some(seat) = self.speaker(round).await? {
            turns += 1;
            if turns > speakers.len() + OTHERS {
                return Err(Fault::Endless(round.title.clone()));
            }
            let spoken = self.speak_freely(&seat, kind, round).await;
            self.go_on(spoken)?;
        }
        Ok(())
    }

    async fn raise_hands(&self, speakers: &[Member], round: &Round) -> Result<(), Fault> {
        let raising = speakers.iter().map(|member| async move {
            self.think().await;
            self.ask_as(member, Ask::to("raise")?.with("round", &round.id)).await
        });
        try_join_all(raising).await.map(|_| ())
    }

    fn speakers(&self, kind: Kind) -> Vec<Member> {
        let has_words = |member: &&Member| {
            !self.cast.unsaid(&self.demo.lines, &member.person.id, kind).is_empty()
        };
        self.cast.members.iter().filter(has_words).cloned().collect()
    }

    async fn speak_freely(&mut self, seat: &str, kind: Kind, round: &Round) -> Result<(), Fault> {
        let Some(member) = self.cast.in_seat(seat).cloned() else {
            self.think().await;
            return self.lead.ask(Ask::to("next")?.with("round", &round.id)).await;
        };
        let of_kind: Vec<_> = self.demo.lines.iter().filter(|line| line.kind == kind).collect();
        for line in self.cast.unsaid(&self.demo.lines, &member.person.id, kind) {
            let place = of_kind.iter().position(|it| it.id == line.id).unwrap_or_default();
            let question = place.checked_rem(round.sub_questions);
            let said = self.note(Some(&member), line, round, question).await?;
            self.cast.said.push(said);
        }
        self.end_turn(&member, round, "done").await
    }
}
