//! The fields of each kind of entry, empty to write or filled to edit.

use maud::{Markup, html};

use super::sight::Desk;
use crate::domain::{Kind, Statement, Text, Tie};
use crate::views::form::{Field, text_field};

/// Where fields stand: the form they belong to, and the draft they keep.
#[derive(Clone, Copy, Default)]
pub(super) struct Spot<'a> {
    pub(super) form: &'a str,
    /// Under which name what is typed is kept in the browser; none when editing.
    pub(super) draft: Option<&'a str>,
    /// The words to edit.
    pub(super) words: Option<&'a Statement>,
    /// The label of the main field, when the kind's own does not say enough.
    pub(super) label: Option<&'a str>,
    /// Whether the form says already whose words they are.
    pub(super) known: bool,
}

/// Everything that can be said of an entry of this kind.
pub(super) fn fields(desk: &Desk<'_>, kind: Kind, spot: &Spot<'_>) -> Markup {
    let words = desk.words;
    let label = spot.label.unwrap_or_else(|| main_label(desk, kind));
    let text = spot.words.map_or("", |said| said.text.as_str());
    let part =
        |part: fn(&Statement) -> Option<&Text>| spot.words.and_then(part).map_or("", Text::as_str);
    let one = |name, label, value, rows| draw(desk, spot, (name, label, value, rows));
    html! {
        @match kind {
            Kind::Innovation => {
                (one("text", label, text, 1))
                (one("what", words.field_what(), part(|said| said.what.as_ref()), 3))
                (one("place", words.field_where(), part(|said| said.place.as_ref()), 1))
                (tie(desk, spot))
            },
            Kind::Action => {
                (one("text", label, text, 3))
                (one("who", words.field_who(), part(|said| said.who.as_ref()), 1))
                (one("due", words.field_when(), part(|said| said.due.as_ref()), 1))
            },
            Kind::Word => { (one("text", label, text, 1)) },
            Kind::Talk | Kind::Testimony | Kind::Remark => {
                (one("text", label, text, if kind == Kind::Talk { 14 } else { 2 }))
                @if !spot.known {
                    (one("who", words.field_said_by(), part(|said| said.who.as_ref()), 1))
                }
            },
            Kind::Expectation | Kind::KeyIssue | Kind::Viewpoint | Kind::Question
            | Kind::Observation => { (one("text", label, text, 3)) },
        }
    }
}

fn main_label(desk: &Desk<'_>, kind: Kind) -> &'static str {
    let words = desk.words;
    match kind {
        Kind::Innovation => words.field_name(),
        Kind::Testimony => words.field_testimony(),
        Kind::Observation => words.field_observation(),
        Kind::Remark => words.desk_floor_note(),
        Kind::Talk => words.desk_say_talk(),
        Kind::Expectation
        | Kind::KeyIssue
        | Kind::Viewpoint
        | Kind::Question
        | Kind::Action
        | Kind::Word => words.kind(kind),
    }
}

fn draw(desk: &Desk<'_>, spot: &Spot<'_>, what: (&str, &str, &str, u8)) -> Markup {
    let (name, label, value, rows) = what;
    let Spot { form, draft, .. } = *spot;
    let field = Field { form, name, label, value, draft, rows, ..Field::default() };
    text_field(&desk.ctx, &field)
}

fn tie(desk: &Desk<'_>, spot: &Spot<'_>) -> Markup {
    let chosen = spot.words.and_then(|said| said.tie);
    let id = format!("{}-tie", spot.form);
    html! {
        div.field {
            label for=(id) { (desk.words.field_my_link()) }
            select id=(id) name="tie" {
                option value="" { (desk.words.tie_none()) }
                @for tie in Tie::ALL {
                    option value=(tie.code()) selected[chosen == Some(*tie)] {
                        (desk.words.tie(*tie))
                    }
                }
            }
        }
    }
}
