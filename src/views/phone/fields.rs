//! The fields of each kind of contribution. Only the first one must be filled.

use maud::{Markup, html};

use crate::domain::{Kind, Statement, Text, Tie};
use crate::views::context::Context;
use crate::views::form::{Choice, Field, choice, text_field};

/// Which form the fields stand in, and what they hold.
pub(in crate::views) struct Fields<'a> {
    /// Id of the form.
    pub(in crate::views) form: &'a str,
    /// What is written.
    pub(in crate::views) kind: Kind,
    /// Advised length of the first field.
    pub(in crate::views) advised: u32,
    /// Name of the draft; none when something kept is edited.
    pub(in crate::views) draft: Option<&'a str>,
    /// What they hold already.
    pub(in crate::views) filled: Option<&'a Statement>,
}

impl Fields<'_> {
    pub(in crate::views) fn render(&self, ctx: &Context<'_>) -> Markup {
        html! {
            (self.first(ctx))
            @match self.kind {
                Kind::Innovation => (self.innovation(ctx)),
                Kind::Action => (self.action(ctx)),
                Kind::Expectation | Kind::KeyIssue | Kind::Viewpoint | Kind::Question
                | Kind::Testimony | Kind::Remark | Kind::Observation | Kind::Talk
                | Kind::Word => {}
            }
        }
    }

    fn first(&self, ctx: &Context<'_>) -> Markup {
        let words = ctx.words;
        let short = matches!(self.kind, Kind::Innovation | Kind::Word);
        let hint = (self.kind == Kind::Innovation).then(|| words.field_name_hint());
        let field = Field {
            label: label(ctx, self.kind),
            hint,
            value: self.held(|statement| Some(&statement.text)),
            required: true,
            advised: Some(self.advised),
            rows: if short { 1 } else { 3 },
            ..self.field("text")
        };
        text_field(ctx, &field)
    }

    fn innovation(&self, ctx: &Context<'_>) -> Markup {
        let words = ctx.words;
        let what = Field {
            label: words.field_what(),
            value: self.held(|statement| statement.what.as_ref()),
            rows: 2,
            ..self.field("what")
        };
        let place = Field {
            label: words.field_where(),
            hint: Some(words.field_where_hint()),
            value: self.held(|statement| statement.place.as_ref()),
            ..self.field("place")
        };
        let tie = self.filled.and_then(|statement| statement.tie).map_or("", Tie::code);
        let answer = |value, label| Choice { value, label, hint: None };
        let ties = [
            answer(Tie::Mine.code(), words.tie(Tie::Mine)),
            answer(Tie::Known.code(), words.tie(Tie::Known)),
            answer("", words.tie_none()),
        ];
        html! {
            (text_field(ctx, &what))
            (text_field(ctx, &place))
            (choice(self.form, "tie", words.field_my_link(), tie, &ties))
        }
    }

    fn action(&self, ctx: &Context<'_>) -> Markup {
        let words = ctx.words;
        let who = Field {
            label: words.field_who(),
            value: self.held(|statement| statement.who.as_ref()),
            ..self.field("who")
        };
        let due = Field {
            label: words.field_when(),
            hint: Some(words.field_when_hint()),
            value: self.held(|statement| statement.due.as_ref()),
            ..self.field("due")
        };
        html! { (text_field(ctx, &who)) (text_field(ctx, &due)) }
    }

    fn field<'f>(&'f self, name: &'f str) -> Field<'f> {
        Field { form: self.form, name, draft: self.draft, rows: 1, ..Field::default() }
    }

    fn held(&self, read: impl Fn(&Statement) -> Option<&Text>) -> &str {
        self.filled.and_then(read).map_or("", Text::as_str)
    }
}

fn label(ctx: &Context<'_>, kind: Kind) -> &'static str {
    let words = ctx.words;
    match kind {
        Kind::Innovation => words.field_name(),
        Kind::Expectation => words.field_expectation(),
        Kind::KeyIssue => words.field_key_issue(),
        Kind::Viewpoint => words.field_viewpoint(),
        Kind::Question => words.field_question(),
        Kind::Testimony => words.field_testimony(),
        Kind::Remark | Kind::Talk => words.field_text(),
        Kind::Observation => words.field_observation(),
        Kind::Action => words.field_action(),
        Kind::Word => words.field_word(),
    }
}
