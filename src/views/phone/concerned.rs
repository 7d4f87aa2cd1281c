//! Whose personal part may look different after a change: what [`personal`] reads,
//! compared before and after.
//!
//! What it reads of everybody: the terms, the end, the agenda and where it stands. What
//! it reads of one person: the seats of the phone, their place in the turns, their
//! answers, their entries with what was merged into them, and what they support.
//!
//! [`personal`]: super::personal

use std::collections::{BTreeMap, BTreeSet};

use imbl::ordmap::DiffItem;

use super::{entries, support};
use crate::domain::{Contribution, Round, SeatId, Speaking, Turns, Workshop};
use crate::screen::{Concerned, Touch, Viewer};
use crate::views::context::Context;

/// Whose personal part may look different `now`.
pub fn concerned(before: &Viewer<'_>, now: &Viewer<'_>) -> Concerned {
    let (old, new) = (before.workshop, now.workshop);
    if concerns_everybody(old, new) {
        return Concerned::everybody();
    }
    let mut concerned = Concerned::default();
    for change in old.seats.diff(&new.seats) {
        concerned.seat(*key(&change), Touch::All);
    }
    concerned.devices = old.devices.diff(&new.devices).map(|change| *key(&change)).collect();
    if let (Some(old), Some(new)) = (old.current_round(), new.current_round()) {
        turns(&old.turns, &new.turns, &mut concerned);
        for change in old.answers.diff(&new.answers) {
            concerned.seat(*key(&change), Touch::All);
        }
    }
    words(old, new, &mut concerned);
    if let Some(round) = new.current_round()
        && support::is_possible(new, round)
    {
        supporters(before, now, round, &mut concerned);
    }
    concerned
}

/// The terms, the end, and the agenda without what belongs to single people.
fn concerns_everybody(old: &Workshop, new: &Workshop) -> bool {
    let all = |workshop: &Workshop| (workshop.purge_at, workshop.ended, workshop.current);
    if all(old) != all(new) || old.about != new.about {
        return true;
    }
    let differs = |old: &Round, new: &Round| {
        let rest = |round: &Round| (round.status, round.skipped, round.revealed);
        rest(old) != rest(new) || old.plan != new.plan
    };
    !old.rounds.ptr_eq(&new.rounds)
        && (old.rounds.len() != new.rounds.len()
            || old.rounds.iter().zip(&new.rounds).any(|(old, new)| differs(old, new)))
}

fn key<'a, K, V>(change: &DiffItem<'a, 'a, K, V>) -> &'a K {
    match change {
        DiffItem::Add(key, _)
        | DiffItem::Remove(key, _)
        | DiffItem::Update { new: (key, _), .. } => key,
    }
}

/// What a person sees of the turns.
#[derive(Default, PartialEq)]
struct Turn {
    place: Option<usize>,
    speaking: Option<Speaking>,
    passed: bool,
    offered_again: bool,
    spoken: usize,
}

fn turns(old: &Turns, new: &Turns, concerned: &mut Concerned) {
    if old == new {
        return;
    }
    let (mut old, mut new) = (by_seat(old), by_seat(new));
    let all: BTreeSet<SeatId> = old.keys().chain(new.keys()).copied().collect();
    for seat in all {
        if old.remove(&seat).unwrap_or_default() != new.remove(&seat).unwrap_or_default() {
            concerned.seat(seat, Touch::All);
        }
    }
}

fn by_seat(turns: &Turns) -> BTreeMap<SeatId, Turn> {
    let mut seen: BTreeMap<SeatId, Turn> = BTreeMap::new();
    for (index, seat) in turns.waiting.iter().enumerate() {
        seen.entry(*seat).or_default().place.get_or_insert(index);
    }
    if let Some(speaking) = turns.speaking {
        seen.entry(speaking.seat).or_default().speaking = Some(speaking);
    }
    for seat in &turns.spoken {
        seen.entry(*seat).or_default().spoken += 1;
    }
    for seat in &turns.passed {
        seen.entry(*seat).or_default().passed = true;
    }
    for seat in &turns.offered_again {
        seen.entry(*seat).or_default().offered_again = true;
    }
    seen
}

/// Authors of what changed, and of the entries it is or was merged into.
fn words(old: &Workshop, new: &Workshop, concerned: &mut Concerned) {
    let mut touched = |entry: &Contribution| {
        concerned.author(entry.id, entry.author);
        let heads =
            [old, new].into_iter().filter_map(|at| at.contributions.get(&entry.merged_into?));
        for head in heads {
            concerned.author(head.id, head.author);
        }
    };
    for change in old.contributions.diff(&new.contributions) {
        match change {
            DiffItem::Add(_, entry) | DiffItem::Remove(_, entry) => touched(entry),
            DiffItem::Update { old: (_, old), new: (_, new) } => {
                touched(old);
                touched(new);
            }
        }
    }
}

/// Who supports an entry that appears or disappears, or changed their mind.
fn supporters(before: &Viewer<'_>, now: &Viewer<'_>, round: &Round, concerned: &mut Concerned) {
    let shown = |viewer| -> BTreeMap<_, _> {
        let ctx = Context::new(viewer);
        entries::newest(&ctx, round).map(|entry| (entry.id, entry)).collect()
    };
    let (old, new) = (shown(before), shown(now));
    let nobody = imbl::OrdSet::new();
    let ids: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    for id in ids {
        let of = |shown: &BTreeMap<_, &Contribution>| {
            shown.get(id).map_or_else(|| nobody.clone(), |entry| entry.support.clone())
        };
        let (old, new) = (of(&old), of(&new));
        if !old.ptr_eq(&new) {
            for seat in old.symmetric_difference(new) {
                concerned.seat(seat, Touch::Words);
            }
        }
    }
}
