//! One record of every sort, as the first version wrote it.
//!
//! `golden.jsonl` may gain lines; a line that is there never changes, since logs
//! hold it. Where a newer form is written, its line is added and the old one goes on
//! being read.

use expect_test::expect_file;

use super::{decode, encode, event, name_of};
use crate::domain::tests::about;
use crate::domain::*;

#[test]
fn records_are_written_as_ever() {
    let lines: String = examples()
        .iter()
        .map(|happened| String::from_utf8(encode(happened)).unwrap() + "\n")
        .collect();
    expect_file!["./golden.jsonl"].assert_eq(&lines);
}

#[test]
fn old_records_are_read_as_ever() {
    let lines: Vec<&str> = include_str!("golden.jsonl").lines().collect();
    let examples = examples();
    assert_eq!(lines.len(), examples.len());
    for (line, example) in lines.into_iter().zip(examples) {
        assert_eq!(decode(3, Moment(4), line.as_bytes()), Ok(example));
    }
}

#[test]
fn every_event_has_its_line() {
    let mut seen: Vec<String> = Vec::new();
    for line in include_str!("golden.jsonl").lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        seen.extend(name_of(&record["e"]).map(str::to_owned));
    }
    seen.dedup();
    assert_eq!(seen, event::NAMES);
}

fn examples() -> Vec<Happened> {
    let by = [By::Team(LinkId(9)), By::Seat(SeatId(8)), By::Nobody];
    let others = vec![wall(), handed_over()];
    [workshop(), people(), agenda(), turns(), words(), grouping(), others, notes(), after()]
        .concat()
        .into_iter()
        .zip(by.into_iter().cycle())
        .map(|(event, by)| Happened { seq: 3, at: Moment(4), op: OpId(7), by, event })
        .collect()
}

const ROUND: RoundId = RoundId(1);
const SEAT: SeatId = SeatId(2);
const CARD: ContributionId = ContributionId(3);
const GROUP: GroupId = GroupId(4);

fn text(words: &str) -> Text {
    Text::parse(words, 200).unwrap()
}

fn texts(words: &str) -> Texts {
    let english = Language::parse("en").unwrap();
    Texts(vec![(Language::FRENCH, text(words)), (english, text("in English"))])
}

fn workshop() -> Vec<Event> {
    let bare = about("Collecte");
    let full = About {
        place: Some(text("Brest")),
        date: Some(text("2026-03-14")),
        organiser: Some(text("Les Petits Débrouillards")),
        recipe: Some(text("croiser-nos-savoirs")),
        licence: Licence::Cc0,
        wifi: Some(Wifi { name: text("salle"), password: Some(text("« ouvre \"toi\" »")) }),
        ..bare.clone()
    };
    let link = Link {
        id: LinkId(9),
        role: Role::CoFacilitator,
        label: Some(text("Léa")),
        revoked: false,
        simulated: false,
    };
    vec![
        Event::Created {
            id: WorkshopId(u128::MAX),
            about: Box::new(full),
            rounds: vec![full_plan()],
            purge_at: Moment(1_900_000_000_000),
        },
        Event::Described(Box::new(bare)),
        Event::LinkIssued(link),
        Event::LinkRevoked(LinkId(9)),
        Event::Ended,
        Event::Resumed,
        Event::SimulatedErased,
    ]
}

fn full_plan() -> RoundPlan {
    let collects =
        Collects { per_person: Some(3), ..Collects::usual(Kind::KeyIssue, Step::Harvest) };
    RoundPlan {
        example: Some(texts("par exemple")),
        collects: Some(collects),
        takes: vec![RoundId(5)],
        sub_questions: vec![texts("qui ?")],
        suggestions: vec![texts("organiser une collecte")],
        ..RoundPlan::of_step(
            ROUND,
            Step::Harvest,
            texts("Les enjeux"),
            texts("À quoi s’attaquer ?"),
        )
    }
}

fn people() -> Vec<Event> {
    let device = Fingerprint([0xA0; 16]);
    vec![
        Event::SeatTaken {
            seat: SEAT,
            name: Some(text("Anaïs")),
            language: Language::FRENCH,
            device: Some(device),
            key: KeyMark { nonce: 42, mark: Fingerprint([1; 16]) },
            simulated: true,
        },
        Event::DeviceLinked { device, seat: SEAT },
        Event::SeatRenamed { seat: SEAT, name: None },
        Event::SeatRemoved { seat: SEAT, removed: true },
    ]
}

