//! Chaos: whatever befalls phones, network and server, in whatever order, what was
//! acknowledged is in the log once, and what was not is still on its phone.
//!
//! A seed is a scenario: the same one draws the same misfortunes in the same order.
//! The real program, real clients, one network for each phone.
//!
//! ```text
//! cargo test --test it chaos                              the seeds of every day
//! COLLECTE_CHAOS=1000 cargo test --test it chaos          as many
//! COLLECTE_CHAOS=417..418 cargo test --test it chaos      this one again
//! ```

mod check;
mod misfortune;
mod phone;
mod scenario;

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::{Id, JoinError, JoinSet};

use scenario::Scenario;

/// Seeds that are tried each time.
const EVERY_DAY: Range<u64> = 0..12;
/// Scenarios at a time: they mostly wait.
const ABREAST: usize = 6;

/// What happened in a scenario, for whoever has to find out why it failed.
#[derive(Clone, Default)]
struct Story(Arc<Mutex<Vec<String>>>);

impl Story {
    fn tell(&self, line: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    fn text(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).join("\n")
    }
}

/// The seeds that `COLLECTE_CHAOS` names: `1000` or `417..418`.
fn seeds(wanted: Option<&str>) -> Range<u64> {
    let Some(wanted) = wanted else { return EVERY_DAY };
    let (first, end) = wanted.split_once("..").unwrap_or(("0", wanted));
    first.parse().expect("a number")..end.parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "how many scenarios were played is told")]
async fn whatever_happens_each_word_is_there_once_or_still_on_its_phone() {
    let mut waiting: VecDeque<u64> =
        seeds(std::env::var("COLLECTE_CHAOS").ok().as_deref()).collect();
    let asked = waiting.len();
    let (mut playing, mut stories) = (JoinSet::new(), BTreeMap::<Id, (u64, Story)>::new());
    let mut failed = Vec::new();
    loop {
        while playing.len() < ABREAST
            && let Some(seed) = waiting.pop_front()
        {
            let story = Story::default();
            let task = playing.spawn(Scenario::play(seed, story.clone()));
            stories.insert(task.id(), (seed, story));
        }
        let Some(ended) = playing.join_next_with_id().await else { break };
        let id = ended.as_ref().map_or_else(JoinError::id, |(id, ())| *id);
        let (seed, story) = stories.remove(&id).expect("every scenario has its story");
        if ended.is_err() {
            println!("seed {seed} failed; COLLECTE_CHAOS={seed}..{} plays it:", seed + 1);
            println!("{}\n", story.text());
            failed.push(seed);
        }
    }
    println!("{} of {asked} scenarios passed", asked - failed.len());
    assert!(failed.is_empty(), "seeds that failed: {failed:?}");
}

#[test]
fn the_seeds_can_be_chosen() {
    assert_eq!(seeds(None), EVERY_DAY);
    assert_eq!(seeds(Some("1000")), 0..1_000);
    assert_eq!(seeds(Some("417..418")), 417..418);
}
