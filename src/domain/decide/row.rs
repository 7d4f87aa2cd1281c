//! Where order keys are given. What somebody asked for happens, and lasts whoever comes
//! back: between its neighbours a thing stands between *all* that stand there, the
//! hidden ones too, and all that an undo can bring back.

use crate::domain::Rank;

/// One place in a row: its key, what tells equal keys apart, and what stands there;
/// none where something could come back.
pub(super) type Stand<T, K> = (Rank, K, Option<T>);

/// The keys with which `moved` stand one after the other right before `before`, or else
/// last in `row` but before `end`. Those that would stand level with what they follow,
/// as in workshops of before, get a key of their own too.
pub(super) fn keys<T: Copy + PartialEq, K: Ord>(
    mut row: Vec<Stand<T, K>>,
    moved: &[T],
    before: Option<T>,
    end: Option<Rank>,
) -> Vec<(T, Rank)> {
    row.retain(|(_, _, thing)| thing.is_none_or(|thing| !moved.contains(&thing)));
    row.sort_by(|(rank, tie, _), (other, next, _)| (rank, tie).cmp(&(other, next)));
    let at = before
        .and_then(|before| row.iter().position(|(_, _, thing)| *thing == Some(before)))
        .unwrap_or(row.len());
    let mut low = at.checked_sub(1).map(|last| row[last].0.clone());
    let level = row[at..].iter().take_while(|(rank, _, _)| Some(rank) <= low.as_ref()).count();
    let high = row.get(at + level).map(|(rank, _, _)| rank.clone()).or(end);
    let crowd = row[at..at + level].iter().filter_map(|(_, _, thing)| *thing);
    let things = moved.iter().copied().chain(crowd);
    let ranked = things.map(|thing| {
        let rank = Rank::between(low.as_ref(), high.as_ref());
        low = Some(rank.clone());
        (thing, rank)
    });
    ranked.collect()
}
