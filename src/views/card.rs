//! One entry, as phones, the laptop and the wall show it.
//!
//! The words are always whole and as they were typed; a name stands beside them
//! only when [`Workshop::shown_name`](crate::domain::Workshop::shown_name) allows it.

use maud::{Markup, html};

use super::context::{Context, many, typed};
use super::plain::Plain;
use crate::domain::{Channel, Contribution, Kind, Text};
use crate::pad::signed;
use crate::screen::Place;

/// What the browser does with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardKind {
    /// It is read.
    Read,
    /// It arrives calmly on the wall (`data-card`).
    Wall,
    /// It can be grouped by pointer and keyboard (`data-card`, focusable).
    Grouping,
}

/// One entry as an item of a list, at its place. `foot` holds what can be done with
/// it; it must not change with what others do, or the card is sent again each time.
pub fn contribution_card(
    ctx: &Context<'_>,
    at: &Place,
    entry: &Contribution,
    kind: CardKind,
    foot: Markup,
) -> Markup {
    let handle = (kind != CardKind::Read).then(|| entry.id.to_string());
    let focusable = (kind == CardKind::Grouping).then_some("0");
    html! {
        li.card.answered[entry.answered].hidden-card[entry.hidden]
            id=(Plain(&at.id)) data-in=(Plain(&at.into)) data-k=(Plain(&at.key)) data-card=[handle] tabindex=[focusable] {
            (said(ctx, entry))
            (foot)
        }
    }
}

/// The words of an entry, who said it, and the entries that were merged into it.
pub fn said(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    let supporters = many(entry.support.len());
    html! {
        (statement(ctx, entry))
        (signature(ctx, entry))
        @if supporters > 0 { small.support { (ctx.words.floor_supports(supporters)) } }
        @if entry.answered { small.badge { (ctx.words.floor_answered()) } }
        @let merged: Vec<_> = ctx.workshop().merged_into(entry.id).collect();
        @if !merged.is_empty() {
            ul.merged {
                @for other in merged { li { (statement(ctx, other)) (signature(ctx, other)) } }
            }
        }
    }
}

/// The words alone, with the fields that count for this kind.
pub fn statement(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    let said = &entry.statement;
    html! {
        p.said.typed dir="auto" { (Plain(said.text.as_str())) }
        @match entry.kind {
            Kind::Innovation => {
                @if let Some(what) = &said.what { p.what { (typed(what.as_str())) } }
                @if said.place.is_some() || said.tie.is_some() {
                    p.where {
                        @if let Some(place) = &said.place { (typed(place.as_str())) }
                        @if said.place.is_some() && said.tie.is_some() { " · " }
                        @if let Some(tie) = said.tie { (ctx.words.tie(tie)) }
                    }
                }
            }
            Kind::Action => {
                p.who {
                    @match &said.who {
                        Some(who) => (ctx.words.action_by(who.as_str())),
                        None => (ctx.words.action_no_owner()),
                    }
                    @if let Some(due) = &said.due {
                        " · " (ctx.words.action_when(&ctx.civil_day(due.as_str())))
                    }
                }
            }
            Kind::Talk | Kind::Testimony | Kind::Remark => {
                // The speaker is signed as the author and the round wish.
                @if let Some(who) = signed(ctx.workshop(), entry).filter(|_| said.who.is_some()) {
                    p.who { (ctx.words.by_name(who.as_str())) }
                }
            }
            Kind::Expectation | Kind::KeyIssue | Kind::Viewpoint | Kind::Question
            | Kind::Observation | Kind::Word => {}
        }
    }
}

/// The name its author wished to see beside it, and how it came in.
pub fn signature(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    let name = ctx.workshop().shown_name(entry);
    html! {
        @match (name, entry.channel) {
            (Some(name), Channel::Phone | Channel::Import) => small.by { bdi { (Plain(name.as_str())) } },
            (Some(name), Channel::Scribe | Channel::Paper) => {
                small.by { (ctx.words.written_for(name.as_str())) }
            }
            (None, _) => {}
        }
    }
}

/// The first words of a long text, for lists and journals.
pub fn excerpt(text: &Text) -> String {
    const LETTERS: usize = 48;
    let line = text.as_str().lines().next().unwrap_or_default();
    if line.chars().count() <= LETTERS {
        return line.to_owned();
    }
    line.chars().take(LETTERS).chain(['…']).collect()
}
