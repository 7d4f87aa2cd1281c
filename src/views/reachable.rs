//! Can a phone come in? The page that answers it before the public comes, and the page
//! that the phone sees.
//!
//! The first fetches itself anew while it waits (`again.js`); without JavaScript it has a
//! link that does the same.

use maud::{Markup, html};

use super::form::{Choice, choice, hidden};
use super::home::{simple, simple_with};
use super::layout::Look;
use super::still::typed_address;
use crate::assets::Asset;
use crate::domain::{Moment, Text, Wifi};
use crate::i18n::{Words, dates};
use crate::screen::{PhoneAddress, qr};

/// What is known of the ways in.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something else about the network")]
pub struct Found {
    /// The workshop somebody prepares, if any.
    pub code: Option<String>,
    /// The address in all codes now.
    pub base: String,
    /// Whether a phone could dial it at all.
    pub can_be_reached: bool,
    /// Somebody chose it.
    pub is_chosen: bool,
    /// The operator gave it: nothing to choose.
    pub is_public: bool,
    /// The interface that was chosen, connected or not.
    pub chosen: Option<String>,
    /// Whoever looks sits at the machine itself, and may choose.
    pub at_home: bool,
    /// Every address for phones.
    pub phones: Vec<PhoneAddress>,
    /// The machine is the room.
    pub lan: bool,
    /// The Wi-Fi of the room.
    pub wifi: Option<Wifi>,
    /// When another device was last here.
    pub phone_at: Option<Moment>,
}

/// `/essai`
pub fn test(look: &Look, found: &Found) -> Markup {
    let words = look.words();
    let content = html! {
        section.lead {
            h1 { (words.reach_title()) }
            p.prompt { (words.reach_lead()) }
        }
        div id="reach" data-again {
            (answer(*look, found))
            @if found.can_be_reached { (codes(words, found)) }
            @if !found.is_public { (ways(words, found)) }
        }
        p.links { a href=(path(found)) { (words.reach_reload()) } }
        (failing(words, found))
        p.links {
            @if let Some(code) = &found.code {
                a.main href={ "/a/" (code) "/animer" } { (words.reach_back()) }
            } @else {
                a.main href="/ateliers" { (words.create_go()) }
            }
        }
    };
    let assets = (Asset::PadJs, Asset::SheetCss);
    simple_with(*look, (words.reach_title(), &path(found)), assets, content)
}

fn path(found: &Found) -> String {
    found.code.as_ref().map_or_else(|| "/essai".to_owned(), |code| format!("/essai?code={code}"))
}

fn answer(look: Look, found: &Found) -> Markup {
    let words = look.words();
    let at = found.phone_at.map(|at| dates::time(look.lang, at, dates::default_zone()));
    html! {
        p.note id="reach-answer" role="status" {
            @match &at {
                Some(time) => { span aria-hidden="true" { "✓ " } strong { (words.reach_yes(time)) } }
                None if found.can_be_reached => {
                    span aria-hidden="true" { "○ " } (words.reach_not_yet())
                }
                None => (words.terminal_none())
            }
        }
    }
}

/// The Wi-Fi first, then the workshop: no code can do both.
fn codes(words: Words, found: &Found) -> Markup {
    let query = found.code.as_ref().map_or_else(String::new, |code| format!("?code={code}"));
    let typed = format!("{}/ici", found.base);
    let address = format!("{typed}{query}");
    html! {
        @if let Some(wifi) = &found.wifi {
            @let password = wifi.password.as_ref().map_or("", Text::as_str);
            section.block {
                h2 { (words.sheet_wifi()) }
                p { (words.sheet_wifi_name(wifi.name.as_str())) }
                @if !password.is_empty() { p { (words.sheet_wifi_password(password)) } }
                @if let Some(image) = qr::svg(&qr::wifi(wifi.name.as_str(), password), words.sheet_qr_wifi()) {
                    (image)
                }
            }
        }
        section.block {
            h2 { @if found.wifi.is_some() { (words.reach_second()) } @else { (words.reach_scan()) } }
            p { (words.sheet_scan()) }
            @if let Some(image) = qr::svg(&address, &words.reach_qr(typed_address(&found.base))) {
                (image)
            }
            p { (words.sheet_or_type()) " " b.address dir="ltr" { (typed_address(&typed)) } }
        }
    }
}

