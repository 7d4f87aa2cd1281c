//! A whole story from bytes: people of every role ask for anything, in any order.
//!
//! One line of input is one asking: the first letter says who asks, the rest is what
//! they send. What is decided is stored, read back and folded as a room does; then one
//! page is painted, or the exports are made: which one, the length of the input says.

use collecte::domain::{
    About, Actor, Ask, Command, Language, Licence, Link, LinkId, Moment, OpId, Person, Role,
    RoundId, SeatId, Text, Workshop, WorkshopId, create, decide, record,
};
use collecte::live::asked::{Asked, Incoming};
use collecte::live::secrets::{DeviceToken, Secrets};
use collecte::live::verbs::{self, Surroundings};
use collecte::live::who::{Device, Who};
use collecte::screen::{
    Audience, Door, Host, Keys, Memo, Page, Painter as _, Presence, Touch, Viewer,
};
use collecte::web::Views;
use collecte::{pad, recipes, storage};

const ID: WorkshopId = WorkshopId(7);
/// Askings of one story.
const MOST: usize = 40;

/// Plays the lines of the input.
pub(crate) fn room(input: &[u8]) {
    let mut story = Story::begin(input.first().copied().unwrap_or_default());
    for line in String::from_utf8_lossy(input).lines().take(MOST) {
        let Some(who) = line.chars().next() else { continue };
        if let Ok(Incoming::Asked(asked)) = Incoming::read(&line[who.len_utf8()..]) {
            story.hear(*asked, &story.somebody(who));
        }
    }
    story.look(input.len());
}

struct Story {
    workshop: Workshop,
    secrets: Secrets,
    now: i64,
}

impl Story {
    fn begin(recipe: u8) -> Self {
        let shipped = recipes::shipped();
        let mut round = 0;
        let rounds = shipped[usize::from(recipe) % shipped.len()].rounds(|| {
            round += 1;
            RoundId(round)
        });
        let about = About {
            title: Text::parse("Un atelier", 100).expect("it is short"),
            place: None,
            date: None,
            organiser: None,
            licence: Licence::default(),
            language: Language::FRENCH,
            recipe: None,
            withdrawal_hours: 30,
            wifi: None,
        };
        let links = [Role::Facilitator, Role::CoFacilitator, Role::Scribe, Role::Projector];
        let link = |role: Role| {
            let id = LinkId(role as u128 + 1);
            Link { id, role, label: None, revoked: false, simulated: false }
        };
        let events = create(ID, about, rounds, links.map(link).to_vec(), Moment(0));
        let mut story =
            Self { workshop: Workshop::empty(ID), secrets: Secrets::new([7; 32]), now: 1_000 };
        let actor = Actor { role: Role::Facilitator, link: None, seat: None, claim: None };
        story.keep(&Ask { actor, op: OpId(1), now: Moment(0), dice: 7 }, events.expect("a recipe"));
        for (seat, device) in [(1, 'a'), (2, 'a'), (3, 'b')] {
            story.arrive(SeatId(seat), device);
        }
        story
    }

    fn device(&self, letter: char) -> Device {
        let text: String = std::iter::once(letter).chain(std::iter::repeat_n('a', 25)).collect();
        let token = DeviceToken::parse(&text).expect("letters of base32");
        Device { mark: self.secrets.device(ID, &token), token }
    }

    fn arrive(&mut self, seat: SeatId, device: char) {
        let command = Command::TakeSeat {
            seat,
            name: None,
            language: Language::FRENCH,
            device: Some(self.device(device).mark),
            key: self.secrets.free_key(&self.workshop, seat).expect("few seats"),
            simulated: false,
        };
        let actor = Actor { role: Role::Participant, link: None, seat: None, claim: None };
        let ask = Ask { actor, op: OpId(seat.0 + 100), now: Moment(self.now), dice: 7 };
        let events = decide(&self.workshop, &ask, command).expect("anybody may come in");
        self.keep(&ask, events);
    }

    fn somebody(&self, letter: char) -> Who {
        let team = |role: Role| Who::Team { role, link: LinkId(role as u128 + 1) };
        match letter {
            'f' => team(Role::Facilitator),
            'c' => team(Role::CoFacilitator),
            's' => team(Role::Scribe),
            'w' => team(Role::Projector),
            'a' | 'b' | 'z' => Who::Device(self.device(letter)),
            _ => Who::Stranger,
        }
    }

    /// As a room does.
    fn hear(&mut self, mut asked: Asked, who: &Who) {
        self.now += 1_000;
        let Ok(op) = asked.op() else { return };
        if let (true, Some(current)) = (asked.round.is_empty(), self.workshop.current) {
            asked.round = current.to_string();
        }
        let Ok(actor) = who.actor(&self.workshop, &asked) else { return };
        let key = self.secrets.free_key(&self.workshop, SeatId(op.0));
        let around = Surroundings { seat: actor.seat, language: Language::FRENCH, key };
        let Ok(command) = verbs::command(&asked, around) else { return };
        let ask = Ask { actor, op, now: Moment(self.now), dice: 7 };
        if let Ok(events) = decide(&self.workshop, &ask, command) {
            assert!(*who.role().code() != *"projector" || events.is_empty(), "a wall reads only");
            self.keep(&ask, events);
        }
    }

    /// Stores, reads back and folds.
    fn keep(&mut self, ask: &Ask, events: Vec<collecte::domain::Event>) {
        for happened in record(&self.workshop.clone(), ask, events) {
            let body = storage::record::encode(&happened);
            let read = storage::record::decode(happened.seq, happened.at, &body);
            assert!(read.is_ok_and(|read| read == happened), "it is read as it was written");
            self.workshop.apply(&happened);
        }
    }

    /// Paints one page, or makes the exports.
    fn look(&self, which: usize) {
        let pages = [
            (Page::Phone, Role::Participant),
            (Page::Desk, Role::Facilitator),
            (Page::Desk, Role::Scribe),
            (Page::Wall, Role::Participant),
            (Page::Pad, Role::Participant),
        ];
        match pages.get(which % (pages.len() + 1)) {
            Some(page) => self.paint(*page),
            None => self.export(),
        }
    }

    fn paint(&self, (page, role): (Page, Role)) {
        let (presence, secrets) = (Presence::default(), self.secrets.clone());
        let door = Door {
            code: "K7DMR".to_owned(),
            base: "http://192.168.1.20:8080".to_owned(),
            host: Host::default(),
            keys: Keys::new(move |seat| secrets.key_of(ID, seat)),
        };
        let audience = Audience { page, role, language: Language::FRENCH };
        let viewer =
            Viewer { workshop: &self.workshop, presence: &presence, door: &door, audience };
        Views.shared(&viewer, &Memo::default());
        for piece in Views.resources(&viewer, &Memo::default()).0 {
            serde_json::from_str::<serde_json::Value>(&piece.html).expect("JSON");
        }
        let device = self.device('a');
        let claim = |id| device.claim(id);
        let seats = device.seats(&self.workshop);
        Views.personal(&viewer, &Person { seats, claim: &claim }, Touch::All, &Memo::default());
    }

    fn export(&self) {
        let outline = pad::Outline::of(&self.workshop, Language::FRENCH, "http://x/a/K7DMR/pad");
        pad::markdown::markdown(&outline);
        pad::html::html(&outline);
        let source = pad::Source::new(&self.workshop, "http://x/a/K7DMR/", pad::Choice::default());
        pad::table::csv(&source);
        let file = pad::json::json(&self.workshop);
        pad::json::parse(&file).unwrap_or_else(|error| panic!("{error}\n{file}"));
    }
}
