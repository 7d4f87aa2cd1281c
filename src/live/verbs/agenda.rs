//! Verbs about the agenda, the clock, the wall and the workshop itself.

use super::{Surroundings, Wrong, at, bad, code, id, ids, line, on, optional_id};
use crate::domain::{
    About, Command, Hall, Licence, PublishedNames, Refusal, RoundId, RoundPlan, Scene, Step, Text,
    Texts, TimerAct, WallChange, Wifi, limits,
};
use crate::live::asked::Asked;

pub(super) fn command(asked: &Asked, around: Surroundings) -> Result<Command, Wrong> {
    let round = || id("round", &asked.round);
    Ok(match asked.r#do.as_str() {
        "open" => Command::OpenRound(round()?),
        "close" => Command::CloseRound(round()?),
        "reveal" => Command::RevealRound(round()?),
        "add_round" => add_round(asked, around)?,
        "reword" => Command::RewordRound {
            round: round()?,
            title: words("title", &asked.title, around)?,
            prompt: optional_words(&asked.prompt, around)?,
        },
        "move_round" => {
            Command::MoveRound { round: round()?, before: optional_id("before", &asked.before)? }
        }
        "skip" => Command::SkipRound { round: round()?, skipped: on("on", &asked.on)? },
        "timer" => Command::SetTimer { round: round()?, act: timer_act(asked)? },
        "notes" => Command::CloseNotes(!on("on", &asked.on)?),
        "wall" => Command::SetWall(wall(asked)?),
        "describe" => Command::Describe(Box::new(about(asked, around)?)),
        "end" => Command::End,
        "resume" => Command::Resume,
        "publish" => Command::Publish(code("names", &asked.names, PublishedNames::from_code)?),
        "unpublish" => Command::Unpublish,
        "erase" => Command::EraseSimulated,
        _ => return Err(Refusal::BadField.into()),
    })
}

/// What to do to a clock; `seconds` only where time is given.
pub(super) fn timer_act(asked: &Asked) -> Result<TimerAct, Wrong> {
    let seconds = || asked.seconds.trim().parse().map_err(|_| bad("seconds"));
    Ok(match asked.act.as_str() {
        "start" => TimerAct::Start(seconds()?),
        "extend" => TimerAct::Extend(seconds()?),
        "pause" => TimerAct::Pause,
        "resume" => TimerAct::Resume,
        "off" => TimerAct::Off,
        _ => return Err(bad("act")),
    })
}

fn add_round(asked: &Asked, around: Surroundings) -> Result<Command, Wrong> {
    // The op is as good an id as any: a resend names the same round.
    let new = RoundId(asked.op()?.0);
    let title = words("title", &asked.title, around)?;
    let prompt = optional_words(&asked.prompt, around)?;
    let step = code("step", &asked.step, Step::from_code)?;
    let mut plan = RoundPlan::of_step(new, step, title, prompt);
    plan.takes = ids("takes", &asked.takes)?;
    Ok(Command::AddRound { plan: Box::new(plan), before: optional_id("before", &asked.before)? })
}

fn words(field: &'static str, text: &str, around: Surroundings) -> Result<Texts, Wrong> {
    Ok(Texts::one(around.language, at(field, Text::parse(text, limits::NAME))?))
}

fn optional_words(text: &str, around: Surroundings) -> Result<Texts, Wrong> {
    let parsed = at("prompt", Text::optional(text, limits::TEXT))?;
    Ok(parsed.map_or_else(Texts::default, |text| Texts::one(around.language, text)))
}

fn wall(asked: &Asked) -> Result<WallChange, Wrong> {
    let scene = match asked.scene.as_deref() {
        None => None,
        Some("") => Some(None),
        Some(scene) => Some(Some(code("scene", scene, Scene::from_code)?)),
    };
    let blank = asked.blank.as_deref().map(|blank| on("blank", blank)).transpose()?;
    let hall = asked.hall.as_deref().map(|hall| code("hall", hall, Hall::from_code)).transpose()?;
    let quoted = asked.quoted.as_deref().map(|card| optional_id("quoted", card)).transpose()?;
    Ok(WallChange { scene, blank, hall, quoted })
}

/// Title and terms of a workshop, from a form.
///
/// # Errors
/// The field that cannot be read.
pub fn about(asked: &Asked, around: Surroundings) -> Result<About, Wrong> {
    let licence = match asked.licence.as_str() {
        "" => Licence::default(),
        spdx => code("licence", spdx, Licence::from_spdx)?,
    };
    let wifi = line("wifi", &asked.wifi, limits::NAME)?;
    let password = line("wifi_password", &asked.wifi_password, limits::NAME)?;
    Ok(About {
        title: at("title", Text::line(&asked.title, limits::NAME))?,
        place: line("place", &asked.place, limits::NAME)?,
        date: line("date", &asked.date, limits::NAME)?,
        organiser: line("organiser", &asked.organiser, limits::NAME)?,
        licence,
        language: around.language,
        recipe: None,
        withdrawal_hours: limits::WITHDRAWAL_HOURS,
        wifi: wifi.map(|name| Wifi { name, password }),
    })
}
