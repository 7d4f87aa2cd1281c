//! From a file to a workshop that is whole: every id known, every code understood,
//! every bound kept.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::{coded, id, language, optional_text, rank, text};
use super::{FORMAT, ImportError, file};
use crate::domain::{
    About, Brought, BroughtEntry, BroughtRound, Channel, ContributionId, Group, GroupId, Kind,
    Licence, NoteId, Placement, RoundId, SeatId, Statement, Status, Text, Tie, limits,
};

/// A workshop read from a file, not yet created.
#[derive(Debug)]
pub struct Import {
    /// Title and terms.
    pub about: About,
    /// All the rest.
    pub brought: Brought,
}

/// Reads a `collecte/1` file.
///
/// # Errors
/// [`ImportError`] with the place of the first thing that is wrong.
pub fn parse(json: &str) -> Result<Import, ImportError> {
    let file: file::File = serde_json::from_str(json).map_err(|error| {
        ImportError::at("bad_json", format!("line {} column {}", error.line(), error.column()))
    })?;
    if file.format != FORMAT {
        return Err(ImportError::at("unknown_format", "format"));
    }
    let workshop = file.workshop.id.as_deref();
    let ids = |letters: &[String], path: &str| {
        numbered(letters, path, |letters, path| id(letters, || path.to_owned()))
    };
    let brought = Brought {
        workshop: workshop.map(|it| id(it, || "workshop.id".to_owned())).transpose()?,
        ended: file.workshop.ended,
        rounds: numbered(&file.rounds, "rounds", round)?,
        current: file.current.as_deref().map(|it| id(it, || "current".to_owned())).transpose()?,
        people: numbered(&file.people.signing, "people.signing", person)?,
        others: file.people.others,
        simulated: played(&file.people.signing)?,
        others_simulated: file.people.others_simulated,
        entries: numbered(&file.contributions, "contributions", entry)?,
        groups: numbered(&file.groups, "groups", group)?,
        placements: numbered(&file.placements, "placements", placement)?,
        withdrawn: ids(&file.withdrawn, "withdrawn")?,
        hidden: ids(&file.hidden, "hidden")?,
        notes_closed: file.workshop.notes_closed,
        notes: numbered(&file.notes, "notes", note)?,
    };
    bounded(&brought)?;
    known(&brought)?;
    Ok(Import { about: about(&file.workshop)?, brought })
}

fn numbered<F, T>(
    values: &[F],
    path: &str,
    read: impl Fn(&F, &str) -> Result<T, ImportError>,
) -> Result<Vec<T>, ImportError> {
    values.iter().enumerate().map(|(index, it)| read(it, &format!("{path}[{index}]"))).collect()
}

fn about(about: &file::Workshop) -> Result<About, ImportError> {
    let optional = |words: &Option<String>, name: &str| {
        optional_text(words.as_ref(), || format!("workshop.{name}"))
    };
    Ok(About {
        title: text(&about.title, "workshop.title")?,
        place: optional(&about.place, "place")?,
        date: optional(&about.date, "date")?,
        organiser: optional(&about.organiser, "organiser")?,
        licence: coded(&about.licence, Licence::from_spdx, || "workshop.licence".to_owned())?,
        language: language(&about.language, "workshop.language")?,
        recipe: optional(&about.recipe, "recipe")?,
        withdrawal_hours: about.withdrawal_hours,
        wifi: None,
    })
}

fn person(person: &file::Person, path: &str) -> Result<(SeatId, Text), ImportError> {
    Ok((id(&person.seat, || format!("{path}.seat"))?, text(&person.name, &format!("{path}.name"))?))
}

/// Those whom the rehearsal played.
fn played(signing: &[file::Person]) -> Result<Vec<SeatId>, ImportError> {
    let played = signing.iter().filter(|person| person.simulated);
    played.map(|person| id(&person.seat, || "people.signing".to_owned())).collect()
}

