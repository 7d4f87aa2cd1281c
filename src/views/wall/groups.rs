//! Groups: a letter, a colour, a headline, a count and two examples each.

use maud::{Markup, html};

use super::WALL;
use super::board::{heading, more};
use crate::domain::{Group, Round};
use crate::screen::{Place, Screen};
use crate::views::context::{Context, letter, many, typed};

/// Cards named under a group's headline.
const EXAMPLES: usize = 2;
/// Groups a wall can show and stay readable.
pub(super) const MOST: usize = 12;
/// Bands of colour; the letter tells groups of one colour apart.
pub(super) const BANDS: usize = 6;

/// The groups of a grouping with their counts.
pub(super) fn groups(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let groups = ctx.workshop().groups_of(round.plan.id);
    heading(ctx.read(&round.plan.title).text, screen);
    screen.put(Place::new("groups", WALL, "20"), |at| {
        html! {
            ul.groups data-count=(groups.len().min(MOST)) data-in=(at.into) data-k=(at.key)
                id=(at.id) data-keep {}
        }
    });
    let examples = if groups.len() > BANDS { 0 } else { EXAMPLES };
    for (index, group) in groups.iter().take(MOST).enumerate() {
        let place = Place::new(format!("g-{}", group.id), "groups", group.rank.as_str());
        screen.put(place, |at| one(ctx, at, (index, group), examples));
    }
    more(ctx, groups.len().saturating_sub(MOST), screen);
    let loose = ctx.workshop().cards_of(round.plan.id, None).len();
    if loose > 0 {
        screen.put(Place::new("loose", WALL, "30"), |at| {
            html! {
                p.count id=(at.id) data-in=(at.into) data-k=(at.key) {
                    (ctx.words.with_colon(ctx.words.group_unsorted())) " " (loose)
                }
            }
        });
    }
}

fn one(ctx: &Context<'_>, at: &Place, (index, group): (usize, &Group), examples: usize) -> Markup {
    let cards = ctx.workshop().cards_of(group.round, Some(group.id));
    html! {
        li.group data-band=(index % BANDS) id=(at.id) data-in=(at.into) data-k=(at.key) {
            p.headline {
                b.letter { (letter(index)) }
                " "
                @match &group.headline {
                    Some(headline) => (typed(headline.as_str())),
                    None => (ctx.words.group_untitled()),
                }
            }
            p.size { (ctx.words.count_contributions(many(cards.len()))) }
            @if examples > 0 && !cards.is_empty() {
                ul.examples {
                    @for card in cards.iter().take(examples) {
                        li { (typed(card.statement.text.as_str())) }
                    }
                }
            }
        }
    }
}
