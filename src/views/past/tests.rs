//! Back in time: any moment of any meeting, and what must never come back.

mod any;

use scraper::{Html, Selector};

use super::{Past, View, page};
use crate::domain::{
    Collects, Command, Kind, Mark, Names, RoundPlan, Section, Step, Visible, Workshop, steps,
};
use crate::pad::fixture::{Play, SECRET, demo, plan, text};
use crate::screen::{Door, Host, Keys};
use crate::views::layout::Look;

fn door() -> Door {
    Door {
        code: "K7DMR".to_owned(),
        base: "http://192.168.1.20:8080".to_owned(),
        host: Host::default(),
        keys: Keys::new(|_| "goéland-42".to_owned()),
    }
}

/// The page of a step, as everybody gets it.
fn at(play: &Play, step: usize, view: View) -> String {
    let steps = steps(&play.log);
    let until = usize::try_from(steps[step]).unwrap();
    let empty = Workshop::empty(play.workshop.id);
    let then = empty.replay(&play.log[..until]).shown_today(&play.workshop);
    let now = &play.workshop;
    let past = Past { log: &play.log, steps: &steps, step, then: &then, now, view };
    page(&past, &door(), &Look::default()).into_string()
}

fn last(play: &Play) -> usize {
    steps(&play.log).len() - 1
}

fn texts(html: &str, css: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let select = Selector::parse(css).unwrap();
    page.select(&select).map(|it| it.text().collect::<String>().trim().to_owned()).collect()
}

fn live(name: &str) -> RoundPlan {
    plan(name, Step::WallReading, Section::Viewpoints, Some(Kind::Viewpoint))
}

#[test]
fn an_earlier_moment_says_how_many_were_in() {
    let play = demo();
    let then = play.workshop.shown_today(&play.workshop);
    assert!(then.how_many() > 0);
    assert_eq!(then.how_many(), play.workshop.how_many());
}

#[test]
fn the_last_moment_shows_what_the_notes_show() {
    let play = demo();
    let shown = at(&play, last(&play), View::Notes);
    let said = texts(&shown, "#past-notes .said");
    for entry in play.workshop.public() {
        let wanted = entry.statement.text.as_str();
        assert_eq!(said.iter().filter(|said| *said == wanted).count(), 1, "{wanted}");
    }
    assert_eq!(texts(&shown, "a.fix, form[data-live]").len(), 0, "nothing can be done in the past");
    assert!(!shown.contains("mot-de-passe"));
}

#[test]
fn an_entry_is_there_from_its_moment_on() {
    let mut play = Play::new(vec![live("x")]);
    let ana = play.arrives("Ana");
    play.open("x");
    play.says(ana, "x", "un four");
    let one = last(&play);
    play.says(ana, "x", "une ruche");
    assert!(at(&play, one, View::Notes).contains("un four"));
    assert!(!at(&play, one, View::Notes).contains("une ruche"));
    assert!(at(&play, one + 1, View::Notes).contains("une ruche"));
    assert!(!at(&play, one - 1, View::Notes).contains("un four"));
    assert!(at(&play, one, View::Wall).contains("un four"), "the wall too");
}

#[test]
fn a_correction_holds_for_every_moment() {
    let mut play = Play::new(vec![live("x")]);
    let ana = play.arrives("Ana");
    play.open("x");
    let id = play.says(ana, "x", "chez Mme Le Goff");
    let said = last(&play);
    let statement = Box::new(crate::domain::Statement::of(text("chez une voisine")));
    play.person(ana, Command::Edit { id, statement });
    let shown = at(&play, said, View::Notes);
    assert!(shown.contains("chez une voisine") && !shown.contains("Le Goff"));
}

