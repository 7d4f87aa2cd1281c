//! A free note on the pad page: paragraphs for those who read, a text field for those
//! who write.
//!
//! What stands in the field belongs to those who type: a frame brings the field empty,
//! only a page brings it filled ([`fill`]). The script keeps it equal to the others'; a
//! browser without scripts sends it back together with what it said before.

use std::sync::Arc;

use maud::{Markup, html};

use super::{Context, Copy};
use crate::domain::{Kind, Moment, NoteId, Role, RoundId, limits};
use crate::pad::FreeNote;
use crate::screen::{Piece, Place, Screen};
use crate::views::context::many;
use crate::views::form::{Sending, button, hidden, live_form};

/// Lines a field shows at least, and at most before it scrolls.
const ROWS: std::ops::RangeInclusive<usize> = 3..=24;
/// Letters in a line of a field, roughly: a browser that cannot fit it to its text.
const COLUMNS: usize = 60;
/// Stands for names in a sentence that the script completes.
const NAMES: &str = "§";

/// Whether this page has fields. The hour is not looked at: a page does not change by
/// itself when the window ends, and what comes later is refused in words.
pub(super) fn writes(ctx: &Context<'_>) -> bool {
    let workshop = ctx.workshop();
    let when = workshop.ended.unwrap_or(Moment(0));
    workshop.may_write_notes(ctx.viewer.audience.role, when)
}

/// Whether this page needs the script of those who write, now or later.
pub(super) fn may_ever_write(role: Role) -> bool {
    match role {
        Role::Facilitator | Role::CoFacilitator | Role::Scribe | Role::Participant => true,
        Role::Projector => false,
    }
}

/// The box of a note.
pub(super) fn put(copy: &Copy<'_>, note: &FreeNote<'_>, place: Place, screen: &mut Screen) {
    let ctx = &copy.ctx;
    let container = place.id.clone();
    let anchor = FreeNote::anchor(note.id);
    screen.put(place, |at| {
        html! {
            div.free role="group" aria-labelledby={ "h-" (anchor) }
                data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {}
        }
    });
    screen.put(Place::nth(format!("h-{anchor}"), &container, 0), |at| {
        let words = html! { span id=(anchor) { (note.heading) } };
        html! {
            @if note.level > 3 { h4 id=(at.id) data-in=(at.into) data-k=(at.key) { (words) } }
            @else { h3 id=(at.id) data-in=(at.into) data-k=(at.key) { (words) } }
        }
    });
    if copy.live && writes(ctx) {
        screen.put(sheet_place(note.id, &container), |at| sheet(ctx, note.id, "", at));
        if ctx.viewer.audience.role.is_team() {
            screen.put(Place::nth(format!("d-{anchor}"), &container, 2), |at| {
                passage(ctx, note.id, at)
            });
        }
        return;
    }
    for (paragraph, number) in note.paragraphs.iter().zip(1..) {
        let id = format!("p{number}-{anchor}");
        screen.put(Place::nth(id, &container, number), |at| {
            html! {
                p.said dir="auto" id=(at.id) data-in=(at.into) data-k=(at.key) { (paragraph) }
            }
        });
    }
}

/// Puts what the notes say into the fields of a page.
pub(super) fn fill(ctx: &Context<'_>, screen: &mut Screen) {
    for piece in &mut screen.0 {
        let id = piece.place.id.strip_prefix("x-note-").and_then(|id| id.parse::<NoteId>().ok());
        let Some((id, note)) = id.and_then(|id| Some((id, ctx.workshop().notes.get(&id)?))) else {
            continue;
        };
        let html = sheet(ctx, id, &note.typed, &piece.place).into_string();
        *piece = Arc::new(Piece { place: piece.place.clone(), html });
    }
}

fn sheet_place(note: NoteId, container: &str) -> Place {
    Place::nth(format!("x-{}", FreeNote::anchor(note)), container, 1)
}

