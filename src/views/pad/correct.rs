//! Correcting one entry where it is read: the same `edit` as on the phone and on the
//! laptop. A page of its own, for every browser; scripts open it above the notes.

use maud::{Markup, html};

use super::beside;
use crate::assets::Asset;
use crate::domain::{Author, Contribution, ContributionId, Kind, Person, Text};
use crate::screen::Viewer;
use crate::views::context::Context;
use crate::views::form::{Field, Sending, hidden, live_form, text_field};
use crate::views::layout::{self, Layout, Look};
use crate::views::phone::{self, Fields};

/// `/a/CODE/pad?carte=ID`; nothing for whoever may not correct it, or when it is not
/// in the notes.
pub fn page(viewer: &Viewer<'_>, person: &Person<'_>, look: &Look, card: &str) -> Option<Markup> {
    let ctx = Context::new(viewer);
    let id: ContributionId = card.parse().ok()?;
    let entry = ctx.workshop().contribution(id).ok().filter(|entry| entry.is_public())?;
    let may = viewer.audience.role.is_team() || person.wrote(entry);
    may.then(|| {
        layout::document(Layout {
            title: &format!("{} — {}", ctx.words.pad_correct_title(), ctx.workshop().title()),
            look: Look { lang: ctx.lang, ..*look },
            script: Some(Asset::PadJs),
            style: Asset::PadCss,
            path: &ctx.link(&format!("pad?carte={id}")),
            live: None,
            header: phone::bar(&ctx),
            body: html! {
                main.notes id="live" {
                    p { a.alone href={ (ctx.link("pad")) "#c-" (id) } { (ctx.words.pad_back_to_notes()) } }
                    (sheet(&ctx, entry))
                }
            },
        })
    })
}

/// The part that scripts put into a dialog.
fn sheet(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    let words = ctx.words;
    html! {
        div id="sheet-part" {
            h1 id="sheet-title" { (words.pad_correct_title()) }
            p.note { (words.pad_correct_lead()) }
            (edit(ctx, entry))
            (beside::revisions(ctx, entry))
        }
    }
}

fn edit(ctx: &Context<'_>, entry: &Contribution) -> Markup {
    let form = format!("f-fix-{}", entry.id);
    let round = ctx.workshop().round(entry.round).ok();
    let collects = round.and_then(|round| round.plan.collects);
    let fields = Fields {
        form: &form,
        kind: entry.kind,
        advised: collects.map_or_else(|| entry.kind.usual_length(), |rules| rules.advised),
        draft: None,
        filled: Some(&entry.statement),
    };
    let inside = html! {
        (hidden("card", &entry.id.to_string()))
        (hidden("kind", entry.kind.code()))
        @if let Author::Seat(seat) = entry.author { (hidden("seat", &seat.to_string())) }
        @if let Some(sub) = entry.statement.sub_question { (hidden("sub", &sub.to_string())) }
        (fields.render(ctx))
        (speaker(ctx, &form, entry))
        button.main name="do" value="edit" data-done=(ctx.words.pad_corrected_done()) {
            (ctx.words.save())
        }
    };
    live_form(ctx, &form, Sending::Plain, inside)
}

/// Who is quoted, which the fields of phones do not ask for.
fn speaker(ctx: &Context<'_>, form: &str, entry: &Contribution) -> Markup {
    let quotes = matches!(entry.kind, Kind::Talk | Kind::Testimony | Kind::Remark);
    let who = entry.statement.who.as_ref().map_or("", Text::as_str);
    let label = ctx.words.field_said_by();
    html! {
        @if quotes {
            (text_field(ctx, &Field {
                form, name: "who", label, value: who, rows: 1, ..Field::default()
            }))
        }
    }
}
