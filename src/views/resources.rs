//! The state as keyed JSON objects, for machines: `collecte.json.1`, and the pages'
//! addresses with `Accept: application/json`.
//!
//! One object per thing, `{"e":"card.put","id":…}`. Its id is that of the thing, the
//! same in forms; an object that is gone comes as `{"e":"del","id":…}`.
//!
//! Never here: a draft on somebody's phone, who wrote an entry, who passed, spoken keys,
//! links; and, for those who do not hold a role, anything that is not public.

use serde_json::{Value, json};

use super::context::Context;
use crate::domain::{
    Answer, Contribution, ContributionId, Group, Kind, Moment, Round, RoundId, Scene, Seat, Tie,
};
use crate::screen::{Memo, Piece, Place, Screen, Viewer};

/// Everything this audience may know, one object in each piece.
pub fn resources(viewer: &Viewer<'_>, memo: &Memo) -> Screen {
    let sight = Sight { ctx: Context::new(viewer), team: viewer.audience.role.is_team() };
    let workshop = viewer.workshop;
    let mut screen = Screen::default();
    put(&mut screen, "workshop", sight.workshop());
    for (index, round) in workshop.rounds.iter().enumerate() {
        let RoundId(id) = round.plan.id;
        let untold = sight.untold(round) as u64;
        screen.push(memo.stamped("round", (id, untold), || {
            object(&round.plan.id.to_string(), sight.round(round, index + 1))
        }));
    }
    if sight.team {
        for seat in workshop.arrivals.iter().filter_map(|id| workshop.seat(*id).ok()) {
            let here = u64::from(sight.is_here(seat));
            screen.push(memo.stamped("seat", (seat.id.0, here), || {
                object(&seat.id.to_string(), sight.seat(seat))
            }));
        }
    }
    for entry in workshop.all_said().filter(|entry| sight.reads(entry)) {
        screen.push(memo.entry("card", entry, || object(&entry.id.to_string(), sight.card(entry))));
    }
    for group in workshop.groups.values() {
        put(&mut screen, &group.id.to_string(), sight.group(group));
    }
    put(&mut screen, "wall", sight.wall());
    screen
}

fn put(screen: &mut Screen, id: &str, value: Value) {
    screen.push(object(id, value));
}

/// An object is found by its id; it has no order among the others.
fn object(id: &str, mut value: Value) -> Piece {
    value["id"] = id.into();
    let place = Place::new(id, "json", "");
    // Not `Piece::new`, which looks for the id of an element.
    Piece { place, html: value.to_string() }
}

/// What an audience may know.
struct Sight<'a> {
    ctx: Context<'a>,
    team: bool,
}