fn round(round: &file::Round, path: &str) -> Result<BroughtRound, ImportError> {
    let file::Answers { fine, reserves, passes } = round.answers;
    Ok(BroughtRound {
        plan: round.plan.read(path)?,
        status: coded(&round.status, Status::from_code, || format!("{path}.status"))?,
        skipped: round.skipped,
        revealed: round.revealed,
        passed: round.passed,
        answers: [fine, reserves, passes],
    })
}

fn entry(entry: &file::Entry, path: &str) -> Result<BroughtEntry, ImportError> {
    let within = |name: &str| format!("{path}.{name}");
    let optional =
        |words: &Option<String>, name: &str| optional_text(words.as_ref(), || within(name));
    let tie = entry.tie.as_deref();
    let statement = Statement {
        text: text(&entry.text, &within("text"))?,
        what: optional(&entry.what, "what")?,
        place: optional(&entry.place, "place")?,
        tie: tie.map(|tie| coded(tie, Tie::from_code, || within("tie"))).transpose()?,
        who: optional(&entry.who, "who")?,
        due: optional(&entry.due, "due")?,
        sub_question: entry.sub_question,
    };
    let merged_into = entry.merged_into.as_deref();
    Ok(BroughtEntry {
        id: id(&entry.id, || within("id"))?,
        round: id(&entry.round, || within("round"))?,
        kind: coded(&entry.kind, Kind::from_code, || within("kind"))?,
        statement,
        revision: entry.revision,
        shared: true,
        seat: entry.seat.as_deref().map(|seat| id(seat, || within("seat"))).transpose()?,
        name: optional(&entry.name, "name")?,
        channel: coded(&entry.channel, Channel::from_code, || within("channel"))?,
        merged_into: merged_into.map(|it| id(it, || within("merged_into"))).transpose()?,
        support: entry.support,
        answered: entry.answered,
        simulated: entry.simulated,
        source: entry.source.as_deref().map(|note| id(note, || within("source"))).transpose()?,
    })
}

fn note(note: &file::Note, path: &str) -> Result<(NoteId, Text), ImportError> {
    Ok((id(&note.note, || format!("{path}.note"))?, text(&note.text, &format!("{path}.text"))?))
}

fn group(group: &file::Group, path: &str) -> Result<Group, ImportError> {
    Ok(Group {
        id: id(&group.id, || format!("{path}.id"))?,
        round: id(&group.round, || format!("{path}.round"))?,
        rank: rank(&group.rank, || format!("{path}.rank"))?,
        headline: optional_text(group.headline.as_ref(), || format!("{path}.headline"))?,
        gesture: optional_text(group.gesture.as_ref(), || format!("{path}.gesture"))?,
    })
}

fn placement(
    placed: &file::Placement,
    path: &str,
) -> Result<(RoundId, ContributionId, Placement), ImportError> {
    let group = placed.group.as_deref();
    let placement = Placement {
        group: group.map(|group| id(group, || format!("{path}.group"))).transpose()?,
        rank: rank(&placed.rank, || format!("{path}.rank"))?,
    };
    let round = id(&placed.round, || format!("{path}.round"))?;
    Ok((round, id(&placed.card, || format!("{path}.card"))?, placement))
}

/// A file is no way around the bounds of a workshop.
fn bounded(import: &Brought) -> Result<(), ImportError> {
    let people = import.people.len().saturating_add(import.others);
    let counted = import
        .rounds
        .iter()
        .flat_map(|round| [round.passed, round.answers[0], round.answers[1], round.answers[2]]);
    let crowd = counted.chain(import.entries.iter().map(|entry| entry.support));
    // Each counted person becomes an event: all together stay within what a full room does.
    let events = crowd.clone().fold(0, usize::saturating_add);
    let bounds = [
        (import.rounds.len(), limits::ROUNDS, "rounds"),
        (people, limits::SEATS, "people"),
        (import.entries.len(), limits::CONTRIBUTIONS, "contributions"),
        (import.groups.len(), limits::GROUPS * limits::ROUNDS, "groups"),
        (import.placements.len(), limits::CONTRIBUTIONS * 4, "placements"),
        (import.withdrawn.len(), limits::CONTRIBUTIONS, "withdrawn"),
        (import.hidden.len(), limits::CONTRIBUTIONS, "hidden"),
        (crowd.max().unwrap_or(0), limits::SEATS, "people"),
        (events, limits::SEATS * 20, "people"),
        (import.notes.len(), limits::ROUNDS * (limits::GROUPS + 1), "notes"),
    ];
    let over = bounds.into_iter().find(|(count, most, _)| count > most);
    over.map_or(Ok(()), |(_, _, path)| Err(ImportError::at("over_limit", path)))
}

