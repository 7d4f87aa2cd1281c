//! The workshop itself. Links and publishing are the facilitator's; the terms and the
//! wall belong to whoever leads.

use super::{Decided, Decision, allowed};
use crate::domain::{
    About, Command, Event, Handover, Link, Moment, PublishedNames, Refusal, Role, RoundPlan,
    WorkshopId, limits,
};

/// The first events of a new workshop.
///
/// # Errors
/// [`Refusal::Full`] with more than [`limits::ROUNDS`] rounds.
pub fn create(
    id: WorkshopId,
    about: About,
    rounds: Vec<RoundPlan>,
    links: Vec<Link>,
    purge_at: Moment,
) -> Decided {
    if rounds.len() > limits::ROUNDS {
        return Err(Refusal::Full);
    }
    let mut events = vec![Event::Created { id, about: Box::new(about), rounds, purge_at }];
    events.extend(links.into_iter().map(Event::LinkIssued));
    Ok(events)
}

impl Decision<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the dispatcher above is exhaustive")]
    pub(super) fn workshop(&self, command: Command) -> Decided {
        match command {
            Command::Describe(about) => {
                self.must_lead()?;
                Ok(vec![Event::Described(Box::new(self.reworded(*about)))])
            }
            Command::IssueLink(link) => self.issue(link),
            Command::RevokeLink(id) => {
                allowed(self.actor().role == Role::Facilitator)?;
                let link = self.workshop.links.get(&id).ok_or(Refusal::UnknownLink)?;
                // Nobody can lock themselves out.
                allowed(self.actor().link != Some(id))?;
                Ok(if link.revoked { vec![] } else { vec![Event::LinkRevoked(id)] })
            }
            Command::HandOver(handover) => self.hand_over(*handover),
            Command::End => {
                self.must_lead()?;
                if self.workshop.ended.is_some() {
                    return Ok(vec![]);
                }
                let mut events = self.closing();
                events.push(Event::Ended);
                Ok(events)
            }
            Command::Resume => {
                self.must_lead()?;
                Ok(if self.workshop.ended.is_none() { vec![] } else { vec![Event::Resumed] })
            }
            Command::Publish(names) => self.publish(names),
            Command::Unpublish => {
                allowed(self.actor().role == Role::Facilitator)?;
                let was = self.workshop.publication.is_some();
                Ok(if was { vec![Event::Unpublished] } else { vec![] })
            }
            Command::EraseSimulated => {
                self.must_lead()?;
                Ok(if self.workshop.is_rehearsed() { vec![Event::SimulatedErased] } else { vec![] })
            }
            Command::SetWall(change) => {
                self.must_be_team()?;
                let wall = self.workshop.wall.after(change);
                // Only what is quoted now is looked at: the wall must go blank in any case.
                if let Some(Some(id)) = change.quoted {
                    let entry = self.workshop.contribution(id)?;
                    allowed(entry.is_public())?;
                }
                Ok(if wall == self.workshop.wall { vec![] } else { vec![Event::WallSet(wall)] })
            }
            Command::CloseNotes(closed) => {
                self.must_lead()?;
                let same = closed == self.workshop.notes_closed;
                Ok(if same { vec![] } else { vec![Event::NotesClosed { closed }] })
            }
            _ => Err(Refusal::NotAllowed),
        }
    }

    /// Once the meeting is over; people may then still take back what they said, and
    /// the notes are public when that window ends.
    fn publish(&self, names: PublishedNames) -> Decided {
        allowed(self.actor().role == Role::Facilitator)?;
        if self.workshop.ended.is_none() {
            return Err(Refusal::NotEnded);
        }
        let same = self.workshop.publication.is_some_and(|now| now.names == names);
        Ok(if same { vec![] } else { vec![Event::Published(names)] })
    }

    /// The new words and terms; what the recipe decided stays.
    fn reworded(&self, about: About) -> About {
        match self.workshop.about.as_deref() {
            Some(old) => About {
                recipe: old.recipe.clone(),
                withdrawal_hours: old.withdrawal_hours,
                language: old.language,
                ..about
            },
            None => about,
        }
    }

    /// Noted after the pad has the text: what people find there is true in any case.
    fn hand_over(&self, handover: Handover) -> Decided {
        self.must_lead()?;
        let handovers = &self.workshop.handovers;
        let known = handovers.get(&handover.address);
        if known.is_none() && handovers.len() >= limits::HANDOVERS {
            return Err(Refusal::Full);
        }
        let same = known.is_some_and(|(known, _)| *known == handover);
        Ok(if same { vec![] } else { vec![Event::HandedOver(Box::new(handover))] })
    }

    fn issue(&self, link: Link) -> Decided {
        allowed(self.actor().role == Role::Facilitator)?;
        allowed(link.role != Role::Participant && !link.revoked)?;
        if self.workshop.links.len() >= limits::LINKS {
            return Err(Refusal::Full);
        }
        if self.workshop.links.contains_key(&link.id) {
            return Err(Refusal::IdTaken);
        }
        Ok(vec![Event::LinkIssued(link)])
    }
}
