//! A table of paper cards before it comes in: what is wrong with which line, and the
//! table as it was understood.

use maud::{Markup, html};

use super::{LISTED, count, said};
use crate::domain::Event;
use crate::i18n::Words;
use crate::pad::cards::{Column, Fault, Line, Table};
use crate::views::context::{Context, many};

/// What a column holds, in words.
pub(super) fn called(words: Words, column: Column) -> &'static str {
    match column {
        Column::Round => words.bring_column_round(),
        Column::Kind => words.bring_column_kind(),
        Column::Text => words.bring_column_text(),
        Column::What => words.bring_column_what(),
        Column::Place => words.bring_column_place(),
        Column::Tie => words.bring_column_tie(),
        Column::Who => words.bring_column_who(),
        Column::Due => words.bring_column_due(),
        Column::Question => words.bring_column_question(),
        Column::Name => words.bring_column_name(),
    }
}

/// A table of cards: faults first, then the table as it was understood.
pub(super) fn told(ctx: &Context<'_>, table: &Table, events: &[Event]) -> Markup {
    let words = ctx.words;
    let new = count(events, |event| said(event).is_some());
    let good = many(table.cards().count());
    let faults = many(table.lines.iter().filter(|line| line.card.is_err()).count());
    let ignored = table.headings.iter().zip(&table.columns).filter(|(_, column)| column.is_none());
    let ignored: Vec<&str> = ignored.map(|(heading, _)| heading.as_str()).collect();
    html! {
        p.prompt { (words.bring_cards(new)) }
        @if good > new { p { (words.bring_known(good - new)) } }
        @if table.converted { p { (words.bring_converted()) } }
        @if !ignored.is_empty() { p { (words.bring_ignored(&ignored.join(", "))) } }
        @if faults > 0 {
            h2 { (words.bring_faults(faults)) }
            ul.faults {
                @for line in table.lines.iter().filter(|line| line.card.is_err()).take(LISTED) {
                    li { (fault(words, line)) }
                }
            }
        }
        h2 id="bring-table" { (words.bring_table()) }
        (rows(ctx, table))
    }
}

fn fault(words: Words, line: &Line) -> String {
    let Err(fault) = &line.card else { return String::new() };
    let what = match fault {
        Fault::Empty => words.bring_fault_empty().to_owned(),
        Fault::TooLong(column) => words.bring_fault_long(called(words, *column)),
        Fault::UnknownRound => words.bring_fault_round().to_owned(),
        Fault::UnknownKind => words.bring_fault_kind().to_owned(),
        Fault::NoKind => words.bring_fault_no_kind().to_owned(),
        Fault::UnknownTie => words.bring_fault_tie().to_owned(),
        Fault::UnknownQuestion => words.bring_fault_question().to_owned(),
    };
    words.bring_line(i64::try_from(line.number).unwrap_or(i64::MAX), &what)
}

fn rows(ctx: &Context<'_>, table: &Table) -> Markup {
    let words = ctx.words;
    let known: Vec<usize> =
        (0..table.columns.len()).filter(|place| table.columns[*place].is_some()).collect();
    html! {
        div.wide tabindex="0" role="region" aria-labelledby="bring-table" {
            table {
                thead {
                    tr {
                        th scope="col" { (words.bring_line_number()) }
                        @for place in &known {
                            th scope="col" { (table.columns[*place].map_or("", |it| called(words, it))) }
                        }
                    }
                }
                tbody {
                    @for line in table.lines.iter().take(LISTED) {
                        tr.bad[line.card.is_err()] {
                            th scope="row" {
                                (line.number)
                                @if line.card.is_err() { span.sr { " " (words.bring_bad()) } }
                            }
                            @for place in &known {
                                td dir="auto" { (line.cells.get(*place).map_or("", String::as_str)) }
                            }
                        }
                    }
                }
            }
        }
        @if table.lines.len() > LISTED { p.note { (words.bring_more(many(table.lines.len() - LISTED))) } }
    }
}
