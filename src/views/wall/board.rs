//! One entry very large, the actions, the closing words; and an entry as a card.

use maud::{Markup, html};

use super::{WALL, length, length_of};
use crate::domain::{Contribution, Hall, Kind};
use crate::pad::signed;
use crate::screen::{Place, Screen};
use crate::views::context::{Context, many, name, typed};

/// Letters of closing words that a wall can show.
const MOST_LETTERS: usize = 3_000;

/// One entry as the room reads it: the words, and who signs.
pub(super) fn card(ctx: &Context<'_>, at: &Place, entry: &Contribution) -> Markup {
    html! {
        li.card id=(at.id) data-in=(at.into) data-k=(at.key) data-card=(entry.id)
            data-length=(length(entry.statement.text.as_str())) {
            (said(ctx, entry))
        }
    }
}

fn said(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    let statement = &entry.statement;
    let place = statement.place.as_ref().filter(|_| entry.kind == Kind::Innovation);
    html! {
        p.said { (typed(statement.text.as_str())) }
        @if place.is_some() || signed(ctx.workshop(), entry).is_some() {
            p.by {
                @if let Some(place) = place { (typed(place.as_str())) " " }
                @if let Some(author) = signed(ctx.workshop(), entry) {
                    "— " (name(author.as_str()))
                }
            }
        }
    }
}

/// One entry alone, as large as it fits.
pub(super) fn quotation(ctx: &Context<'_>, entry: &Contribution, screen: &mut Screen) {
    let statement = &entry.statement;
    let what = statement.what.as_ref().filter(|_| entry.kind == Kind::Innovation);
    let all = what.map_or(0, |what| letters(what.as_str()));
    let size = match (all, length_of(letters(statement.text.as_str()))) {
        (0, size) => size,
        (1..=200, size) => size.max(3),
        (201..=700, size) => size.max(4),
        _ => 5,
    };
    screen.put(Place::new("quoted", WALL, "10"), |at| {
        html! {
            figure.quotation data-length=(size) id=(at.id) data-in=(at.into) data-k=(at.key) {
                blockquote {
                    (typed(statement.text.as_str()))
                    @if let Some(what) = what { p.what { (typed(what.as_str())) } }
                }
                @if let Some(author) = signed(ctx.workshop(), entry) {
                    figcaption { "— " (name(author.as_str())) }
                }
            }
        }
    });
}

/// What is to be done, by whom, until when; the newest that fit under the mark of a
/// rehearsal, so that the number of the others is true.
pub(super) fn actions(ctx: &Context<'_>, screen: &mut Screen) {
    let actions: Vec<_> = of_kind(ctx, Kind::Action);
    heading(ctx.words.kinds(Kind::Action), screen);
    let most = match ctx.workshop().wall.hall {
        Hall::Small => 8,
        Hall::Medium => 6,
        Hall::Large => 4,
    };
    let skipped = actions.len().saturating_sub(most);
    screen.put(Place::new("actions", WALL, "20"), |at| {
        html! { ul.actions data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    for entry in actions.iter().skip(skipped) {
        let place = Place::nth(format!("c-{}", entry.id), "actions", entry.order);
        screen.put(place, |at| action(ctx, at, entry));
    }
    more(ctx, skipped, screen);
}

fn action(ctx: &Context<'_>, at: &Place, entry: &Contribution) -> Markup {
    let statement = &entry.statement;
    html! {
        li.card id=(at.id) data-in=(at.into) data-k=(at.key) data-card=(entry.id)
            data-length=(length(statement.text.as_str())) {
            p.said { (typed(statement.text.as_str())) }
            // Of a name without an end the day still shows.
            p.by.owner {
                span {
                    @match &statement.who {
                        Some(who) => (ctx.words.action_by(who.as_str())),
                        None => (ctx.words.action_no_owner()),
                    }
                }
                @if let Some(due) = &statement.due {
                    span { " · " (ctx.civil_day(due.as_str())) }
                }
            }
        }
    }
}

/// How much room words take that keep their lines, in letters: a short line is a line
/// all the same, and capitals, pictures and the signs of the far East are wide.
fn letters(text: &str) -> usize {
    let wide = |letter: char| match letter {
        '\n' => 40,
        _ if letter.is_uppercase() || letter >= '\u{1100}' => 2,
        _ => 1,
    };
    text.chars().map(wide).sum()
}

/// The closing words, all of one size: nobody's word weighs more. The newest ones,
/// where not all fit.
pub(super) fn words(ctx: &Context<'_>, screen: &mut Screen) {
    let mut words = of_kind(ctx, Kind::Word);
    heading(ctx.words.kinds(Kind::Word), screen);
    let mut all = 0;
    let fitting = words.iter().rev().take_while(|entry| {
        all += letters(entry.statement.text.as_str()) + 3;
        all <= MOST_LETTERS
    });
    let fitting = fitting.count();
    let skipped = words.len() - fitting;
    words.drain(..skipped);
    // The style has letters for so many letters in all.
    let crowd = match all {
        0..=160 => 1,
        161..=400 => 2,
        401..=1_000 => 3,
        _ => 4,
    };
    screen.put(Place::new("words", WALL, "20"), |at| {
        html! {
            ul.words data-crowd=(crowd) data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    for entry in words {
        let place = Place::nth(format!("c-{}", entry.id), "words", entry.order);
        screen.put(place, |at| {
            html! {
                li id=(at.id) data-in=(at.into) data-k=(at.key) data-card=(entry.id) {
                    (typed(entry.statement.text.as_str()))
                }
            }
        });
    }
    more(ctx, skipped, screen);
}

fn of_kind<'w>(ctx: &Context<'w>, kind: Kind) -> Vec<&'w Contribution> {
    let entries = ctx.workshop().public();
    entries.filter(|entry| entry.kind == kind && entry.merged_into.is_none()).collect()
}

pub(super) fn heading(text: &str, screen: &mut Screen) {
    screen.put(Place::new("heading", WALL, "10"), |at| {
        html! {
            h1.title data-length=(length(text)) id=(at.id) data-in=(at.into) data-k=(at.key) {
                (text)
            }
        }
    });
}

/// "+4 autres", where not all fit.
pub(super) fn more(ctx: &Context<'_>, count: usize, screen: &mut Screen) {
    if count > 0 {
        screen.put(Place::new("more", WALL, "90"), |at| {
            html! {
                p.count id=(at.id) data-in=(at.into) data-k=(at.key) {
                    (ctx.words.wall_more(many(count)))
                }
            }
        });
    }
}
