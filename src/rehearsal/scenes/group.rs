//! Cards are put together, and the groups get their words.

use super::super::agenda::{Agenda, Round};
use super::super::ask::{Ask, fresh};
use super::super::cast::Made;
use super::super::demo::Group;
use super::super::fault::Fault;
use super::super::stage::Stage;
use crate::domain::Step;

impl Stage<'_> {
    /// The groups of the data, for cards of that kind; else two halves. They are named
    /// at once when no later step does it.
    pub(in crate::rehearsal) async fn group(
        &mut self,
        agenda: &Agenda,
        round: &Round,
    ) -> Result<(), Fault> {
        let named_later = agenda.taken_up_by(round).any(|later| later.step == Step::Naming);
        for plan in self.plans(agenda, round) {
            let made = self.make(&plan, round).await?;
            if !named_later {
                self.headline(&made).await?;
            }
            self.cast.made.push(made);
        }
        self.change_mind(round).await
    }

    /// Each group gets its headline and its gesture.
    pub(in crate::rehearsal) async fn name(
        &self,
        agenda: &Agenda,
        round: &Round,
    ) -> Result<(), Fault> {
        let sources = agenda.sources(round);
        for made in &self.cast.made {
            if sources.iter().any(|source| source.id == made.round) {
                self.headline(made).await?;
            }
        }
        Ok(())
    }

    fn plans(&self, agenda: &Agenda, round: &Round) -> Vec<Group> {
        let planned = agenda.kind_of_cards(round).and_then(|kind| self.demo.groups.get(&kind));
        planned.cloned().unwrap_or_else(|| {
            let sources = agenda.sources(round);
            let here = |id: &str| sources.iter().any(|source| source.id == id);
            let cards: Vec<String> = self
                .cast
                .said
                .iter()
                .filter(|said| here(&said.round))
                .map(|said| said.line.clone())
                .collect();
            let half = cards.len().div_ceil(2).max(1);
            let group = |cards: &[String]| Group {
                headline: String::new(),
                gesture: String::new(),
                cards: cards.to_vec(),
            };
            cards.chunks(half).map(group).collect()
        })
    }

    /// Two cards at once, as a selection; then one by one, as they are dragged.
    async fn make(&self, plan: &Group, round: &Round) -> Result<Made, Fault> {
        let group = fresh()?;
        let cards: Vec<&str> = plan.cards.iter().filter_map(|line| self.cast.card(line)).collect();
        let (first, others) = cards.split_at(cards.len().min(2));
        self.think().await;
        let ask = Ask::to("group")?.with("round", &round.id).with("group", &group);
        self.lead.ask(ask.with("cards", first.join(" "))).await?;
        for card in others {
            self.think().await;
            self.lead.ask(put(card, &group, round)?).await?;
        }
        Ok(Made {
            round: round.id.clone(),
            group,
            headline: plan.headline.clone(),
            gesture: plan.gesture.clone(),
        })
    }

    /// A card goes to another group, and back again.
    async fn change_mind(&self, round: &Round) -> Result<(), Fault> {
        let here: Vec<&Made> = self.cast.made.iter().filter(|it| it.round == round.id).collect();
        let [_, .., last] = here.as_slice() else { return Ok(()) };
        let plan = self
            .demo
            .groups
            .values()
            .flatten()
            .find(|group| here.first().is_some_and(|made| made.headline == group.headline));
        let card = plan.and_then(|plan| self.cast.card(plan.cards.first()?));
        let Some(card) = card else { return Ok(()) };
        self.think().await;
        self.lead.ask(put(card, &last.group, round)?).await?;
        self.think().await;
        self.lead.ask(Ask::to("undo")?.with("round", &round.id)).await
    }

    async fn headline(&self, made: &Made) -> Result<(), Fault> {
        if made.headline.is_empty() {
            return Ok(());
        }
        self.think().await;
        let ask = Ask::to("headline")?.with("group", &made.group);
        let ask = ask.with("headline", &made.headline).with("gesture", &made.gesture);
        self.lead.ask(ask).await
    }
}

fn put(card: &str, group: &str, round: &Round) -> Result<Ask, Fault> {
    let ask = Ask::to("put")?.with("round", &round.id).with("card", card);
    Ok(ask.with("group", group).with("before", ""))
}
