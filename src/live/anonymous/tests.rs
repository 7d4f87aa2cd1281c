use super::*;
use crate::domain::{
    By, Channel, Claim, Event, Fingerprint, Happened, Kind, LinkId, Moment, OpId, RoundPlan, Step,
    Text, Texts, WorkshopId,
};
use crate::live::secrets::DeviceToken;

fn workshop(most: u32) -> Workshop {
    let none = Texts(vec![]);
    let mut plan = RoundPlan::of_step(RoundId(1), Step::SilentWriting, none.clone(), none);
    let collects = plan.collects.as_mut().unwrap();
    (collects.names, collects.per_person) = (Names::Anonymous, Some(most));
    let mut workshop = Workshop::empty(WorkshopId(1));
    workshop.rounds.push_back(Round::planned(plan));
    workshop
}

fn statement(text: &str) -> Statement {
    Statement::of(Text::parse(text, 100).unwrap())
}

fn saying(text: &str) -> Command {
    Command::Contribute {
        id: ContributionId(1),
        round: RoundId(1),
        kind: None,
        statement: Box::new(statement(text)),
        channel: Channel::Phone,
    }
}

fn ana() -> Actor {
    Actor::participant(SeatId(1))
}

fn phone() -> Device {
    let token = DeviceToken::parse(&"a".repeat(26)).unwrap();
    Device { token, mark: Fingerprint([1; 16]) }
}

fn happens(workshop: &mut Workshop, event: Event) {
    let (seq, at, op) = (workshop.seq + 1, Moment(1), OpId(1));
    workshop.apply(&Happened { seq, at, op, by: By::Nobody, event });
}

/// Words of an anonymous entry.
fn said(text: &str, claim: Claim) -> Event {
    Event::Contributed {
        id: ContributionId(1),
        round: RoundId(1),
        kind: Kind::Word,
        statement: Box::new(statement(text)),
        author: Author::Claim(claim),
        name: None,
        channel: Channel::Phone,
        shared: false,
        simulated: false,
    }
}

fn edit(text: &str) -> Command {
    Command::Edit { id: ContributionId(1), statement: Box::new(statement(text)) }
}

fn says(room: &mut Anonymous, workshop: &Workshop, actor: &Actor, text: &str) -> Known {
    let who = Who::Device(phone());
    let known = room.look(workshop, (actor, &who), &saying(text)).unwrap();
    if let Known::Change(change) = known {
        room.note(change);
        return Known::Nothing;
    }
    known
}

#[test]
fn in_an_anonymous_round_each_person_gives_what_the_recipe_allows_and_nothing_twice() {
    let (workshop, mut room) = (workshop(2), Anonymous::new(0));
    says(&mut room, &workshop, &ana(), "Le temps");
    assert_eq!(says(&mut room, &workshop, &ana(), "Le temps"), Known::Already);
    says(&mut room, &workshop, &ana(), "Le lieu");
    let third = room.look(&workshop, (&ana(), &Who::Stranger), &saying("Les sous"));
    assert_eq!(third, Err(Refusal::TooMany));
    let bob = Actor::participant(SeatId(2));
    assert_eq!(says(&mut room, &workshop, &bob, "Le temps"), Known::Nothing, "nobody else");
    let lead = Actor::team(Role::Facilitator, LinkId(1)).for_seat(Some(SeatId(1)));
    assert_eq!(room.look(&workshop, (&lead, &Who::Stranger), &saying("Noté")), Ok(Known::Nothing));
}

#[test]
fn what_is_taken_back_or_reworded_makes_room_again() {
    let (mut workshop, mut room) = (workshop(1), Anonymous::new(0));
    says(&mut room, &workshop, &ana(), "Le temps");
    happens(&mut workshop, said("Le temps", Claim([7; 16])));
    let ana = ana();
    let asks = (&ana, &Who::Stranger);
    let change = room.look(&workshop, asks, &edit("Le lieu")).unwrap();
    let Known::Change(change) = change else { panic!("{change:?}") };
    room.note(change);
    assert_eq!(room.look(&workshop, asks, &saying("Le temps")), Err(Refusal::TooMany));
    assert_eq!(says(&mut room, &workshop, &ana, "Le lieu"), Known::Already);
    let back = room.look(&workshop, asks, &Command::Withdraw(ContributionId(1))).unwrap();
    assert!(matches!(back, Known::Change(_)), "{back:?}");
}

#[test]
fn after_a_restart_a_device_that_repeats_its_own_words_is_known_and_nobody_else() {
    let mut workshop = workshop(1);
    happens(&mut workshop, Event::DeviceLinked { device: phone().mark, seat: SeatId(1) });
    happens(&mut workshop, said("Le temps", phone().claim(ContributionId(1))));
    let again = || Anonymous::new(workshop.seq);
    assert_eq!(says(&mut again(), &workshop, &ana(), "Le temps"), Known::Already);
    let bob = Device { token: DeviceToken::parse(&"e".repeat(26)).unwrap(), ..phone() };
    let other = again().look(&workshop, (&ana(), &Who::Device(bob)), &saying("Le temps"));
    assert!(matches!(other, Ok(Known::Change(_))), "the words of another device: {other:?}");

    let mut room = again();
    let change = room.look(&workshop, (&ana(), &Who::Device(phone())), &edit("Le lieu")).unwrap();
    let Known::Change(change) = change else { panic!("{change:?}") };
    room.note(change);
    let mut reworded = workshop.clone();
    happens(
        &mut reworded,
        Event::Edited { id: ContributionId(1), statement: Box::new(statement("Le lieu")) },
    );
    assert_eq!(says(&mut room, &reworded, &ana(), "Le lieu"), Known::Already);
    room.note(change.undone());
    assert_eq!(says(&mut room, &workshop, &ana(), "Le temps"), Known::Already, "not stored");

    happens(&mut workshop, Event::DeviceLinked { device: phone().mark, seat: SeatId(2) });
    let shared = says(&mut Anonymous::new(workshop.seq), &workshop, &ana(), "Le temps");
    assert_eq!(shared, Known::Nothing, "two people at one phone may think the same");
}
