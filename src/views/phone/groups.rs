//! Groups, to read: a letter, a colour and a headline, never a colour alone.

use maud::{Markup, html};

use crate::domain::{Answer, Group, Round, RoundId, Step};
use crate::screen::{Place, Screen};
use crate::views::card::{CardKind, contribution_card};
use crate::views::context::{Context, letter, many, typed};

/// Cards of one group on a phone; the wall and the pad have them all.
const CARDS: usize = 6;

pub(super) fn shared(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let step = round.plan.step;
    let Ok(grouping) = ctx.workshop().grouping_of(round.plan.id) else { return };
    let reads = matches!(step, Step::Grouping | Step::Naming | Step::ReadBack | Step::Discussion);
    if !reads {
        return;
    }
    let groups = ctx.workshop().groups_of(grouping);
    head(ctx, round, grouping, screen);
    for (index, group) in groups.into_iter().enumerate() {
        let shown = Shown { ctx, grouping, group, index, cards: step == Step::Grouping };
        shown.put(screen);
    }
}

fn head(ctx: &Context<'_>, round: &Round, grouping: RoundId, screen: &mut Screen) {
    let words = ctx.words;
    let loose = ctx.workshop().cards_of(grouping, None).len();
    let n = many(loose);
    screen.put(Place::new("groups", "live", "38"), |at| {
        html! {
            section.groups id=(at.id) data-in=(at.into) data-k=(at.key) {
                @if round.plan.step == Step::ReadBack { (answers(ctx, round)) }
                @if round.plan.step == Step::Grouping && loose > 0 {
                    p.muted { (words.group_unsorted()) " (" (n) ")" }
                }
                ul.grouped id="groups-list" data-keep {}
            }
        }
    });
}

fn answers(ctx: &Context<'_>, round: &Round) -> Markup {
    let count = |wanted: fn(&Answer) -> bool| {
        let n = round.answers.values().filter(|answer| wanted(answer)).count();
        many(n)
    };
    let fine = count(|answer| matches!(answer, Answer::Fine));
    let reserves = count(|answer| matches!(answer, Answer::Reserve(_)));
    html! {
        p.count {
            (ctx.words.read_back_count_fine(fine))
            @if reserves > 0 { " · " (ctx.words.read_back_count_reserves(reserves)) }
        }
    }
}

struct Shown<'a> {
    ctx: &'a Context<'a>,
    grouping: RoundId,
    group: &'a Group,
    index: usize,
    cards: bool,
}

impl Shown<'_> {
    fn put(&self, screen: &mut Screen) {
        let cards = self.ctx.workshop().cards_of(self.grouping, Some(self.group.id));
        let list = format!("l-{}", self.group.id);
        let key = self.group.rank.as_str();
        screen.put(Place::new(format!("g-{}", self.group.id), "groups-list", key), |at| {
            html! {
                li.group id=(at.id) data-in=(at.into) data-k=(at.key)
                    data-band=(self.index % 6) {
                    (self.title(cards.len()))
                    @if self.cards {
                        @if cards.len() > CARDS {
                            p.muted { (self.more(cards.len() - CARDS)) }
                        }
                        ul.cards id=(list) data-keep {}
                    }
                }
            }
        });
        if !self.cards {
            return;
        }
        for (index, card) in cards.into_iter().take(CARDS).enumerate() {
            let place = Place::nth(super::entries::card_id(card), &list, index as u64);
            screen.put(place, |at| contribution_card(self.ctx, at, card, CardKind::Read, html! {}));
        }
    }

    fn title(&self, count: usize) -> Markup {
        let words = self.ctx.words;
        let n = many(count);
        html! {
            h2 {
                span.letter aria-hidden="true" { (letter(self.index)) }
                " "
                @match &self.group.headline {
                    Some(headline) => (typed(headline.as_str())),
                    None => (words.group_untitled()),
                }
                " " small { "(" (n) ")" }
            }
            @if let Some(gesture) = &self.group.gesture {
                p.gesture { (typed(gesture.as_str())) }
            }
        }
    }

    fn more(&self, count: usize) -> String {
        self.ctx.words.wall_more(many(count))
    }
}
