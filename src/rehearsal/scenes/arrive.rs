//! People come in, each by their own means, and agree to the frame.

use futures_util::future::try_join_all;

use super::super::agenda::Round;
use super::super::ask::{Ask, fresh};
use super::super::cast::Member;
use super::super::demo::{Means, Person};
use super::super::device::Device;
use super::super::fault::Fault;
use super::super::played::Happening;
use super::super::stage::Stage;

impl Stage<'_> {
    /// Everybody comes who is on time and not there yet.
    pub(in crate::rehearsal) async fn arrive(&mut self) -> Result<(), Fault> {
        let late = self.demo.turns_of_events.latecomers.clone();
        self.come_in(|person| !late.contains(&person.id)).await
    }

    /// Everybody comes who is not there yet.
    pub(in crate::rehearsal) async fn come_late(&mut self) -> Result<(), Fault> {
        self.come_in(|_| true).await
    }

    async fn come_in(&mut self, comes: impl Fn(&Person) -> bool) -> Result<(), Fault> {
        let newcomers: Vec<Person> = self
            .demo
            .people
            .iter()
            .filter(|person| comes(person) && self.cast.member(&person.id).is_none())
            .cloned()
            .collect();
        if newcomers.is_empty() {
            return Ok(());
        }
        self.come_with_phones(&newcomers).await?;
        for person in newcomers {
            match &person.means {
                Means::Phone | Means::Forms => {}
                Means::SharedPhone(host) => {
                    let host = host.clone();
                    self.come_beside(person, &host).await?;
                }
                Means::Paper | Means::Scribe => self.be_added(person).await?,
            }
        }
        (self.tell)(Happening::Arrived(self.cast.members.len()));
        Ok(())
    }

    async fn come_with_phones(&mut self, newcomers: &[Person]) -> Result<(), Fault> {
        let with_phone =
            newcomers.iter().filter(|it| matches!(it.means, Means::Phone | Means::Forms));
        let joining = with_phone.map(|person| async {
            self.think().await;
            let seat = fresh()?;
            let player = &self.player;
            let phone = Device::join(&player.base, &player.code, person, &seat).await?;
            Ok::<_, Fault>((person.clone(), seat, phone))
        });
        for (person, seat, phone) in try_join_all(joining).await? {
            self.cast.members.push(Member { person, seat, phone: Some(self.phones.len()) });
            self.phones.push(phone);
        }
        Ok(())
    }

    /// Two people, one phone.
    async fn come_beside(&mut self, person: Person, host: &str) -> Result<(), Fault> {
        let index = self.cast.member(host).and_then(|member| member.phone);
        let Some((index, phone)) = index.and_then(|index| Some((index, self.phones.get(index)?)))
        else {
            return self.be_added(person).await;
        };
        self.think().await;
        let seat = fresh()?;
        phone.share(&person, &seat).await?;
        self.cast.members.push(Member { person, seat, phone: Some(index) });
        Ok(())
    }

    /// The team adds somebody who has no phone.
    async fn be_added(&mut self, person: Person) -> Result<(), Fault> {
        self.think().await;
        // The op of the asking becomes the id of the seat.
        let ask = Ask::to("add_seat")?.with("nickname", &person.name).with("simulated", "1");
        let seat = ask.op.clone();
        self.lead.ask(ask).await?;
        self.cast.members.push(Member { person, seat, phone: None });
        Ok(())
    }

    /// Everybody agrees to the frame.
    pub(in crate::rehearsal) async fn agree(&self, round: &Round) -> Result<(), Fault> {
        let all = self.cast.members.iter().map(|member| async move {
            self.think().await;
            let ask = Ask::to("answer")?.with("round", &round.id).with("answer", "fine");
            self.ask_as(member, ask).await
        });
        try_join_all(all).await.map(|_| ())
    }
}
