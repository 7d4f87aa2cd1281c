//! The whole page, and what stands in it beside the live part: forms that many
//! buttons share, and the help for the keyboard. Neither changes while the page lives.

use maud::{Markup, html};

use super::forms::{form, hidden};
use super::sight::Desk;
use crate::assets::Asset;
use crate::screen::{Piece, Screen, Viewer};
use crate::views::layout::{Layout, Live, Look, document, live_main, title_piece};

/// The page of the facilitator, the co-facilitator or the scribe; `screen` is what
/// [`shared`](super::shared) drew.
pub fn page(viewer: &Viewer<'_>, look: &Look, live: &Live, screen: &Screen) -> Markup {
    let desk = Desk::of(viewer);
    document(Layout {
        title: &title(&desk),
        look: *look,
        script: Some(Asset::DeskJs),
        style: Asset::DeskCss,
        path: &desk.address("animer"),
        live: Some(live),
        header: bar(&desk),
        body: html! { (live_main(screen)) (beside(&desk)) (help(&desk)) },
    })
}

/// A small page that does not live: one card, one person, one step.
pub(super) fn small(desk: &Desk<'_>, look: Look, path: &str, body: Markup) -> Markup {
    document(Layout {
        title: &title(desk),
        look,
        script: Some(Asset::DeskJs),
        style: Asset::DeskCss,
        path: &desk.address(path),
        live: None,
        header: bar(desk),
        body: html! {
            main.plain id="live" {
                p { a.alone href=(desk.address("animer")) { (desk.words.back()) } }
                (body)
            }
            (beside(desk))
        },
    })
}

/// The title in the tab says where the meeting is.
pub(super) fn tab(desk: &Desk<'_>) -> Piece {
    title_piece(&title(desk))
}

fn title(desk: &Desk<'_>) -> String {
    let here =
        desk.workshop.current_round().map_or(desk.words.desk_title(), |round| desk.title(round));
    format!("{here} – {}", desk.workshop.title())
}

fn bar(desk: &Desk<'_>) -> Markup {
    html! { p { a href="/" { (desk.words.app_name()) } " · " (desk.words.role(desk.role)) } }
}

/// The forms to which the buttons on cards belong.
fn beside(desk: &Desk<'_>) -> Markup {
    let switch = |id, verb, on| form(desk, id, verb, hidden("on", on));
    html! {
        div {
            form id="f-card" method="get" action=(desk.address("animer")) {}
            (switch("f-hide", "hide", "1"))
            (switch("f-show", "hide", "0"))
            (switch("f-answered", "answered", "1"))
            (switch("f-unanswered", "answered", "0"))
            (form(desk, "f-share", "share", html! {}))
            (form(desk, "f-quote", "wall", hidden("scene", "quotation")))
            (form(desk, "f-ungroup", "ungroup", html! {}))
        }
    }
}

fn help(desk: &Desk<'_>) -> Markup {
    let words = desk.words;
    let keys = [
        words.desk_key_next(),
        words.desk_key_group(),
        words.desk_key_undone(),
        words.desk_key_menu(),
        words.desk_key_new(),
        words.desk_key_undo(),
        words.desk_key_help(),
    ];
    html! {
        dialog id="help" aria-labelledby="help-title" {
            h2 id="help-title" { (words.desk_keyboard()) }
            ul { @for key in keys { li { (key) } } }
            p { (words.group_drag_hint()) }
            label.inline { input type="checkbox" id="keys-on" checked; (words.desk_keys()) }
            p { button type="button" data-shut { (words.close()) } }
        }
    }
}
