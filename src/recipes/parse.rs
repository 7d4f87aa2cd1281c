//! From a file to a [`Recipe`], or to the first thing that is wrong in it.

use toml::de::DeTable;

use super::field::{Field, Table, not_toml};
use super::{FORMAT, Recipe, RecipeError, RecipeStep, Sort, Wrong};
use crate::domain::{
    Collects, Kind, Licence, Names, RoundId, RoundPlan, Scene, Section, Step, Texts, TurnOrder,
    TurnRules, Visible, limits,
};

/// Most entries a recipe may let a person give in one step.
const PER_PERSON: u32 = 1_000;
/// Longest withdrawal window, in hours: a year.
const WITHDRAWAL_HOURS: u32 = 8_760;

const RECIPE: &[&str] =
    &["format", "key", "title", "about", "licence", "source", "withdrawal_hours", "step"];
const STEP: &[&str] = &[
    "key",
    "step",
    "title",
    "prompt",
    "example",
    "minutes",
    "collects",
    "takes",
    "turn",
    "sub_questions",
    "suggestions",
    "scene",
    "section",
];
const COLLECTS: &[&str] =
    &["kind", "advised", "per_person", "visible", "names", "support", "phones"];
const TURN: &[&str] = &["order", "seconds", "comes_back", "on_request"];

type Reading<T> = Result<T, RecipeError>;

/// Reads a recipe.
///
/// # Errors
/// The first thing that is wrong: its line, its key, and what is expected there.
pub fn parse(file: &str) -> Result<Recipe, RecipeError> {
    let parsed = DeTable::parse(file).map_err(|error| not_toml(file, &error))?;
    let table = Table::whole(file, parsed.get_ref());
    let format = table.need("format")?;
    if format.raw()? != FORMAT {
        return Err(format.is(Wrong::NotOneOf(vec![FORMAT])));
    }
    table.only(RECIPE)?;
    let steps = steps(&table.need("step")?)?;
    Ok(Recipe {
        key: table.need("key")?.name()?,
        title: table.need("title")?.texts(limits::NAME)?,
        about: table.maybe("about", |field| field.texts(limits::TEXT))?.unwrap_or_default(),
        licence: table
            .maybe("licence", |field| field.code(&Licence::ALL, Licence::spdx))?
            .unwrap_or_default(),
        source: table.maybe("source", |field| field.text(limits::TEXT))?,
        minutes: steps.iter().map(|step| step.minutes).sum(),
        withdrawal_hours: table
            .maybe("withdrawal_hours", |field| field.number(0..=WITHDRAWAL_HOURS))?
            .unwrap_or(limits::WITHDRAWAL_HOURS),
        steps,
    })
}

fn steps(field: &Field<'_>) -> Reading<Vec<RecipeStep>> {
    let list = field.list()?;
    if list.is_empty() {
        return Err(field.is(Wrong::Missing));
    }
    if list.len() > limits::ROUNDS {
        return Err(field.is(Wrong::TooMany(limits::ROUNDS)));
    }
    let mut steps = Vec::new();
    for field in list {
        let step = step(&field.step()?, &steps)?;
        steps.push(step);
    }
    Ok(steps)
}

/// One step, which may take up those before it.
fn step(table: &Table<'_>, before: &[RecipeStep]) -> Reading<RecipeStep> {
    table.only(STEP)?;
    let named = table.need("key")?;
    let key = named.name()?;
    if before.iter().any(|step| step.key == key) {
        return Err(named.is(Wrong::Twice));
    }
    let step = table.need("step")?.code(Step::ALL, Step::code)?;
    let title = table.need("title")?.texts(limits::NAME)?;
    let prompt = table.maybe("prompt", |field| field.texts(limits::TEXT))?.unwrap_or_default();
    let usual = RoundPlan::of_step(RoundId(0), step, Texts::default(), Texts::default());
    Ok(RecipeStep {
        key,
        step,
        title,
        prompt,
        example: table.maybe("example", |field| field.texts(limits::TEXT))?,
        minutes: table
            .maybe("minutes", |field| field.number(1..=limits::ROUND_MINUTES))?
            .unwrap_or(usual.minutes),
        collects: table
            .maybe("collects", |field| collects(field, step, usual.collects))?
            .unwrap_or(usual.collects),
        takes: table.maybe("takes", |field| takes(field, before))?.unwrap_or_default(),
        turn: table.maybe("turn", |field| turn(field, usual.turn))?.unwrap_or(usual.turn),
        sub_questions: table.maybe("sub_questions", sentences)?.unwrap_or_default(),
        suggestions: table.maybe("suggestions", sentences)?.unwrap_or_default(),
        scene: table
            .maybe("scene", |field| field.code(Scene::ALL, Scene::code))?
            .unwrap_or(usual.scene),
        section: table
            .maybe("section", |field| field.code(Section::ALL, Section::code))?
            .unwrap_or(usual.section),
    })
}

