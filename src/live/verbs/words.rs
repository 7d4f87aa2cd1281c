//! Verbs about words: say, edit, share, withdraw, hide, support.

use super::{Wrong, at, code, id, line, on};
use crate::domain::{Channel, Command, Kind, Refusal, Statement, Text, Tie, limits};
use crate::live::asked::Asked;

pub(super) fn command(asked: &Asked) -> Result<Command, Wrong> {
    let card = || id("card", &asked.card);
    Ok(match asked.r#do.as_str() {
        "say" => say(asked)?,
        "edit" => Command::Edit { id: card()?, statement: Box::new(statement(asked)?) },
        "withdraw" => Command::Withdraw(card()?),
        "share" => Command::Share(card()?),
        "unname" => Command::Unname { id: card()?, unnamed: on("on", &asked.on)? },
        "hide" => Command::Hide { id: card()?, hidden: on("on", &asked.on)? },
        "answered" => Command::MarkAnswered { id: card()?, answered: on("on", &asked.on)? },
        "support" => Command::Support { id: card()?, on: on("on", &asked.on)? },
        "take" => Command::TakeOn(card()?),
        _ => return Err(Refusal::BadField.into()),
    })
}

fn say(asked: &Asked) -> Result<Command, Wrong> {
    let kind = match asked.kind.as_str() {
        "" => None,
        kind => Some(code("kind", kind, Kind::from_code)?),
    };
    let channel = match asked.channel.as_str() {
        "" => Channel::Scribe,
        channel => code("channel", channel, Channel::from_code)?,
    };
    if !asked.note.is_empty() {
        return Ok(Command::ContributeFrom {
            note: id("note", &asked.note)?,
            id: id("card", &asked.card)?,
            round: id("round", &asked.round)?,
            kind,
            statement: Box::new(statement(asked)?),
        });
    }
    Ok(Command::Contribute {
        id: id("card", &asked.card)?,
        round: id("round", &asked.round)?,
        kind,
        statement: Box::new(statement(asked)?),
        channel,
    })
}

fn statement(asked: &Asked) -> Result<Statement, Wrong> {
    let long = matches!(asked.kind.as_str(), "talk" | "testimony");
    let limit = if long { limits::TALK } else { limits::TEXT };
    let tie = match asked.tie.as_str() {
        "" => None,
        tie => Some(code("tie", tie, Tie::from_code)?),
    };
    let sub_question = match asked.sub.as_str() {
        "" => None,
        sub => Some(sub.parse().map_err(|_| super::bad("sub"))?),
    };
    Ok(Statement {
        text: at("text", Text::parse(&asked.text, limit))?,
        what: at("what", Text::optional(&asked.what, limits::TEXT))?,
        place: line("place", &asked.place, limits::NAME)?,
        tie,
        who: line("who", &asked.who, limits::NAME)?,
        due: line("due", &asked.due, limits::NAME)?,
        sub_question,
    })
}
