//! From a workshop to a file. Only what everybody may read, names as they are shown.

use std::collections::{BTreeMap, BTreeSet};

use super::FORMAT;
use super::file::{Answers, Entry, File, Group, Note, Notice, People, Person, Placement, Round};
use super::plan::Plan;
use crate::domain::{Answer, Author, Contribution, ContributionId, Role, SeatId, Text, Workshop};
use crate::pad::{Source, signed};

/// The workshop as a `collecte/1` file.
pub fn json(workshop: &Workshop) -> String {
    written(workshop, None)
}

/// The same with credit, terms in full and address: what is downloaded.
pub fn json_with_notice(source: &Source<'_>) -> String {
    let colophon = source.outline().colophon;
    let notice = Notice {
        licence: colophon.licence.url().to_owned(),
        credit: colophon.credit,
        address: colophon.address.to_owned(),
    };
    written(source.workshop(), Some(notice))
}

fn written(workshop: &Workshop, notice: Option<Notice>) -> String {
    let file = File {
        format: FORMAT.to_owned(),
        notice,
        workshop: about(workshop),
        people: people(workshop),
        rounds: workshop.rounds.iter().map(round).collect(),
        current: workshop.current.map(|id| id.to_string()),
        contributions: workshop.public().map(|it| entry(workshop, it)).collect(),
        withdrawn: workshop.withdrawn.iter().map(ToString::to_string).collect(),
        hidden: hidden(workshop),
        groups: groups(workshop),
        placements: placements(workshop),
        notes: notes(workshop),
    };
    // Plain structures of texts and numbers: writing them cannot fail.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn about(workshop: &Workshop) -> super::file::Workshop {
    let about = workshop.about.as_deref();
    let said = |text: Option<&Text>| text.map(ToString::to_string);
    super::file::Workshop {
        id: Some(workshop.id.to_string()),
        title: workshop.title().to_owned(),
        place: said(about.and_then(|about| about.place.as_ref())),
        date: said(about.and_then(|about| about.date.as_ref())),
        organiser: said(about.and_then(|about| about.organiser.as_ref())),
        licence: workshop.licence().spdx().to_owned(),
        language: workshop.language().code().to_owned(),
        recipe: said(about.and_then(|about| about.recipe.as_ref())),
        withdrawal_hours: about.map_or(0, |about| about.withdrawal_hours),
        ended: workshop.ended.is_some(),
        notes_closed: workshop.notes_closed,
    }
}

/// Whose seat an entry tells: only of people who are in, and signed it.
fn seat_of(workshop: &Workshop, entry: &Contribution) -> Option<SeatId> {
    let Author::Seat(seat) = entry.author else { return None };
    let is_in = workshop.seat(seat).is_ok_and(|seat| !seat.removed);
    (is_in && workshop.shown_name(entry).is_some()).then_some(seat)
}

/// Those who signed something, under the name they signed with last.
fn people(workshop: &Workshop) -> People {
    let mut names: BTreeMap<SeatId, &Text> = BTreeMap::new();
    for entry in workshop.public() {
        if let Some((seat, name)) = seat_of(workshop, entry).zip(workshop.shown_name(entry)) {
            names.insert(seat, name);
        }
    }
    let signing: Vec<Person> = workshop
        .present()
        .filter_map(|seat| {
            let name = names.get(&seat.id)?.to_string();
            Some(Person { seat: seat.id.to_string(), name, simulated: seat.simulated })
        })
        .collect();
    let others = workshop.present().count() - signing.len();
    let played = workshop.present().filter(|seat| seat.simulated).count();
    let others_simulated = played - signing.iter().filter(|person| person.simulated).count();
    People { signing, others, others_simulated }
}

fn round(round: &crate::domain::Round) -> Round {
    let count = |wanted: &dyn Fn(&Answer) -> bool| {
        round.answers.values().filter(|answer| wanted(answer)).count()
    };
    Round {
        plan: Plan::written(&round.plan),
        status: round.status.code().to_owned(),
        skipped: round.skipped,
        revealed: round.revealed,
        passed: round.turns.passed.len(),
        answers: Answers {
            fine: count(&|answer| *answer == Answer::Fine),
            reserves: count(&|answer| matches!(answer, Answer::Reserve(_))),
            passes: count(&|answer| *answer == Answer::Pass),
        },
    }
}

fn entry(workshop: &Workshop, entry: &Contribution) -> Entry {
    let statement = &entry.statement;
    let said = |text: Option<&Text>| text.map(ToString::to_string);
    let who = statement.who.as_ref().filter(|who| {
        // A speaker who wants no name has none here either; an action keeps its bearer.
        let speaks = signed(workshop, entry) == Some(who);
        speaks || entry.kind == crate::domain::Kind::Action
    });
    Entry {
        id: entry.id.to_string(),
        round: entry.round.to_string(),
        kind: entry.kind.code().to_owned(),
        text: statement.text.to_string(),
        what: said(statement.what.as_ref()),
        place: said(statement.place.as_ref()),
        tie: statement.tie.map(|tie| tie.code().to_owned()),
        who: said(who),
        due: said(statement.due.as_ref()),
        sub_question: statement.sub_question,
        revision: entry.edits,
        seat: seat_of(workshop, entry).map(|seat| seat.to_string()),
        name: said(workshop.shown_name(entry)),
        channel: entry.channel.code().to_owned(),
        merged_into: entry
            .merged_into
            .filter(|id| is_public(workshop, *id))
            .map(|id| id.to_string()),
        support: entry.support.len(),
        answered: entry.answered,
        source: entry
            .source
            .filter(|note| workshop.shows_note(*note, Role::Participant))
            .map(|note| note.to_string()),
        simulated: entry.simulated,
    }
}

/// What everybody could read and the team took off; a draft was never there.
fn hidden(workshop: &Workshop) -> Vec<String> {
    let here = workshop.all_said().filter(|entry| entry.shared && entry.hidden);
    let all: BTreeSet<_> =
        here.map(|entry| entry.id).chain(workshop.hidden.iter().copied()).collect();
    all.iter().map(ToString::to_string).collect()
}

fn notes(workshop: &Workshop) -> Vec<Note> {
    let notes = workshop.public_notes().into_iter();
    notes.map(|(id, text)| Note { note: id.to_string(), text: text.to_string() }).collect()
}

fn is_public(workshop: &Workshop, id: ContributionId) -> bool {
    workshop.contribution(id).is_ok_and(Contribution::is_public)
}

fn groups(workshop: &Workshop) -> Vec<Group> {
    let of_round = workshop.rounds.iter().flat_map(|round| workshop.groups_of(round.plan.id));
    let said = |text: Option<&Text>| text.map(ToString::to_string);
    of_round
        .map(|group| Group {
            id: group.id.to_string(),
            round: group.round.to_string(),
            rank: group.rank.as_str().to_owned(),
            headline: said(group.headline.as_ref()),
            gesture: said(group.gesture.as_ref()),
        })
        .collect()
}

fn placements(workshop: &Workshop) -> Vec<Placement> {
    workshop
        .placements
        .iter()
        .filter(|((_, card), _)| is_public(workshop, *card))
        .map(|((round, card), placed)| Placement {
            round: round.to_string(),
            card: card.to_string(),
            group: workshop.group_of(*round, *card).map(|group| group.to_string()),
            rank: placed.rank.as_str().to_owned(),
        })
        .collect()
}
