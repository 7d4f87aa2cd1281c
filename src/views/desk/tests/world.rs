//! A workshop with one round of every kind, led by the real rules.

use scraper::Html;

use crate::domain::tests::about;
use crate::domain::{
    Actor, Ask, Channel, Command, ContributionId, Fingerprint, GroupId, KeyMark, Kind, Language,
    Link, LinkId, Moment, OpId, Role, RoundId, RoundPlan, SeatId, Statement, Step, Text, Texts,
    Workshop, WorkshopId, create, decide, limits, record,
};
use crate::screen::{Audience, Door, Host, Keys, Memo, Page, Presence, Screen, Viewer, assemble};
use crate::views::desk;
use crate::views::layout::{Live, Look};

pub(super) const NOW: Moment = Moment(1_760_000_000_000);

/// A workshop, who is there, and a count that makes ids.
pub(super) struct World {
    pub(super) workshop: Workshop,
    pub(super) presence: Presence,
    door: Door,
    next: u128,
}

pub(super) fn text(words: &str) -> Text {
    Text::parse(words, limits::TEXT).unwrap()
}

fn texts(words: &str) -> Texts {
    Texts::one(Language::FRENCH, text(words))
}

pub(super) fn round_of(step: Step) -> RoundId {
    let place = Step::ALL.iter().position(|other| *other == step).unwrap();
    RoundId(100 + place as u128)
}

fn plan(step: Step) -> RoundPlan {
    let title = texts(&format!("Étape {}", step.code()));
    let mut plan = RoundPlan::of_step(round_of(step), step, title, texts("Que voyez-vous ?"));
    let takes = [
        (Step::WallReading, Step::Harvest),
        (Step::Grouping, Step::SilentWriting),
        (Step::Naming, Step::Grouping),
        (Step::ReadBack, Step::Grouping),
    ];
    plan.takes =
        takes.iter().filter(|(by, _)| *by == step).map(|(_, taken)| round_of(*taken)).collect();
    if step == Step::Discussion {
        plan.sub_questions = vec![texts("Pour vous ?"), texts("Pour nous ?")];
    }
    plan
}

fn link(role: Role) -> Link {
    let id = LinkId(role as u128 + 1);
    Link { id, role, label: None, revoked: false, simulated: false }
}

impl World {
    pub(super) fn new() -> Self {
        let mut world = Self {
            workshop: Workshop::empty(WorkshopId(1)),
            presence: Presence::default(),
            door: Door {
                code: "K7DMR".to_owned(),
                base: "http://192.168.1.20:8080".to_owned(),
                host: Host::default(),
                keys: Keys::new(|seat| format!("goéland-{}", seat.number)),
            },
            next: 1_000,
        };
        let rounds = Step::ALL.iter().map(|step| plan(*step)).collect();
        let links = [Role::Facilitator, Role::CoFacilitator, Role::Scribe].map(link).to_vec();
        let events =
            create(WorkshopId(1), about("Croiser nos savoirs"), rounds, links, NOW.plus(1))
                .unwrap();
        let ask = world.ask(Actor::participant(SeatId(0)));
        world.take(&ask, events);
        world
    }

    fn id(&mut self) -> u128 {
        self.next += 1;
        self.next
    }

    fn ask(&mut self, actor: Actor) -> Ask {
        Ask { actor, op: OpId(self.id()), now: NOW, dice: 7 }
    }

    fn take(&mut self, ask: &Ask, events: Vec<crate::domain::Event>) {
        for happened in record(&self.workshop, ask, events) {
            self.workshop.apply(&happened);
        }
    }

    fn run(&mut self, actor: Actor, command: Command) {
        let ask = self.ask(actor);
        let events = decide(&self.workshop, &ask, command).unwrap();
        self.take(&ask, events);
    }

    /// The facilitator does something.
    pub(super) fn lead(&mut self, command: Command) {
        self.run(Actor::team(Role::Facilitator, link(Role::Facilitator).id), command);
    }

    pub(super) fn open(&mut self, step: Step) {
        self.lead(Command::OpenRound(round_of(step)));
    }

    /// Somebody arrives; without a phone when `phone` is false.
    pub(super) fn arrive(&mut self, name: &str, phone: bool) -> SeatId {
        let number = self.id();
        let mark = Fingerprint(number.to_le_bytes());
        let seat = SeatId(number);
        let taken = Command::TakeSeat {
            seat,
            name: Text::optional_line(name, limits::PERSON).unwrap(),
            language: Language::FRENCH,
            device: phone.then_some(mark),
            key: KeyMark { nonce: 1, mark },
            simulated: false,
        };
        if phone {
            self.run(Actor { seat: None, ..Actor::participant(seat) }, taken);
        } else {
            self.lead(taken);
        }
        seat
    }

