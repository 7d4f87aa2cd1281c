//! The wall, driven from here: its scene, its light, the size of the hall, one
//! entry in very large type.

use maud::{Markup, html};

use super::forms::{form, hidden};
use super::sight::Desk;
use crate::domain::{Hall, Scene};
use crate::screen::{Place, Screen};
use crate::views::card::excerpt;

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    let words = desk.words;
    screen.put(Place::nth("wall-panel", "side", 40), |at| {
        html! {
            details.panel id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { h2 { (words.desk_wall()) } }
                p { a.alone href=(desk.address("mur")) target="mur" { (words.desk_wall_open()) } }
                div id="wall-state" data-keep {}
            }
        }
    });
    screen.put(Place::nth("wall-now", "wall-state", 1), |at| {
        // Following the round needs no words: the round was announced already.
        let chosen = desk.workshop.wall.blank || desk.workshop.wall.scene.is_some();
        let announced = chosen.then(|| told(desk));
        html! {
            div id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=[announced] {
                p { strong { (told(desk)) } }
                (blank(desk))
                @if let Some(text) = quoted(desk) { (unquote(desk, &text)) }
                details { summary { (words.desk_wall_scene()) } (scenes(desk)) }
                details { summary { (words.desk_wall_size()) } (halls(desk)) }
            }
        }
    });
}

/// What the wall shows now, in words.
fn told(desk: &Desk<'_>) -> String {
    if desk.workshop.wall.blank {
        return desk.words.desk_wall_dark().to_owned();
    }
    desk.words.desk_wall_now(desk.words.scene(shown(desk)))
}

/// The chosen scene, else that of the round, else the welcome.
fn shown(desk: &Desk<'_>) -> Scene {
    let round = desk.workshop.current_round();
    desk.workshop.wall.scene.or(round.map(|round| round.plan.scene)).unwrap_or(Scene::Welcome)
}

/// One press turns it dark, one press turns it on again.
fn blank(desk: &Desk<'_>) -> Markup {
    let words = desk.words;
    let (value, label) = if desk.workshop.wall.blank {
        ("0", words.desk_wall_unblank())
    } else {
        ("1", words.desk_wall_blank())
    };
    form(desk, "f-blank", "wall", html! { button name="blank" value=(value) { (label) } })
}

fn quoted(desk: &Desk<'_>) -> Option<String> {
    let id = desk.workshop.wall.quoted?;
    desk.workshop.contribution(id).ok().map(|entry| excerpt(&entry.statement.text))
}

fn unquote(desk: &Desk<'_>, text: &str) -> Markup {
    let fields = html! {
        (hidden("quoted", "")) (hidden("scene", ""))
        p.muted dir="auto" { (text) }
        button.small { (desk.words.desk_wall_quote_stop()) }
    };
    form(desk, "f-unquote", "wall", fields)
}

fn scenes(desk: &Desk<'_>) -> Markup {
    let chosen = desk.workshop.wall.scene;
    let fields = html! {
        div.row {
            button.small name="scene" value="" aria-pressed=(chosen.is_none()) {
                (desk.words.desk_wall_follow())
            }
            @for scene in Scene::ALL {
                button.small name="scene" value=(scene.code())
                    aria-pressed=(chosen == Some(*scene)) {
                    (desk.words.scene(*scene))
                }
            }
        }
    };
    form(desk, "f-scene", "wall", fields)
}

fn halls(desk: &Desk<'_>) -> Markup {
    let fields = html! {
        div.row {
            @for hall in Hall::ALL {
                button.small name="hall" value=(hall.code())
                    aria-pressed=(desk.workshop.wall.hall == *hall) {
                    (desk.words.hall(*hall))
                }
            }
        }
    };
    form(desk, "f-hall", "wall", fields)
}