/// What a step collects; `false` for nothing. The kind may be left out where the
/// step has a usual one.
fn collects(field: &Field<'_>, step: Step, usual: Option<Collects>) -> Reading<Option<Collects>> {
    if field.is_no() {
        return Ok(None);
    }
    let table = field.table(Sort::Collects)?;
    table.only(COLLECTS)?;
    let kind = table.maybe("kind", |field| field.code(Kind::ALL, Kind::code))?;
    let kind = match (kind, usual) {
        (Some(kind), _) => kind,
        (None, Some(usual)) => usual.kind,
        (None, None) => table.need("kind")?.code(Kind::ALL, Kind::code)?,
    };
    let usual = Collects::usual(kind, step);
    let most = u32::try_from(limits::TALK).unwrap_or(u32::MAX);
    Ok(Some(Collects {
        kind,
        advised: table.maybe("advised", |field| field.number(1..=most))?.unwrap_or(usual.advised),
        per_person: table
            .maybe("per_person", |field| field.number(1..=PER_PERSON))?
            .or(usual.per_person),
        visible: table
            .maybe("visible", |field| field.code(Visible::ALL, Visible::code))?
            .unwrap_or(usual.visible),
        names: table
            .maybe("names", |field| field.code(Names::ALL, Names::code))?
            .unwrap_or(usual.names),
        support: table.maybe("support", Field::yes_no)?.unwrap_or(usual.support),
        phones: table.maybe("phones", Field::yes_no)?.unwrap_or(usual.phones),
    }))
}

/// How people take turns; `false` for not at all.
fn turn(field: &Field<'_>, usual: Option<TurnRules>) -> Reading<Option<TurnRules>> {
    if field.is_no() {
        return Ok(None);
    }
    let table = field.table(Sort::Turn)?;
    table.only(TURN)?;
    let usual = usual.unwrap_or(TurnRules {
        order: TurnOrder::Arrival,
        seconds: 0,
        comes_back: true,
        on_request: false,
    });
    Ok(Some(TurnRules {
        order: table
            .maybe("order", |field| field.code(TurnOrder::ALL, TurnOrder::code))?
            .unwrap_or(usual.order),
        seconds: table
            .maybe("seconds", |field| field.number(0..=limits::TURN_SECONDS))?
            .unwrap_or(usual.seconds),
        comes_back: table.maybe("comes_back", Field::yes_no)?.unwrap_or(usual.comes_back),
        on_request: table.maybe("on_request", Field::yes_no)?.unwrap_or(usual.on_request),
    }))
}

fn takes(field: &Field<'_>, before: &[RecipeStep]) -> Reading<Vec<String>> {
    let mut takes = Vec::new();
    for field in field.list()? {
        let key = field.name()?;
        if takes.contains(&key) {
            return Err(field.is(Wrong::Twice));
        }
        if !before.iter().any(|step| step.key == key) {
            return Err(field.is(Wrong::NotEarlier));
        }
        takes.push(key);
    }
    Ok(takes)
}

fn sentences(field: &Field<'_>) -> Reading<Vec<Texts>> {
    let list = field.list()?;
    if list.len() > limits::SENTENCES {
        return Err(field.is(Wrong::TooMany(limits::SENTENCES)));
    }
    list.iter().map(|field| field.texts(limits::NAME)).collect()
}
