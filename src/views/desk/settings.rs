//! Title, place and terms, as every export shows them.

use maud::{Markup, html};

use super::forms::{field, form};
use super::sight::Desk;
use crate::domain::{About, Licence, Text};
use crate::screen::{Place, Screen};

pub(super) fn draw(desk: &Desk<'_>, screen: &mut Screen) {
    let Some(about) = desk.workshop.about.as_deref().filter(|_| desk.leads()) else { return };
    screen.put(Place::nth("settings", "side", 80), |at| {
        html! {
            details.panel data-close id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { h2 { (desk.words.desk_settings()) } }
                (form(desk, "f-settings", "describe", fields(desk, about)))
            }
        }
    });
}

fn fields(desk: &Desk<'_>, about: &About) -> Markup {
    let words = desk.words;
    let wifi = about.wifi.as_ref();
    let password = wifi.and_then(|wifi| wifi.password.as_ref());
    let one = |name, label, value| field(desk, "f-settings", name, label, value);
    html! {
        (one("title", words.create_name(), about.title.as_str()))
        (one("place", words.create_place(), words_of(about.place.as_ref())))
        (one("date", words.create_date(), words_of(about.date.as_ref())))
        (one("organiser", words.create_organiser(), words_of(about.organiser.as_ref())))
        (licence(desk, about.licence))
        (one("wifi", words.create_wifi_name(), wifi.map_or("", |wifi| wifi.name.as_str())))
        (one("wifi_password", words.create_wifi_password(), words_of(password)))
        button { (words.save()) }
    }
}

fn words_of(text: Option<&Text>) -> &str {
    text.map_or("", Text::as_str)
}

fn licence(desk: &Desk<'_>, now: Licence) -> Markup {
    html! {
        div.field {
            label for="f-settings-licence" { (desk.words.create_licence()) }
            select id="f-settings-licence" name="licence" {
                @for licence in Licence::ALL {
                    option value=(licence.spdx()) selected[licence == now] { (licence.name()) }
                }
            }
        }
    }
}
