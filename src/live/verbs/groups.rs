//! Verbs about groups.

use super::{Wrong, id, ids, line, optional_id};
use crate::domain::{Command, Refusal, limits};
use crate::live::asked::Asked;

pub(super) fn command(asked: &Asked) -> Result<Command, Wrong> {
    let round = || id("round", &asked.round);
    let group = || id("group", &asked.group);
    Ok(match asked.r#do.as_str() {
        "group" => Command::MakeGroup {
            round: round()?,
            group: group()?,
            headline: line("text", &asked.text, limits::NAME)?,
            cards: ids("cards", &asked.cards)?,
        },
        "headline" => Command::NameGroup {
            group: group()?,
            headline: line("headline", &asked.headline, limits::NAME)?,
            gesture: line("gesture", &asked.gesture, limits::NAME)?,
        },
        "rank" => {
            Command::MoveGroup { group: group()?, before: optional_id("before", &asked.before)? }
        }
        "ungroup" => Command::DissolveGroup(group()?),
        "put" => Command::Put {
            round: round()?,
            cards: ids("card", &format!("{} {}", asked.card, asked.cards))?,
            group: match asked.group.as_str() {
                "" | "none" => None,
                group => Some(id("group", group)?),
            },
            before: optional_id("before", &asked.before)?,
        },
        "merge" => Command::Merge {
            round: round()?,
            card: id("card", &asked.card)?,
            into: id("into", &asked.into)?,
        },
        "split" => Command::Split { round: round()?, card: id("card", &asked.card)? },
        "undo" => Command::Undo(round()?),
        _ => return Err(Refusal::BadField.into()),
    })
}
