//! What we owe people: the notice on their data, and the accessibility statement.
//! Nothing in them may be nicer than the truth; the words are in the catalogue.

use maud::{Markup, html};

use super::home::simple;
use super::layout::Look;
use crate::domain::{Licence, limits};

/// `/donnees`
pub fn privacy(look: &Look) -> Markup {
    let words = look.words();
    let content = html! {
        section.lead { h1 { (words.home_legal()) } }
        section {
            h2 { (words.privacy_who_title()) }
            p { (words.privacy_who()) }
            h2 { (words.privacy_what_title()) }
            ul {
                li { (words.privacy_what_words()) }
                li { (words.privacy_what_name()) }
                li { (words.privacy_what_anonymous()) }
                li { (words.privacy_what_not()) }
            }
            h2 { (words.privacy_long_title()) }
            p { (words.privacy_long(limits::KEPT_DAYS)) }
            h2 { (words.privacy_cookies_title()) }
            ul {
                li { (words.privacy_cookies_place()) }
                li { (words.privacy_cookies_look()) }
                li { (words.privacy_cookies_draft()) }
            }
            h2 { (words.privacy_licence_title()) }
            p { (words.privacy_licence(i64::from(limits::WITHDRAWAL_HOURS))) }
            ul {
                @for licence in Licence::ALL {
                    li { a.alone href=(licence.url()) rel="license" { (licence.name()) } }
                }
            }
            h2 { (words.privacy_rights_title()) }
            p { (words.privacy_rights()) }
            p { (words.data_child()) }
        }
    };
    simple(*look, words.home_legal(), "/donnees", content)
}

/// `/accessibilite`
pub fn accessibility(look: &Look) -> Markup {
    let words = look.words();
    let content = html! {
        section.lead { h1 { (words.home_accessibility()) } }
        section {
            p { (words.access_aim()) }
            p { (words.access_state()) }
            h2 { (words.access_done_title()) }
            ul {
                li { (words.access_done_keyboard()) }
                li { (words.access_done_reader()) }
                li { (words.access_done_sight()) }
                li { (words.access_done_time()) }
                li { (words.access_done_script()) }
            }
            h2 { (words.access_gaps_title()) }
            ul {
                li { (words.access_gaps_audit()) }
                li { (words.access_gaps_people()) }
                li { (words.access_gaps_breton()) }
            }
            h2 { (words.access_contact_title()) }
            p { (words.access_contact()) }
            p { (words.access_appeal()) }
        }
    };
    simple(*look, words.home_accessibility(), "/accessibilite", content)
}
