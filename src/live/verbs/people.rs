//! Verbs about people: the floor, answers, names, links.

use super::{Surroundings, Wrong, at, bad, code, id, ids, line, on};
use crate::domain::{Answer, Command, Link, LinkId, Outcome, Refusal, Role, SeatId, Text, limits};
use crate::live::asked::Asked;

pub(super) fn command(asked: &Asked, around: Surroundings) -> Result<Command, Wrong> {
    let round = || id("round", &asked.round);
    let seat = || around.seat.ok_or(bad("seat"));
    Ok(match asked.r#do.as_str() {
        "next" => Command::NextTurn(round()?),
        "give" => Command::GiveTurn { round: round()?, seat: named_seat(asked)? },
        "done" => ended(asked, around, Outcome::Spoke)?,
        "pass" => ended(asked, around, Outcome::Passed)?,
        "later" => ended(asked, around, Outcome::Later)?,
        "turn_time" => Command::TimeTurn { round: round()?, act: super::agenda::timer_act(asked)? },
        "order" => Command::OrderTurns { round: round()?, waiting: ids("seats", &asked.seats)? },
        "raise" => Command::AskFloor { round: round()?, seat: seat()? },
        "lower" => Command::LeaveFloor { round: round()?, seat: seat()? },
        "answer" => Command::Answer { round: round()?, seat: seat()?, answer: answer(asked)? },
        "rename" => Command::RenameSeat {
            seat: seat()?,
            name: line("nickname", &asked.nickname, limits::PERSON)?,
        },
        "remove" => Command::RemoveSeat {
            seat: named_seat(asked)?,
            removed: on("on", &asked.on)?,
            hide: on("hide", &asked.hide)?,
        },
        "add_seat" => Command::TakeSeat {
            // The op is as good an id as any: a resend names the same person.
            seat: SeatId(asked.op()?.0),
            name: Some(at("nickname", Text::line(&asked.nickname, limits::PERSON))?),
            language: around.language,
            device: None,
            key: around.key.ok_or(Refusal::Full)?,
            simulated: on("simulated", &asked.simulated)?,
        },
        "link" => link(asked)?,
        "revoke" => Command::RevokeLink(id("link", &asked.link)?),
        _ => return Err(Refusal::BadField.into()),
    })
}

/// The seat that a command names: somebody else, not the one who asks.
fn named_seat(asked: &Asked) -> Result<SeatId, Wrong> {
    id("seat", &asked.seat)
}

fn ended(asked: &Asked, around: Surroundings, outcome: Outcome) -> Result<Command, Wrong> {
    let seat = around.seat.ok_or(bad("seat"))?;
    Ok(Command::EndTurn { round: id("round", &asked.round)?, seat, outcome })
}

fn answer(asked: &Asked) -> Result<Answer, Wrong> {
    match asked.answer.as_str() {
        "fine" => Ok(Answer::Fine),
        "pass" => Ok(Answer::Pass),
        "reserve" => at("text", Text::parse(&asked.text, limits::TEXT)).map(Answer::Reserve),
        _ => Err(bad("answer")),
    }
}

fn link(asked: &Asked) -> Result<Command, Wrong> {
    // The op is as good an id as any: a resend names the same link.
    Ok(Command::IssueLink(Link {
        id: LinkId(asked.op()?.0),
        role: code("role", &asked.role, Role::from_code)?,
        label: line("label", &asked.label, limits::LABEL)?,
        revoked: false,
        simulated: false,
    }))
}
