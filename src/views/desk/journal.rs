//! Who did what on the board, for those who look and for those who listen.
//!
//! The log of moves is read from the steps that can be undone: each knows what was
//! before it. What it says of a step depends on that step and the later ones only,
//! so a move is announced once, and an older one never again.

use maud::html;

use super::sight::{Desk, count};
use crate::domain::{ContributionId, GroupAct, GroupId, Placement, RoundId, Text, UndoStep};
use crate::screen::{Place, Screen};
use crate::views::card::excerpt;

pub(super) fn draw(desk: &Desk<'_>, grouping: RoundId, screen: &mut Screen) {
    let steps: Vec<&UndoStep> =
        desk.workshop.undo.iter().filter(|step| step.round == grouping).collect();
    if steps.is_empty() {
        return;
    }
    screen.put(Place::nth("journal-box", "work", 20), |at| {
        html! {
            details id=(at.id) data-in=(at.into) data-k=(at.key) {
                summary { (desk.words.desk_journal()) }
                ol.journal tabindex="0" aria-label=(desk.words.desk_journal())
                    id="journal" data-keep {}
            }
        }
    });
    for (place, step) in steps.iter().enumerate() {
        let after = Later { desk, steps: &steps[place + 1..], round: grouping };
        let Some(told) = after.tell(step) else { continue };
        let who = desk.by(step.by);
        let place = Place::new(
            format!("did-{}", step.op),
            "journal",
            format!("{:020}", u64::MAX - step.seq),
        );
        screen.put(place, |at| {
            html! {
                li id=(at.id) data-in=(at.into) data-k=(at.key)
                    data-announce=(desk.words.desk_done_by(&who, &told.spoken)) {
                    bdi { (who) } " – " (told.written)
                }
            }
        });
    }
}

/// A step in words: short for those who listen, with the card for those who read.
struct Told {
    spoken: String,
    written: String,
}

impl Told {
    fn plain(sentence: String) -> Self {
        Self { spoken: sentence.clone(), written: sentence }
    }
}

/// What happened after a step: tells how things stood when it was done.
struct Later<'a> {
    desk: &'a Desk<'a>,
    steps: &'a [&'a UndoStep],
    round: RoundId,
}

impl Later<'_> {
    /// The step in words. Its acts undo it, so the last one undoes what came first.
    fn tell(&self, step: &UndoStep) -> Option<Told> {
        let words = self.desk.words;
        Some(match step.acts.last()? {
            GroupAct::Dissolved(group) => Told::plain(words.desk_did_made(&self.title(*group))),
            GroupAct::Made(group) => {
                Told::plain(words.desk_did_dissolved(&self.called(group.headline.as_ref())))
            }
            GroupAct::Named { group, .. } => Told::plain(words.desk_did_named(&self.title(*group))),
            GroupAct::Ranked { group, .. } => {
                Told::plain(words.desk_did_ranked(&self.title(*group)))
            }
            GroupAct::Put { card, .. } => self.moved(step, *card),
            GroupAct::Merged { into: None, .. } => Told::plain(words.group_merged().to_owned()),
            GroupAct::Merged { into: Some(_), .. } => {
                Told::plain(words.desk_did_split().to_owned())
            }
        })
    }

    fn moved(&self, step: &UndoStep, card: ContributionId) -> Told {
        let words = self.desk.words;
        let to = match self.stood(card) {
            Some(group) => self.title(group),
            None => words.group_unsorted().to_owned(),
        };
        if step.acts.len() > 1 {
            return Told::plain(words.desk_did_moved_many(count(step.acts.len()), &to));
        }
        let text = self.desk.workshop.contribution(card).map(|card| excerpt(&card.statement.text));
        let spoken = words.group_moved(&to);
        let written = text.map_or_else(|_| spoken.clone(), |text| words.desk_did_moved(&text, &to));
        Told { spoken, written }
    }

    fn acts(&self) -> impl Iterator<Item = &GroupAct> {
        // The acts of a step undo it backwards, so its first effect stands last.
        self.steps.iter().flat_map(|step| step.acts.iter().rev())
    }

    /// In which group a card stood after the step.
    fn stood(&self, card: ContributionId) -> Option<GroupId> {
        let moved = self.acts().find_map(|act| {
            let GroupAct::Put { card: other, placement } = act else { return None };
            (*other == card).then_some(placement.as_ref())
        });
        let now = || self.desk.workshop.placements.get(&(self.round, card));
        moved.unwrap_or_else(now).and_then(|placement: &Placement| placement.group)
    }

    /// What a group was called after the step.
    fn title(&self, id: GroupId) -> String {
        let renamed = self.acts().find_map(|act| match act {
            GroupAct::Named { group, headline, .. } => (*group == id).then_some(headline.as_ref()),
            GroupAct::Made(group) => (group.id == id).then_some(group.headline.as_ref()),
            GroupAct::Dissolved(_)
            | GroupAct::Ranked { .. }
            | GroupAct::Put { .. }
            | GroupAct::Merged { .. } => None,
        });
        let now = || self.desk.workshop.group(id).ok().and_then(|group| group.headline.as_ref());
        self.called(renamed.unwrap_or_else(now))
    }

    fn called(&self, headline: Option<&Text>) -> String {
        headline.map_or(self.desk.words.group_untitled(), Text::as_str).to_owned()
    }
}
