//! What everybody may read: the count, and the newest entries. A phone is no wall:
//! in a large room it gets the number and the last ones; all of it is in the pad.

use maud::html;

use super::support;
use crate::domain::{Contribution, Kind, Round, Step, Visible};
use crate::screen::{Memo, Piece, Place, Screen};
use crate::views::card::{CardKind, contribution_card};
use crate::views::context::{Context, many};

/// Entries on a phone: about six screens of scrolling, and under 800 nodes.
pub(super) const NEWEST: usize = 30;
/// Newest first: order keys count down from here.
const LAST: u64 = 99_999_999;

pub(super) fn shared(ctx: &Context<'_>, round: &Round, memo: &Memo, screen: &mut Screen) {
    if !shows(round) {
        return;
    }
    memo.still("entries", screen, |screen| {
        frame(screen);
        support::form(ctx, screen);
    });
    head(ctx, round, count(ctx, round), screen);
    for entry in newest(ctx, round) {
        screen.push(memo.entry("all", entry, || card(ctx, round, entry)));
    }
}

fn card(ctx: &Context<'_>, round: &Round, entry: &Contribution) -> Piece {
    let place = Place::nth(card_id(entry), "all-list", LAST.saturating_sub(entry.order));
    Piece::new(place, |at| {
        let foot = support::acts(ctx, round, entry);
        contribution_card(ctx, at, entry, CardKind::Read, foot)
    })
}

/// How many entries this step lets people read.
fn count(ctx: &Context<'_>, round: &Round) -> usize {
    let sources = ctx.workshop().sources(round.plan.id);
    sources.into_iter().map(|round| ctx.workshop().tally(round).readable).sum()
}

/// A person's own entry stands in the page twice: as their own, and among all.
pub(super) fn card_id(entry: &Contribution) -> String {
    format!("w-{}", entry.id)
}

/// What this step lets people read, newest first; see [`Tally::readable`].
///
/// [`Tally::readable`]: crate::domain::Tally::readable
fn readable<'a>(ctx: &Context<'a>, round: &Round) -> impl Iterator<Item = &'a Contribution> {
    let sources = ctx.workshop().sources(round.plan.id);
    ctx.workshop()
        .public()
        .rev()
        .filter(|entry| entry.merged_into.is_none() && entry.kind != Kind::Talk)
        .filter(move |entry| sources.contains(&entry.round))
}

/// The entries that a phone shows, newest first; none where the step shows none.
/// Looks at no more than it must: this runs for every phone.
pub(super) fn newest<'a>(
    ctx: &Context<'a>,
    round: &Round,
) -> impl Iterator<Item = &'a Contribution> {
    let most = if shows(round) { NEWEST } else { 0 };
    readable(ctx, round).take(most)
}

/// Whether the step has entries to read; groups have their own place.
fn shows(round: &Round) -> bool {
    match round.plan.step {
        Step::Welcome
        | Step::Frame
        | Step::Pause
        | Step::Grouping
        | Step::Naming
        | Step::ReadBack => false,
        Step::SilentWriting
        | Step::RoundTable
        | Step::Harvest
        | Step::WallReading
        | Step::Talk
        | Step::Discussion
        | Step::Actions => true,
        Step::Closing => round.plan.collects.is_some(),
    }
}

/// Around the entries: what no entry changes.
fn frame(screen: &mut Screen) {
    screen.put(Place::new("all", "live", "80"), |at| {
        html! {
            section.all data-in=(at.into) data-k=(at.key) id=(at.id) {
                h2 id="all-title" data-keep {}
                div id="all-note" data-keep {}
                ul.cards aria-labelledby="all-title" id="all-list" data-keep {}
            }
        }
    });
}

/// What every entry changes is as small as can be: it is sent to the whole room.
fn head(ctx: &Context<'_>, round: &Round, count: usize, screen: &mut Screen) {
    let words = ctx.words;
    let n = many(count);
    let announced = (count > 0).then(|| words.count_contributions(n));
    screen.put(Place::new("all-n", "all-title", "0"), |at| {
        html! {
            span id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=[announced] {
                (heading(ctx, round, n))
            }
        }
    });
    hidden_ones(ctx, round, screen);
    if count > NEWEST {
        screen.put(Place::new("all-more", "all-note", "1"), |at| {
            html! {
                p.muted id=(at.id) data-in=(at.into) data-k=(at.key) {
                    (words.phone_newest(many(NEWEST))) " "
                    a href=(ctx.link("pad")) { (words.round_read()) }
                }
            }
        });
    }
}

fn heading(ctx: &Context<'_>, round: &Round, count: i64) -> String {
    match round.plan.step {
        Step::Discussion => ctx.words.floor_notes().to_owned(),
        Step::Actions => ctx.words.count_actions(count),
        Step::Talk => format!("{} ({count})", ctx.words.kinds(Kind::Question)),
        Step::Welcome
        | Step::Frame
        | Step::SilentWriting
        | Step::RoundTable
        | Step::Harvest
        | Step::WallReading
        | Step::Grouping
        | Step::Naming
        | Step::ReadBack
        | Step::Pause
        | Step::Closing => ctx.words.phone_all(count),
    }
}

/// How many are written and not shown. A number tells no words.
fn hidden_ones(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let later = round.plan.collects.is_some_and(|rules| rules.visible == Visible::Later);
    let private = ctx.workshop().tally(round.plan.id).private;
    if later && private > 0 {
        screen.put(Place::new("all-hidden", "all-note", "0"), |at| {
            html! {
                p.muted id=(at.id) data-in=(at.into) data-k=(at.key) {
                    (ctx.words.count_hidden(many(private)))
                }
            }
        });
    }
}
