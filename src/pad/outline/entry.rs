//! One contribution as it is printed, and who signs it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Entry, TakenFrom, head};
use crate::domain::{Contribution, ContributionId, Kind, Names, Text, Workshop};
use crate::i18n::Words;

/// Who signs an entry: the speaker it quotes, else its author as shown; nobody when
/// the author or the round wants no names.
pub fn signed<'w>(workshop: &Workshop, entry: &'w Contribution) -> Option<&'w Text> {
    let quotes = matches!(entry.kind, Kind::Talk | Kind::Testimony | Kind::Remark);
    let speaker = entry.statement.who.as_ref().filter(|_| quotes && shows_names(workshop, entry));
    speaker.or_else(|| workshop.shown_name(entry))
}

/// Whether names may stand beside this entry.
fn shows_names(workshop: &Workshop, entry: &Contribution) -> bool {
    let collects = workshop.round(entry.round).ok().and_then(|round| round.plan.collects);
    !entry.unnamed && collects.is_none_or(|collects| collects.names == Names::Shown)
}

/// `entry` with what was merged into it; each id goes into `printed`.
pub(super) fn printed<'w>(
    workshop: &'w Workshop,
    entry: &'w Contribution,
    words: Words,
    printed: &mut BTreeSet<ContributionId>,
) -> Entry<'w> {
    printed.insert(entry.id);
    let statement = &entry.statement;
    // Two entries cannot be merged into each other, but a printer must end anyway.
    let inside: Vec<_> =
        workshop.merged_into(entry.id).filter(|inner| !printed.contains(&inner.id)).collect();
    let due = statement.due.as_ref();
    Entry {
        id: entry.id,
        kind: entry.kind,
        order: entry.order,
        text: statement.text.as_str(),
        what: statement.what.as_ref().map(Text::as_str),
        place: statement.place.as_ref().map(Text::as_str),
        tie: statement.tie,
        who: statement.who.as_ref().filter(|_| entry.kind == Kind::Action).map(Text::as_str),
        due: due.map(|due| when(words, due.as_str())),
        name: signed(workshop, entry).map(Text::as_str),
        support: entry.support.len(),
        answered: entry.answered,
        source: TakenFrom::of(workshop, entry.source, words),
        merged: inside
            .into_iter()
            .map(|inner| self::printed(workshop, inner, words, printed))
            .collect(),
    }
}

/// "pour le samedi 14 mars 2026"; what is no date stays as it was typed.
fn when(words: Words, due: &str) -> String {
    let date = head::in_words(words, due);
    if date == due { date } else { words.action_when(&date) }
}

impl Entry<'_> {
    /// Whether it is quoted as a voice, not listed as a point.
    pub fn is_quote(&self) -> bool {
        matches!(self.kind, Kind::Talk | Kind::Viewpoint)
    }

    /// Whether its text is the name of a thing.
    pub fn is_named(&self) -> bool {
        self.kind == Kind::Innovation
    }

    /// What follows the text, in printed order.
    pub fn details(&self, words: Words) -> Vec<Cow<'_, str>> {
        let mut details: Vec<Cow<'_, str>> = Vec::new();
        details.extend(self.what.map(Cow::Borrowed));
        details.extend(self.place.map(Cow::Borrowed));
        details.extend(self.tie.map(|tie| Cow::Borrowed(words.tie(tie))));
        if self.kind == Kind::Action {
            details.push(self.who.map_or(Cow::Borrowed(words.action_no_owner()), |who| {
                Cow::Owned(words.action_by(who))
            }));
        }
        details.extend(self.due.as_deref().map(Cow::Borrowed));
        if self.support > 0 {
            let support = i64::try_from(self.support).unwrap_or(i64::MAX);
            details.push(Cow::Owned(words.floor_supports(support)));
        }
        if self.answered {
            details.push(Cow::Borrowed(words.floor_answered()));
        }
        details.extend(self.source.as_ref().map(|source| Cow::Borrowed(source.words.as_str())));
        details
    }

    /// The name under it; who takes an action on is not said twice.
    pub fn signature(&self) -> Option<&str> {
        self.name.filter(|name| self.who != Some(*name))
    }
}
