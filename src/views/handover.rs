//! The notes in a pad that people already have: the form, what came of it, where they
//! went before; and the page from which they are copied by hand.

use maud::{Markup, html};

use super::context::{Context, many};
use super::form::{Choice, Field, choice, error_id, plain_field};
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::in_front;
use crate::assets::Asset;
use crate::domain::{Engine, Handover, Moment, Workshop};
use crate::handover::{Changes, Fault, Line, Plan};
use crate::i18n::Words;
use crate::screen::Door;

/// The form, in its ids.
const FORM: &str = "handover";

/// What the form holds; keys are typed anew each time.
pub struct Typed {
    /// The software of the pad.
    pub engine: Engine,
    /// Its server.
    pub server: String,
    /// The name of the pad.
    pub pad: String,
}

/// What came of the last act.
pub enum Told {
    /// What would happen.
    Plan(Plan),
    /// What people changed.
    Changes(Changes),
    /// Why it could not be done.
    Fault(Fault),
}

/// `/a/CODE/remettre`
pub fn page(
    workshop: &Workshop,
    door: &Door,
    look: &Look,
    typed: &Typed,
    told: Option<&Told>,
) -> Markup {
    still(workshop, door, *look, "remettre", |ctx| {
        let words = ctx.words;
        html! {
            section.lead {
                h1 { (words.handover_title()) }
                p { (words.handover_lead()) }
                p.links { a href=(ctx.link("copier")) { (words.handover_copy_title()) } }
            }
            @if let Some(told) = told { (self::told(words, told)) }
            (form(ctx, typed, told))
            (before(ctx))
        }
    })
}

/// `/a/CODE/copier`; `notes` is the fragment that Etherpad understands.
pub fn copy_page(workshop: &Workshop, door: &Door, look: &Look, notes: &Markup) -> Markup {
    still(workshop, door, *look, "copier", |ctx| {
        let words = ctx.words;
        html! {
            section.lead {
                h1 { (words.handover_copy_title()) }
                ol {
                    li { (words.handover_copy_open()) }
                    li { (words.handover_copy_press()) }
                    li { (words.handover_copy_paste()) }
                }
                p.note { (words.handover_copy_expires()) }
                p.links {
                    button.main type="button" data-select="notes" data-done=(words.copied())
                        data-failed=(words.handover_copy_failed()) { (words.handover_copy_go()) }
                }
            }
            section.block id="notes" tabindex="0" role="region" aria-label=(words.pad_title()) {
                (notes)
            }
        }
    })
}

