//! The way in, and the way to the notes: QR, address and code, very large.

use maud::{Markup, html};

use super::WALL;
use crate::domain::Text;
use crate::screen::{Place, Screen, qr};
use crate::views::context::{Context, many};
use crate::views::still::typed_address;

/// Before anything begins: how to come in, and how many are there.
pub(super) fn welcome(ctx: &Context<'_>, screen: &mut Screen) {
    let words = ctx.words;
    let title = ctx.workshop().title();
    screen.put(Place::new("door-title", WALL, "10"), |at| {
        html! {
            h1.title data-length=(super::length(title)) dir="auto"
                id=(at.id) data-in=(at.into) data-k=(at.key) { (title) }
        }
    });
    let code = code_image(&ctx.viewer.door.address(), words.wall_join());
    let two = ctx.wifi().is_some();
    screen.put(Place::new("door-qr", WALL, "20"), |at| {
        html! {
            div.door.two[two] id=(at.id) data-in=(at.into) data-k=(at.key) {
                (wifi(ctx))
                @if !two { (code) }
                div.way {
                    @if two { (code) }
                    @if two { p.how { (words.sheet_workshop()) } }
                    p.how { (words.wall_join()) }
                    p.address { (typed_address(&ctx.viewer.door.base)) }
                    p.code { (ctx.viewer.door.code) }
                }
            }
        }
    });
    let arrived = words.lobby_arrived(many(ctx.workshop().how_many()));
    screen.put(Place::new("door-count", WALL, "30"), |at| {
        html! { p.count id=(at.id) data-in=(at.into) data-k=(at.key) { (arrived) } }
    });
}

/// The end: thanks, and where the notes are.
pub(super) fn closing(ctx: &Context<'_>, screen: &mut Screen) {
    let words = ctx.words;
    let address = format!("{}pad", ctx.viewer.door.address());
    screen.put(Place::new("end-title", WALL, "10"), |at| {
        html! {
            h1.title data-length="1" id=(at.id) data-in=(at.into) data-k=(at.key) {
                (words.wall_thanks())
            }
        }
    });
    screen.put(Place::new("end-qr", WALL, "20"), |at| {
        html! {
            div.door id=(at.id) data-in=(at.into) data-k=(at.key) {
                (code_image(&address, words.wall_notes_here()))
                div.way {
                    p.how { (words.wall_notes_here()) }
                    p.address { (typed_address(&address)) }
                    p.licence { (ctx.workshop().licence().name()) }
                }
            }
        }
    });
    let said = many(ctx.workshop().count_public());
    screen.put(Place::new("end-count", WALL, "30"), |at| {
        html! {
            p.count id=(at.id) data-in=(at.into) data-k=(at.key) {
                (words.count_contributions(said))
            }
        }
    });
}

/// The code of an address; without one (too long), the address is still written.
pub(super) fn code_image(address: &str, label: &str) -> Markup {
    html! {
        @if let Some(image) = qr::svg(address, label) { div.qr-code { (image) } }
    }
}

/// The room's Wi-Fi, which comes first where there is one, and is read from as far.
fn wifi(ctx: &Context<'_>) -> Markup {
    let Some(wifi) = ctx.wifi() else {
        return html! {};
    };
    let password = wifi.password.as_ref().map_or("", Text::as_str);
    let words = ctx.words;
    html! {
        div.wifi {
            (code_image(&qr::wifi(wifi.name.as_str(), password), words.wall_first_wifi()))
            p.how { (words.wall_first_wifi()) }
            p { (words.sheet_wifi_name(wifi.name.as_str())) }
            @if !password.is_empty() { p { (words.sheet_wifi_password(password)) } }
        }
    }
}