/// Where there are several addresses, whoever sits at the machine chooses.
fn ways(words: Words, found: &Found) -> Markup {
    let labels: Vec<(String, String)> = found
        .phones
        .iter()
        .map(|way| (way.interface.clone().unwrap_or_default(), label(words, way)))
        .collect();
    let lost = found
        .chosen
        .as_ref()
        .filter(|chosen| labels.iter().all(|(interface, _)| interface != *chosen));
    html! {
        @if found.phones.len() > 1 || found.chosen.is_some() {
            section.block {
                h2 { (words.reach_which()) }
                p { (words.reach_which_lead()) }
                @if let Some(lost) = lost { p.note { (words.reach_lost(lost)) } }
                @if found.at_home {
                    (choose(words, found, &labels))
                } @else {
                    ul { @for (_, label) in &labels { li { (label) } } }
                    p.muted { (words.reach_choose_there()) }
                }
            }
        }
    }
}

fn choose(words: Words, found: &Found, labels: &[(String, String)]) -> Markup {
    const FORM: &str = "f-reach";
    let automatic = Choice { value: "", label: words.reach_automatic(), hint: None };
    let answers: Vec<Choice<'_>> = std::iter::once(automatic)
        .chain(labels.iter().map(|(value, label)| Choice { value, label, hint: None }))
        .collect();
    let now = if found.is_chosen { found.chosen.as_deref().unwrap_or_default() } else { "" };
    html! {
        form id=(FORM) method="post" action="/essai" {
            (hidden("op", ""))
            @if let Some(code) = &found.code { (hidden("code", code)) }
            (choice(FORM, "interface", words.reach_address(), now, &answers))
            button { (words.reach_choose()) }
        }
    }
}

fn label(words: Words, way: &PhoneAddress) -> String {
    let hotspot = way.iphone_hotspot.then(|| words.terminal_hotspot());
    let notes: Vec<&str> = way.interface.as_deref().into_iter().chain(hotspot).collect();
    format!("{} ({})", typed_address(&way.url), notes.join(", "))
}

/// What to look at, the likeliest cause first.
fn failing(words: Words, found: &Found) -> Markup {
    html! {
        section {
            h2 { (words.reach_fails()) }
            ol {
                li { (words.reach_same_wifi()) }
                li { (words.reach_mobile_data()) }
                @if found.lan { li { (words.sheet_no_internet()) } }
                li { (words.reach_isolated()) }
                li {
                    (words.reach_firewall())
                    ul {
                        li { (words.reach_firewall_windows()) }
                        li { (words.reach_firewall_mac()) }
                        li { (words.reach_firewall_linux(port(&found.base))) }
                    }
                }
                li { (words.reach_hotspot()) }
                li { (words.reach_public()) }
            }
        }
    }
}

fn port(base: &str) -> &str {
    base.rsplit_once(':').map_or("80", |(_, port)| if port.starts_with("//") { "80" } else { port })
}

/// `/ici`: the page itself is the answer. `elsewhere`: this is not the
/// machine that serves.
pub fn phone(look: &Look, code: Option<&str>, elsewhere: bool) -> Markup {
    let words = look.words();
    let content = html! {
        section.lead {
            @if elsewhere {
                h1 { span aria-hidden="true" { "✓ " } (words.reach_phone_yes()) }
                p.prompt { (words.reach_phone_lead()) }
            } @else {
                h1 { (words.reach_phone_here()) }
            }
            p.links {
                @match code {
                    Some(code) => a.main href={ "/a/" (code) "/" } { (words.reach_phone_enter()) }
                    None => a.main href="/" { (words.home_join()) }
                }
            }
        }
    };
    simple(*look, words.reach_phone_yes(), "/ici", content)
}
