//! Bringing in: the form, and what a file would change before it does.

mod cards;

use std::fmt::Display;

use maud::{Markup, html};

use super::card::excerpt;
use super::context::{Context, many, typed};
use super::form::hidden;
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::in_front;
use crate::assets::Asset;
use crate::domain::{
    Brought, ContributionId, Event, GroupAct, Mark, Role, RoundId, Statement, Workshop,
};
use crate::i18n::Words;
use crate::pad::cards::{Column, Table};
use crate::screen::Door;

/// Lines of one list of the preview; more are counted.
const LISTED: usize = 100;

/// What a file turned out to be.
pub enum Found {
    /// A workshop, or the same one from another machine.
    Workshop(Box<Brought>),
    /// A table of paper cards.
    Cards(Table),
}

/// What a file would change.
pub struct Preview<'a> {
    /// The file, as it was understood.
    pub found: &'a Found,
    /// What bringing it in leads to.
    pub events: &'a [Event],
    /// How many free notes would say more than they do.
    pub notes: usize,
    /// The file as text, for the form that does it.
    pub text: &'a str,
    /// The step of lines that name none.
    pub round: Option<RoundId>,
}

/// `/a/CODE/apporter`; `who` is the look of the page and the role of the reader.
pub fn form(workshop: &Workshop, door: &Door, who: (&Look, Role), done: bool) -> Markup {
    let (look, role) = who;
    page(workshop, door, *look, |ctx| {
        let words = ctx.words;
        html! {
            h1 { (words.bring_title()) }
            @if done { p.prompt role="status" { (words.bring_done()) } }
            p { (words.bring_lead()) }
            form.stack id="f-bring" method="post" action=(ctx.link("apporter"))
                enctype="multipart/form-data" {
                (hidden("op", ""))
                div.field {
                    label for="f-bring-file" { (words.bring_file()) }
                    p.hint id="f-bring-file-hint" {
                        @if role.leads() { (words.bring_file_hint()) } @else { (words.bring_cards_hint()) }
                    }
                    input type="file" id="f-bring-file" name="file" aria-describedby="f-bring-file-hint"
                        accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain";
                }
                div.field {
                    label for="f-bring-text" { (words.bring_paste()) }
                    p.hint id="f-bring-text-hint" { (words.bring_paste_hint()) }
                    textarea id="f-bring-text" name="text" rows="6" aria-describedby="f-bring-text-hint" {}
                }
                (rounds(ctx))
                button.main { (words.bring_look()) }
            }
            (columns(words))
        }
    })
}

/// The step of cards that name none.
fn rounds(ctx: &Context<'_>) -> Markup {
    let current = ctx.workshop().current;
    html! {
        div.field {
            label for="f-bring-round" { (ctx.words.bring_round()) }
            select id="f-bring-round" name="round" {
                option value="" { (ctx.words.bring_round_none()) }
                @for (round, number) in ctx.workshop().rounds.iter().zip(1..) {
                    option value=(round.plan.id) selected[current == Some(round.plan.id)] {
                        (number) ". " (ctx.read(&round.plan.title).text)
                    }
                }
            }
        }
    }
}

fn columns(words: Words) -> Markup {
    html! {
        details {
            summary { h2 { (words.bring_columns()) } }
            p { (words.bring_columns_lead()) }
            ul { @for column in Column::ALL { li { (cards::called(words, column)) } } }
        }
    }
}

/// What would change; its form does it.
pub fn preview(workshop: &Workshop, door: &Door, look: &Look, preview: &Preview<'_>) -> Markup {
    page(workshop, door, *look, |ctx| {
        let words = ctx.words;
        let some = !preview.events.is_empty() || preview.notes > 0;
        html! {
            h1 { (words.bring_preview()) }
            @match preview.found {
                Found::Workshop(_) => (merge(ctx, preview)),
                Found::Cards(table) => (cards::told(ctx, table, preview.events)),
            }
            @if some {
                form.stack id="f-bring" method="post" action=(ctx.link("apporter"))
                    enctype="multipart/form-data" {
                    (hidden("op", "")) (hidden("confirm", "1"))
                    @if let Some(round) = preview.round { (hidden("round", &round.to_string())) }
                    // A first line feed would be lost: the browser drops it.
                    textarea name="text" hidden aria-hidden="true" { "\n" (preview.text) }
                    button.main { (words.bring_go()) }
                }
            } @else { p.prompt { (words.bring_nothing()) } }
            p.links { a href=(ctx.link("apporter")) { (words.bring_other()) } }
        }
    })
}