impl Sight<'_> {
    /// Whether the words of an entry may be read here.
    fn reads(&self, entry: &Contribution) -> bool {
        entry.is_public() || (self.team && self.ctx.workshop().team_sees(entry))
    }

    /// How many entries of a round are not told here: a number tells no words. Together
    /// with those that are told it is the count, and one that is told changes no round.
    fn untold(&self, round: &Round) -> usize {
        let tally = self.ctx.workshop().tally(round.plan.id);
        if self.team { tally.drafts } else { tally.all.saturating_sub(tally.public) }
    }

    fn workshop(&self) -> Value {
        let workshop = self.ctx.workshop();
        let about = workshop.about.as_ref();
        json!({
            "e": "workshop.put",
            "title": workshop.title(),
            "place": about.and_then(|about| about.place.as_ref()).map(ToString::to_string),
            "date": about.and_then(|about| about.date.as_ref()).map(ToString::to_string),
            "licence": workshop.licence().spdx(),
            "language": workshop.language().code(),
            "code": self.ctx.viewer.door.code,
            "ended": workshop.ended.map(|Moment(millis)| millis),
            "current": workshop.current.map(|round| round.to_string()),
            "people": workshop.how_many(),
            "present": self.ctx.viewer.presence.here.len(),
        })
    }

    fn round(&self, round: &Round, order: usize) -> Value {
        let plan = &round.plan;
        let mut object = json!({
            "e": "round.put",
            "order": order,
            "step": plan.step.code(),
            "title": self.ctx.read(&plan.title).text,
            "prompt": self.ctx.read(&plan.prompt).text,
            "status": round.status.code(),
            "skipped": round.skipped,
            "revealed": round.revealed,
            "takes": plan.takes.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "kind": plan.collects.map(|collects| collects.kind.code()),
            "sub_questions": plan.sub_questions.len(),
            "section": plan.section.code(),
            "untold": self.untold(round),
            "on_request": plan.turn.map(|rules| rules.on_request),
            "speaking": round.turns.speaking.map(|now| now.seat.to_string()),
            "answers": answers(round),
        });
        if self.team {
            let waiting = round.turns.waiting.iter().map(ToString::to_string);
            object["waiting"] = waiting.collect::<Vec<_>>().into();
        }
        object
    }

    fn seat(&self, seat: &Seat) -> Value {
        json!({
            "e": "seat.put",
            "number": seat.number,
            "name": seat.name.as_ref().map(ToString::to_string),
            "proxy": seat.proxy,
            "simulated": seat.simulated,
            "removed": seat.removed,
            "here": self.is_here(seat),
        })
    }

    fn is_here(&self, seat: &Seat) -> bool {
        self.ctx.viewer.presence.here.contains(&seat.id)
    }

    fn card(&self, entry: &Contribution) -> Value {
        let said = &entry.statement;
        let optional = |text: &Option<_>| text.as_ref().map(ToString::to_string);
        let mut object = json!({
            "e": "card.put",
            "round": entry.round.to_string(),
            "kind": (Some(entry.kind) != self.collected(entry)).then(|| entry.kind.code()),
            "text": said.text.as_str(),
            "what": optional(&said.what),
            "place": optional(&said.place),
            "tie": said.tie.map(Tie::code),
            "who": optional(&said.who),
            "due": optional(&said.due),
            "sub_question": said.sub_question,
            "name": self.ctx.workshop().shown_name(entry).map(ToString::to_string),
            "support": entry.support.len(),
            "answered": entry.answered,
            "merged_into": entry.merged_into.map(|card| card.to_string()),
            "order": entry.order,
        });
        if self.team {
            object["hidden"] = entry.hidden.into();
            object["shared"] = entry.shared.into();
        }
        spare(object)
    }

    /// What the round of an entry collects.
    fn collected(&self, entry: &Contribution) -> Option<Kind> {
        let round = self.ctx.workshop().round(entry.round).ok()?;
        round.plan.collects.map(|collects| collects.kind)
    }

    fn group(&self, group: &Group) -> Value {
        let cards = self.ctx.workshop().cards_of(group.round, Some(group.id));
        json!({
            "e": "group.put",
            "round": group.round.to_string(),
            "headline": group.headline.as_ref().map(ToString::to_string),
            "gesture": group.gesture.as_ref().map(ToString::to_string),
            "rank": group.rank.as_str(),
            "cards": cards.iter().map(|card| card.id.to_string()).collect::<Vec<_>>(),
        })
    }

    fn wall(&self) -> Value {
        let wall = self.ctx.workshop().wall;
        // An entry that was hidden since leaves the wall: its id must not point at it.
        let seen = |id: &ContributionId| {
            self.ctx.workshop().contribution(*id).is_ok_and(Contribution::is_public)
        };
        json!({
            "e": "wall.put",
            "scene": wall.scene.map(Scene::code),
            "blank": wall.blank,
            "hall": wall.hall.code(),
            "quoted": wall.quoted.filter(seen).map(|card| card.to_string()),
        })
    }
}

/// Without the keys that say nothing: a card is sent to a whole room.
fn spare(mut object: Value) -> Value {
    if let Some(keys) = object.as_object_mut() {
        keys.retain(|_, value| !matches!(value, Value::Null | Value::Bool(false)) && *value != 0);
    }
    object
}

/// How many gave each answer; never who.
fn answers(round: &Round) -> Value {
    let (mut fine, mut reserve, mut pass) = (0, 0, 0);
    for answer in round.answers.values() {
        match answer {
            Answer::Fine => fine += 1,
            Answer::Reserve(_) => reserve += 1,
            Answer::Pass => pass += 1,
        }
    }
    json!({ "fine": fine, "reserve": reserve, "pass": pass })
}

#[cfg(test)]
mod tests;