    /// A person writes in the current round, from their phone.
    pub(super) fn say(&mut self, seat: SeatId, words: &str) -> ContributionId {
        self.contribute(Actor::participant(seat), None, words)
    }

    /// The team notes something.
    pub(super) fn note(&mut self, seat: Option<SeatId>, kind: Kind, words: &str) -> ContributionId {
        let actor = Actor::team(Role::Facilitator, link(Role::Facilitator).id).for_seat(seat);
        self.contribute(actor, Some(kind), words)
    }

    fn contribute(&mut self, actor: Actor, kind: Option<Kind>, words: &str) -> ContributionId {
        let id = ContributionId(self.id());
        let round = self.workshop.current.unwrap();
        let statement = Box::new(Statement::of(text(words)));
        let channel = Channel::Scribe;
        self.run(actor, Command::Contribute { id, round, kind, statement, channel });
        id
    }

    pub(super) fn group(&mut self, headline: &str, cards: &[ContributionId]) -> GroupId {
        let group = GroupId(self.id());
        let headline = Text::optional_line(headline, limits::NAME).unwrap();
        let round = round_of(Step::Grouping);
        self.lead(Command::MakeGroup { round, group, headline, cards: cards.to_vec() });
        group
    }

    pub(super) fn put(&mut self, card: ContributionId, group: Option<GroupId>) {
        let round = round_of(Step::Grouping);
        self.lead(Command::Put { round, cards: vec![card], group, before: None });
    }

    pub(super) fn viewer(&self, role: Role, language: &str) -> Viewer<'_> {
        let language = Language::parse(language).unwrap();
        Viewer {
            workshop: &self.workshop,
            presence: &self.presence,
            door: &self.door,
            audience: Audience { page: Page::Desk, role, language },
        }
    }

    /// What the facilitator sees.
    pub(super) fn screen(&self) -> Screen {
        desk::shared(&self.viewer(Role::Facilitator, "fr"), &Memo::default())
    }

    /// The live part of the facilitator's page.
    pub(super) fn live(&self) -> Html {
        Html::parse_document(&assemble(&self.screen(), "live"))
    }

    /// The whole page for a role.
    pub(super) fn page(&self, role: Role, language: &str) -> Html {
        let viewer = self.viewer(role, language);
        let live = Live {
            socket: "/a/K7DMR/ws?page=desk".to_owned(),
            forms: "/a/K7DMR/do".to_owned(),
            seq: self.workshop.seq,
            pulse: None,
            at: NOW,
            build: "test",
        };
        let screen = desk::shared(&viewer, &Memo::default());
        let page = desk::page(&viewer, &Look::default(), &live, &screen);
        Html::parse_document(&page.into_string())
    }

    /// A meeting in the middle: people, words in every earlier step, `step` open.
    pub(super) fn in_the_middle(step: Step) -> Self {
        let mut world = Self::new();
        let ana = world.arrive("Anaïg", true);
        let bran = world.arrive("Bran", true);
        let nour = world.arrive("نور", false);
        world.arrive("", true);
        world.presence.here.insert(ana);
        for earlier in Step::ALL.iter().take_while(|earlier| **earlier != step) {
            world.open(*earlier);
            world.speak([ana, bran, nour]);
        }
        world.open(step);
        world.speak([ana, bran, nour]);
        world
    }

    /// People say what the current round allows them to say.
    fn speak(&mut self, people: [SeatId; 3]) {
        let round = self.workshop.current_round().unwrap().plan.clone();
        let [ana, bran, nour] = people;
        if let Some(collects) = round.collects {
            if collects.phones {
                self.say(ana, &format!("parole d’Anaïg, {}", round.step.code()));
            }
            self.note(Some(nour), collects.kind, "noté pour Nour");
        }
        if let Some(rules) = round.turn {
            let id = round.id;
            if rules.on_request {
                self.lead(Command::AskFloor { round: id, seat: bran });
                self.lead(Command::AskFloor { round: id, seat: ana });
            }
            self.lead(Command::NextTurn(id));
        }
        if round.step == Step::Grouping {
            let cards: Vec<_> =
                self.workshop.cards_of(round.id, None).iter().map(|c| c.id).collect();
            self.group("Le temps", &cards[..1]);
            self.group("", &[]);
        }
    }
}
