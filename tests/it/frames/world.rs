//! A workshop that people of every role play with, by the rules.

use collecte::domain::{
    About, Actor, Ask, Command, Contribution, Fingerprint, Happened, Kind, Language, Licence, Link,
    LinkId, Moment, OpId, Person, Role, RoundId, SeatId, Tally, Text, Workshop, WorkshopId, create,
    decide, limits, record,
};
use collecte::live::asked::Asked;
use collecte::live::secrets::{DeviceToken, Secrets};
use collecte::live::verbs::{self, Surroundings};
use collecte::live::who::{Device, Who};
use collecte::recipes;
use collecte::screen::{Door, Host, Keys, Presence};

use super::asking;
use crate::dice::Dice;

const ID: WorkshopId = WorkshopId(7);
const TEAM: [Role; 4] = [Role::Facilitator, Role::CoFacilitator, Role::Scribe, Role::Projector];

pub(super) struct World {
    pub(super) workshop: Workshop,
    pub(super) presence: Presence,
    pub(super) door: Door,
    /// Verbs that led to something.
    pub(super) done: Vec<&'static str>,
    secrets: Secrets,
    now: i64,
    next: u128,
    story: Vec<String>,
}

/// How many recipes there are to begin with.
pub(super) fn recipes() -> usize {
    recipes::shipped().len()
}

/// Two phones: on the first, two people.
pub(super) fn devices() -> Vec<Device> {
    let secrets = Secrets::new([7; 32]);
    let device = |text: &str| {
        let token = DeviceToken::parse(text).unwrap();
        Device { mark: secrets.device(ID, &token), token }
    };
    vec![device("aaaaaaaaaaaaaaaaaaaaaaaaaa"), device("baaaaaaaaaaaaaaaaaaaaaaaaa")]
}

fn about() -> About {
    About {
        title: Text::parse("Croiser <nos> savoirs", 100).unwrap(),
        place: None,
        date: None,
        organiser: None,
        licence: Licence::default(),
        language: Language::FRENCH,
        recipe: None,
        withdrawal_hours: 30,
        wifi: None,
    }
}

impl World {
    /// A new workshop with four people in it, one without a phone.
    pub(super) fn of(recipe: usize) -> Self {
        let secrets = Secrets::new([7; 32]);
        let keys = secrets.clone();
        let mut world = Self {
            workshop: Workshop::empty(ID),
            presence: Presence::default(),
            door: Door {
                code: "K7DMR".to_owned(),
                base: "http://192.168.1.20:8080".to_owned(),
                host: Host::default(),
                keys: Keys::new(move |seat| keys.key_of(ID, seat)),
            },
            done: Vec::new(),
            secrets,
            now: 1_760_000_000_000,
            next: 1_000,
            story: Vec::new(),
        };
        let mut ids = 0;
        let rounds = recipes::shipped()[recipe].rounds(|| {
            ids += 1;
            RoundId(ids)
        });
        let link = |role: Role| {
            let id = LinkId(role as u128 + 1);
            Link { id, role, label: None, revoked: false, simulated: false }
        };
        let links = TEAM.map(link).to_vec();
        let events = create(ID, about(), rounds, links, Moment(world.now)).unwrap();
        let ask = world.ask(Actor::participant(SeatId(0)));
        world.fold(record(&world.workshop, &ask, events));
        let [shared, own] = devices().try_into().ok().expect("two phones");
        for (name, device) in [
            ("Anaïg", Some(shared.mark)),
            ("", Some(shared.mark)),
            ("Bran", Some(own.mark)),
            ("نور", None),
        ] {
            world.arrive(name, device);
        }
        world
    }

    pub(super) fn story(&self) -> String {
        self.story.join("\n")
    }

    pub(super) fn id(&mut self) -> u128 {
        self.next += 1;
        self.next
    }

    fn ask(&mut self, actor: Actor) -> Ask {
        Ask { actor, op: OpId(self.id()), now: Moment(self.now), dice: 7 }
    }

    fn fold(&mut self, log: Vec<Happened>) {
        for happened in log {
            self.workshop.apply(&happened);
        }
        self.what_is_kept_is_what_a_walk_finds();
    }

