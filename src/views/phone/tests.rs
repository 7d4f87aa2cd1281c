//! Every step and state of the phone, as a browser reads it.

mod pages;
mod play;
mod turns;

use self::play::{Play, Read, changed, plan, silent, text};
use crate::domain::{
    Actor, Answer, Command, ContributionId, Kind, Language, Names, Role, RoundId, SeatId, Step,
    TimerAct,
};

const MANY: usize = 45;

#[test]
fn every_step_in_every_state_is_a_sound_page() {
    for step in Step::ALL {
        for language in ["fr", "en"] {
            let mut play = Play::of(vec![plan(1, *step), plan(2, Step::Pause)]);
            play.language = Language::parse(language).unwrap();
            let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, ""));
            let look = |play: &Play, state: &str| {
                let what = format!("{}, {state}, {language}", step.code());
                Read::page(&play.page(&[ana])).is_sound(&what);
                Read::page(&play.page(&[ana, bran])).is_sound(&format!("{what}, two people"));
            };
            look(&play, "lobby");
            play.open(1);
            look(&play, "open");
            let writes = play.workshop.rounds[0].plan.collects.is_some_and(|rules| rules.phones);
            if writes {
                play.say(ana, 1, 1, "un jardin");
                play.say(bran, 1, 2, "une cantine");
                look(&play, "written");
            }
            play.lead(Command::RevealRound(RoundId(1)));
            look(&play, "revealed");
            if play.workshop.rounds[0].calls_everybody() {
                play.lead(Command::NextTurn(RoundId(1)));
                look(&play, "my turn");
                play.lead(Command::NextTurn(RoundId(1)));
                look(&play, "spoken");
            }
            play.lead(Command::CloseRound(RoundId(1)));
            look(&play, "closed");
            play.open(2);
            look(&play, "pause");
            play.lead(Command::End);
            look(&play, "ended");
        }
    }
}

#[test]
fn nobody_reads_a_draft_of_somebody_else() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting), plan(2, Step::Grouping)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    play.say(bran, 1, 1, "secret-de-bran");
    let page = play.page(&[ana]);
    assert!(!page.contains("secret-de-bran"), "{page}");
    assert!(page.contains("1 réponse cachée"), "{page}");
    assert!(play.page(&[bran]).contains("secret-de-bran"));
    play.lead(Command::RevealRound(RoundId(1)));
    assert!(play.page(&[ana]).contains("secret-de-bran"));
}