/// A page of a workshop that does not live.
fn still(
    workshop: &Workshop,
    door: &Door,
    look: Look,
    path: &str,
    content: impl FnOnce(&Context<'_>) -> Markup,
) -> Markup {
    in_front(workshop, door, look, |ctx| {
        document(Layout {
            title: &format!("{} — {}", ctx.words.handover_title(), workshop.title()),
            look,
            script: Some(Asset::PadJs),
            style: Asset::SheetCss,
            path: &ctx.link(path),
            live: None,
            header: bar(ctx),
            body: html! { main id="live" { (content(ctx)) } },
        })
    })
}

fn told(words: Words, told: &Told) -> Markup {
    match told {
        // Beside its field, in the form.
        Told::Fault(_) => html! {},
        Told::Plan(plan) => html! {
            section.block role="status" {
                h2 { (words.handover_try_title()) }
                p { (what_happens(words, plan)) }
                @for pad in &plan.kept { p { (words.handover_kept(pad)) } }
            }
        },
        Told::Changes(changes) => self::changes(words, changes),
    }
}

fn what_happens(words: Words, plan: &Plan) -> String {
    match (&plan.pad, plan.replaces) {
        (Some(pad), true) => words.handover_would_replace(pad),
        (Some(pad), false) => words.handover_would_create(pad),
        (None, _) => words.handover_would_make().to_owned(),
    }
}

fn changes(words: Words, changes: &Changes) -> Markup {
    html! {
        section.block role="status" {
            h2 { (words.handover_changes_title()) }
            p { a.alone href=(changes.address) dir="ltr" { (changes.address) } }
            @if changes.lines.is_empty() { p { (words.handover_unchanged()) } }
            @else {
                ul.changes {
                    @for line in &changes.lines { li dir="auto" { (change(words, line)) } }
                }
            }
            @if changes.more > 0 { p { (words.handover_more(many(changes.more))) } }
        }
    }
}

fn change(words: Words, line: &Line) -> Markup {
    match line {
        Line::Added(text) => html! { span.muted { (words.handover_added()) } " " ins { (text) } },
        Line::Removed(text) => {
            html! { span.muted { (words.handover_removed()) } " " del { (text) } }
        }
    }
}

fn form(ctx: &Context<'_>, typed: &Typed, told: Option<&Told>) -> Markup {
    let words = ctx.words;
    let fault = match told {
        Some(Told::Fault(fault)) => Some(fault),
        Some(Told::Plan(_) | Told::Changes(_)) | None => None,
    };
    html! {
        form.block id=(FORM) method="post" action=(ctx.link("remettre")) {
            input type="hidden" name="op" value="";
            @if let Some(fault) = fault { (sentence(words, fault)) }
            (choice(FORM, "engine", words.handover_engine(), typed.engine.code(), &engines(words)))
            (plain_field(&Field {
                label: words.handover_server(),
                hint: Some(words.handover_server_hint()),
                required: true,
                ..field("server", &typed.server)
            }))
            (plain_field(&Field {
                label: words.handover_pad(),
                hint: Some(words.handover_pad_hint()),
                ..field("pad", &typed.pad)
            }))
            (keys(words))
            p.links {
                button name="act" value="try" { (words.handover_try()) }
                button.main name="act" value="send" { (words.handover_send()) }
                @if !ctx.workshop().handovers.is_empty() {
                    button name="act" value="read" { (words.handover_read()) }
                }
            }
        }
    }
}

fn field<'a>(name: &'a str, value: &'a str) -> Field<'a> {
    Field { form: FORM, name, value, ..Field::default() }
}

fn engines(words: Words) -> [Choice<'static>; 3] {
    let one =
        |engine: Engine, label, hint| Choice { value: engine.code(), label, hint: Some(hint) };
    [
        one(Engine::Etherpad, "Etherpad", words.handover_etherpad_hint()),
        one(Engine::HedgeDoc2, "HedgeDoc 2", words.handover_hedgedoc2_hint()),
        one(Engine::HedgeDoc1, "HedgeDoc 1, CodiMD", words.handover_hedgedoc1_hint()),
    ]
}

/// Keys are secret on the screen too, and never filled in again.
fn keys(words: Words) -> Markup {
    html! {
        (secret("key", words.handover_key(), words.handover_key_hint()))
        details {
            summary { (words.handover_client_title()) }
            (plain_field(&Field {
                label: words.handover_client(),
                hint: Some(words.handover_client_hint()),
                ..field("client", "")
            }))
            (secret("secret", words.handover_secret(), words.handover_key_forgotten()))
        }
    }
}

fn secret(name: &str, label: &str, hint: &str) -> Markup {
    let id = format!("{FORM}-{name}");
    html! {
        div.field {
            label for=(id) { (label) }
            p.hint id={ (id) "-hint" } { (hint) }
            input type="password" id=(id) name=(name) autocomplete="off" spellcheck="false"
                aria-describedby={ (id) "-hint " (error_id(FORM)) };
        }
    }
}

/// Says why, and what to do; leads to the field.
fn sentence(words: Words, fault: &Fault) -> Markup {
    html! {
        p.error id=(error_id(FORM)) role="alert" data-code=(fault.code()) {
            a href={ "#" (FORM) "-" (fault.field()) } { (words.refusal(fault.code())) }
            @if let Some(told) = fault.told().filter(|told| !told.is_empty()) {
                " " q dir="auto" { (told) }
            }
        }
    }
}

/// Where the notes went before, the newest first.
fn before(ctx: &Context<'_>) -> Markup {
    let mut before: Vec<&(Handover, Moment)> = ctx.workshop().handovers.values().collect();
    before.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
    html! {
        @if !before.is_empty() {
            section.block id="remis" tabindex="-1" {
                h2 { (ctx.words.handover_before()) }
                ul {
                    @for (handover, at) in before {
                        li {
                            a href=(handover.address) dir="ltr" { (handover.address) }
                            " " span.muted { (ctx.day_and_time(*at)) }
                        }
                    }
                }
            }
        }
    }
}
