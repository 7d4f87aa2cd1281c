//! What arrives, newest first; of what is still private, only the number.

use std::collections::BTreeSet;

use maud::html;

use super::notes::list_of;
use super::sight::{Desk, count};
use super::{card, notes};
use crate::domain::{Author, Claim, Contribution, Kind, Round, SeatId};
use crate::screen::{Memo, Piece, Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, round: &Round, memo: &Memo, screen: &mut Screen) {
    screen.put(Place::nth("entries-box", "work", 20), |at| {
        html! {
            section.panel aria-labelledby="entries-title"
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    screen.put(Place::nth("entries-title", "entries-box", 1), |at| {
        let title = match round.plan.collects {
            Some(_) if notes::has_questions(round) => desk.words.desk_say_other_notes(),
            Some(collects) => desk.words.kinds(collects.kind),
            None => desk.words.desk_entries(),
        };
        html! { h2 id=(at.id) data-in=(at.into) data-k=(at.key) { (title) } }
    });
    numbers(desk, round, screen);
    list(desk, screen);
    for entry in desk.readable(round.plan.id) {
        screen.push(memo.entry("entries", entry, || {
            let place = Place::new(format!("c-{}", entry.id), list_of(round, entry), key(entry));
            Piece::new(place, |at| card::entry(desk, at, entry))
        }));
    }
}

/// The same as one plain list, for a step that is looked at and not led.
pub(super) fn draw_plain(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    numbers(desk, round, screen);
    list(desk, screen);
    for entry in desk.readable(round.plan.id) {
        let place = Place::new(format!("c-{}", entry.id), "entries", key(entry));
        screen.put(place, |at| card::entry(desk, at, entry));
    }
}

fn list(desk: &Desk<'_>, screen: &mut Screen) {
    screen.put(Place::nth("entries", "entries-box", 9), |at| {
        html! {
            ul.cards data-outbox aria-label=(desk.words.desk_entries())
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
}

/// Newest first; questions by support, those that got their answer last.
fn key(entry: &Contribution) -> String {
    let newest = u64::MAX - entry.order;
    let wanted = u32::MAX - u32::try_from(entry.support.len()).unwrap_or(u32::MAX);
    if entry.kind == Kind::Question {
        return format!("{}{wanted:010}{newest:020}", u8::from(entry.answered));
    }
    format!("0{newest:020}")
}

fn numbers(desk: &Desk<'_>, round: &Round, screen: &mut Screen) {
    let all = count_of(desk, round);
    let words = desk.words;
    screen.put(Place::nth("entries-count", "entries-box", 2), |at| {
        html! {
            p.muted id=(at.id) data-in=(at.into) data-k=(at.key)
                data-announce=(words.count_contributions(count(all.public))) {
                (words.count_contributions(count(all.public)))
                @if all.private > 0 {
                    " · " (words.desk_drafts(count(all.private)))
                    " · " (words.count_written(count(all.people)))
                }
            }
        }
    });
}

/// How much there is: what all may read, what is still private, and from how many.
struct Numbers {
    public: usize,
    private: usize,
    people: usize,
}

fn count_of(desk: &Desk<'_>, round: &Round) -> Numbers {
    let sources = desk.workshop.sources(round.plan.id);
    let mut numbers = Numbers { public: 0, private: 0, people: 0 };
    let mut seats: BTreeSet<SeatId> = BTreeSet::new();
    let mut claims: BTreeSet<Claim> = BTreeSet::new();
    for entry in desk.workshop.all_said().filter(|entry| sources.contains(&entry.round)) {
        numbers.public += usize::from(entry.is_public());
        numbers.private += usize::from(!desk.workshop.team_sees(entry));
        match entry.author {
            Author::Seat(seat) => numbers.people += usize::from(seats.insert(seat)),
            Author::Claim(claim) => numbers.people += usize::from(claims.insert(claim)),
            Author::Nobody => {}
        }
    }
    numbers
}