fn agenda() -> Vec<Event> {
    let pause = RoundPlan::of_step(ROUND, Step::Pause, Texts::default(), Texts::default());
    vec![
        Event::RoundAdded { plan: Box::new(pause), before: Some(RoundId(5)) },
        Event::RoundReworded { round: ROUND, title: texts("a"), prompt: texts("b") },
        Event::RoundMoved { round: ROUND, before: None },
        Event::RoundSkipped { round: ROUND, skipped: true },
        Event::RoundOpened(ROUND),
        Event::RoundClosed(ROUND),
        Event::RoundRevealed(ROUND),
        Event::TimerSet { round: ROUND, timer: Timer::Off },
        Event::TimerSet { round: ROUND, timer: Timer::Until(Moment(5)) },
        Event::TimerSet { round: ROUND, timer: Timer::Paused(-6) },
    ]
}

fn turns() -> Vec<Event> {
    let (round, seat) = (ROUND, SEAT);
    let answered = |answer| Event::Answered { round, seat, answer };
    vec![
        Event::TurnsOrdered { round, waiting: vec![SEAT, SeatId(8)] },
        Event::FloorAsked { round, seat },
        Event::FloorLeft { round, seat },
        Event::TurnGiven {
            round,
            speaking: Speaking { seat, since: Moment(4), timer: Timer::Until(Moment(9)) },
        },
        Event::TurnEnded { round, seat, outcome: Outcome::Passed },
        Event::TurnTimed { round, timer: Timer::Off },
        answered(Answer::Fine),
        answered(Answer::Reserve(text("et les jeunes ?"))),
        answered(Answer::Pass),
    ]
}

fn words() -> Vec<Event> {
    let statement = Statement {
        what: Some(text("on y répare son vélo")),
        place: Some(text("Brest")),
        tie: Some(Tie::Known),
        who: Some(text("Léa")),
        due: Some(text("avant l’été")),
        sub_question: Some(1),
        ..Statement::of(text("Ar Rod Vihan"))
    };
    let said = |author, name, statement| Event::Contributed {
        id: CARD,
        round: ROUND,
        kind: Kind::Innovation,
        statement: Box::new(statement),
        author,
        name,
        channel: Channel::Phone,
        shared: false,
        simulated: false,
    };
    let short = || Statement::of(text("<b>deux\nlignes</b>"));
    vec![
        said(Author::Seat(SEAT), Some(text("Anaïs")), statement),
        said(Author::Claim(Claim([0xC1; 16])), None, short()),
        said(Author::Nobody, None, short()),
        Event::Edited { id: CARD, statement: Box::new(short()) },
        Event::Marked { id: CARD, mark: Mark::Withdrawn, on: true },
        Event::Supported { id: CARD, seat: SEAT, on: true },
    ]
}

fn grouping() -> Vec<Event> {
    let rank = Rank::between(None, None);
    let words = || Some(text("L’identité"));
    let group =
        Group { id: GROUP, round: ROUND, rank: rank.clone(), headline: words(), gesture: None };
    let put = |placement| GroupAct::Put { card: CARD, placement };
    let acts = vec![
        GroupAct::Made(group),
        GroupAct::Dissolved(GROUP),
        GroupAct::Named { group: GROUP, headline: None, gesture: words() },
        GroupAct::Ranked { group: GROUP, rank: rank.clone() },
        put(Some(Placement { group: Some(GROUP), rank })),
        put(None),
        GroupAct::Merged { card: CARD, into: Some(ContributionId(6)) },
    ];
    let mut events: Vec<Event> =
        acts.iter().map(|act| Event::Grouped { round: ROUND, act: act.clone() }).collect();
    events.push(Event::Undone { round: ROUND, step: OpId(7), acts });
    events
}

fn wall() -> Event {
    Event::WallSet(Wall {
        scene: Some(Scene::Quotation),
        blank: true,
        hall: Hall::Large,
        quoted: Some(CARD),
    })
}

fn handed_over() -> Event {
    Event::HandedOver(Box::new(Handover {
        engine: Engine::Etherpad,
        server: text("https://pad.example"),
        pad: text("collecte-v2"),
        address: text("https://pad.example/p/collecte-v2"),
        left: text("12"),
    }))
}

fn notes() -> Vec<Event> {
    vec![
        Event::TakenFrom { id: CARD, note: NoteId::Round(ROUND) },
        Event::NotesClosed { closed: true },
    ]
}

fn after() -> Vec<Event> {
    vec![
        Event::Reconciled {
            id: CARD,
            statement: Box::new(Statement::of(text("<b>deux\nlignes</b>"))),
            revision: 2,
        },
        Event::Published(PublishedNames::Initials),
        Event::Unpublished,
    ]
}