    /// Counts and finding aids that are kept beside the entries.
    fn what_is_kept_is_what_a_walk_finds(&self) {
        let (workshop, story) = (&self.workshop, || self.story());
        let all: Vec<&Contribution> = workshop.all_said().collect();
        assert_eq!(workshop.count_public(), workshop.public().count(), "{}", story());
        for round in workshop.rounds.iter().map(|round| round.plan.id) {
            let count = |fits: &dyn Fn(&Contribution) -> bool| {
                all.iter().filter(|entry| entry.round == round && fits(entry)).count()
            };
            let stands = |e: &Contribution| e.merged_into.is_none() && e.kind != Kind::Talk;
            let walked = Tally {
                all: count(&|_| true),
                private: count(&|entry| !entry.shared),
                drafts: count(&|entry| !workshop.team_sees(entry)),
                public: count(&Contribution::is_public),
                readable: count(&|entry| entry.is_public() && stands(entry)),
            };
            assert_eq!(workshop.tally(round), walked, "{}", story());
            for device in devices() {
                let claim = |id| device.claim(id);
                let person = Person { seats: device.seats(workshop), claim: &claim };
                let mut given = workshop.given_in(round, &person);
                given.sort_by_key(|entry| entry.order);
                let mut mine = workshop.mine(&person);
                mine.retain(|entry| entry.round == round);
                assert_eq!(given, mine, "{}", story());
            }
        }
        for head in &all {
            let under = workshop.public().filter(|entry| entry.merged_into == Some(head.id));
            assert!(workshop.merged_into(head.id).eq(under), "{}", story());
        }
    }

    fn arrive(&mut self, name: &str, device: Option<Fingerprint>) {
        let seat = SeatId(self.id());
        let taken = Command::TakeSeat {
            seat,
            name: Text::optional_line(name, limits::PERSON).unwrap(),
            language: Language::FRENCH,
            device,
            key: self.secrets.free_key(&self.workshop, seat).unwrap(),
            simulated: false,
        };
        let actor = match device {
            Some(_) => Actor { seat: None, ..Actor::participant(seat) },
            None => Actor::team(Role::Scribe, LinkId(Role::Scribe as u128 + 1)),
        };
        let ask = self.ask(actor);
        let events = decide(&self.workshop, &ask, taken).unwrap();
        self.fold(record(&self.workshop, &ask, events));
    }

    /// Somebody does something, or comes, or goes.
    pub(super) fn turn(&mut self, dice: &mut Dice) {
        self.now += 700;
        if dice.under(12) == 0 {
            let seats: Vec<_> = self.workshop.arrivals.iter().copied().collect();
            let seat = *dice.pick(&seats).expect("somebody arrived");
            if self.presence.here.remove(&seat).is_none() {
                self.presence.here.insert(seat);
            }
            return;
        }
        // Most of what comes to mind is refused: think again.
        let mut tries = 0..8;
        while tries.next().is_some() {
            let asked = asking::anything(self, dice);
            let who = somebody(dice, &asked.r#do);
            if self.hear(&asked, &who) {
                return;
            }
        }
    }

    /// What a room does with an asking; whether it led to something.
    fn hear(&mut self, asked: &Asked, who: &Who) -> bool {
        let op = asked.op().expect("the story makes its ops");
        let Ok(actor) = who.actor(&self.workshop, asked) else { return false };
        let key = self.secrets.free_key(&self.workshop, SeatId(op.0));
        let around = Surroundings { seat: actor.seat, language: Language::FRENCH, key };
        let Ok(command) = verbs::command(asked, around) else { return false };
        let is_about_them = matches!(command, Command::RemoveSeat { .. }) && actor.role.is_team();
        let actor = if is_about_them { actor.for_seat(None) } else { actor };
        let ask = Ask { actor, op, now: Moment(self.now), dice: 7 };
        let Ok(events) = decide(&self.workshop, &ask, command) else { return false };
        let happened = !events.is_empty();
        if let Some(verb) = verbs::VERBS.iter().find(|verb| happened && **verb == asked.r#do) {
            self.done.push(verb);
            self.story.push(format!("{:?} {}", ask.actor.by(), told(asked)));
        }
        self.fold(record(&self.workshop, &ask, events));
        happened
    }
}

/// An asking in a few words: what was filled in.
fn told(asked: &Asked) -> String {
    let all = format!("{asked:?}");
    all.split(", ").filter(|field| !field.ends_with("\"\"")).collect::<Vec<_>>().join(", ")
}

/// Mostly whoever may.
fn somebody(dice: &mut Dice, verb: &str) -> Who {
    let phone = |place| Who::Device(devices().swap_remove(place));
    match dice.under(10) {
        0..=2 if asking::is_of_people(verb) => phone(1),
        3..=6 if asking::is_of_people(verb) => phone(0),
        9 => phone(1),
        8 => team(Role::Scribe),
        7 => team(Role::CoFacilitator),
        _ => team(Role::Facilitator),
    }
}

fn team(role: Role) -> Who {
    Who::Team { role, link: LinkId(role as u128 + 1) }
}
