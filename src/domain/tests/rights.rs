//! Properties of `decide` under any command, from anybody, in any state: it does not
//! panic, and nothing happens that this role, or this person, may not do.

use proptest::collection::vec;
use proptest::prelude::*;

use super::any;
use super::any::commands;
use crate::domain::*;

/// A state that any log leads to, even one that no rule would have written.
fn state(log: Vec<Event>) -> Workshop {
    let mut workshop = Workshop::empty(WorkshopId(1));
    for (event, seq) in log.into_iter().zip(1..) {
        let (at, op, by) = (Moment(1_000), OpId(u128::from(seq) << 64), By::Nobody);
        workshop.apply(&Happened { seq, at, op, by, event });
    }
    workshop
}

/// Whose words these are, as far as this actor can prove.
fn is_own(workshop: &Workshop, actor: &Actor, id: ContributionId) -> bool {
    workshop.contribution(id).is_ok_and(|entry| match entry.author {
        Author::Seat(seat) => actor.seat == Some(seat),
        Author::Claim(claim) => actor.claim == Some(claim),
        Author::Nobody => false,
    })
}

fn may_lead(role: Role) -> bool {
    matches!(role, Role::Facilitator | Role::CoFacilitator)
}

fn is_team(role: Role) -> bool {
    may_lead(role) || role == Role::Scribe
}

/// Who may cause an event, written down a second time and not asked of the rules.
fn may(workshop: &Workshop, actor: &Actor, event: &Event) -> bool {
    let role = actor.role;
    let person = |seat: SeatId| is_team(role) || actor.seat == Some(seat);
    let speaks = |round: RoundId| {
        let speaking = workshop.round(round).ok().and_then(|round| round.turns.speaking);
        speaking.is_some_and(|now| actor.seat == Some(now.seat))
    };
    match event {
        Event::Created { .. } => false,
        Event::LinkIssued(_) | Event::LinkRevoked(_) => role == Role::Facilitator,
        Event::Described(_)
        | Event::HandedOver(_)
        | Event::Published(_)
        | Event::Unpublished
        | Event::NotesClosed { .. }
        | Event::Reconciled { .. }
        | Event::Ended
        | Event::Resumed
        | Event::SimulatedErased
        | Event::SeatRemoved { .. }
        | Event::RoundAdded { .. }
        | Event::RoundReworded { .. }
        | Event::RoundMoved { .. }
        | Event::RoundSkipped { .. }
        | Event::RoundOpened(_)
        | Event::RoundClosed(_)
        | Event::RoundRevealed(_)
        | Event::TimerSet { .. } => may_lead(role),
        Event::WallSet(_)
        | Event::TakenFrom { .. }
        | Event::TurnsOrdered { .. }
        | Event::Grouped { .. }
        | Event::Undone { .. } => is_team(role),
        Event::SeatTaken { device, .. } => {
            is_team(role) || (role == Role::Participant && device.is_some())
        }
        // Whoever says the key.
        Event::DeviceLinked { .. } => true,
        Event::SeatRenamed { seat, .. }
        | Event::FloorAsked { seat, .. }
        | Event::FloorLeft { seat, .. }
        | Event::Answered { seat, .. }
        | Event::Supported { seat, .. } => person(*seat),
        // The next one gets the floor when the speaker ends the turn, or gives it on.
        Event::TurnGiven { round, .. } | Event::TurnTimed { round, .. } => {
            is_team(role) || speaks(*round)
        }
        Event::TurnEnded { round, seat, .. } => person(*seat) || speaks(*round),
        Event::Contributed { author, channel, .. } => {
            may_say(actor, *author) && (is_team(role) != (*channel == Channel::Phone))
        }
        Event::Edited { id, statement } => {
            is_own(workshop, actor, *id)
                || takes_on(workshop, *id, statement)
                || reads(workshop, role, *id)
        }
        Event::Marked { id, mark: Mark::Hidden | Mark::Answered, .. } => {
            is_team(role) && workshop.contribution(*id).is_ok()
        }
        Event::Marked { id, .. } => is_own(workshop, actor, *id) || is_team(role),
    }
}

/// Nobody speaks for another but the team, and only the team for nobody.
fn may_say(actor: &Actor, author: Author) -> bool {
    match author {
        Author::Seat(seat) => actor.seat == Some(seat),
        Author::Claim(claim) => actor.claim == Some(claim),
        Author::Nobody => is_team(actor.role),
    }
}

/// "I do it": the words stay, and only an action without anybody is taken.
fn takes_on(workshop: &Workshop, id: ContributionId, statement: &Statement) -> bool {
    workshop.contribution(id).is_ok_and(|entry| {
        let free = entry.kind == Kind::Action && entry.statement.who.is_none();
        free && entry.is_public() && statement.text == entry.statement.text
    })
}

/// The team changes what it can read only.
fn reads(workshop: &Workshop, role: Role, id: ContributionId) -> bool {
    is_team(role) && workshop.contribution(id).is_ok_and(|entry| workshop.team_sees(entry))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_happens_that_whoever_asks_may_not_do(
        log in vec(any::event(), 0..40),
        askings in vec((commands::ask(), commands::command()), 1..20),
    ) {
        let mut workshop = state(log);
        for (ask, command) in askings {
            let decided = decide(&workshop, &ask, command.clone());
            prop_assert_eq!(&decided, &decide(&workshop, &ask, command.clone()), "as before");
            let Ok(events) = decided else { continue };
            for event in &events {
                prop_assert!(may(&workshop, &ask.actor, event), "{:?} {:?} led to {:?}",
                    ask.actor, command, event);
            }
            if let Some(link) = ask.actor.link {
                let good = workshop.links.get(&link).is_some_and(|link| !link.revoked);
                prop_assert!(good || events.is_empty(), "a link that is not valid led to something");
            }
            for happened in record(&workshop.clone(), &ask, events) {
                let anonymous = matches!(&happened.event,
                    Event::Contributed { author: Author::Claim(_), .. });
                prop_assert!(!anonymous || happened.by == By::Nobody, "signed: {happened:?}");
                workshop.apply(&happened);
            }
        }
    }

    #[test]
    fn what_is_not_public_is_in_no_list_of_what_is(log in vec(any::event(), 0..80)) {
        let workshop = state(log);
        for entry in workshop.public() {
            prop_assert!(entry.shared && !entry.hidden && !workshop.withdrawn.contains(&entry.id));
        }
        let nobody = Person { seats: &[], claim: &|_| Claim([0; 16]) };
        let claimed = |entry: &&Contribution| entry.author == Author::Claim(Claim([0; 16]));
        prop_assert!(workshop.mine(&nobody).iter().all(claimed));
    }
}
