//! Any meeting: whatever was done, and in whatever order, no moment shows what the
//! present withholds. Every text and every name of a play is a word of its own, so that
//! finding it in a page is proof.

use proptest::prelude::*;

use super::{View, at, last, steps};
use crate::domain::*;
use crate::pad::fixture::{Play, id, plan, text};

/// Acts of one play, and plays: each moment of each is painted twice.
const ACTS: usize = 45;
const PLAYS: u32 = 12;

const ROUNDS: [&str; 4] = ["live", "later", "secret", "group"];

fn agenda() -> Vec<RoundPlan> {
    let round = |name, step, kind| plan(name, step, Section::Viewpoints, kind);
    let mut later = round("later", Step::SilentWriting, Some(Kind::Viewpoint));
    later.collects =
        later.collects.map(|collects| Collects { visible: Visible::Later, ..collects });
    let mut secret = round("secret", Step::RoundTable, Some(Kind::Testimony));
    secret.collects = secret.collects.map(|collects| Collects { names: Names::Hidden, ..collects });
    let mut group = round("group", Step::Grouping, None);
    group.takes = ["live", "later"].map(|name| RoundId(id(name))).to_vec();
    vec![round("live", Step::RoundTable, Some(Kind::Viewpoint)), later, secret, group]
}

/// A meeting in which anything may happen.
struct Meeting {
    play: Play,
    words: usize,
    seats: Vec<SeatId>,
    cards: Vec<ContributionId>,
}

impl Meeting {
    fn word(&mut self, what: &str) -> Text {
        self.words += 1;
        text(&format!("{what}{:05}x", self.words))
    }

    fn statement(&mut self) -> Statement {
        let mut statement = Statement::of(self.word("mot"));
        statement.what = Some(self.word("quoi"));
        statement.who = Some(self.word("qui"));
        statement
    }

    fn act(&mut self, (what, one, other): (u8, usize, usize)) {
        let round = RoundId(id(ROUNDS[one % ROUNDS.len()]));
        let seat = self.seats.get(one % self.seats.len().max(1)).copied();
        let card = self.cards.get(other % self.cards.len().max(1)).copied();
        let team = Actor::team(Role::Facilitator, LinkId(1));
        let person = seat.map_or_else(|| team.clone(), Actor::participant);
        let (actor, command) = match (what, card) {
            (0, _) => return self.arrive(),
            (1..=5, _) => (person, self.say(other)),
            (6, Some(id)) => (person, Command::Edit { id, statement: Box::new(self.statement()) }),
            (7, Some(id)) => (person, Command::Withdraw(id)),
            (8, Some(id)) => (team, Command::Hide { id, hidden: one % 3 > 0 }),
            (9, Some(id)) => (person, Command::Unname { id, unnamed: one % 3 > 0 }),
            (10, Some(id)) => (person, Command::Share(id)),
            (11, _) => (team, Command::OpenRound(round)),
            (12, _) => (team, Command::RevealRound(round)),
            (13, _) => (team, Command::NextTurn(round)),
            (14, _) => (team, Command::CloseRound(round)),
            (15, Some(card)) => (team, self.group(card)),
            (16, Some(id)) => {
                let quoted = Some(Some(id));
                let scene = Some(Some(Scene::Quotation));
                (team, Command::SetWall(WallChange { scene, quoted, ..WallChange::default() }))
            }
            (17, _) => {
                let name = Some(self.word("nom"));
                (person, Command::RenameSeat { seat: seat.unwrap_or(SeatId(0)), name })
            }
            (18, _) => {
                let seat = seat.unwrap_or(SeatId(0));
                (team, Command::RemoveSeat { seat, removed: other % 3 > 0, hide: other % 2 > 0 })
            }
            (19, Some(card)) => {
                let round = RoundId(id("group"));
                let into = self.cards[one % self.cards.len()];
                (team, Command::Merge { round, card, into })
            }
            _ => (team, Command::SetWall(WallChange::default())),
        };
        self.play.ask_for(actor, command).ok();
    }

