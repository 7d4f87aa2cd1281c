//! Who is told what, in the JSON of a whole meeting.

use serde_json::Value;

use super::resources;
use crate::domain::{
    Actor, Ask, Channel, Command, ContributionId, Kind, Language, LinkId, OpId, Role, RoundId,
    SeatId, Section, Statement, Step, Wall, WallChange, Workshop, decide, record,
};
use crate::pad::fixture::{Play, SECRET, demo, id, plan, text};
use crate::screen::{Audience, Door, Host, Keys, Memo, Page, Presence, Viewer, change};

fn screen(workshop: &Workshop, role: Role) -> crate::screen::Screen {
    let presence = Presence { here: workshop.arrivals.iter().take(1).copied().collect() };
    let base = "http://192.168.1.20:8080".to_owned();
    let keys = Keys::new(|seat| format!("goéland-{}", 40 + seat.number));
    let door = Door { code: "K7DMR".to_owned(), base, host: Host::default(), keys };
    let audience = Audience { page: Page::Phone, role, language: Language::FRENCH };
    resources(&Viewer { workshop, presence: &presence, door: &door, audience }, &Memo::default())
}

fn told(workshop: &Workshop, role: Role) -> Vec<Value> {
    let objects = screen(workshop, role).0.into_iter();
    let read = |piece: std::sync::Arc<crate::screen::Piece>| {
        let object: Value = serde_json::from_str(&piece.html).unwrap();
        assert_eq!(object["id"], piece.place.id.as_str(), "a removal names the object");
        object
    };
    objects.map(read).collect()
}

fn of<'v>(objects: &'v [Value], event: &str) -> Vec<&'v Value> {
    objects.iter().filter(|object| object["e"] == event).collect()
}

fn one(objects: &[Value], id: impl ToString) -> Option<&Value> {
    let id = id.to_string();
    objects.iter().find(|object| object["id"] == id.as_str())
}

#[test]
fn the_room_is_told_what_is_public_and_nothing_else() {
    let workshop = demo().workshop;
    for role in [Role::Participant, Role::Projector] {
        let objects = told(&workshop, role);
        let all = Value::from(objects.clone()).to_string();
        assert!(!all.contains(SECRET), "{role:?} reads a secret");
        assert!(!all.contains("goéland") && !all.contains("mot-de-passe"), "{role:?}");
        assert!(of(&objects, "seat.put").is_empty(), "{role:?} gets the list of people");
        assert_eq!(of(&objects, "card.put").len(), workshop.public().count());
        for card in of(&objects, "card.put") {
            assert!(card.get("hidden").is_none() && card.get("author").is_none(), "{card}");
        }
        assert!(of(&objects, "round.put").iter().all(|round| round.get("waiting").is_none()));
    }
}

#[test]
fn the_team_is_told_of_people_and_of_what_is_hidden_but_never_a_draft() {
    let mut play = demo();
    let hidden = play.workshop.all_said().find(|entry| entry.hidden).unwrap().id;
    let draft = play.workshop.all_said().find(|entry| !entry.shared).unwrap().id;
    for role in [Role::Facilitator, Role::CoFacilitator, Role::Scribe] {
        let objects = told(&play.workshop, role);
        assert_eq!(one(&objects, hidden).unwrap()["hidden"], true);
        assert!(one(&objects, draft).is_none(), "{role:?} reads a draft");
        let people = of(&objects, "seat.put");
        assert_eq!(people.len(), play.workshop.seats.len());
        assert_eq!(people.iter().filter(|seat| seat["here"] == true).count(), 1);
        assert!(people.iter().any(|seat| seat["removed"] == true));
        assert!(!Value::from(objects).to_string().contains("goéland"), "{role:?}: keys");
    }
    play.reveal("hopes-told");
    assert!(one(&told(&play.workshop, Role::Participant), draft).is_some());
}

#[test]
fn what_the_team_types_for_somebody_is_the_teams_to_read_before_it_is_shared() {
    let viewpoints = plan("views", Step::SilentWriting, Section::Viewpoints, Some(Kind::Viewpoint));
    let mut play = Play::new(vec![viewpoints]);
    let ana = play.arrives("Ana");
    play.open("views");
    let card = ContributionId(5);
    let actor = Actor::team(Role::Facilitator, LinkId(1)).for_seat(Some(ana));
    let ask = Ask { actor, op: OpId(999), now: play.now, dice: 7 };
    let command = Command::Contribute {
        id: card,
        round: RoundId(id("views")),
        kind: None,
        statement: Box::new(Statement::of(text("dit à l’oreille"))),
        channel: Channel::Scribe,
    };
    let events = decide(&play.workshop, &ask, command).unwrap();
    for happened in record(&play.workshop, &ask, events) {
        play.workshop.apply(&happened);
    }
    let team = told(&play.workshop, Role::Scribe);
    assert_eq!(one(&team, card).unwrap()["shared"], Value::Null, "left out: not shared");
    assert!(one(&told(&play.workshop, Role::Participant), card).is_none());
}