#[test]
fn no_moment_tells_who_wrote_without_a_name() {
    let mut anonymous = live("x");
    anonymous.collects = anonymous.collects.map(|collects| Collects {
        names: Names::Anonymous,
        visible: Visible::Live,
        ..collects
    });
    let mut play = Play::new(vec![anonymous, live("y")]);
    let ana = play.arrives("Ana");
    play.open("x");
    play.says(ana, "x", "la peur");
    let said = last(&play);
    play.open("y");
    let over = last(&play);
    for view in [View::Notes, View::Wall] {
        assert!(!at(&play, said, view).contains("la peur"), "while its round runs");
    }
    assert!(at(&play, over, View::Notes).contains("la peur"), "once it is over");
}

#[test]
fn a_rehearsal_that_was_erased_never_was() {
    let mut play = demo();
    let before = last(&play);
    assert!(before > 100);
    play.team(Command::IssueLink(crate::domain::Link {
        id: crate::domain::LinkId(9),
        role: crate::domain::Role::Scribe,
        label: Some(text("Répétition")),
        revoked: false,
        simulated: true,
    }));
    let scribe = crate::domain::Actor::team(crate::domain::Role::Scribe, crate::domain::LinkId(9));
    let round = play.workshop.rounds[2].plan.id;
    let group = crate::domain::GroupId(77);
    let make =
        Command::MakeGroup { round, group, headline: Some(text("JOUÉ")), cards: Vec::new() };
    play.ask_for(scribe.clone(), make).ok();
    let said = Command::Contribute {
        id: crate::domain::ContributionId(5),
        round,
        kind: None,
        statement: Box::new(crate::domain::Statement::of(text("PHRASE JOUÉE"))),
        channel: crate::domain::Channel::Scribe,
    };
    play.ask_for(scribe, said).unwrap();
    play.team(Command::EraseSimulated);
    for step in 0..=last(&play) {
        assert!(!at(&play, step, View::Notes).contains("JOUÉ"));
    }
    assert_eq!(last(&play), 0, "the past begins with the erasing");
}

#[test]
fn what_nobody_may_read_now_was_never_there() {
    let play = demo();
    for step in (0..=last(&play)).step_by(7) {
        for view in [View::Notes, View::Wall] {
            assert!(!at(&play, step, view).contains(SECRET), "at step {step}");
        }
    }
}

#[test]
fn the_slider_says_its_moment_and_every_moment_has_an_address() {
    let play = demo();
    let html = at(&play, 3, View::Notes);
    let page = Html::parse_document(&html);
    let slider = page.select(&Selector::parse("input[type=range]").unwrap()).next().unwrap();
    assert_eq!(slider.attr("value"), Some("3"));
    let told = slider.attr("aria-valuetext").unwrap();
    assert!(told.contains("2025"), "{told}");
    assert_eq!(texts(&html, "#past-when"), [told]);
    let steps = steps(&play.log);
    for (rel, step) in [("prev", 2), ("next", 4)] {
        let link = format!("a[rel={rel}][href='/a/K7DMR/histoire?a={}']", steps[step]);
        assert_eq!(texts(&html, &link).len(), 1);
    }
    let moments = texts(&html, ".past-moments li a[href*='?a=']");
    assert!(moments.len() > 10, "{moments:?}");
}

#[test]
fn the_past_tells_who_grouped_what() {
    let play = demo();
    let named = play.log.iter().position(|happened| {
        matches!(&happened.event, crate::domain::Event::Grouped { act, .. }
            if matches!(act, crate::domain::GroupAct::Named { .. }))
    });
    let seq = play.log[named.unwrap()].seq;
    let step = steps(&play.log).iter().position(|step| *step == seq).unwrap();
    let acts = texts(&at(&play, step, View::Notes), ".past-acts li");
    assert!(acts[0].contains("Gwenaël·le"), "{acts:?}");
    let hidden = play.log.iter().any(|happened| {
        matches!(happened.event, crate::domain::Event::Marked { mark: Mark::Hidden, .. })
    });
    assert!(hidden && acts.iter().all(|act| !act.contains(SECRET)));
}