#[test]
fn no_name_stands_in_an_anonymous_round_and_the_author_still_finds_their_words() {
    let rules = |plan: &mut crate::domain::RoundPlan| {
        let mut rules = silent(Kind::Viewpoint);
        rules.names = Names::Anonymous;
        plan.collects = Some(rules);
    };
    let mut play = Play::of(vec![changed(plan(1, Step::SilentWriting), rules)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    play.say(bran, 1, 1, "sans signature");
    play.lead(Command::RevealRound(RoundId(1)));
    let page = play.page(&[ana]);
    assert!(page.contains("sans signature"));
    assert!(!page.contains("Bran") && !page.contains(&bran.to_string()), "{page}");
    let own = Read::page(&play.page(&[bran]));
    assert!(own.has(&format!("#mine #c-{}", ContributionId(1))));
    assert!(!own.has("[id^=f-name-]"), "there is no name to take off");
}

#[test]
fn what_somebody_else_says_sends_a_small_frame_and_never_the_composer() {
    let mut live = plan(1, Step::Talk);
    live.collects = live.collects.map(|rules| crate::domain::Collects { phones: true, ..rules });
    let mut play = Play::of(vec![live]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    play.say(ana, 1, 1, "Et l’hiver ?");
    let (shared, own) = play.frames(&[ana], |play| play.say(bran, 1, 2, "Qui paie ?"));
    assert!(shared.contains("Qui paie ?"));
    assert!(!shared.contains("<textarea") && shared.len() < 1_500, "{} bytes", shared.len());
    assert_eq!(own, "");
}

#[test]
fn what_is_written_in_silence_sends_a_number_and_nothing_else() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    let (shared, own) = play.frames(&[ana], |play| play.say(bran, 1, 1, "secret-de-bran"));
    assert!(shared.contains("1 réponse cachée") && !shared.contains("secret"), "{shared}");
    assert!(shared.len() < 400, "{} bytes", shared.len());
    assert_eq!(own, "");
}

#[test]
fn a_large_room_costs_a_phone_no_more_than_thirty_entries() {
    let rules = |plan: &mut crate::domain::RoundPlan| {
        plan.collects = Some(crate::domain::Collects::usual(Kind::Question, Step::Talk));
    };
    let mut play = Play::of(vec![changed(plan(1, Step::Talk), rules)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    for number in 1..=MANY {
        play.say(bran, 1, number as u128, &format!("question {number}"));
    }
    let page = Read::page(&play.page(&[ana]));
    assert_eq!(page.count("#all-list > li"), super::entries::NEWEST);
    assert!(page.words("#all-list > li").contains("question 45"), "the newest comes first");
    assert!(page.words("#all").contains("Questions (45)"));
    let nodes = page.count("*");
    assert!(nodes < 800, "{nodes} elements");
}

#[test]
fn support_is_given_on_the_spot_and_can_be_taken_back() {
    let mut play = Play::of(vec![plan(1, Step::Talk)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    play.say(bran, 1, 1, "Qui paie ?");
    let id = ContributionId(1);
    let (shared, own) = play.frames(&[ana], |play| play.by(ana, Command::Support { id, on: true }));
    assert!(shared.contains("1 soutien"), "{shared}");
    assert!(own.contains(&format!("data-in=\"a-{id}\"")), "{own}");
    let page = Read::page(&play.page(&[ana]));
    assert!(page.has(&format!("#a-{id} #u-{id} input[name=on][value='0']")));
    assert!(!Read::page(&play.page(&[bran])).has(&format!("#u-{id}")));
}

#[test]
fn a_phone_of_two_asks_for_whom() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    let page = Read::page(&play.page(&[ana, bran]));
    assert_eq!(page.count("[id^=f-say-] input[type=radio][name=seat]"), 2);
    assert!(!Read::page(&play.page(&[ana])).has("[id^=f-say-] [name=seat]"));
}

#[test]
fn nothing_left_to_give_is_said_instead_of_refused() {
    let rules = |plan: &mut crate::domain::RoundPlan| {
        let mut rules = silent(Kind::Expectation);
        rules.per_person = Some(1);
        plan.collects = Some(rules);
    };
    let mut play = Play::of(vec![changed(plan(1, Step::SilentWriting), rules)]);
    let ana = play.arrive(1, "Annaïg");
    play.open(1);
    assert!(play.page(&[ana]).contains("Il vous en reste 1 à écrire."));
    play.say(ana, 1, 1, "du temps");
    let page = play.page(&[ana]);
    assert!(page.contains("Vous avez tout donné") && !page.contains("f-say-"), "{page}");
}

#[test]
fn a_read_back_takes_an_answer_a_reservation_or_a_pass() {
    let mut play = Play::of(vec![
        plan(1, Step::Grouping),
        changed(plan(2, Step::ReadBack), |plan| {
            plan.takes = vec![RoundId(1)];
        }),
    ]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    let group = crate::domain::GroupId(5);
    play.lead(Command::MakeGroup {
        round: RoundId(1),
        group,
        headline: Some(text("Le temps")),
        cards: vec![],
    });
    play.open(2);
    let reserve = Answer::Reserve(text("trop vite"));
    play.by(bran, Command::Answer { round: RoundId(2), seat: bran, answer: reserve });
    let page = Read::page(&play.page(&[ana]));
    assert!(page.words(&format!("#g-{group} h2")).contains("Le temps"));
    assert!(page.words("#groups").contains("1 réserve"));
    assert!(!page.words("main").contains("trop vite"), "the words are for the team");
    assert_eq!(page.all("#answer button", "value"), ["fine", "pass", "reserve"]);
    assert_eq!(Read::page(&play.page(&[bran])).words("#answer textarea").trim(), "trop vite");
}

#[test]
fn an_action_without_somebody_can_be_taken_and_suggestions_take_one_touch() {
    let mut play = Play::of(vec![plan(1, Step::Actions)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    play.say(bran, 1, 1, "Se revoir en mai");
    let page = Read::page(&play.page(&[ana]));
    assert_eq!(page.count(".suggestions button[value=say]"), 2);
    assert!(page.has("#all button[value=take]"));
    play.by(ana, Command::TakeOn(ContributionId(1)));
    let page = Read::page(&play.page(&[ana]));
    assert!(!page.has("#all button[value=take]"));
    assert!(page.words("#all-list").contains("Annaïg"));
}

#[test]
fn at_the_end_a_person_has_all_own_words_at_hand() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting), plan(2, Step::Talk)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    play.say(ana, 1, 1, "un jardin");
    play.open(2);
    play.say(ana, 2, 2, "Qui paie ?");
    play.say(bran, 2, 3, "Et l’hiver ?");
    play.lead(Command::End);
    let page = Read::page(&play.page(&[ana]));
    assert_eq!(page.count("#mine > li"), 2);
    assert_eq!(page.count("#mine button[value=withdraw]"), 2);
    assert_eq!(page.count("#mine button[value=unname]"), 2);
    assert!(page.words("#own").contains("jusqu’au"));
    assert!(!page.words("main").contains("Et l’hiver"));
    assert!(page.has("a[href='/a/K7DMR/pad']") && page.has("a[href='/a/K7DMR/export']"));
}

#[test]
fn a_removed_person_is_told_kindly_and_sees_nothing_else() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting)]);
    let ana = play.arrive(1, "Annaïg");
    play.open(1);
    play.lead(Command::RemoveSeat { seat: ana, removed: true, hide: false });
    let html = play.page(&[ana]);
    let page = Read::page(&html);
    page.is_sound("removed");
    assert!(page.words("h1").contains("Vos contributions ne sont pas supprimées"));
    assert!(!html.contains("<textarea") && !html.contains("data-ws"), "{html}");
}

#[test]
fn simulated_people_are_announced_as_such() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting)]);
    let ana = play.arrive(1, "Annaïg");
    assert!(!Read::page(&play.page(&[ana])).has("#mark"));
    let seat = SeatId(77);
    let mark = crate::domain::Fingerprint([9; 16]);
    let command = Command::TakeSeat {
        seat,
        name: Some(text("Robot")),
        language: Language::FRENCH,
        device: Some(mark),
        key: crate::domain::KeyMark { nonce: 0, mark },
        simulated: true,
    };
    play.run(Actor { role: Role::Participant, link: None, seat: None, claim: None }, command);
    assert!(Read::page(&play.page(&[ana])).has("#mark"));
}

