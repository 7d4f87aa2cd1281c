//! The head of a step: where we are, what is asked, how much time is left.

use maud::{Markup, html};

use crate::domain::{Kind, Names, Round, Status, Step, Texts, Timer, Visible};
use crate::screen::{Place, Screen};
use crate::views::context::{Context, typed};

pub(super) fn shared(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let title = ctx.read(&round.plan.title);
    let place = position(ctx, round).map(|(n, _)| n);
    let announced = place.map(|n| ctx.words.phone_present_step(n, title.text));
    screen.put(Place::new("step", "live", "20"), |at| {
        html! {
            section.lead id=(at.id) data-in=(at.into) data-k=(at.key) data-announce=[announced] {
                (head(ctx, round))
                h1 lang=[title.lang()] dir="auto" { (title.text) }
                (prompt(ctx, round))
                (questions(ctx, &round.plan.sub_questions))
                (state(ctx, round))
            }
        }
    });
}

fn head(ctx: &Context<'_>, round: &Round) -> Markup {
    html! {
        p.eyebrow {
            @if let Some((n, total)) = position(ctx, round) {
                (ctx.words.phone_step_of(n, total))
            }
            @if round.timer != Timer::Off {
                " · " (ctx.clock(round.timer))
                span.over { (ctx.words.phone_time_over()) }
            }
        }
    }
}

fn prompt(ctx: &Context<'_>, round: &Round) -> Markup {
    let prompt = ctx.read(&round.plan.prompt);
    let example = round.plan.example.as_ref().map(|texts| ctx.read(texts));
    html! {
        @if !prompt.text.is_empty() {
            p.prompt lang=[prompt.lang()] { (typed(prompt.text)) }
        }
        @if let Some(example) = example {
            p.muted lang=[example.lang()] { (ctx.words.say_example(example.text)) }
        }
    }
}

fn questions(ctx: &Context<'_>, questions: &[Texts]) -> Markup {
    html! {
        @if !questions.is_empty() {
            ol.questions {
                @for question in questions {
                    @let question = ctx.read(question);
                    li lang=[question.lang()] { (typed(question.text)) }
                }
            }
        }
    }
}

/// One line that says how this step works, by its kind.
fn state(ctx: &Context<'_>, round: &Round) -> Markup {
    let words = ctx.words;
    let licence = ctx.workshop().licence();
    html! {
        @if round.status == Status::Closed { p.note { (words.round_closed()) } }
        @match round.plan.step {
            Step::Frame => ul.lines {
                li {
                    (words.rules_licence(licence.name())) " "
                    a href=(licence.url()) rel="license" { (words.licence_read()) }
                }
                li { (words.rules_may_pass()) }
            },
            Step::Grouping => p.note { (words.group_read_only()) },
            Step::WallReading | Step::Pause => p.note { (words.phone_follow_wall()) },
            Step::Welcome => p.count { (words.lobby_arrived(super::lobby::present(ctx))) },
            Step::SilentWriting | Step::RoundTable | Step::Harvest | Step::Talk
            | Step::Discussion | Step::Naming | Step::ReadBack | Step::Actions
            | Step::Closing => {}
        }
        (who_sees(ctx, round))
    }
}

/// Who will see what is written here, before anybody writes.
fn who_sees(ctx: &Context<'_>, round: &Round) -> Markup {
    let words = ctx.words;
    let Some(collects) = round.plan.collects.filter(|rules| rules.phones && round.is_open()) else {
        return html! {};
    };
    let hidden = collects.visible == Visible::Later && !round.revealed;
    html! {
        @if hidden && round.plan.step == Step::SilentWriting { p.note { (words.hidden()) } }
        @if hidden && round.calls_everybody() { p.note { (words.draft_share_at_turn()) } }
        @if !hidden { p.note { (words.visible_live()) } }
        @match collects.names {
            Names::Anonymous => p.note { (words.names_anonymous()) },
            Names::Hidden => p.note { (words.names_hidden()) },
            Names::Shown => {}
        }
        @if collects.kind == Kind::Word { p.note { (words.word_lead()) } }
    }
}

/// Which step of how many, skipped ones left out.
pub(super) fn position(ctx: &Context<'_>, round: &Round) -> Option<(i64, i64)> {
    let rounds = || ctx.workshop().rounds.iter().filter(|other| !other.skipped);
    let index = rounds().position(|other| other.plan.id == round.plan.id)?;
    Some((i64::try_from(index + 1).ok()?, i64::try_from(rounds().count()).ok()?))
}
