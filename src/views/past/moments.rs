//! Moments in words: the one that is shown, and those worth going to.

use maud::{Markup, html};

use super::Past;
use crate::domain::{Event, Happened, RoundId};
use crate::i18n::dates;
use crate::views::context::Context;

/// Moments listed at most; an agenda has sixty rounds, each opened and revealed.
const LISTED: usize = 200;

/// The moment that is shown: when, and during which round.
pub(super) fn told(ctx: &Context<'_>, past: &Past<'_>) -> String {
    let Some(happened) = past.happened() else { return String::new() };
    let when = ctx.day_and_time(happened.at);
    match past.then.current_round() {
        Some(round) => ctx.words.past_moment(&when, ctx.read(&round.plan.title).text),
        None => when,
    }
}

/// The moments at which the meeting turned to something else, as links.
pub(super) fn list(ctx: &Context<'_>, past: &Past<'_>) -> Markup {
    let first = past.steps.first().copied().unwrap_or_default();
    let notable = past.log.iter().filter(|happened| happened.seq >= first);
    let moments: Vec<(&Happened, String)> = notable
        .filter_map(|happened| Some((happened, turn(ctx, past, &happened.event)?)))
        .take(LISTED)
        .collect();
    html! {
        @if !moments.is_empty() {
            details.past-moments {
                summary { h2 { (ctx.words.past_moments()) } }
                ol {
                    @for (happened, what) in moments {
                        li {
                            a data-past href={
                                (ctx.link("histoire")) (past.query(past.step_of(happened.seq)))
                            } { (dates::time(ctx.lang, happened.at, ctx.zone)) " – " (what) }
                        }
                    }
                }
            }
        }
    }
}

/// What the meeting turned to, if it did.
pub(super) fn turn(ctx: &Context<'_>, past: &Past<'_>, event: &Event) -> Option<String> {
    let words = ctx.words;
    let title = |id: &RoundId| past.now.round(*id).map(|round| ctx.read(&round.plan.title).text);
    if let Event::RoundOpened(id) = event {
        Some(words.past_opened(title(id).ok()?))
    } else if let Event::RoundRevealed(id) = event {
        Some(words.past_revealed(title(id).ok()?))
    } else if let Event::Ended = event {
        Some(words.past_ended().to_owned())
    } else {
        None
    }
}