/// A merge, told by what it leads to.
fn merge(ctx: &Context<'_>, preview: &Preview<'_>) -> Markup {
    let (words, events) = (ctx.words, preview.events);
    let rounds = count(events, |event| matches!(event, Event::RoundAdded { .. }));
    let people = count(events, |event| matches!(event, Event::SeatTaken { .. }));
    let groups =
        count(events, |event| matches!(event, Event::Grouped { act: GroupAct::Made(_), .. }));
    let said: Vec<&Statement> = events.iter().filter_map(said).collect();
    let reworded: Vec<_> = events.iter().filter_map(|event| reworded(ctx, event)).collect();
    let taken = |mark| -> Vec<String> {
        events.iter().filter_map(|event| marked(ctx, event, mark)).collect()
    };
    html! {
        ul {
            @if rounds > 0 { li { (words.bring_rounds(rounds)) } }
            @if people > 0 { li { (words.bring_people(people)) } }
            @if groups > 0 { li { (words.bring_groups(groups)) } }
            @if preview.notes > 0 { li { (words.bring_notes(many(preview.notes))) } }
            @if rounds + people + groups == 0 && !events.is_empty() { li { (words.bring_some()) } }
        }
        (list(words.bring_new(many(said.len())), said.iter().map(|it| excerpt(&it.text))))
        (list(words.bring_reworded(many(reworded.len())), reworded.iter()))
        @for (mark, told) in [
            (Mark::Withdrawn, Words::bring_withdrawn as fn(Words, i64) -> String),
            (Mark::Hidden, Words::bring_hidden),
            (Mark::Unnamed, Words::bring_unnamed),
        ] {
            @let found = taken(mark);
            (list(told(words, many(found.len())), found.iter()))
        }
    }
}

fn count(events: &[Event], wanted: impl Fn(&Event) -> bool) -> i64 {
    many(events.iter().filter(|event| wanted(event)).count())
}

fn said(event: &Event) -> Option<&Statement> {
    if let Event::Contributed { statement, .. } = event { Some(statement) } else { None }
}

/// A wording that changes here: before and after.
fn reworded(ctx: &Context<'_>, event: &Event) -> Option<String> {
    let Event::Reconciled { id, statement, .. } = event else { return None };
    let before = ctx.workshop().contribution(*id).ok().filter(|entry| entry.is_public())?;
    let changes = before.statement != **statement;
    let pair = || format!("{} → {}", excerpt(&before.statement.text), excerpt(&statement.text));
    changes.then(pair)
}

/// An entry that is here and loses something.
fn marked(ctx: &Context<'_>, event: &Event, wanted: Mark) -> Option<String> {
    let Event::Marked { id, mark, on: true } = event else { return None };
    let here = |id: ContributionId| ctx.workshop().contribution(id).ok();
    let entry = here(*id).filter(|entry| *mark == wanted && entry.is_public())?;
    Some(excerpt(&entry.statement.text))
}

/// A list under its count; nothing when it is empty.
fn list(heading: String, lines: impl ExactSizeIterator<Item = impl Display>) -> Markup {
    let more = lines.len().saturating_sub(LISTED);
    html! {
        @if lines.len() > 0 {
            details open[lines.len() <= 12] {
                summary { (heading) }
                ul {
                    @for line in lines.take(LISTED) { li { (typed(&line.to_string())) } }
                    @if more > 0 { li { "+ " (more) } }
                }
            }
        }
    }
}

fn page(
    workshop: &Workshop,
    door: &Door,
    look: Look,
    body: impl FnOnce(&Context<'_>) -> Markup,
) -> Markup {
    in_front(workshop, door, look, |ctx| {
        document(Layout {
            title: &format!("{} — {}", ctx.words.bring_title(), workshop.title()),
            look,
            script: None,
            style: Asset::SheetCss,
            path: &ctx.link("apporter"),
            live: None,
            header: bar(ctx),
            body: html! {
                main id="live" {
                    p.links { a href=(ctx.link("animer")) { (ctx.words.back()) } }
                    (body(ctx))
                }
            },
        })
    })
}
