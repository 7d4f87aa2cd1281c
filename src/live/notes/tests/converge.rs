//! Whatever is typed, deleted, cut and restarted: in the end all say the same, and the
//! disk too.

use proptest::prelude::*;

use super::*;
use crate::live::notes::document::Document;

/// What happens to one of three people, or to all.
#[derive(Debug, Clone)]
enum Step {
    Types(usize, u32, String),
    Deletes(usize, u32, u32),
    Hears(usize),
    Cut(usize),
    Connects(usize),
    Form(String),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    let who = 0..3_usize;
    prop_oneof![
        8 => (who.clone(), 0..40_u32, "[a-cé🦀\n ]{1,4}")
            .prop_map(|(who, at, words)| Step::Types(who, at, words)),
        4 => (who.clone(), 0..40_u32, 1..5_u32)
            .prop_map(|(who, at, letters)| Step::Deletes(who, at, letters)),
        6 => who.clone().prop_map(Step::Hears),
        2 => who.clone().prop_map(Step::Cut),
        3 => who.prop_map(Step::Connects),
        1 => "[x-z ]{1,6}".prop_map(Step::Form),
        1 => Just(Step::Restart),
    ]
}

async fn play(steps: Vec<Step>) {
    let mut world = World::new().await;
    let mut people = [SCRIBE, LEADS, SCRIBE].map(|who| Writer::new(who, ROUND));
    let mut typed: Vec<String> = Vec::new();
    for step in steps {
        match step {
            Step::Types(who, at, words) => people[who].types(&world, at, &words).await,
            Step::Deletes(who, at, letters) => people[who].deletes(&world, at, letters).await,
            Step::Hears(who) => drop(people[who].hear(&world).await),
            Step::Cut(who) => people[who].cut(&world).await,
            Step::Connects(who) => {
                people[who].cut(&world).await;
                people[who].connect(&world).await;
            }
            Step::Form(words) => {
                let base = world.page(ROUND).await;
                let words = format!("[{words}]");
                let text = format!("{base}{words}");
                assert_eq!(world.form(ROUND, &base, &text).await, Formed::Stored);
                typed.push(words);
            }
            Step::Restart => {
                world.restart().await;
                for person in &mut people {
                    person.socket = None;
                }
            }
        }
    }
    agree(&world, &mut people).await;
    let said = people[0].reads();
    for _ in 0..2 {
        let updates = world.store.notes(ID, Some(ROUND)).await.unwrap();
        let bodies: Vec<&[u8]> = updates.iter().map(|it| it.update.body.as_slice()).collect();
        assert_eq!(Document::of(&bodies).0.read().unwrap(), said, "the disk says the same");
        world.restart().await;
        assert_eq!(world.page(ROUND).await, said, "and the page after a restart");
    }
}

/// Everybody comes back, and hears until all read the same.
async fn agree(world: &World, people: &mut [Writer; 3]) {
    for person in people.iter_mut() {
        person.cut(world).await;
        person.connect(world).await;
    }
    let all = async {
        loop {
            let mut quiet = true;
            for person in people.iter_mut() {
                while person.hear(world).await {
                    quiet = false;
                }
            }
            let first = people[0].reads();
            if quiet && people.iter().all(|person| person.reads() == first) {
                break;
            }
        }
    };
    assert!(tokio::time::timeout(DEADLINE, all).await.is_ok(), "they never agreed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_happens_all_agree_in_the_end(steps in proptest::collection::vec(step(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(play(steps));
    }
}

#[tokio::test]
async fn nobody_hears_a_word_before_the_disk_has_it() {
    let world = World::new().await;
    let mut ana = Writer::new(SCRIBE, ROUND);
    let mut bob = Writer::new(LEADS, ROUND);
    ana.connect(&world).await;
    bob.connect(&world).await;
    for word in ["un ", "deux ", "trois "] {
        ana.types(&world, 99, word).await;
        let now = ana.reads();
        bob.until_it_says(&world, &now).await;
        let updates = world.store.notes(ID, Some(ROUND)).await.unwrap();
        let bodies: Vec<&[u8]> = updates.iter().map(|it| it.update.body.as_slice()).collect();
        assert_eq!(Document::of(&bodies).0.read().unwrap(), now);
    }
}

#[tokio::test]
async fn a_note_that_nobody_has_open_is_one_update_and_not_in_memory() {
    let world = World::new().await;
    let mut ana = Writer::new(SCRIBE, ROUND);
    ana.connect(&world).await;
    for number in 0..40 {
        ana.types(&world, 999, &format!("{number} ")).await;
        ana.hear(&world).await;
    }
    let words = ana.reads();
    ana.cut(&world).await;
    let folded = async {
        while world.store.notes(ID, Some(ROUND)).await.unwrap().len() != 1 {
            tokio::task::yield_now().await;
        }
    };
    assert!(tokio::time::timeout(DEADLINE, folded).await.is_ok(), "never folded");
    let mut bob = Writer::new(LEADS, ROUND);
    bob.connect(&world).await;
    bob.until_it_says(&world, &words).await;
}

#[tokio::test]
async fn two_forms_that_began_with_the_same_text_are_both_kept() {
    let world = World::new().await;
    let base = "Un jardin.\nUn four.\n";
    assert_eq!(world.form(ROUND, "", base).await, Formed::Stored);
    let mine = "Un jardin partagé.\nUn four.\n";
    let theirs = "Un jardin.\nUn four.\nUn lavoir.\n";
    assert_eq!(world.form(ROUND, base, mine).await, Formed::Stored);
    assert_eq!(world.form(ROUND, base, theirs).await, Formed::Stored);
    let both = "Un jardin partagé.\nUn four.\nUn lavoir.\n";
    assert_eq!(world.page(ROUND).await, both, "the page after the answer shows it");
    assert_eq!(world.form(ROUND, base, theirs).await, Formed::Stored);
    assert_eq!(world.page(ROUND).await, both, "sent again, it changes nothing");
}
