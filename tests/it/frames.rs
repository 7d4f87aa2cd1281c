//! Property: snapshot(n) + frames(n..m) = snapshot(m), for every audience.
//!
//! People of every role do anything in any order, from each shipped recipe; pages are
//! loaded at any moment and fed frames folded at any points. In the end every page
//! shows what a page shows that is loaded then.

mod asking;
mod page_of;
mod world;

use std::collections::BTreeMap;

use collecte::domain::Workshop;
use collecte::screen::{Memo, Screen, change, diff};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::page::{Outcome, Page};
use page_of::{Looker, lookers};
use world::World;

/// A page that is open somewhere, and what its room painted for it last.
struct Open<'a> {
    looker: &'a Looker,
    page: Page,
    shared: Screen,
    /// The state it was painted from.
    before: Workshop,
    memo: Memo,
    own: Memo,
    told: u64,
    /// Shows that this person was asked to leave, and follows no more.
    is_out: bool,
}

impl<'a> Open<'a> {
    fn load(looker: &'a Looker, world: &World) -> Self {
        let (shared, personal) = looker.paint(world);
        let html = looker.whole(world, &shared, &personal);
        let (page, before) = (Page::load(&html), world.workshop.clone());
        let (told, is_out) = (world.workshop.seq, looker.is_out(world));
        let (memo, own) = (Memo::default(), Memo::default());
        Self { looker, page, shared, before, memo, own, told, is_out }
    }

    /// Sends what changed since the last frame, as a room does.
    fn follow(&mut self, world: &World) {
        if self.looker.is_out(world) || self.is_out {
            // Was told goodbye: whoever is let back in loads the page.
            *self = Self::load(self.looker, world);
            return;
        }
        let shared = self.looker.shared(world, &self.memo);
        let fresh = self.looker.shared(world, &Memo::default());
        assert!(shared == fresh, "{:?} remembers something old\n{}", self.looker, world.story());
        let own = self.looker.own_change(&self.before, world, &self.own);
        let body = diff(&self.shared, &shared) + &own;
        (self.shared, self.before) = (shared, world.workshop.clone());
        let seq = world.workshop.seq;
        let header = match (seq > self.told, body.is_empty()) {
            (_, true) => return,
            // Who is there changes without an event.
            (false, _) => "{}".to_owned(),
            (true, _) => format!("{{\"from\":{},\"seq\":{seq}}}", self.told + 1),
        };
        let (_, outcome) = self.page.receive(&format!("{header}\n{body}"));
        assert_eq!(outcome, Outcome::Applied, "{:?}", self.looker);
        let once = self.page.canonical();
        self.page.receive(&format!("{{}}\n{body}"));
        assert_eq!(once, self.page.canonical(), "twice is as once: {:?}", self.looker);
        self.told = seq;
    }

    fn is_as_loaded_now(&self, world: &World) {
        let now = Open::load(self.looker, world);
        let (followed, loaded) = (self.page.canonical(), now.page.canonical());
        let differ = difference(&followed, &loaded);
        assert!(followed == loaded, "{:?}\n{differ}\n{}", self.looker, world.story());
    }
}

/// The first lines that are not the same.
fn difference(followed: &str, loaded: &str) -> String {
    let lines = || followed.lines().zip(loaded.lines());
    let place = lines().position(|(one, other)| one != other).unwrap_or_default();
    let few = |page: &str| {
        page.lines().skip(place.saturating_sub(6)).take(14).collect::<Vec<_>>().join("\n")
    };
    format!("followed:\n{}\nloaded:\n{}", few(followed), few(loaded))
}

/// Ids of elements in a whole page; typed text cannot hold the quotes.
fn ids_are_unique(html: &str, who: &Looker) {
    let mut seen = BTreeMap::new();
    for rest in html.split(" id=\"").skip(1) {
        let id = rest.split('"').next().unwrap_or_default();
        *seen.entry(id).or_insert(0) += 1;
    }
    let doubled: Vec<_> = seen.iter().filter(|(_, times)| **times > 1).collect();
    assert!(doubled.is_empty(), "{who:?}: {doubled:?}");
}

