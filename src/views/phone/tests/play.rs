//! A workshop that is played through the rules, and looked at as a phone does.

use scraper::{Html, Selector};

use crate::domain::tests::about;
use crate::domain::{
    About, Actor, Ask, Channel, Claim, Collects, Command, ContributionId, Fingerprint, KeyMark,
    Kind, Language, Link, LinkId, Moment, OpId, Person, Role, RoundId, RoundPlan, SeatId,
    Statement, Step, Text, Texts, Visible, Workshop, WorkshopId, create, decide, record,
};
use crate::i18n::Lang;
use crate::screen::{
    Audience, Door, Host, Keys, Memo, Page, Presence, Screen, Touch, Viewer, diff,
};
use crate::views::layout::{Live, Look};
use crate::views::phone;

pub(super) const LEAD: LinkId = LinkId(1);

pub(super) fn text(words: &str) -> Text {
    Text::parse(words, 2_000).unwrap()
}

fn texts(words: &str) -> Texts {
    Texts::one(Language::FRENCH, text(words))
}

/// A step with these rules; its number is its id.
pub(super) fn plan(number: u128, step: Step) -> RoundPlan {
    let title = texts(&format!("Étape {}", step.code()));
    let mut plan = RoundPlan::of_step(RoundId(number), step, title, texts("Qu’en dites-vous ?"));
    if step == Step::Closing {
        plan.collects = Some(Collects::usual(Kind::Word, step));
    }
    if step == Step::Actions {
        plan.suggestions = vec![texts("Ouvrir une liste"), texts("Se revoir")];
    }
    plan
}

pub(super) struct Play {
    pub(super) workshop: Workshop,
    ops: u128,
    pub(super) language: Language,
}

impl Play {
    pub(super) fn of(plans: Vec<RoundPlan>) -> Self {
        let about = About {
            place: Some(text("Brest")),
            date: Some(text("2026-03-14")),
            ..about("Croiser nos savoirs")
        };
        let link = Link {
            id: LEAD,
            role: Role::Facilitator,
            label: None,
            revoked: false,
            simulated: false,
        };
        let workshop = Workshop::empty(WorkshopId(1));
        let mut play = Self { workshop, ops: 1_000, language: Language::FRENCH };
        let events = create(WorkshopId(1), about, plans, vec![link], Moment(9_000_000)).unwrap();
        let ask = play.ask(Actor::team(Role::Facilitator, LEAD));
        for happened in record(&play.workshop, &ask, events) {
            play.workshop.apply(&happened);
        }
        play
    }

    fn ask(&mut self, actor: Actor) -> Ask {
        self.ops += 1;
        Ask { actor, op: OpId(self.ops), now: Moment(1_000_000), dice: 7 }
    }

    pub(super) fn run(&mut self, actor: Actor, command: Command) {
        let ask = self.ask(actor);
        let events = decide(&self.workshop, &ask, command).unwrap();
        for happened in record(&self.workshop, &ask, events) {
            self.workshop.apply(&happened);
        }
    }

    pub(super) fn lead(&mut self, command: Command) {
        self.run(Actor::team(Role::Facilitator, LEAD), command);
    }

    pub(super) fn open(&mut self, round: u128) {
        self.lead(Command::OpenRound(RoundId(round)));
    }

    /// Somebody comes in; the number is the seat and the device.
    pub(super) fn arrive(&mut self, number: u8, name: &str) -> SeatId {
        let seat = SeatId(number.into());
        let command = Command::TakeSeat {
            seat,
            name: Text::optional(name, 60).unwrap(),
            language: Language::FRENCH,
            device: Some(Fingerprint([number; 16])),
            key: KeyMark { nonce: 0, mark: Fingerprint([100 + number; 16]) },
            simulated: false,
        };
        let nobody = Actor { role: Role::Participant, link: None, seat: None, claim: None };
        self.run(nobody, command);
        seat
    }

    pub(super) fn by(&mut self, seat: SeatId, command: Command) {
        self.run(Actor::participant(seat), command);
    }

    pub(super) fn say(&mut self, seat: SeatId, round: u128, card: u128, words: &str) {
        let id = ContributionId(card);
        let command = Command::Contribute {
            id,
            round: RoundId(round),
            kind: None,
            statement: Box::new(Statement::of(text(words))),
            channel: Channel::Phone,
        };
        let claim = Some(claim(seat, id));
        self.run(Actor { claim, ..Actor::participant(seat) }, command);
    }

    fn look<T>(&self, seats: &[SeatId], see: impl FnOnce(&Viewer<'_>, &Person<'_>) -> T) -> T {
        let door = Door {
            code: "K7DMR".to_owned(),
            base: "http://192.168.1.20:8080".to_owned(),
            host: Host::default(),
            keys: Keys::new(|seat| format!("goéland-{}", 40 + seat.number)),
        };
        let audience =
            Audience { page: Page::Phone, role: Role::Participant, language: self.language };
        let presence = Presence::default();
        let viewer =
            Viewer { workshop: &self.workshop, presence: &presence, door: &door, audience };
        let first = seats.first().copied().unwrap_or(SeatId(0));
        see(&viewer, &Person { seats, claim: &|id| claim(first, id) })
    }

