//! The strip at the foot of most scenes: who comes late still finds the way in.

use maud::html;

use crate::screen::{Place, Screen};
use crate::views::context::{Context, many};
use crate::views::still::typed_address;

pub(super) fn strip(ctx: &Context<'_>, screen: &mut Screen) {
    let words = ctx.words;
    let door = &ctx.viewer.door;
    screen.put(Place::new("strip", "live", "2"), |at| {
        html! { div.strip data-in=(at.into) data-k=(at.key) id=(at.id) data-keep {} }
    });
    screen.put(Place::new("strip-way", "strip", "1"), |at| {
        html! {
            div.way id=(at.id) data-in=(at.into) data-k=(at.key) {
                (super::doors::code_image(&door.address(), words.wall_join()))
                span.address { (typed_address(&door.base)) }
                span.how { (words.wall_code()) " " b.code { (door.code) } }
            }
        }
    });
    let present = many(ctx.workshop().how_many());
    screen.put(Place::new("strip-count", "strip", "2"), |at| {
        html! {
            p.count id=(at.id) data-in=(at.into) data-k=(at.key) { (words.count_present(present)) }
        }
    });
}
