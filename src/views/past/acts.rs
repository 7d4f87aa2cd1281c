//! Who did what, just before the moment that is shown: the last acts of the team, so
//! that a synthesis can be questioned.
//!
//! Only cards that stand in the shown state are quoted.

use maud::{Markup, html};

use super::Past;
use super::moments::turn;
use crate::domain::{By, ContributionId, Event, GroupAct, GroupId, Happened, Role, Text};
use crate::i18n::dates;
use crate::views::card::excerpt;
use crate::views::context::{Context, many};

/// Acts that are told.
const TOLD: usize = 8;

/// The last acts up to the moment, the newest first.
pub(super) fn latest(ctx: &Context<'_>, past: &Past<'_>) -> Markup {
    let first = past.steps.first().copied().unwrap_or_default();
    let until = past.steps.get(past.step).copied().unwrap_or_default();
    let seen = past.log.iter().filter(|it| (first..=until).contains(&it.seq));
    let seen: Vec<&Happened> = seen.collect();
    // One asking may move many cards: it is one act.
    let acts = seen.chunk_by(|one, other| one.op == other.op).rev();
    let told: Vec<(&Happened, String)> =
        acts.filter_map(|act| Some((*act.first()?, tell(ctx, past, act)?))).take(TOLD).collect();
    html! {
        @if !told.is_empty() {
            section.past-acts aria-labelledby="past-acts" {
                h2 id="past-acts" { (ctx.words.past_acts()) }
                ol {
                    @for (happened, what) in told {
                        li {
                            (dates::time(ctx.lang, happened.at, ctx.zone))
                            @if let Some(who) = who(ctx, happened.by) { " – " bdi { (who) } }
                            " – " (what)
                        }
                    }
                }
            }
        }
    }
}

/// Somebody of the team, by today's label; nobody else groups.
fn who(ctx: &Context<'_>, by: By) -> Option<String> {
    let By::Team(link) = by else { return None };
    let link = ctx.workshop().links.get(&link);
    let label = link.filter(|link| !link.revoked).and_then(|link| link.label.as_ref());
    let role = link.map_or(Role::Facilitator, |link| link.role);
    Some(label.map_or_else(|| ctx.words.role(role).to_owned(), ToString::to_string))
}

fn tell(ctx: &Context<'_>, past: &Past<'_>, act: &[&Happened]) -> Option<String> {
    let words = ctx.words;
    let moved: Vec<_> = act.iter().filter_map(|happened| moved(&happened.event)).collect();
    let made = act.iter().find_map(|happened| {
        if let Event::Grouped { act, .. } = &happened.event {
            return group_act(ctx, act);
        }
        let undone = matches!(happened.event, Event::Undone { .. });
        undone.then(|| words.past_undone().to_owned()).or_else(|| turn(ctx, past, &happened.event))
    });
    made.or_else(|| match moved.as_slice() {
        [] => None,
        [(card, group)] => Some(moved_one(ctx, *card, *group)),
        [(_, group), ..] => Some(words.desk_did_moved_many(many(moved.len()), &title(ctx, *group))),
    })
}

fn moved(event: &Event) -> Option<(ContributionId, Option<GroupId>)> {
    let Event::Grouped { act: GroupAct::Put { card, placement }, .. } = event else { return None };
    Some((*card, placement.as_ref().and_then(|placed| placed.group)))
}

fn group_act(ctx: &Context<'_>, act: &GroupAct) -> Option<String> {
    let words = ctx.words;
    match act {
        GroupAct::Made(group) => Some(words.desk_did_made(&title(ctx, Some(group.id)))),
        GroupAct::Dissolved(group) => Some(words.desk_did_dissolved(&title(ctx, Some(*group)))),
        GroupAct::Named { group, .. } => Some(words.desk_did_named(&title(ctx, Some(*group)))),
        GroupAct::Ranked { group, .. } => Some(words.desk_did_ranked(&title(ctx, Some(*group)))),
        GroupAct::Merged { into: Some(_), .. } => Some(words.group_merged().to_owned()),
        GroupAct::Merged { into: None, .. } => Some(words.desk_did_split().to_owned()),
        GroupAct::Put { .. } => None,
    }
}

fn moved_one(ctx: &Context<'_>, card: ContributionId, to: Option<GroupId>) -> String {
    let to = title(ctx, to);
    let public = ctx.workshop().contribution(card).ok().filter(|card| card.is_public());
    public.map_or_else(
        || ctx.words.group_moved(&to),
        |card| ctx.words.desk_did_moved(&excerpt(&card.statement.text), &to),
    )
}

/// What a group is called at the moment that is shown.
fn title(ctx: &Context<'_>, group: Option<GroupId>) -> String {
    let Some(group) = group else { return ctx.words.group_unsorted().to_owned() };
    let headline = ctx.workshop().group(group).ok().and_then(|group| group.headline.as_ref());
    headline.map_or(ctx.words.group_untitled(), Text::as_str).to_owned()
}
