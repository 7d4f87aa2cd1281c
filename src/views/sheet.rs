//! The printed A4 join sheet: one page for the wall of the room, one page of tents for
//! the tables. Black on white whatever the colours of the screen; nothing secret in it
//! but the Wi-Fi, which the room shares anyway.

use maud::{Markup, html};

use super::context::Context;
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::{in_front, typed_address};
use crate::assets::Asset;
use crate::domain::{Text, Wifi, Workshop};
use crate::screen::{Door, qr};

/// Tents on the second page; each stands between two rows of a table.
const TENTS: usize = 4;

/// `/a/CODE/affiche`
pub fn page(workshop: &Workshop, door: &Door, look: &Look) -> Markup {
    in_front(workshop, door, *look, |ctx| {
        document(Layout {
            title: &format!("{} — {}", ctx.words.sheet_title(), workshop.title()),
            look: *look,
            script: Some(Asset::PadJs),
            style: Asset::SheetCss,
            path: &ctx.link("affiche"),
            live: None,
            header: bar(ctx),
            body: html! {
                main.sheets id="live" {
                    p.links {
                        button.main type="button" data-print { (ctx.words.sheet_print()) }
                    }
                    (poster(ctx))
                    (tents(ctx))
                }
            },
        })
    })
}

fn poster(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    let wifi = ctx.wifi();
    html! {
        section.paper.poster {
            h1 { span.eyebrow { (words.sheet_title()) } " " span dir="auto" { (ctx.workshop().title()) } }
            @if let Some(wifi) = wifi {
                (network(ctx, wifi))
            }
            div.aim {
                @if wifi.is_some() { h2 { (words.sheet_workshop()) } }
                p { (words.sheet_scan()) }
            }
            (door_code(ctx))
            p.type {
                (words.sheet_or_type()) " "
                b.address dir="ltr" { (typed_address(&ctx.viewer.door.base)) }
            }
            div.how {
                p.join { (words.sheet_code()) " " (spelled(ctx)) }
                ol {
                    li { (words.sheet_step_scan()) }
                    li { (words.sheet_step_name()) }
                    li { (words.sheet_step_write()) }
                }
            }
            (help(ctx))
        }
    }
}

/// The code, whole for a screen reader too.
fn spelled(ctx: &Context<'_>) -> Markup {
    html! { b.joincode dir="ltr" { (ctx.viewer.door.code) } }
}

fn door_code(ctx: &Context<'_>) -> Markup {
    let door = ctx.viewer.door;
    let label = ctx.words.sheet_qr(typed_address(&door.base));
    html! {
        div.door {
            @if let Some(image) = qr::svg(&door.address(), &label) { (image) }
        }
    }
}

/// First the room's network: without it no phone finds the workshop.
fn network(ctx: &Context<'_>, wifi: &Wifi) -> Markup {
    let words = ctx.words;
    let password = wifi.password.as_ref().map_or("", Text::as_str);
    let image = qr::svg(&qr::wifi(wifi.name.as_str(), password), words.sheet_qr_wifi());
    html! {
        div.network {
            div {
                h2 { (words.sheet_wifi()) }
                p { (words.sheet_wifi_name(wifi.name.as_str())) }
                @if !password.is_empty() { p { (words.sheet_wifi_password(password)) } }
            }
            @if let Some(image) = image { (image) }
        }
    }
}

fn help(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    // A server in the room: its network may lead nowhere else, and phones dislike that.
    let in_the_room = !ctx.viewer.door.base.starts_with("https://");
    html! {
        ul.help {
            @if in_the_room {
                li { (words.sheet_no_internet()) }
                li { (words.sheet_mobile_data()) }
            }
            li { (words.sheet_no_phone()) }
            li { (words.sheet_licence(ctx.workshop().licence().name())) }
        }
    }
}

/// To cut in four and to fold: a face for each side of the table.
fn tents(ctx: &Context<'_>) -> Markup {
    html! {
        section.paper.tents {
            h2 { (ctx.words.sheet_tents()) }
            p.cut { (ctx.words.sheet_tents_lead()) }
            div.four {
                @for tent in 0..TENTS {
                    // Said once: what is printed eight times is the same eight times.
                    div.tent aria-hidden=[(tent > 0).then_some("true")] {
                        div.face.turned aria-hidden="true" { (face(ctx)) }
                        div.face { (face(ctx)) }
                    }
                }
            }
        }
    }
}

fn face(ctx: &Context<'_>) -> Markup {
    html! {
        (door_code(ctx))
        div {
            p.what dir="auto" { (ctx.workshop().title()) }
            p.address dir="ltr" { (typed_address(&ctx.viewer.door.base)) }
            p { (spelled(ctx)) }
        }
    }
}