    pub(super) fn shared(&self) -> Screen {
        self.look(&[], |viewer, _| phone::shared(viewer, &Memo::default()))
    }

    pub(super) fn personal(&self, seats: &[SeatId]) -> Screen {
        self.look(seats, |viewer, person| {
            phone::personal(viewer, person, Touch::All, &Memo::default())
        })
    }

    /// The page that a phone loads, whole.
    pub(super) fn page(&self, seats: &[SeatId]) -> String {
        let mut screen = self.shared();
        screen.extend(self.personal(seats));
        let live = Live {
            socket: "/a/K7DMR/ws?page=phone".to_owned(),
            forms: "/a/K7DMR/do".to_owned(),
            seq: self.workshop.seq,
            pulse: None,
            at: Moment(1_000_000),
            build: "abc",
        };
        let look = Look { lang: Lang::of(self.language), ..Look::default() };
        let page =
            self.look(seats, |viewer, person| phone::page(viewer, person, &look, &live, &screen));
        page.into_string()
    }

    /// The page of somebody who is not in yet.
    pub(super) fn door(&self) -> String {
        let look = Look { lang: Lang::of(self.language), ..Look::default() };
        self.look(&[], |viewer, _| crate::views::join::page(viewer, &look)).into_string()
    }

    /// What a phone is sent while `act` happens: the shared frame, and its own.
    pub(super) fn frames(
        &mut self,
        seats: &[SeatId],
        act: impl FnOnce(&mut Self),
    ) -> (String, String) {
        let (shared, personal) = (self.shared(), self.personal(seats));
        act(self);
        (diff(&shared, &self.shared()), diff(&personal, &self.personal(seats)))
    }
}

/// The claim of one phone on one entry, made up but the same each time.
fn claim(seat: SeatId, id: ContributionId) -> Claim {
    let mut bytes = [0; 16];
    bytes[0] = u8::try_from(seat.0 % 256).unwrap();
    bytes[1..9].copy_from_slice(&u64::try_from(id.0).unwrap().to_be_bytes());
    Claim(bytes)
}

/// Elements of a page, by a selector.
pub(super) struct Read(Html);

impl Read {
    pub(super) fn page(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    pub(super) fn count(&self, selector: &str) -> usize {
        self.0.select(&Selector::parse(selector).unwrap()).count()
    }

    pub(super) fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// The words of the first match; empty without.
    pub(super) fn words(&self, selector: &str) -> String {
        let selector = Selector::parse(selector).unwrap();
        let first = self.0.select(&selector).next();
        first.map(|element| element.text().collect::<String>()).unwrap_or_default()
    }

    pub(super) fn all(&self, selector: &str, attribute: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let found = self.0.select(&selector);
        found.filter_map(|element| element.value().attr(attribute)).map(str::to_owned).collect()
    }

    /// What every page must be: one heading, one main, unique ids, labelled fields,
    /// buttons with words, nothing inline.
    pub(super) fn is_sound(&self, what: &str) {
        assert_eq!(self.count("h1"), 1, "{what}: headings of the first level");
        assert_eq!(self.count("main"), 1, "{what}: mains");
        let mut ids = self.all("[id]", "id");
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{what}: an id stands twice");
        for id in self.all("input:not([type=hidden]), textarea, select", "id") {
            let by_for = self.has(&format!("label[for='{id}']"));
            assert!(by_for || self.has(&format!("label [id='{id}']")), "{what}: {id} has no label");
        }
        let fields = "input:not([type=hidden]):not([id]), textarea:not([id]), select:not([id])";
        assert_eq!(self.count(fields), 0, "{what}: a field without id");
        for described in self.all("[aria-describedby]", "aria-describedby") {
            for id in described.split_whitespace() {
                assert!(
                    self.has(&format!("[id='{id}']")),
                    "{what}: {id} describes, and is missing"
                );
            }
        }
        for labelled in self.all("[aria-labelledby]", "aria-labelledby") {
            assert!(self.has(&format!("#{labelled}")), "{what}: {labelled} is missing");
        }
        assert_eq!(self.count("[style], style, script:not([src]), [onclick]"), 0, "{what}: inline");
        let buttons = Selector::parse("button, a, summary, h1, h2").unwrap();
        for element in self.0.select(&buttons).filter(|e| e.value().attr("data-to").is_none()) {
            let words: String = element.text().collect();
            assert!(!words.trim().is_empty(), "{what}: {:?} says nothing", element.html());
        }
    }
}

/// A [`Collects`] as silent steps have it, with other rules where a test needs them.
pub(super) fn silent(kind: Kind) -> Collects {
    Collects { visible: Visible::Later, ..Collects::usual(kind, Step::SilentWriting) }
}

/// Shared between tests that need a plan they change.
pub(super) fn changed(mut plan: RoundPlan, change: impl FnOnce(&mut RoundPlan)) -> RoundPlan {
    change(&mut plan);
    plan
}