#[test]
fn names_stand_only_where_their_authors_wish_them() {
    let workshop = demo().workshop;
    for role in [Role::Participant, Role::Facilitator] {
        let objects = told(&workshop, role);
        let mut unnamed = 0;
        for card in of(&objects, "card.put") {
            let id: ContributionId = card["id"].as_str().unwrap().parse().unwrap();
            let entry = workshop.contribution(id).unwrap();
            let shown = workshop.shown_name(entry).map(ToString::to_string);
            assert_eq!(card["name"].as_str().map(str::to_owned), shown);
            unnamed += usize::from(shown.is_none() && entry.unnamed);
        }
        assert!(unnamed > 0, "the fixture has an unnamed entry");
    }
}

#[test]
fn rounds_groups_and_the_workshop_are_told_whole() {
    let workshop = demo().workshop;
    let objects = told(&workshop, Role::Facilitator);
    let all = one(&objects, "workshop").unwrap();
    assert_eq!(all["e"], "workshop.put");
    assert_eq!(all["licence"], "CC-BY-SA-4.0");
    assert_eq!(all["code"], "K7DMR");
    assert_eq!(all["people"], workshop.present().count());
    assert_eq!(all["present"], 1);
    assert_eq!(all["current"], RoundId(id("words")).to_string());

    let rounds = of(&objects, "round.put");
    let orders: Vec<_> = rounds.iter().map(|round| round["order"].as_u64().unwrap()).collect();
    assert_eq!(orders, (1..=workshop.rounds.len() as u64).collect::<Vec<_>>());
    let told_round = one(&objects, RoundId(id("hopes-told"))).unwrap();
    assert_eq!(told_round["step"], "round_table");
    assert_eq!(told_round["takes"], Value::from(vec![RoundId(id("hopes")).to_string()]));
    assert_eq!(told_round["kind"], "expectation");
    assert_eq!(told_round["on_request"], false);
    assert_eq!(told_round["section"], "expectations");
    assert_eq!(one(&objects, RoundId(id("network"))).unwrap()["sub_questions"], 2);
    assert_eq!(one(&objects, RoundId(id("welcome"))).unwrap()["kind"], Value::Null);
    let read_back = &one(&objects, RoundId(id("read-back"))).unwrap()["answers"];
    assert_eq!(*read_back, serde_json::json!({ "fine": 2, "reserve": 1, "pass": 1 }));

    let groups = of(&objects, "group.put");
    assert_eq!(groups.len(), workshop.groups.len());
    for group in groups {
        let cards = group["cards"].as_array().unwrap();
        assert!(!cards.is_empty() && group["headline"].is_string() && group["rank"].is_string());
        assert!(cards.iter().all(|card| one(&objects, card.as_str().unwrap()).is_some()));
    }
}

#[test]
fn who_waits_is_told_to_the_team_and_who_speaks_to_all() {
    let table = plan("table", Step::RoundTable, Section::Viewpoints, Some(Kind::Viewpoint));
    let mut play = Play::new(vec![table]);
    let seats: Vec<SeatId> = ["Ana", "Bran"].map(|name| play.arrives(name)).into();
    play.open("table");
    let round = RoundId(id("table"));
    play.team(Command::GiveTurn { round, seat: seats[1] });
    let team = told(&play.workshop, Role::CoFacilitator);
    assert_eq!(one(&team, round).unwrap()["waiting"], Value::from(vec![seats[0].to_string()]));
    let room = told(&play.workshop, Role::Participant);
    assert_eq!(one(&room, round).unwrap()["speaking"], seats[1].to_string());
}

#[test]
fn the_wall_never_points_at_a_hidden_entry() {
    let viewpoints = plan("views", Step::WallReading, Section::Viewpoints, Some(Kind::Viewpoint));
    let mut play = Play::new(vec![viewpoints]);
    play.open("views");
    let card = play.notes("views", Kind::Viewpoint, Statement::of(text("en grand")));
    play.team(Command::SetWall(WallChange { quoted: Some(Some(card)), ..WallChange::default() }));
    assert_eq!(play.workshop.wall, Wall { quoted: Some(card), ..Wall::default() });
    let before = screen(&play.workshop, Role::Participant);
    play.team(Command::Hide { id: card, hidden: true });
    let after = screen(&play.workshop, Role::Participant);
    let difference = change(&before, &after);
    assert_eq!(difference.gone, [card.to_string()]);
    let wall: Vec<_> = difference.changed.iter().filter(|p| p.place.id == "wall").collect();
    assert!(wall[0].html.contains(r#""quoted":null"#), "{}", wall[0].html);
}

#[test]
fn links_are_told_to_nobody() {
    let workshop = demo().workshop;
    for role in Role::ALL {
        let all = Value::from(told(&workshop, *role)).to_string();
        assert!(!all.contains(&LinkId(1).to_string()), "{role:?} reads a link");
    }
}