/// Plays a story, with pages that open and follow as the dice fall.
fn play(recipe: usize, throws: &[u64]) -> World {
    let lookers = lookers();
    let mut world = World::of(recipe);
    let mut open: Vec<Open<'_>> = lookers.iter().map(|who| Open::load(who, &world)).collect();
    for (turn, throw) in throws.iter().enumerate() {
        let mut dice = Dice::new(*throw);
        world.turn(&mut dice);
        for (place, page) in open.iter_mut().enumerate() {
            match dice.under(8) {
                0 | 1 => page.follow(&world),
                2 if place == turn % lookers.len() => {
                    page.follow(&world);
                    page.is_as_loaded_now(&world);
                }
                3 if turn < 4 => *page = Open::load(page.looker, &world),
                _ => {}
            }
        }
    }
    for mut page in open {
        page.follow(&world);
        page.is_as_loaded_now(&world);
        let (shared, personal) = page.looker.paint(&world);
        let html = page.looker.whole(&world, &shared, &personal);
        ids_are_unique(&html, page.looker);
    }
    world
}

/// The state of a machine that follows: objects by id.
fn objects(screen: &Screen) -> BTreeMap<String, Value> {
    let read = |html: &str| serde_json::from_str::<Value>(html).unwrap();
    let all = screen.0.iter().map(|piece| (piece.place.id.clone(), read(&piece.html)));
    let all: Vec<_> = all.inspect(|(id, object)| assert_eq!(object["id"], id.as_str())).collect();
    let count = all.len();
    let by_id: BTreeMap<_, _> = all.into_iter().collect();
    assert_eq!(by_id.len(), count, "one object for each id");
    by_id
}

/// A card that came as a list, as the object it stands for.
fn whole(said: Value, workshop: Option<&Value>) -> Value {
    let Value::Array(list) = said else { return said };
    let round = workshop.map(|workshop| workshop["current"].clone());
    let mut object = json!({
        "e": "card.put", "id": list[0], "order": list[1], "text": list[2], "round": round,
    });
    if let Some(name) = list.get(3) {
        object["name"] = name.clone();
    }
    object
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_page_that_followed_shows_what_a_page_shows_that_is_loaded_now(
        recipe in 0..world::recipes(), throws in vec(any::<u64>(), 5..60)
    ) {
        play(recipe, &throws);
    }

    #[test]
    fn a_machine_that_followed_knows_what_one_knows_that_asks_now(
        recipe in 0..world::recipes(), throws in vec(any::<u64>(), 5..80)
    ) {
        let lookers = lookers();
        let mut world = World::of(recipe);
        let mut known: Vec<(Screen, Memo, BTreeMap<String, Value>)> = lookers
            .iter()
            .map(|who| (who.resources(&world, &Memo::default()), Memo::default()))
            .map(|(screen, memo)| { let known = objects(&screen); (screen, memo, known) })
            .collect();
        let last = throws.len() - 1;
        for (turn, throw) in throws.iter().enumerate() {
            let mut dice = Dice::new(*throw);
            world.turn(&mut dice);
            for (who, (screen, memo, known)) in lookers.iter().zip(&mut known) {
                if turn < last && dice.under(4) > 0 { continue }
                let now = who.resources(&world, memo);
                prop_assert_eq!(&now, &who.resources(&world, &Memo::default()));
                let change = change(screen, &now);
                for piece in &change.changed {
                    let said = who.brief(&world, piece).unwrap_or(piece.html.clone());
                    let said = serde_json::from_str(&said).unwrap();
                    let object = whole(said, known.get("workshop"));
                    known.insert(piece.place.id.clone(), object);
                }
                known.retain(|id, _| !change.gone.contains(&id.as_str()));
                prop_assert_eq!(&*known, &objects(&now), "{:?}\n{}", who, world.story());
                *screen = now;
            }
        }
    }
}

#[test]
fn the_stories_reach_every_corner() {
    let mut kinds = BTreeMap::new();
    for round in 0..240_usize {
        let mut world = World::of(round % world::recipes());
        for turn in 0..60 {
            world.turn(&mut Dice::new((round * 1_000 + turn) as u64));
        }
        for verb in world.done {
            *kinds.entry(verb).or_insert(0) += 1;
        }
    }
    let never: Vec<_> =
        collecte::live::verbs::VERBS.iter().filter(|verb| !kinds.contains_key(**verb)).collect();
    assert!(never.is_empty(), "never done: {never:?}; {kinds:?}");
}
