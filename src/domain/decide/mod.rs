//! What a command leads to. Pure: the same state, asking and command always give
//! the same events.
//!
//! One file per concern; each opens with who may do what. No `_ =>`: a new command
//! must be looked at here.

mod agenda;
mod bring;
mod floor;
mod groups;
mod people;
mod row;
mod words;
mod workshop;

use super::{Actor, Ask, Author, By, Command, Event, Happened, Refusal, Role, SeatId, Workshop};

pub use workshop::create;

/// What `command` leads to when `ask` asks it.
///
/// An asking that counted before leads to nothing new: a resend is harmless, even
/// after the round closed.
///
/// # Errors
/// The [`Refusal`] to tell the person; nothing has changed then.
pub fn decide(workshop: &Workshop, ask: &Ask, command: Command) -> Result<Vec<Event>, Refusal> {
    if workshop.ops.contains(&ask.op) {
        return Ok(Vec::new());
    }
    let on = Decision { workshop, ask };
    on.may_ask()?;
    match command {
        Command::BringIn { brought, keys } => on.bring(&brought, &keys),
        Command::Describe(_)
        | Command::IssueLink(_)
        | Command::RevokeLink(_)
        | Command::HandOver(_)
        | Command::End
        | Command::Resume
        | Command::EraseSimulated
        | Command::Publish(_)
        | Command::Unpublish
        | Command::SetWall(_)
        | Command::CloseNotes(_) => on.workshop(command),
        Command::TakeSeat { .. }
        | Command::LinkDevice { .. }
        | Command::RenameSeat { .. }
        | Command::RemoveSeat { .. } => on.people(command),
        Command::AddRound { .. }
        | Command::RewordRound { .. }
        | Command::MoveRound { .. }
        | Command::SkipRound { .. }
        | Command::OpenRound(_)
        | Command::CloseRound(_)
        | Command::RevealRound(_)
        | Command::SetTimer { .. } => on.agenda(command),
        Command::NextTurn(_)
        | Command::GiveTurn { .. }
        | Command::EndTurn { .. }
        | Command::TimeTurn { .. }
        | Command::OrderTurns { .. }
        | Command::AskFloor { .. }
        | Command::LeaveFloor { .. }
        | Command::Answer { .. } => on.floor(command),
        Command::Contribute { .. }
        | Command::ContributeFrom { .. }
        | Command::Edit { .. }
        | Command::Share(_)
        | Command::Hide { .. }
        | Command::Withdraw(_)
        | Command::Unname { .. }
        | Command::MarkAnswered { .. }
        | Command::Support { .. }
        | Command::TakeOn(_) => on.words(command),
        Command::MakeGroup { .. }
        | Command::NameGroup { .. }
        | Command::MoveGroup { .. }
        | Command::DissolveGroup(_)
        | Command::Put { .. }
        | Command::Merge { .. }
        | Command::Split { .. }
        | Command::Undo(_) => on.groups(command),
    }
}

/// Puts events in their place in the log, signed by who asked. An anonymous entry
/// is signed by nobody.
pub fn record(workshop: &Workshop, ask: &Ask, events: Vec<Event>) -> Vec<Happened> {
    (workshop.seq + 1..)
        .zip(events)
        .map(|(seq, event)| Happened {
            seq,
            at: ask.now,
            op: ask.op,
            by: if is_anonymous(workshop, &event) { By::Nobody } else { ask.actor.by() },
            event,
        })
        .collect()
}

fn is_anonymous(workshop: &Workshop, event: &Event) -> bool {
    let author = if let Event::Contributed { author, .. } = event {
        Some(*author)
    } else if let Event::Edited { id, .. }
    | Event::Reconciled { id, .. }
    | Event::Marked { id, .. } = event
    {
        workshop.contributions.get(id).map(|entry| entry.author)
    } else {
        None
    };
    matches!(author, Some(Author::Claim(_)))
}

type Decided = Result<Vec<Event>, Refusal>;

/// A decision under way: the state, and who asks.
struct Decision<'a> {
    workshop: &'a Workshop,
    ask: &'a Ask,
}

impl Decision<'_> {
    fn actor(&self) -> &Actor {
        &self.ask.actor
    }

    /// A revoked link and a removed person are told so, whatever they ask; a projector
    /// shows, and asks for nothing, in nobody's name.
    fn may_ask(&self) -> Result<(), Refusal> {
        let actor = self.actor();
        allowed(actor.role != Role::Projector)?;
        if let Some(link) = actor.link {
            let link = self.workshop.links.get(&link).ok_or(Refusal::UnknownLink)?;
            if link.revoked || link.role != actor.role {
                return Err(Refusal::NotAllowed);
            }
        }
        if let Some(id) = actor.seat {
            let seat = self.workshop.seat(id)?;
            if seat.removed && !actor.role.is_team() {
                return Err(Refusal::Removed);
            }
        }
        Ok(())
    }

    fn must_lead(&self) -> Result<(), Refusal> {
        allowed(self.actor().role.leads())
    }

    fn must_be_team(&self) -> Result<(), Refusal> {
        allowed(self.actor().role.is_team())
    }

    /// The person themselves, or the team for them.
    fn must_be(&self, seat: SeatId) -> Result<(), Refusal> {
        self.workshop.seat(seat)?;
        allowed(self.actor().role.is_team() || self.is_self(seat))
    }

    fn is_self(&self, seat: SeatId) -> bool {
        self.actor().role == Role::Participant && self.actor().seat == Some(seat)
    }
}

fn allowed(yes: bool) -> Result<(), Refusal> {
    if yes { Ok(()) } else { Err(Refusal::NotAllowed) }
}