/// The field of a note, and where the script says what becomes of it.
fn sheet(ctx: &Context<'_>, note: NoteId, typed: &str, at: &Place) -> Markup {
    let anchor = FreeNote::anchor(note);
    let (field, state) = (format!("t-{anchor}"), format!("s-{anchor}"));
    // A parser drops the first line feed of a text field.
    let first = if typed.starts_with('\n') { "\n" } else { "" };
    html! {
        form.sheet method="post" action=(ctx.link("notes")) data-note=(note)
            id=(at.id) data-in=(at.into) data-k=(at.key) {
            (hidden("note", &note.to_string()))
            (hidden("base", typed))
            textarea id=(field) name="text" dir="auto" rows=(rows(typed)) maxlength=(limits::NOTE)
                aria-labelledby={ "h-" (anchor) } aria-describedby=(state) { (first) (typed) }
            p.state id=(state) data-keep {}
            button { (ctx.words.note_save()) }
        }
    }
}

fn rows(typed: &str) -> usize {
    let lines = typed.split('\n').map(|line| 1 + line.chars().count() / COLUMNS).sum::<usize>();
    (lines + 1).clamp(*ROWS.start(), *ROWS.end())
}

/// What the team makes of a passage: an entry that knows where it comes from.
fn passage(ctx: &Context<'_>, note: NoteId, at: &Place) -> Markup {
    let words = ctx.words;
    let form = format!("f-{}", FreeNote::anchor(note));
    let round = round_of(ctx, note);
    let collected = ctx.workshop().round(round).ok().and_then(|round| round.plan.collects);
    let usual = collected.map_or(Kind::Remark, |collects| collects.kind);
    let fields = html! {
        (hidden("card", ""))
        (hidden("note", &note.to_string()))
        (hidden("round", &round.to_string()))
        div.field {
            label for={ (form) "-text" } { (words.note_passage_text()) }
            textarea id={ (form) "-text" } name="text" rows="3" dir="auto" required
                data-passage={ "t-" (FreeNote::anchor(note)) } aria-describedby={ "e-" (form) } {}
        }
        div.field {
            label for={ (form) "-kind" } { (words.note_passage_kind()) }
            select id={ (form) "-kind" } name="kind" {
                @for kind in Kind::ALL {
                    option value=(kind.code()) selected[*kind == usual] { (words.kind(*kind)) }
                }
            }
        }
        (button("say", words.note_passage_add()))
    };
    html! {
        details.passage data-close id=(at.id) data-in=(at.into) data-k=(at.key) {
            summary { (words.note_passage()) }
            (live_form(ctx, &form, Sending::Plain, fields))
        }
    }
}

fn round_of(ctx: &Context<'_>, note: NoteId) -> RoundId {
    match note {
        NoteId::Round(id) => id,
        NoteId::Group(id) => ctx.workshop().group(id).map_or(RoundId(0), |group| group.round),
    }
}

/// Who may write, said to all; who leads may change it.
pub(super) fn rights(ctx: &Context<'_>, place: Place, screen: &mut Screen) {
    let words = ctx.words;
    let closed = ctx.workshop().notes_closed;
    screen.put(place, |at| {
        html! {
            div.screen-only id=(at.id) data-in=(at.into) data-k=(at.key) {
                @if closed { p.note { (words.note_closed()) } }
                @if ctx.viewer.audience.role.leads() {
                    @let label = if closed { words.note_open() } else { words.note_close() };
                    (live_form(ctx, "f-notes", Sending::Now, html! {
                        (hidden("on", if closed { "1" } else { "0" })) (button("notes", label))
                    }))
                }
            }
        }
    });
}

/// Every sentence that the script of those who write may say.
pub(super) fn sentences(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    html! {
        div hidden id="note-words"
            data-saved=(words.note_saved()) data-saving=(words.note_saving())
            data-kept=(words.note_kept()) data-lost=(words.note_lost())
            data-too-long=(words.note_too_long(many(limits::NOTE))) data-full=(words.note_full())
            data-not-allowed=(words.note_not_allowed()) data-gone=(words.note_gone())
            data-one=(words.note_writes(NAMES)) data-several=(words.note_write(NAMES))
            data-somebody=(words.note_somebody())
            data-facilitator=(words.role(Role::Facilitator))
            data-co_facilitator=(words.role(Role::CoFacilitator))
            data-scribe=(words.role(Role::Scribe)) {}
    }
}