/// Every id is used once, and every id that is named exists.
fn known(import: &Brought) -> Result<(), ImportError> {
    let rounds = once(import.rounds.iter().map(|round| round.plan.id), "rounds")?;
    let seats = once(import.people.iter().map(|(seat, _)| *seat), "people.signing")?;
    let groups = once(import.groups.iter().map(|group| group.id), "groups")?;
    let cards = once(import.entries.iter().map(|entry| entry.id), "contributions")?;
    let placed = import.placements.iter().map(|(round, card, _)| (*round, *card));
    once(placed, "placements")?;
    for (index, round) in import.rounds.iter().enumerate() {
        must(round.plan.takes.iter().all(|id| rounds.contains(id)), "rounds", index)?;
    }
    must(import.current.is_none_or(|id| rounds.contains(&id)), "current", 0)?;
    for (index, entry) in import.entries.iter().enumerate() {
        must(rounds.contains(&entry.round), "contributions", index)?;
        must(entry.seat.is_none_or(|seat| seats.contains(&seat)), "contributions", index)?;
        must(entry.merged_into.is_none_or(|id| cards.contains(&id)), "contributions", index)?;
    }
    for (index, group) in import.groups.iter().enumerate() {
        must(rounds.contains(&group.round), "groups", index)?;
    }
    for (index, (round, card, placed)) in import.placements.iter().enumerate() {
        let there = rounds.contains(round) && cards.contains(card);
        let group = placed.group.is_none_or(|group: GroupId| groups.contains(&group));
        must(there && group, "placements", index)?;
    }
    let there = |note: &NoteId| match note {
        NoteId::Round(id) => rounds.contains(id),
        NoteId::Group(id) => groups.contains(id),
    };
    once(import.notes.iter().map(|(note, _)| *note), "notes")?;
    for (index, (note, _)) in import.notes.iter().enumerate() {
        must(there(note), "notes", index)?;
    }
    for (index, entry) in import.entries.iter().enumerate() {
        must(entry.source.as_ref().is_none_or(there), "contributions", index)?;
    }
    never_in_circles(import)
}

fn once<T: Ord>(ids: impl Iterator<Item = T>, path: &str) -> Result<BTreeSet<T>, ImportError> {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            return Err(ImportError::at("id_twice", format!("{path}[{index}]")));
        }
    }
    Ok(seen)
}

fn must(known: bool, path: &str, index: usize) -> Result<(), ImportError> {
    if known { Ok(()) } else { Err(ImportError::at("unknown_id", format!("{path}[{index}]"))) }
}

/// Following merges always ends.
fn never_in_circles(import: &Brought) -> Result<(), ImportError> {
    let into: BTreeMap<_, _> =
        import.entries.iter().filter_map(|entry| Some((entry.id, entry.merged_into?))).collect();
    for (index, entry) in import.entries.iter().enumerate() {
        let mut at = entry.id;
        let mut steps = 0;
        while let Some(next) = into.get(&at) {
            at = *next;
            steps += 1;
            if at == entry.id || steps > 8 {
                return Err(ImportError::at(
                    "merged_in_circles",
                    format!("contributions[{index}]"),
                ));
            }
        }
    }
    Ok(())
}