#[test]
fn a_prompt_in_another_language_says_so() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting)]);
    let ana = play.arrive(1, "Annaïg");
    play.open(1);
    play.language = Language::parse("en").unwrap();
    let page = Read::page(&play.page(&[ana]));
    assert_eq!(page.all("html", "lang"), ["en"]);
    assert_eq!(page.all("h1", "lang"), ["fr"]);
    assert_eq!(page.all("#me bdi", "lang"), Vec::<String>::new());
}

#[test]
fn a_key_is_on_the_page_of_its_owner_and_on_no_other() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    assert!(play.page(&[ana]).contains("goéland-41"));
    assert!(!play.page(&[bran]).contains("goéland-41"));
}

#[test]
fn a_clock_is_given_to_the_browser_and_to_those_without_scripts() {
    let mut play = Play::of(vec![plan(1, Step::SilentWriting)]);
    let ana = play.arrive(1, "Annaïg");
    play.open(1);
    let page = Read::page(&play.page(&[ana]));
    assert_eq!(page.all("#step time", "data-until"), [(1_000_000 + 180_000).to_string()]);
    play.lead(Command::SetTimer { round: RoundId(1), act: TimerAct::Pause });
    let page = Read::page(&play.page(&[ana]));
    assert_eq!(page.all("#step time", "data-paused"), ["180000"]);
    assert_eq!(page.words("#step time"), "3:00");
}
