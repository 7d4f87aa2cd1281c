//! Names of a script, and the ids they stand for.

use crate::domain::{ContributionId, GroupId, RoundId, SeatId};

/// Names in order of appearance: the id is the place, from 1.
#[derive(Default)]
pub(super) struct Names {
    rounds: Vec<String>,
    seats: Vec<String>,
    cards: Vec<String>,
    groups: Vec<String>,
}

macro_rules! names {
    ($($read:ident, $tell:ident, $list:ident: $id:ident;)*) => {
        impl Names {$(
            pub(super) fn $read(&mut self, name: &str) -> $id {
                $id(place(&mut self.$list, name))
            }
            pub(super) fn $tell(&self, id: $id) -> String {
                self.$list[usize::try_from(id.0).unwrap() - 1].clone()
            }
        )*}
    };
}

names! {
    round, round_name, rounds: RoundId;
    seat, seat_name, seats: SeatId;
    card, card_name, cards: ContributionId;
    group, group_name, groups: GroupId;
}

fn place(list: &mut Vec<String>, name: &str) -> u128 {
    let place = list.iter().position(|known| known == name).unwrap_or_else(|| {
        list.push(name.to_owned());
        list.len() - 1
    });
    place as u128 + 1
}
