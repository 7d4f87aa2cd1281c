//! What every panel needs: the state, who looks, and the words to say it.

use maud::{Markup, html};

use crate::domain::{
    By, Contribution, Language, Role, Round, RoundId, Seat, SeatId, Texts, Workshop,
};
use crate::i18n::Words;
use crate::screen::{Door, Presence, Viewer};
use crate::views::context::Context;

/// Somebody of the team in front of the laptop.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) ctx: Context<'a>,
    pub(super) workshop: &'a Workshop,
    pub(super) presence: &'a Presence,
    pub(super) door: &'a Door,
    pub(super) role: Role,
    pub(super) language: Language,
    pub(super) words: Words,
}

impl<'a> Desk<'a> {
    pub(super) fn of(viewer: &'a Viewer<'a>) -> Self {
        let ctx = Context::new(viewer);
        Self {
            ctx,
            workshop: viewer.workshop,
            presence: viewer.presence,
            door: viewer.door,
            role: viewer.audience.role,
            language: viewer.audience.language,
            words: ctx.words,
        }
    }

    /// Whether this person runs the agenda.
    pub(super) fn leads(&self) -> bool {
        self.role.leads()
    }

    /// An address of this workshop: `/a/K7DMR/mur`.
    pub(super) fn address(&self, page: &str) -> String {
        self.ctx.link(page)
    }

    /// People who take part, in order of arrival.
    pub(super) fn seated(&self) -> impl Iterator<Item = &'a Seat> {
        self.workshop.present()
    }

    /// What to call a person.
    pub(super) fn name(&self, seat: SeatId) -> String {
        self.ctx.name_of(seat).unwrap_or_default()
    }

    /// What to call somebody of the team, or a person.
    pub(super) fn by(&self, by: By) -> String {
        match by {
            By::Seat(seat) => self.name(seat),
            By::Team(link) => {
                let link = self.workshop.links.get(&link);
                let label = link.and_then(|link| link.label.as_ref()).map(ToString::to_string);
                let role = link.map_or(Role::Facilitator, |link| link.role);
                label.unwrap_or_else(|| self.words.role(role).to_owned())
            }
            By::Nobody => self.words.nobody().to_owned(),
        }
    }

    /// Entries of a round and of those it takes up, that the team may read; oldest first. One
    /// under a hidden one stands alone, as everywhere.
    pub(super) fn readable(&self, round: RoundId) -> impl Iterator<Item = &'a Contribution> {
        let workshop = self.workshop;
        let sources = workshop.sources(round);
        workshop.all_said().filter(move |entry| {
            sources.contains(&entry.round)
                && workshop.under(entry).is_none()
                && workshop.team_sees(entry)
        })
    }

    /// Words that carry their language with them.
    pub(super) fn say(&self, texts: &Texts) -> Markup {
        let read = self.ctx.read(texts);
        html! {
            @if read.lang().is_none() { (read.text) }
            @else { span lang=[read.lang()] { (read.text) } }
        }
    }

    /// The title of a round as plain text, for labels and options.
    pub(super) fn title<'t>(&self, round: &'t Round) -> &'t str {
        round.plan.title.read(self.language).0
    }
}

/// A count as the catalogue takes it.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The letter of the group at this place: A to Z, then AA.
pub(super) fn letter(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(place % 26).unwrap_or(0)));
        if place < 26 {
            return letters.into_iter().rev().collect();
        }
        place = place / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn groups_are_lettered_as_columns_of_a_sheet() {
        let letters: Vec<_> = [0, 1, 25, 26, 27, 52].into_iter().map(letter).collect();
        assert_eq!(letters, ["A", "B", "Z", "AA", "AB", "BA"]);
    }
}
