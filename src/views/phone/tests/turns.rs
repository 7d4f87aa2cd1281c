//! The floor, as the person who has it, the next one and the others see it.

use super::play::{Play, Read, changed, plan};
use crate::domain::{Command, Outcome, RoundId, SeatId, Step};

#[test]
fn my_turn_shows_my_own_words_and_says_so_at_once() {
    let mut go_round = plan(2, Step::RoundTable);
    go_round.takes = vec![RoundId(1)];
    let mut play = Play::of(vec![plan(1, Step::SilentWriting), go_round]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    play.say(ana, 1, 1, "mon jardin");
    play.open(2);
    assert!(Read::page(&play.page(&[ana])).words("#turn").contains("Vous êtes ensuite"));
    assert!(Read::page(&play.page(&[bran])).words("#turn").contains("Encore 1 personne avant"));
    let (_, own) = play.frames(&[ana], |play| play.lead(Command::NextTurn(RoundId(2))));
    assert!(own.contains("data-announce-now=\"C’est à vous\""), "{own}");
    assert!(
        own.contains("<title id=\"title\">À vous\u{202f}! — Croiser nos savoirs</title>"),
        "{own}"
    );
    let page = Read::page(&play.page(&[ana]));
    assert_eq!(page.words("#turn .aloud").trim(), "mon jardin");
    assert_eq!(page.all("#turn .equal button", "value"), ["done", "pass", "later", "turn_time"]);
    assert!(!play.page(&[bran]).contains("mon jardin"), "not said yet");
    let spoke = Command::EndTurn { round: RoundId(2), seat: ana, outcome: Outcome::Spoke };
    play.by(ana, spoke);
    assert!(play.page(&[bran]).contains("mon jardin"), "said, so shared");
    assert!(Read::page(&play.page(&[bran])).has("#turn.mine"));
}

#[test]
fn who_passed_is_told_to_that_person_only() {
    let once = |plan: &mut crate::domain::RoundPlan| {
        if let Some(turn) = &mut plan.turn {
            turn.comes_back = false;
        }
    };
    let mut play = Play::of(vec![changed(plan(1, Step::RoundTable), once)]);
    let (ana, bran) = (play.arrive(1, "Annaïg"), play.arrive(2, "Bran"));
    play.open(1);
    play.by(ana, Command::EndTurn { round: RoundId(1), seat: ana, outcome: Outcome::Passed });
    assert!(play.page(&[ana]).contains("Vous avez passé, merci."));
    let others = play.page(&[bran]);
    assert!(!others.contains("passé, merci") && !others.contains("Annaïg"), "{others}");
}

#[test]
fn the_queue_of_a_discussion_shows_five_names_at_most() {
    let mut play = Play::of(vec![plan(1, Step::Discussion)]);
    let seats: Vec<SeatId> = (1..=8).map(|n| play.arrive(n, &format!("Nom{n}"))).collect();
    play.open(1);
    for seat in &seats {
        play.by(*seat, Command::AskFloor { round: RoundId(1), seat: *seat });
    }
    let page = Read::page(&play.page(&seats[7..]));
    assert_eq!(page.count("#floor .queue li"), 5);
    assert!(page.words("#floor").contains("+3 autres"));
    assert!(page.has("#turn button[value=lower]"));
}