    fn arrive(&mut self) {
        let name = self.word("nom");
        let seat = self.play.arrives(name.as_str());
        self.seats.push(seat);
    }

    fn say(&mut self, other: usize) -> Command {
        let card = ContributionId(id(&format!("card{}", self.words)));
        self.cards.push(card);
        let round = RoundId(id(ROUNDS[other % 3]));
        let statement = Box::new(self.statement());
        Command::Contribute { id: card, round, kind: None, statement, channel: Channel::Phone }
    }

    fn group(&mut self, card: ContributionId) -> Command {
        let group = GroupId(id(&format!("group{}", self.words)));
        let headline = Some(self.word("titre"));
        Command::MakeGroup { round: RoundId(id("group")), group, headline, cards: vec![card] }
    }
}

/// Every word of people in the log that today's state shows nowhere.
fn withheld(play: &Play) -> Vec<String> {
    let now = &play.workshop;
    let mut shown: Vec<&str> = Vec::new();
    for entry in now.public() {
        let signed = crate::pad::signed(now, entry);
        shown.push(entry.statement.text.as_str());
        shown.extend(entry.statement.what.as_ref().map(Text::as_str));
        shown.extend(signed.map(Text::as_str));
        shown.extend(now.shown_name(entry).map(Text::as_str));
    }
    let unnamed = |seat: SeatId| {
        now.all_said().any(|entry| entry.unnamed && entry.author == Author::Seat(seat))
    };
    let named = now.present().filter(|seat| !unnamed(seat.id));
    shown.extend(named.filter_map(|seat| seat.name.as_ref()).map(Text::as_str));
    let mut all: Vec<&Text> = Vec::new();
    for happened in &play.log {
        if let Event::Contributed { statement, name, .. } = &happened.event {
            all.extend(name);
            all.extend(
                [Some(&statement.text), statement.what.as_ref(), statement.who.as_ref()]
                    .into_iter()
                    .flatten(),
            );
        } else if let Event::Edited { statement, .. } = &happened.event {
            all.extend(
                [Some(&statement.text), statement.what.as_ref(), statement.who.as_ref()]
                    .into_iter()
                    .flatten(),
            );
        } else if let Event::SeatTaken { name, .. } | Event::SeatRenamed { name, .. } =
            &happened.event
        {
            all.extend(name);
        }
    }
    all.iter().map(ToString::to_string).filter(|it| !shown.contains(&it.as_str())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(PLAYS))]

    #[test]
    fn no_moment_shows_what_the_present_withholds(
        acts in proptest::collection::vec((0u8..21, 0usize..64, 0usize..64), ACTS)
    ) {
        let mut meeting =
            Meeting { play: Play::new(agenda()), words: 0, seats: vec![], cards: vec![] };
        for _ in 0..3 {
            meeting.arrive();
        }
        meeting.act((11, 0, 0));
        for act in acts {
            meeting.act(act);
        }
        let play = meeting.play;
        let withheld = withheld(&play);
        let steps = steps(&play.log);
        for (step, seq) in steps.iter().enumerate() {
            let until = usize::try_from(*seq).unwrap();
            let raw = Workshop::empty(play.workshop.id).replay(&play.log[..until]);
            let drafts: Vec<String> = raw
                .all_said()
                .filter(|entry| !entry.is_public())
                .map(|entry| entry.statement.text.to_string())
                .collect();
            for view in [View::Notes, View::Wall] {
                let page = at(&play, step, view);
                for word in withheld.iter().chain(&drafts) {
                    prop_assert!(!page.contains(word.as_str()), "{word} at {step}, {view:?}");
                }
            }
        }
        // The absence means something: the last moment shows all that is public.
        let end = at(&play, last(&play), View::Notes);
        for entry in play.workshop.public() {
            prop_assert!(end.contains(entry.statement.text.as_str()));
        }
    }
}
