//! What stands behind an entry on the pad: by which way it came in, that it was
//! corrected, and, for whoever may correct it, the way there and its earlier wordings.
//!
//! Everybody reads *that* an entry was corrected. The earlier wordings are for the team
//! and for the author alone: people correct what they regret, and a public list of it
//! would make them afraid to; who answers for the notes, and whose words they are, must
//! be able to contest a correction. Names in earlier wordings are never shown.

use maud::{Markup, html};

use super::Copy;
use crate::domain::{Author, Channel, Contribution, Moment, Names, Person, Statement, Text};
use crate::i18n::dates;
use crate::pad::Entry;
use crate::screen::{Place, Screen};
use crate::views::card::excerpt;
use crate::views::context::{Context, many, typed};

/// Behind an entry, for everybody who shares this rendering.
pub(super) fn beside(copy: &Copy<'_>, entry: &Entry<'_>) -> Markup {
    let ctx = &copy.ctx;
    let Ok(entry) = ctx.workshop().contribution(entry.id) else { return html! {} };
    let team = ctx.viewer.audience.role.is_team();
    html! {
        (way(ctx, entry))
        @if copy.live && team { (acts(ctx, entry)) }
        @else if copy.live { span id={ "own-" (entry.id) } data-keep {} }
    }
}

/// By which way it came in, where its author did not type it, and when it was corrected.
fn way(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    html! {
        @if entry.channel != Channel::Phone {
            small.way { " · " (ctx.words.channel(entry.channel)) }
        }
        @if let Some(last) = entry.revisions.last() {
            small.way {
                " · "
                @if tells_moments(ctx, entry) {
                    (ctx.words.pad_corrected_at(&ctx.day_and_time(last.until)))
                } @else { (ctx.words.pad_corrected()) }
            }
        }
    }
}

/// What somebody in front of this device may correct, each beside the entry itself.
pub(super) fn personal(ctx: &Context<'_>, person: &Person<'_>) -> Screen {
    let mut screen = Screen::default();
    for entry in ctx.workshop().mine(person).into_iter().filter(|entry| entry.is_public()) {
        // Its key names the card it is in: where it moves to another, its place there is new,
        // and empty, so that this has to be sent again.
        let card = ctx.workshop().under(entry).unwrap_or(entry).id.to_string();
        let place = Place::new(format!("mine-{}", entry.id), format!("own-{}", entry.id), card);
        screen.put(place, |at| {
            html! {
                span id=(at.id) data-in=(at.into) data-k=(at.key) { (acts(ctx, entry)) }
            }
        });
    }
    screen
}

fn acts(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    html! {
        " "
        a.fix data-sheet href={ (ctx.link("pad")) "?carte=" (entry.id) } {
            (ctx.words.pad_correct())
            span.sr { " " bdi { (excerpt(&entry.statement.text)) } }
        }
        (revisions(ctx, entry))
    }
}

/// Earlier wordings, the newest first; nothing when there are none.
pub(super) fn revisions(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    let mut later = &entry.statement;
    let mut told = Vec::new();
    for revision in entry.revisions.iter().rev() {
        // A change of names alone is not told: whoever took a name away meant it.
        if words_of(&revision.statement).ne(words_of(later)) {
            told.push(revision);
        }
        later = &revision.statement;
    }
    html! {
        @if !told.is_empty() {
            details.revisions {
                summary { (ctx.words.pad_revisions(many(told.len()))) }
                ol reversed {
                    @for revision in told {
                        li {
                            @if tells_moments(ctx, entry) {
                                small { (until(ctx, revision.until)) }
                                " "
                            }
                            @for (index, words) in words_of(&revision.statement).enumerate() {
                                @if index > 0 { " – " }
                                (typed(words.as_str()))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn until(ctx: &Context<'_>, moment: Moment) -> String {
    let time = dates::time(ctx.lang, moment, ctx.zone);
    ctx.words.with_colon(&ctx.words.time_until(&time))
}

fn words_of(statement: &Statement) -> impl Iterator<Item = &Text> {
    let parts = [statement.what.as_ref(), statement.place.as_ref(), statement.due.as_ref()];
    std::iter::once(&statement.text).chain(parts.into_iter().flatten())
}

/// Where names are hidden, a moment could tell who it was.
fn tells_moments(ctx: &Context<'_>, entry: &Contribution) -> bool {
    let collects = ctx.workshop().round(entry.round).ok().and_then(|round| round.plan.collects);
    let named = collects.is_none_or(|collects| collects.names == Names::Shown);
    named && !entry.unnamed && !matches!(entry.author, Author::Claim(_))
}
