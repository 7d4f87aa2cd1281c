//! What a grouping became: the headlines, as large as they all fit.

use maud::{Markup, html};

use super::WALL;
use super::board::more;
use super::groups::{BANDS, MOST};
use crate::domain::{Answer, Group, Hall, Round, Step, Text};
use crate::screen::{Place, Screen};
use crate::views::context::{Context, letter, many, typed};

/// `L’identité / Se connaître et se rencontrer`, as large as they all fit; in a
/// read-back, how many are fine with them.
pub(super) fn headlines(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let Ok(grouping) = ctx.workshop().grouping_of(round.plan.id) else { return };
    let groups = ctx.workshop().groups_of(grouping);
    let hall = ctx.workshop().wall.hall;
    let most = match hall {
        Hall::Small => MOST,
        Hall::Medium => 10,
        Hall::Large => 7,
    };
    let shown: Vec<_> = groups.iter().take(most).map(|group| long(group)).collect();
    let fit = Fit::of(&shown, hall);
    screen.put(Place::new("headlines", WALL, "20"), |at| {
        html! {
            ol.headlines data-fit=(fit.size) data-in=(at.into) data-k=(at.key)
                id=(at.id) data-keep {}
        }
    });
    for ((index, group), lines) in groups.iter().enumerate().zip(&fit.lines) {
        let place = Place::new(format!("g-{}", group.id), "headlines", group.rank.as_str());
        screen.put(place, |at| headline(ctx, at, (index, group), *lines));
    }
    more(ctx, groups.len().saturating_sub(most), screen);
    if round.plan.step == Step::ReadBack {
        answers(ctx, round, screen);
    }
}

/// The size of the letters, and how many lines each headline may take: what is longer
/// than it looks ends in dots, and no headline pushes another off the wall.
#[derive(Debug, PartialEq, Eq)]
struct Fit {
    /// The place in [`SIZES`].
    size: usize,
    lines: Vec<usize>,
}

/// Sizes of the style, in hundredths of a title.
const SIZES: [usize; 6] = [100, 88, 75, 65, 50, 40];
/// Room for all headlines under the mark of a rehearsal, above two counts and the
/// strip. This and what follows in ten-thousandths of the height of a wall.
const HEIGHT: usize = 6_400;
/// Room for a line on a screen of 4:3.
const WIDTH: usize = 12_400;
/// Between two headlines.
const GAP: usize = 160;
/// A line, in hundredths of the height of its letters.
const LINE: usize = 118;
/// The letter before a headline, in the same measure.
const INDENT: usize = 160;

impl Fit {
    /// Of so many headlines, each so long in hundredths of the height of its letters.
    fn of(headlines: &[usize], hall: Hall) -> Self {
        let title = match hall {
            Hall::Small => 400,
            Hall::Medium => 560,
            Hall::Large => 720,
        };
        // Short ones, too, leave some air.
        let first = match headlines.len() {
            0..=4 => 0,
            5 => 1,
            6 | 7 => 2,
            _ => 3,
        };
        let room = HEIGHT.saturating_sub(GAP * headlines.len().saturating_sub(1));
        let mut least = 1;
        for (size, percent) in SIZES.iter().enumerate().skip(first) {
            let letter = title * percent / 100;
            let width = WIDTH - INDENT * letter / 100;
            let lines = |length: &usize| (length * letter / 100).div_ceil(width).max(1);
            let lines: Vec<usize> = headlines.iter().map(lines).collect();
            if lines.iter().sum::<usize>() * LINE * letter / 100 <= room {
                return Self { size, lines };
            }
            least = room * 100 / (LINE * letter) / headlines.len();
        }
        Self { size: SIZES.len() - 1, lines: vec![least.max(1); headlines.len()] }
    }
}

/// How long a headline and its gesture are, in hundredths of the height of a letter:
/// bold letters are a little more than half as wide as high, those of the gesture less.
fn long(group: &Group) -> usize {
    let letters = |text: Option<&Text>| text.map_or(0, |text| text.as_str().chars().count());
    letters(group.headline.as_ref()) * 58 + letters(group.gesture.as_ref()) * 43 + 100
}

fn headline(
    ctx: &Context<'_>,
    at: &Place,
    (index, group): (usize, &Group),
    lines: usize,
) -> Markup {
    html! {
        li.headline data-band=(index % BANDS) data-lines=(lines)
            id=(at.id) data-in=(at.into) data-k=(at.key) {
            b.letter { (letter(index)) }
            " "
            @match &group.headline {
                Some(headline) => (typed(headline.as_str())),
                None => (ctx.words.group_untitled()),
            }
            @if let Some(gesture) = &group.gesture {
                span.gesture { " / " (typed(gesture.as_str())) }
            }
        }
    }
}

fn answers(ctx: &Context<'_>, round: &Round, screen: &mut Screen) {
    let count = |wanted: fn(&Answer) -> bool| {
        many(round.answers.values().filter(|answer| wanted(answer)).count())
    };
    let fine = count(|answer| matches!(answer, Answer::Fine));
    let reserves = count(|answer| matches!(answer, Answer::Reserve(_)));
    screen.put(Place::new("answers", WALL, "30"), |at| {
        html! {
            p.count id=(at.id) data-in=(at.into) data-k=(at.key) {
                (ctx.words.read_back_count_fine(fine))
                @if reserves > 0 { " · " (ctx.words.read_back_count_reserves(reserves)) }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_as_large_as_they_all_fit_and_none_pushes_another_off_the_wall() {
        let few = Fit::of(&[2_000; 5], Hall::Medium);
        assert_eq!(few, Fit { size: 1, lines: vec![1; 5] });
        let long = Fit::of(&[2_000, 2_000, 2_000, 2_000, 9_000], Hall::Medium);
        assert_eq!(long, Fit { size: 1, lines: vec![1, 1, 1, 1, 4] });
        let halls = [(12, Hall::Small, 400), (10, Hall::Medium, 560), (7, Hall::Large, 720)];
        for (count, hall, title) in halls {
            for length in [500, 3_000, 12_000, 20_000] {
                let Fit { size, lines } = Fit::of(&vec![length; count], hall);
                let high = lines.iter().sum::<usize>() * LINE * title * SIZES[size] / 10_000;
                assert!(high + GAP * (count - 1) <= HEIGHT, "{count} of {length}: {high}");
                assert!(lines.iter().all(|lines| *lines >= 1));
            }
        }
    }
}
